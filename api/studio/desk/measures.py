"""What people type and read in a unit of their own: miles, and paces per mile; a request is always in kilometres.

What stands in a request is never converted back: a field shows it rounded, and as long as nobody types another number
there, it means what it stood for. So units can be switched to and fro, and nothing drifts.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from api.terminal.units import Units

EXACT = 9
"""Decimals of a request's number that was typed in another unit: a thousandth of a millimetre."""
_MEASURED = re.compile(r"(?P<pace>SecPerKm$)|(?P<time>Secs$)|(?P<length>Km(?=$|ByDay))")


@dataclass(frozen=True)
class Measure:
    """How a number of a request is shown: `each` of the request's units make one of the person's. With `whole`
    decimals it is shown if that is exact, as a half marathon's 21.0975 km are, else with `rounded` ones."""

    each: float
    whole: int
    rounded: int
    clock: bool = False

    def shown(self, value: float) -> float:
        """The number in the person's unit."""
        found = round(value / self.each, self.whole)
        return found if round(self.meant(found) - value, EXACT) == 0 else round(value / self.each, self.rounded)

    def meant(self, shown: float) -> float:
        """The request's number for one that was typed; it stays the whole number that it is in the request's unit."""
        return shown if self.each == 1 else round(shown * self.each, EXACT)

    def least(self, limit: float) -> float:
        """The smallest number to type where the request's must not be less than this."""
        return math.ceil(round(limit / self.each * self._parts, 6)) / self._parts

    def most(self, limit: float) -> float:
        """The largest number to type where the request's must not be more than this."""
        return math.floor(round(limit / self.each * self._parts, 6)) / self._parts

    @property
    def _parts(self) -> float:
        return 10.0**self.rounded

    def said(self, value: float) -> str:
        """The number as it is typed."""
        shown = self.shown(value)
        return clock(shown) if self.clock else f"{shown:g}"


def length(units: Units) -> Measure:
    """How distances are shown."""
    return Measure(units.km_each, 4, 2)


def measure_of(name: str, units: Units) -> Measure | None:
    """The measure of a field, by its name in JSON; None for what has no unit that people choose."""
    found = _MEASURED.search(name)
    if found is None:
        return None
    if found["length"]:
        return length(units)
    return Measure(1 / units.km_each if found["pace"] else 1.0, 1, 0, clock=True)


def clock(seconds: float) -> str:
    """5:30, or 1:45:00."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    tail = f"{rest:04.1f}" if rest % 1 else f"{int(rest):02}"
    return f"{hours}:{minutes:02}:{tail}" if hours else f"{minutes}:{tail}"


def typed(value: Any, units: Units, name: str = "") -> Any:
    """What stands in a request, or in its field of this name, as the form shows it."""
    return _each(value, name, units, lambda number, measure: measure.shown(number))


def meant(value: Any, stands: Any, units: Units, name: str) -> Any:
    """What the form says in the field of this name, as the request has it; `stands` stood there before."""
    there: list[float] = []
    _each(stands, name, units, lambda number, _: there.append(number))

    def number(shown: float, measure: Measure) -> float:
        return next((one for one in there if measure.shown(one) == shown), measure.meant(shown))

    found = _each(value, name, units, number)
    if isinstance(value, Mapping) and isinstance(stands, Mapping):  # two days may look alike and not be
        return found | {day: meant(value[day], stands[day], units, name) for day in value if day in stands}
    return found


def _each(value: Any, name: str, units: Units, convert: Callable[[float, Measure], Any]) -> Any:
    if isinstance(value, Mapping):  # a weekday has its field's measure, everything else its own
        return {k: _each(part, name if name.endswith("ByDay") else k, units, convert) for k, part in value.items()}
    if isinstance(value, list | tuple):
        return [_each(part, name, units, convert) for part in value]
    measure = measure_of(name, units)
    return convert(value, measure) if measure is not None and _is_number(value) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
