"""The time zone of a place, from a map of borders that comes with the installation: no network is asked."""

import atexit
import functools
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from timezonefinder import TimezoneFinder


@functools.cache
def zone_at(latitude: float, longitude: float) -> ZoneInfo | None:
    """The zone at a latitude and longitude; None at sea, where clocks follow the longitude."""
    name = _map().timezone_at(lng=longitude, lat=latitude)
    if name is None or name.startswith("Etc/"):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@functools.cache
def _map() -> "TimezoneFinder":
    from timezonefinder import TimezoneFinder  # takes a third of a second: only where a file has places

    zones = TimezoneFinder()
    atexit.register(zones.cleanup)
    return zones
