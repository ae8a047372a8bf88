"""Dates as exports write them, in the languages that were seen in the wild.

Strava's table: "Sep 12, 2018, 3:02:23 PM", "19 Dec 2023, 07:02:11" (English), "09.12.2022, 15:24:49" (German),
"24 mai 2012 à 16:27:40" (French), "6 mrt. 2024 14:23:15" (Dutch); others: ISO 8601 and numbers with slashes.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1990, 2099

_MONTHS = (
    "jan january januar janvier janv januari enero ene gennaio gen janeiro janner",
    "feb february februar fevrier fevr februari febrero febbraio fevereiro fev",
    "mar march marz mars maart mrt marzo marco maerz mrz",
    "apr april avril avr abril abr aprile",
    "may mai mei mayo maggio mag maio",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august aout augustus agosto ago",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez decembre diciembre dic dicembre dezembro",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_TIME = r"(?:[^\d+-]{1,6}(?P<h>\d{1,2})[:h.](?P<min>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?)?"
_HALF = r"\s*(?P<half>[ap]\.?\s?m\.?)?"
_ZONE = r"\s*(?P<zone>z|utc|gmt|(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?)?$"
_CLOCK = re.compile(r"^(?P<h>\d{1,2})[:h.](?P<min>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?" + _HALF + r"(?: ?uhr| ?h)?$")
_SERIAL = re.compile(r"^\d{5}(?:[.,]\d+)?$")
_UNIX = re.compile(r"^1\d{9}(?:\d{3})?(?:\.\d+)?$")
SPREADSHEET_DAY = dt.datetime(1899, 12, 30)
"""Day 0 of spreadsheets; they number days and write the time as a fraction of one."""
_YEAR = r"(?P<y>\d{4})"
_WEEKDAY = r"(?:[^\W\d]{2,14}\.?,?\s+)?"
_PATTERNS = tuple(
    re.compile(date + _TIME + _HALF + _ZONE)
    for date in (
        _WEEKDAY + _YEAR + r"[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        _YEAR + r"(?P<m>\d{2})(?P<d>\d{2})(?=$|[t ])",
        _YEAR + r"\s?[\u5e74\ub144]\s?(?P<m>\d{1,2})\s?[\u6708\uc6d4]\s?(?P<d>\d{1,2})\s?[\u65e5\uc77c]",
        _WEEKDAY + r"(?P<d>\d{1,2})(?:\.|er|st|nd|rd|th)?[\s-]+(?:de\s+)?(?P<word>[a-z]+)\.?,?[\s-]+(?:del?\s+)?"
        r"(?P<y>\d{4}|\d{2}(?!:))",
        _WEEKDAY + r"(?P<word>[a-z]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR,
        _WEEKDAY + r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})",
        _WEEKDAY + r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<y>\d{4}|\d{2})",
    )
)


@dataclass(frozen=True)
class Moment:
    """A date as written: naive, with its offset from UTC if one is given; `timed` unless it is a bare day."""

    when: dt.datetime
    timed: bool
    offset: dt.timedelta | None


def read_date(text: str, *, day_first: bool = True) -> Moment | None:
    """The moment in a text, or None. `day_first` decides what 3/4/2027 is."""
    plain = _plain(text)
    if plain[:1].isdigit() and (counted := _counted(plain)):
        return counted
    for pattern in _PATTERNS:
        if found := pattern.match(plain):
            try:
                return _moment(found.groupdict(), day_first)
            except ValueError:
                return None
    return None


def read_time_of_day(text: str) -> dt.time | None:
    """The time in "07:30", "7:30 pm" or "18h15", or None."""
    found = _CLOCK.match(_plain(text))
    if not found:
        return None
    try:
        return dt.time(_hour(int(found["h"]), found["half"]), int(found["min"]), int(found["s"] or 0))
    except ValueError:
        return None


def _counted(plain: str) -> Moment | None:
    """A day by its number in a spreadsheet, or a moment by its seconds or milliseconds since 1970."""
    if _SERIAL.match(plain):
        days = float(plain.replace(",", "."))
        when = SPREADSHEET_DAY + dt.timedelta(seconds=round(86_400 * days))
        return Moment(when, days % 1 > 0, None) if FIRST_YEAR <= when.year <= LAST_YEAR else None
    if _UNIX.match(plain):
        seconds = float(plain) / (1000 if len(plain.partition(".")[0]) > 10 else 1)
        return Moment(dt.datetime(1970, 1, 1) + dt.timedelta(seconds=round(seconds)), True, dt.timedelta(0))
    return None


def is_day_first(texts: list[str]) -> bool | None:
    """Whether numbers with slashes put the day first; None where every one of them could be either."""
    pairs = [(int(m["first"]), int(m["second"])) for t in texts if (m := _PATTERNS[-1].match(_plain(t)))]
    if any(first > 12 for first, _ in pairs):
        return True
    return False if any(second > 12 for _, second in pairs) else None


def _plain(text: str) -> str:
    """Lower case, no accents, every kind of blank a space."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.replace("\u200e", "").lower().split())


def _moment(parts: dict[str, str | None], day_first: bool) -> Moment:
    year = int(parts["y"] or 0)
    year += 2000 if year < 100 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    month, day = _month_and_day(parts, day_first)
    timed = parts["h"] is not None
    hour = _hour(int(parts["h"] or 0), parts["half"])
    when = dt.datetime(year, month, day, hour, int(parts["min"] or 0), int(parts["s"] or 0))
    return Moment(when, timed, _offset(parts["zone"]))


def _month_and_day(parts: dict[str, str | None], day_first: bool) -> tuple[int, int]:
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        return (second, first) if (day_first and second <= 12) or first > 12 else (first, second)
    if word := parts.get("word"):
        return MONTHS.get(word, 0), int(parts["d"] or 0)
    return int(parts["m"] or 0), int(parts["d"] or 0)


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half.startswith("p") else 0)


def _offset(zone: str | None) -> dt.timedelta | None:
    if zone is None:
        return None
    if zone in ("z", "utc", "gmt"):
        return dt.timedelta(0)
    sign, digits = (-1 if "-" in zone else 1), re.sub(r"\D", "", zone)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14:
        raise ValueError(zone)
    return sign * dt.timedelta(hours=hours, minutes=minutes)
