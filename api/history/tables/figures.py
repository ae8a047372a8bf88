"""Numbers, distances and durations as tables write them."""

import re
from collections.abc import Iterable
from math import isfinite

from api.history.vocabulary import plain
from solver.running.request.grid import KM_PER_MILE

METRES = {"km": 1000.0, "mi": 1000 * KM_PER_MILE, "m": 1.0, "yd": 0.9144}
SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "ms": 0.001}
DAY_S = 86_400.0

_UNITS = {
    "km": r"kms?|k|kilomet(?:er|re)s?n?|kilometros?|quilometros?|chilometri|km's|км|公里|キロ",
    "mi": r"mi|miles?|mls|meilen|millas|miglia|milhas|mijlen",
    "m": r"m|met(?:er|re)s?|metros?|metri|mtrs?",
    "yd": r"yds?|yards?",
    "min": r"mins?|minutes?|minuten|minutos?|minuti|minut",
    "s": r"s|secs?|seconds?|sekunden|segundos?|secondi|secondes?|seconden|sek",
    "h": r"h|hours?|hrs?|stunden|std|horas?|ore|heures?|uren",
    "ms": r"ms|msecs?|millis|milliseconds?",
}
_ANY_UNIT = {unit: re.compile(rf"(?:{words})\.?$") for unit, words in _UNITS.items()}
_HEAD = re.compile(r"^(?P<name>.*?)(?:^|[ (\[/,:-]+)(?:in )?(?P<unit>[^\W\d]+)[)\].]*$")
_FORM = re.compile(r"[(\[][hms:.\-/ d]*[:][hms:.\-/ ]*[)\]]|\b(?:h{1,2}:)?m{1,2}:s{2}\b")
_PACE = re.compile(r"^(?P<name>.+?)[ (\[]+(?:min|m|mm:ss|s)?\s*(?:/|per)\s*(?P<unit>km|mi|miles?)[)\].]*$")
_BARE = ("km", "mi", "min", "h", "s")
_SHORT = re.compile(r"^(?:k|m|s|h|ms)$")
_GAPS = re.compile(r"(?<=\d)['\u2019\u00a0\u202f\u2009 ](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?")
_CLOCK = re.compile(r"^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d+)?)$")
_DAYS = re.compile(r"^(\d{1,2})(?: ?d(?:ays?)?,? ?| days?,? |\.)(?=\d{1,2}:\d{2}:)")
_EPOCH_DATE = re.compile(r"^(?:1899-12-3[01]|1900-01-0[01]|1970-01-01)[t ]")
_WORDS = re.compile(
    r"^(?:pt)?(?:(\d+)\s*(?:h|std|uur)[a-z.]*,?)?\s*(?:(?:and|und|et|y|e|en)\s+)?(?:(\d+)\s*(?:m[a-z.]*|['\u2032\u2019]),?)?\s*"
    r"(?:(?:and|und|et|y|e|en)\s+)?(?:(\d+(?:[.,]\d+)?)\s*(?:s[a-z.]*|\"|\u2033|\u201d|''))?$"
)
_HALF_DAY = re.compile(r"\s*\b([ap])\.?\s?m\.?$")
_AFTER_UNIT = re.compile(r"\s*(?:min|mins|minutes|h|hrs?|hours|std|uhr|s|sec)\.?$")


def unit_of_head(head: str) -> tuple[str, str | None]:
    """A column's name and unit, of a plain head: "distance (km)" is distance in km; "time" has no unit.

    A unit alone is a name too: "miles" is a distance, "minutes" a duration. A pace's unit is what it is per.
    """
    if pace := _PACE.match(head):
        return pace["name"].strip(), "mi" if pace["unit"].startswith("mi") else "km"
    head = _FORM.sub("", head).strip(" -_/:,") or head
    found = _HEAD.match(head)
    if found:
        name = found["name"].strip(" ([/,:-")
        for unit, pattern in _ANY_UNIT.items():
            if not pattern.match(found["unit"]):
                continue
            if name and not (_SHORT.match(found["unit"]) and head == f"{name} k"):
                return name, unit
            if unit in _BARE and not (_SHORT.match(found["unit"])):
                return ("distance" if unit in METRES else "duration"), unit
    return head, None


def number(text: str, *, thousands: bool = False) -> float | None:
    """A finite number, with a decimal point or comma; with `thousands`, "10,020" is ten thousand and twenty."""
    found = _NUMBER.match(_GAPS.sub("", text.strip().lower()))
    if not found:
        return None
    try:
        value = float(_with_point(found[0], thousands))
    except ValueError:
        return None
    return value if isfinite(value) else None


def groups_by_comma(texts: Iterable[str]) -> bool | None:
    """Whether a column's commas group thousands; None where its values do not tell."""
    told = None
    for text in texts:
        digits = found[0] if (found := _NUMBER.match(text.strip())) else ""
        if re.search(r",\d{3}\.", digits) or digits.count(",") > 1:
            return True
        if re.search(r",(?!\d{3}$)\d+$", digits) or re.search(r"\.\d{3},", digits):
            return False
        if re.search(r"^\d+\.\d{1,2}$", digits):
            told = True  # a point for decimals leaves the comma for thousands
    return told


def _with_point(digits: str, thousands: bool) -> str:
    point, comma = digits.rfind("."), digits.rfind(",")
    if comma < 0:
        return digits.replace(".", "") if digits.count(".") > 1 else digits
    if point > comma or digits.count(",") > 1 or (thousands and re.search(r"\d,\d{3}$", digits)):
        return digits.replace(",", "")
    return digits.replace(".", "").replace(",", ".")


def unit_of_cell(text: str) -> str | None:
    """The unit written behind a cell's number: "10.2 km"."""
    rest = plain(_NUMBER.sub("", _GAPS.sub("", text.strip().lower()))).strip()
    return next((unit for unit, pattern in _ANY_UNIT.items() if rest and pattern.match(rest)), None)


def clock_seconds(text: str) -> float | None:
    """Seconds of "1:23:45", "45:10", "1h 5m", "45'10\"" or "PT45M10S"; a plain number has no unit and gives None.

    Spreadsheets write a duration as a time of the day, "12:45:10 AM", or of their first day, "1899-12-30 00:45:10".
    """
    bare = _EPOCH_DATE.sub("", text.strip().lower())
    half = _HALF_DAY.search(bare)
    if half:
        bare = bare[: half.start()]
    days = 0
    if more := _DAYS.match(bare):
        days, bare = int(more[1]), bare[more.end() :]
    if ":" in bare and (found := _CLOCK.match(_AFTER_UNIT.sub("", bare))):
        hours, minutes, seconds = found.groups(default="0")
        whole = int(hours)
        if half and found[1] is not None:
            whole = whole % 12 + (12 if half[1] == "p" else 0)
        return DAY_S * days + 3600 * whole + 60 * int(minutes) + float(seconds.replace(",", "."))
    if not bare[-1:].isdigit() and (found := _WORDS.match(bare)) and any(found.groups()):
        hours, minutes, seconds = found.groups(default="0")
        return 3600 * int(hours) + 60 * int(minutes) + (number(seconds) or 0.0)
    return None
