"""Numbers, distances and durations as tables write them."""

import re
from math import isfinite

KM_PER_MILE = 1.609344
METRES = {"km": 1000.0, "mi": 1000 * KM_PER_MILE, "m": 1.0}
SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}

_UNITS = {
    "km": r"km|kilomet(?:er|re)s?|kilometros?|chilometri",
    "mi": r"mi|miles?",
    "m": r"m|met(?:er|re)s?",
    "min": r"min|mins|minutes?|minuten",
    "s": r"s|secs?|seconds?|sekunden",
    "h": r"hours?|hrs?|stunden",
}
_ANY_UNIT = {unit: re.compile(rf"(?:{words})$") for unit, words in _UNITS.items()}
_HEAD = re.compile(r"^(?:(?P<name>.+)[ (\[]+)?(?P<unit>[a-z]+)[)\]]?$")
_NUMBER = re.compile(r"^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?")
_CLOCK = re.compile(r"^(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d+)?)$")
_WORDS = re.compile(r"^(?:pt)?(?:(\d+)\s*h[a-z]*)?\s*(?:(\d+)\s*m[a-z]*)?\s*(?:([\d.,]+)\s*s[a-z]*)?$")


def unit_of_head(head: str) -> tuple[str, str | None]:
    """A column's name and unit: "distance (km)" is distance in km; "time" has no unit."""
    found = _HEAD.match(head)
    if found:
        name = (found["name"] or "").strip(" (")
        for unit, pattern in _ANY_UNIT.items():
            if pattern.match(found["unit"]) and (name or unit in ("km", "mi")):
                return name or "distance", unit
    return head, None


def number(text: str, *, thousands: bool = False) -> float | None:
    """A finite number, with a decimal point or comma; with `thousands`, "10,020" is ten thousand and twenty."""
    found = _NUMBER.match(text.strip().lower())
    if not found:
        return None
    try:
        value = float(_with_point(found[0], thousands))
    except ValueError:
        return None
    return value if isfinite(value) else None


def _with_point(digits: str, thousands: bool) -> str:
    point, comma = digits.rfind("."), digits.rfind(",")
    if comma < 0:
        return digits.replace(".", "") if digits.count(".") > 1 else digits
    if point > comma or digits.count(",") > 1 or (thousands and re.search(r"\d,\d{3}$", digits)):
        return digits.replace(",", "")
    return digits.replace(".", "").replace(",", ".")


def unit_of_cell(text: str) -> str | None:
    """The unit written behind a cell's number: "10.2 km"."""
    rest = _NUMBER.sub("", text.strip().lower()).strip()
    return next((unit for unit, pattern in _ANY_UNIT.items() if rest and pattern.match(rest)), None)


def clock_seconds(text: str) -> float | None:
    """Seconds of "1:23:45", "45:10", "1h 5m" or "PT45M10S"; a plain number has no unit and gives None."""
    plain = text.strip().lower()
    if found := _CLOCK.match(plain):
        hours, minutes, seconds = found.groups(default="0")
        return 3600 * int(hours) + 60 * int(minutes) + float(seconds.replace(",", "."))
    if plain[-1:].isalpha() and (found := _WORDS.match(plain)) and any(found.groups()):
        hours, minutes, seconds = found.groups(default="0")
        return 3600 * int(hours) + 60 * int(minutes) + (number(seconds) or 0.0)
    return None
