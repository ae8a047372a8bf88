"""The wall clock of activities that were recorded in UTC: a run at 19:00 in Denver is not one of the next day.

In this order: the local time that the file gives, unless it is UTC where no UTC is; the time zone that the owner names;
the zone of the place, with its summer time; the zone or difference that the owner's other activities show; the names
that Strava gives ("Morning Run"); else UTC as it stands.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, TypeGuard
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from api.history.places import zone_at
from api.history.recorded import Recorded
from api.history.vocabulary import plain
from solver.errors import BadRequest
from solver.refusals import refused
from solver.running.profile.activity import Activity, Sport

LEAST_NAMED = 5
_DAY_PARTS = (
    (8.0, r"\b(?:morning|morgen|ochtend\w*|matin|mattina|manana|manha)\b"),
    (12.5, r"\b(?:lunch|mittag|middag\w*|midi|mediodia)\b"),
    (15.5, r"\b(?:afternoon|nachmittag|namiddag\w*|apres-midi|pomeriggio|tarde)\b"),
    (19.0, r"\b(?:evening|abend|avond\w*|soir|sera)\b"),
    (22.5, r"\b(?:night|nacht\w*|nuit|notte|noche|noite)\b"),
)
"""About when in the day Strava gives these names."""

_PATTERNS = tuple((hour, re.compile(words)) for hour, words in _DAY_PARTS)


@dataclass(frozen=True)
class Settled:
    """Activities with their wall clock, and how it was found where files only had UTC."""

    activities: list[Activity]
    remark: str | None


def zone_named(name: str | None) -> ZoneInfo | None:
    """The time zone with this IANA name.

    Raises:
        BadRequest: when there is none.
    """
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadRequest.of(refused("timezone", name[:60], "no_zone", name=repr(name[:60]))) from None


def settled(recorded: Sequence[Recorded], zone: ZoneInfo | None) -> Settled:
    """Every activity at its local time."""
    zones = [None if zone or not _needs_place(one) else _zone_of(one) for one in recorded]
    usual = _Usual(zone, None) if zone else _usual(recorded, zones)
    found, guessed = [], 0
    for one, place in zip(recorded, zones, strict=True):
        known = place is not None or one.place is not None or (one.local is not None and not _needs_place(one))
        found.append(_activity(one, _local(one, place, zone, usual)))
        guessed += one.sport is Sport.RUN and one.local is None and zone is None and not known
    told = guessed and usual.how is not None
    return Settled(found, f"{guessed} runs give their time in UTC only: {usual.how}" if told else None)


@dataclass(frozen=True)
class _Usual:
    """What to assume where nothing else is known, and how that was found, if it needs a word."""

    where: ZoneInfo | dt.timedelta | None
    how: str | None


def _needs_place(one: Recorded) -> bool:
    """A local time that equals UTC is most often one that the watch did not know."""
    return one.utc is not None and (one.local is None or (one.local == one.utc and one.place is not None))


def _zone_of(one: Recorded) -> ZoneInfo | None:
    if one.place is None:
        return None
    latitude, longitude = one.place
    return zone_at(round(latitude, 3), round(longitude, 3))


def _local(one: Recorded, place: ZoneInfo | None, asked: ZoneInfo | None, usual: _Usual) -> dt.datetime:
    if one.local is not None and (place is None or one.utc is None):
        return one.local
    assert one.utc is not None
    if zone := asked or place:
        return _at(one.utc, zone)
    if one.place is not None:  # at sea, or where a newer zone is not known here
        return one.utc + dt.timedelta(hours=round(one.place[1] / 15))
    return _at(one.utc, usual.where)


def _at(utc: dt.datetime, where: ZoneInfo | dt.timedelta | None) -> dt.datetime:
    if isinstance(where, ZoneInfo):
        return utc.replace(tzinfo=dt.UTC).astimezone(where).replace(tzinfo=None)
    return utc + (where or dt.timedelta(0))


def _usual(recorded: Sequence[Recorded], zones: Sequence[ZoneInfo | None]) -> _Usual:
    """With enough others that know theirs, no word is needed."""
    zoned = Counter(zone for zone in zones if zone is not None).most_common(1)
    known = [one.local - one.utc for one in recorded if _knows_both(one)]
    if len(known) >= LEAST_NAMED or (known and not zoned):
        hours = _whole(median(d.total_seconds() / 3600 for d in known))
        told = f"taken as {_signed(hours)}, as in the others; --timezone says it better"
        return _Usual(dt.timedelta(hours=hours), None if len(known) >= LEAST_NAMED else told)
    if zoned:
        zone, _ = zoned[0]
        return _Usual(zone, f"taken as {zone}, from where others were run; --timezone says it better")
    named = [shift for one in recorded if (shift := _shift_by_name(one)) is not None]
    if len(named) >= LEAST_NAMED:
        hours = _whole(median(named))
        how = f"taken as {_signed(hours)}, from names such as Morning Run; --timezone says it better"
        return _Usual(dt.timedelta(hours=hours), how)
    return _Usual(None, "weekdays are those of UTC; say --timezone if you live far from it")


def _knows_both(one: Recorded) -> TypeGuard[Any]:
    return one.local is not None and one.utc is not None and one.timed and not _needs_place(one)


def _shift_by_name(one: Recorded) -> float | None:
    """Hours from UTC to the part of the day that the name tells, from -12 to 12."""
    if one.utc is None or not one.timed:
        return None
    text = plain(one.name)
    hour = next((hour for hour, pattern in _PATTERNS if pattern.search(text)), None)
    if hour is None:
        return None
    return (hour - one.utc.hour - one.utc.minute / 60 + 12) % 24 - 12


def _whole(hours: float) -> int:
    return int(hours // 1 + (hours % 1 >= 0.5))


def _signed(hours: int) -> str:
    return f"UTC{hours:+d}" if hours else "UTC"


def _activity(one: Recorded, local: dt.datetime) -> Activity:
    return Activity(
        start=local,
        sport=one.sport,
        moving_s=one.moving_s,
        elapsed_s=one.elapsed_s,
        distance_km=one.metres / 1000 if one.metres else None,
        average_hr=one.average_hr,
        max_hr=one.max_hr,
        hint=one.hint,
        treadmill=one.treadmill,
        name=one.name,
        source=one.source,
        timed=one.timed,
        instant=one.utc,
        listed=one.listed,
        doubt=one.doubt,
        efforts=one.efforts,
    )
