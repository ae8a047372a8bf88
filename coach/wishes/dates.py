"""Dates in words, by calendar arithmetic of our own: what names one day is that day, everything else is a question."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.wishes.saying import Saying, say
from coach.wishes.spelling import MONTHS, WEEKDAYS
from solver.weekday import WEEK

MONTH = "|".join(names[0] for names in MONTHS)
_DAY = "|".join(names[0] for names in WEEKDAYS)
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_NTH_DAYS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_NTH_DAY = "|".join(_NTH_DAYS)
NUMERIC = r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}"
WRITTEN = (
    rf"\d{{1,2}}(?: \.)? (?:of )?(?:{MONTH})(?: ,)?(?: \d{{4}})?|(?:{MONTH}) \d{{1,2}}(?!\d| ?(?:km|k|miles))(?: ,)?(?: \d{{4}})?"
    rf"|(?:{MONTH}) (?:the )?(?:{_NTH_DAY})(?: ,)?(?: \d{{4}})?|(?:{_NTH_DAY}) of (?:{MONTH})(?: ,)?(?: \d{{4}})?"
    r"|\d{1,2}\.\d{1,2}\."
)
NTH = rf"(?:first|second|third|fourth|last) (?:{_DAY}) (?:in|of) (?:{MONTH})(?: \d{{4}})?"
AHEAD = r"\d{1,2} weeks? (?:from (?:today|now)|ahead)|in \d{1,2} weeks?|\d{1,2} weeks? (?:out|away)"
_FROM = r"(?:(?<=\bstarting )|(?<=\bstart )|(?<=\bbeginning )|(?<=\bbegin )|(?<=\bfrom )|(?<=\bstarting on )|(?<=\bstart on ))"
NEXT = rf"(?:next|this|coming) (?:{_DAY})|tomorrow|{_FROM}(?:{_DAY})(?! ?(?:to|through|-|and|,|/|{_DAY})\b)"
DATE = re.compile(rf"(?:(?:{_DAY})(?: ,)?(?: (?:the|den|dem))? )?(?:{NUMERIC}|{WRITTEN}|{NTH})|{AHEAD}|{NEXT}")
VAGUE = re.compile(
    rf"(?:in|early|late|mid|end of|beginning of|sometime in) (?:{MONTH}|spring|summer|autumn|fall|winter)(?: \d{{4}})?"
)


@dataclass(frozen=True)
class Day:
    """One day; `assumed` says what had to be added to the words, None where nothing was."""

    date: dt.date
    assumed: Saying | None = None


@dataclass(frozen=True)
class Unclear:
    """Why words name no day, and which days they may mean."""

    question: Saying
    options: tuple[dt.date, ...] = ()


def date_of(plain: str, today: dt.date) -> Day | Unclear:
    """The day that a quote names, seen from `today`."""
    weekday = re.match(rf"({_DAY})\b", plain)
    date = plain if weekday is None else re.sub(r"^ ?,? ?(?:(?:the|den|dem) )?", "", plain[weekday.end() :])
    found = _read(date or plain, today)
    if isinstance(found, Day) and weekday is not None:
        wanted = [names[0] for names in WEEKDAYS].index(weekday[1])
        if found.date.weekday() != wanted:
            return _disagreement(found.date, wanted)
    return found


def _disagreement(date: dt.date, weekday: int) -> Unclear:
    near = min((date + dt.timedelta(d) for d in range(-3, 4)), key=lambda d: (d.weekday() - weekday) % 7)
    question = say("ask.weekday_disagrees", date=date, real=WEEK[date.weekday()], named=WEEK[weekday])
    return Unclear(question, (date, near))


def _read(text: str, today: dt.date) -> Day | Unclear:
    for reader in (_iso, _numeric, _nth, _written, _ahead, _next):
        found = reader(text, today)
        if found is not None:
            return found
    return Unclear(say("ask.day_exactly"))


def _iso(text: str, _: dt.date) -> Day | Unclear | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    return None if match is None else _day(*(int(part) for part in match.groups()))


def _numeric(text: str, today: dt.date) -> Day | Unclear | None:
    """Day first with dots; with slashes either, as long as only one can be meant."""
    match = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{2,4})", text)
    if match is None:
        return None
    a, b, year = int(match[1]), int(match[3]), int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    readings = [(b, a)] if match[2] == "." else [(a, b), (b, a)]
    days = {day.date for month, d in readings if isinstance(day := _day(year, month, d), Day)}
    if len(days) == 1:
        return Day(days.pop())
    if not days:
        return Unclear(say("ask.no_date", date=text))
    first, second = sorted(days)
    return Unclear(say("ask.two_dates", date=text, first=first, second=second), (first, second))


def _written(text: str, today: dt.date) -> Day | Unclear | None:
    text = re.sub(rf"\b(?:the )?({_NTH_DAY})\b", lambda word: str(_NTH_DAYS.index(word[1]) + 1), text)
    match = re.fullmatch(rf"(\d{{1,2}})(?: \.)? (?:of )?({MONTH})(?: ,)?(?: (\d{{4}}))?", text)
    if match:
        return _in_year(int(match[1]), _month(match[2]), match[3], today)
    match = re.fullmatch(rf"({MONTH}) (\d{{1,2}})(?: ,)?(?: (\d{{4}}))?", text)
    if match:
        return _in_year(int(match[2]), _month(match[1]), match[3], today)
    match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.", text)
    return None if match is None else _in_year(int(match[1]), int(match[2]), None, today)


def _in_year(day: int, month: int, year: str | None, today: dt.date) -> Day | Unclear:
    if year is not None:
        return _day(int(year), month, day)
    this = _day(today.year, month, day)
    if isinstance(this, Day) and this.date < today:
        this = _day(today.year + 1, month, day)
    return Day(this.date, say("why.next_date")) if isinstance(this, Day) else this


def _nth(text: str, today: dt.date) -> Day | Unclear | None:
    match = re.fullmatch(rf"(\w+) ({_DAY}) (?:in|of) ({MONTH})(?: (\d{{4}}))?", text)
    if match is None or match[1] not in _ORDINALS:
        return None
    month, weekday = _month(match[3]), [names[0] for names in WEEKDAYS].index(match[2])
    year = int(match[4]) if match[4] else today.year
    found = _nth_weekday(year, month, weekday, _ORDINALS[match[1]])
    if match[4]:
        return Day(found)
    if found < today:
        found = _nth_weekday(year + 1, month, weekday, _ORDINALS[match[1]])
    return Day(found, say("why.next_date"))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    days = [dt.date(year, month, d) for d in range(1, calendar.monthrange(year, month)[1] + 1)]
    return [day for day in days if day.weekday() == weekday][nth if nth < 0 else nth - 1]


def _ahead(text: str, today: dt.date) -> Day | None:
    match = re.search(r"(\d{1,2}) weeks?", text)
    if match is None:
        return None
    counted = re.search(r"from (?:today|now)", text)
    return Day(today + dt.timedelta(weeks=int(match[1])), None if counted else say("why.weeks_from_today"))


def _next(text: str, today: dt.date) -> Day | None:
    if text == "tomorrow":
        return Day(today + dt.timedelta(1))
    match = re.fullmatch(rf"(next |this |coming )?({_DAY})", text)
    if match is None:
        return None
    weekday = [names[0] for names in WEEKDAYS].index(match[2])
    date = today + dt.timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return Day(date, None if match[1] else say("why.next_weekday"))


def _day(year: int, month: int, day: int) -> Day | Unclear:
    try:
        return Day(dt.date(year, month, day))
    except ValueError:
        return Unclear(say("ask.no_date", date=f"{day}.{month}.{year}"))


def _month(name: str) -> int:
    return [names[0] for names in MONTHS].index(name) + 1


def dates_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Both ends included."""
    yield from (first + dt.timedelta(d) for d in range((last - first).days + 1))
