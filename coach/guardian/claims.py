"""What a text claims in numbers and dates: every digit of it ends up in some claim, or in one that nobody can check."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coach.guardian.number_words import COUNTED, DISTANCE_UNITS, LARGE_WORDS, ORDINALS, TIME_UNITS, ordinal, with_digits
from coach.wording import KM_PER_MILE


class Kind(StrEnum):
    """What a number says."""

    KM = "km"
    MINUTES = "minutes"
    SECONDS = "seconds"
    PACE = "pace"
    BEATS = "beats"
    ZONE = "zone"
    EFFORT = "effort"
    TIMES = "times"
    COUNT = "count"
    WEEK = "week"
    WEEKS = "weeks"
    DAYS = "days"
    DATE = "date"
    RACE_KM = "race km"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Claim:
    """One number with its meaning: km, minutes, seconds per km, beats a minute; a date is month x 100 + day."""

    kind: Kind
    value: float


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_N = r"(\d+(?:[.,]\d+)?)"
_TO = r"\s*(?:-|to|and)\s*"
_MEASURES = rf"{DISTANCE_UNITS}|{TIME_UNITS}"
_ADJECTIVES = rf"(?:[ -]+(?!(?:{_MEASURES})\b)[a-z]+){{0,2}}?"
_NO_COUNT = rf"(?:[ -]+(?!(?:{_MEASURES}|{COUNTED})\b)[a-z]+){{0,2}}?"
_PER = rf"(?:min(?:ute)?s?\s*)?(?:/|per|a|each)\s*({DISTANCE_UNITS})\b"
_PATTERNS: list[tuple[str, str]] = [
    ("iso", r"\b\d{4}-(\d\d)-(\d\d)\b"),
    ("day_month", rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? \d{{4}})?"),
    ("month_day", rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"),
    ("clock", r"\b(\d+):(\d\d):(\d\d)\b"),
    ("pace", rf"\b(\d{{1,2}}):(\d\d)(?:{_TO}(\d{{1,2}}):(\d\d))?(?:\s*{_PER})?"),
    ("hours", r"\b(\d+)\s*h(?:ours?|rs?)?\s*(?:and\s*)?(\d{1,2})\s*m(?:in(?:ute)?s?)?\b"),
    ("hours", rf"\b{_N}[\s-]*(?:h|hrs?|hours?)\b"),
    ("times", r"\b(\d+)\s*[x×]\s*(?=[\d(])"),
    ("beats", rf"\b(\d{{2,3}})(?:{_TO}(\d{{2,3}}))?\s*(?:bpm|beats)"),
    ("beats", rf"\bheart[ -]?rate[^.\d]{{0,25}}(\d{{2,3}})(?:{_TO}(\d{{2,3}}))?"),
    ("effort", rf"\brpe\s*(\d+)(?:{_TO}(\d+))?(?:\s*(?:of|/|out of)\s*10)?"),
    ("effort", rf"\b(\d+)(?:{_TO}(\d+))?\s*(?:/|of|out of)\s*10\b"),
    ("zone", rf"\bzones?\s*(\d+)(?:{_TO}(\d+))?"),
    ("nth_week", rf"\b({ORDINALS})\b(?: \w+)? weeks?\b"),
    ("week_of", r"\bweek\s+(\d+)\s+of\s+(\d+)\b"),
    ("week", r"\bweeks?\s+(\d+(?:(?:\s*,\s*|\s+and\s+|\s+to\s+|-)\d+)*)\b"),
    ("weeks", rf"\b(\d+){_NO_COUNT}[\s-]+weeks?\b"),
    ("days", rf"\b(\d+){_NO_COUNT}[\s-]+days?\b"),
    ("unknown", rf"\b{_N}\s*(?:%|percent|per cent)"),
    ("minutes", rf"\b{_N}(?:{_TO}{_N})?[\s-]*(?:{_ADJECTIVES}[ -]+)?min(?:ute)?s?\b"),
    ("seconds", rf"\b{_N}(?:{_TO}{_N})?[\s-]*(?:secs?|seconds?|s)\b"),
    ("race", r"\b(5|10)[\s-]?k(?:m|ilomet(?:re|er))?\b(?=[\s-]+(?:race|goal|pace|effort|personal|time))"),
    ("distance", rf"\b{_N}(?:{_TO}{_N})?[\s-]*(?:{_ADJECTIVES}[ -]+)?({DISTANCE_UNITS})\b"),
    ("count", rf"\b(\d+){_ADJECTIVES}[\s-]+(?:{COUNTED})\b"),
    ("unknown", r"(\d+)"),
    ("loose", rf"\b(?:{LARGE_WORDS})\b"),
]
_COMPILED = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PATTERNS]


Reader = Callable[[re.Match[str], str], Iterable[Claim]]


def claims_of(text: str, unit: str = "km") -> list[Claim]:
    """All claims of a text; paces without a unit are read per `unit`."""
    left = with_digits(text)
    found: list[Claim] = []
    for name, pattern in _COMPILED:
        for match in pattern.finditer(left):
            found += _READERS[name](match, unit)
        left = pattern.sub(" ", left)
    return found


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _km(value: float, unit: str) -> float:
    unit = unit.lower()
    if unit.startswith("mi"):
        return value * KM_PER_MILE
    return value / 1000 if unit == "m" or unit.startswith("met") else value


def _date(month: int, day: str) -> list[Claim]:
    return [Claim(Kind.DATE, month * 100 + int(day))]


def _pace(match: re.Match[str], unit: str) -> Iterator[Claim]:
    *parts, given = match.groups()
    per_km = _km(1.0, given or unit)
    for minutes, seconds in (parts[:2], parts[2:]):
        if minutes is not None:
            yield Claim(Kind.PACE, (int(minutes) * 60 + int(seconds)) / per_km)


def _distances(match: re.Match[str], _: str) -> Iterator[Claim]:
    *values, unit = match.groups()
    return (Claim(Kind.KM, _km(_number(value), unit)) for value in values if value)


def _hours(match: re.Match[str], _: str) -> list[Claim]:
    hours, *minutes = match.groups()
    return [Claim(Kind.MINUTES, _number(hours) * 60 + sum(int(m) for m in minutes))]


def _month_of(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1


def _all(kind: Kind) -> Reader:
    return lambda match, _: [Claim(kind, _number(value)) for value in match.groups() if value]


def _weeks_named(match: re.Match[str], _: str) -> list[Claim]:
    return [Claim(Kind.WEEK, int(number)) for number in re.findall(r"\d+", match.group(1))]


_READERS: dict[str, Reader] = {
    "iso": lambda match, _: _date(int(match[1]), match[2]),
    "day_month": lambda match, _: _date(_month_of(match[2]), match[1]),
    "month_day": lambda match, _: _date(_month_of(match[1]), match[2]),
    "clock": lambda match, _: [Claim(Kind.MINUTES, int(match[1]) * 60 + int(match[2]) + int(match[3]) / 60)],
    "pace": _pace,
    "hours": _hours,
    "times": _all(Kind.TIMES),
    "beats": _all(Kind.BEATS),
    "effort": _all(Kind.EFFORT),
    "zone": _all(Kind.ZONE),
    "week_of": lambda match, _: [Claim(Kind.WEEK, int(match[1])), Claim(Kind.WEEKS, int(match[2]))],
    "nth_week": lambda match, _: [Claim(Kind.WEEK, ordinal(match[1]))],
    "loose": lambda match, _: [Claim(Kind.UNKNOWN, 0.0)],
    "week": _weeks_named,
    "weeks": _all(Kind.WEEKS),
    "days": _all(Kind.DAYS),
    "minutes": _all(Kind.MINUTES),
    "seconds": _all(Kind.SECONDS),
    "race": _all(Kind.RACE_KM),
    "distance": _distances,
    "count": _all(Kind.COUNT),
    "unknown": _all(Kind.UNKNOWN),
}
