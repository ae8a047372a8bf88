"""Stretches and lists of days as they are written: "1 to 10 February", "24.12. bis 2.1.", "4 and 5 April"."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.wishes.dates import DATE, MONTH, Day, date_of, dates_between
from coach.wishes.reading import Quote, Text

_TO = re.compile(r" ?(?:to|until|till|through|-)(?: (?:the|zum|on|and including|einschließlich))? ?")
_AND = re.compile(r" ?(?:, ?and|,|and|&|or)(?: (?:on|the))* ?")
_BETWEEN = re.compile(r"\b(?:between|zwischen)(?: the)?$")
_STRETCH_BEFORE = re.compile(r"\b(?P<d>\d{1,2})(?: ?\.)? ?(?:-|to|until|till|through) ?(?:the )?$")
_MONTH_FIRST = re.compile(rf"(?:{MONTH}) (?:the )?\d{{1,2}}(?: ,)?")
_STRETCH_AFTER = re.compile(
    r" ?(?:-|to|until|till|through) ?(?:the )?(?P<d>\d{1,2})(?! ?[\d:/%]|[.,]\d| (?:km|k|miles?|minutes|hours?|weeks?|days|runs|times|x)\b)"
)
""" "Feb 8-15", but not "May 2 - 4 runs a week"."""
_LIST_AFTER = re.compile(
    r"(?P<ds>(?: ?,? ?\d{1,2}(?=[ ,]))* ?,? ?(?:and|&) (?:the )?\d{1,2})(?! ?[\d:/%]|[.,]\d| (?:km|k|miles?|minutes|hours?|weeks?|days|runs|times|x)\b)"
)
_LIST_BEFORE = re.compile(r"\b(?P<ds>(?:\d{1,2}(?: ?\.)? ?(?:,|and|&) ?)+)(?:the )?$")
MOST_DAYS = 60
"""A longer stretch is asked about."""


@dataclass(frozen=True)
class Named:
    """Dates that belong together, their words, and the days that they mean; None where that is open."""

    quotes: tuple[Quote, ...]
    days: tuple[dt.date, ...] | None

    @property
    def whole(self) -> tuple[Quote, Quote]:
        """Its first and its last date."""
        return self.quotes[0], self.quotes[-1]


def named_days(text: Text, today: dt.date) -> Iterator[Named]:
    """All dates of a text, those in one stretch or list together."""
    quotes = [text.quote(*match.span()) for match in DATE.finditer(text.plain)]
    group: list[Quote] = []
    for quote in quotes:
        if group and not _link(text, group[-1], quote):
            yield _meant(text, group, today)
            group = []
        group.append(quote)
    if group:
        yield _meant(text, group, today)


def _link(text: Text, one: Quote, other: Quote) -> re.Pattern[str] | None:
    between = text.plain[one.end : other.start]
    return next((pattern for pattern in (_TO, _AND) if pattern.fullmatch(between)), None)


def _meant(text: Text, quotes: Sequence[Quote], today: dt.date) -> Named:
    found = [date_of(quote.plain, today) for quote in quotes]
    days = [day.date for day in found if isinstance(day, Day)]
    if len(days) < len(found):
        return Named(tuple(quotes), None)
    if len(days) == 1:
        until = _STRETCH_AFTER.match(text.plain[quotes[0].end :]) if _MONTH_FIRST.fullmatch(quotes[0].plain) else None
        if until is not None:
            return Named(tuple(quotes), _to_the(days[0], int(until["d"])))
        if (listed := _LIST_AFTER.match(text.plain[quotes[0].end :])) and _MONTH_FIRST.fullmatch(quotes[0].plain):
            return Named(tuple(quotes), _and_the(days[0], [int(day) for day in re.findall(r"\d+", listed["ds"])]))
        return Named(tuple(quotes), _with_days_before(text, quotes[0], days[0]))
    linked = {_link(text, one, other) for one, other in pairwise(quotes)}
    is_stretch = linked == {_TO} or _BETWEEN.search(text.before(quotes[0], 3))
    if not is_stretch:
        return Named(tuple(quotes), None if _TO in linked else tuple(sorted(set(days))))
    return Named(tuple(quotes), _between(days[0], days[-1]) if len(days) == 2 else None)


def _with_days_before(text: Text, quote: Quote, day: dt.date) -> tuple[dt.date, ...] | None:
    """The days before a date that have no month of their own: "1 to 10 February", "4 and 5 April"."""
    before = text.plain[: quote.start]
    first = _STRETCH_BEFORE.search(before)
    listed = _LIST_BEFORE.search(before)
    numbers = [int(n) for n in re.findall(r"\d+", first["d"] if first else listed["ds"] if listed else "")]
    if not all(1 <= number < day.day for number in numbers):
        return (day,)
    if first or (listed and len(numbers) == 1 and re.search(r"\b(?:between|zwischen)(?: the)? \d", before[-40:])):
        return _between(day.replace(day=numbers[0]), day)
    return (*(day.replace(day=number) for number in numbers), day)


def _to_the(first: dt.date, last: int) -> tuple[dt.date, ...] | None:
    """All days to that one of the same month, where it is a later one."""
    days_in_month = calendar.monthrange(first.year, first.month)[1]
    return _between(first, first.replace(day=last)) if first.day < last <= days_in_month else None


def _and_the(first: dt.date, others: Sequence[int]) -> tuple[dt.date, ...] | None:
    """A day and later ones of the same month, where they are later ones."""
    days_in_month = calendar.monthrange(first.year, first.month)[1]
    if not all(first.day < day <= days_in_month for day in others):
        return None
    return (first, *(first.replace(day=day) for day in others))


def _between(first: dt.date, last: dt.date) -> tuple[dt.date, ...] | None:
    return tuple(dates_between(first, last)) if 0 <= (last - first).days <= MOST_DAYS else None
