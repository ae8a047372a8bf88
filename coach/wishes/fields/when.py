"""When it starts, when the race is, how long it lasts, and which days are not possible."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from coach.wishes.dates import DATE, VAGUE, Day, Unclear, date_of
from coach.wishes.found import Reading
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

_AWAY = re.compile(
    r"\b(?:holidays?|vacation|travel\w*|away|\w*ferien|skiing|verreist|unterwegs|can ' t run|cannot run|no running|blocked|busy|\w*urlaub)\b"
)
_TRIP = re.compile(r"\b(?:holidays?|vacation|\w*urlaub|(?:am|be|are|bin) (?:\w+ ){0,2}(?:away|abroad|weg|verreist))\b")
_STRETCH_BEFORE = re.compile(r"\b(?P<d>\d{1,2})(?: ?\.)? ?(?:-|–|to|until|till|through) ?(?:the )?$")
_START = re.compile(r"\b(?:start\w*|begin\w*|from|ab|commenc\w*)(?: on| in)?$")
_WEEKS = re.compile(
    r"(?P<q>(?:over |for |in |during )?(?:the )?(?:next |coming )?(?P<n>\d{1,2}) weeks?(?: plan| long| program\w*)?)"
)


def dates_of(text: Text, today: dt.date) -> Iterator[Reading]:
    """Dates by what stands before them: a start, days away, else the race."""
    races: list[Reading] = []
    spans = [(match.start(), match.end()) for match in DATE.finditer(text.plain)]
    away: list[tuple[Quote, dt.date]] = []
    for start, end in spans:
        quote = text.quote(start, end)
        before, after = text.before(quote, 7), text.after(quote, 4)
        if re.search(r"\b(?:birthday|since|injur\w+|last|ran|did)\b", before) and not re.search(
            r"race|marathon|\bk\b", before[-25:]
        ):
            continue
        if re.fullmatch(r"in \d{1,2} weeks?", quote.plain) and not re.search(r"marathon|race|k|half", before):
            continue
        found = date_of(quote.plain, today)
        if _AWAY.search(f"{text.before(quote, 12)} {after}") and isinstance(found, Day):
            if (first := _first_of_stretch(text, quote, found.date)) is not None:
                away.append(first)
            away.append((quote, found.date))
        elif _START.search(before):
            yield _dated("settings.startDate", quote, found)
        else:
            races.append(_dated("settings.raceDate", quote, found, today))
    yield from _away(away)
    if not away and (trip := next(iter(text.find(_TRIP)), None)) is not None:
        yield Reading("settings.blockedDates", trip, None, say("ask.away"))
    yield from _one_race(races)
    if (
        not races
        and (vague := next(iter(text.find(VAGUE)), None)) is not None
        and not _AWAY.search(text.before(vague, 6))
    ):
        yield Reading("settings.raceDate", vague, None, say("ask.race_day_exactly"))


def _first_of_stretch(text: Text, last: Quote, day: dt.date) -> tuple[Quote, dt.date] | None:
    """ "1 to 10 February" begins on a day that has no month of its own."""
    before = _STRETCH_BEFORE.search(text.plain[: last.start])
    if before is None or not 1 <= int(before["d"]) < day.day:
        return None
    return text.quote(before.start("d"), last.end), day.replace(day=int(before["d"]))


def _dated(field: str, quote: Quote, found: Day | Unclear, today: dt.date | None = None) -> Reading:
    if isinstance(found, Unclear):
        return Reading(field, quote, None, found.question, tuple(day.isoformat() for day in found.options))
    if today is not None and found.date < today:
        return Reading(field, quote, None, say("ask.race_day_over", date=found.date))
    return Reading(field, quote, found.date.isoformat(), why=found.assumed)


def _one_race(races: Sequence[Reading]) -> Iterator[Reading]:
    """One date is the race's; several are asked about."""
    days = {race.value for race in races}
    if len(races) > 1 and (len(days) > 1 or None in days):
        options = tuple(sorted(str(day) for day in days if day))
        yield Reading("settings.raceDate", races[0].quote, None, say("ask.race_day_of_several"), options)
    elif races:
        yield races[0]


def _away(found: Sequence[tuple[Quote, dt.date]]) -> Iterator[Reading]:
    """Two days with "to" between them are a stretch; single ones stand for themselves."""
    if not found:
        return
    days = [date for _, date in found]
    stretch = len(days) == 2 and days[0] < days[1] and (days[1] - days[0]).days <= 60
    dates = [days[0] + dt.timedelta(i) for i in range((days[1] - days[0]).days + 1)] if stretch else sorted(set(days))
    yield Reading("settings.blockedDates", found[0][0], [day.isoformat() for day in dates])


def length_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Weeks of a plan without a race; "eight weeks after" and "six weeks ago" are none."""
    for match in _WEEKS.finditer(text.plain):
        quote = text.quote(*match.span("q"))
        before, after = text.before(quote, 4), text.after(quote, 3)
        ahead = (
            re.match(r"(?:over|for|in|during|the next|next)\b", quote.plain)
            or re.search(r"plan|program|long\b", quote.plain)
            or re.match(r"(?:lang|long)\b", after)
            or (
                re.search(r"(?:^|[,;.:])\s*$", text.plain[: quote.start])
                and re.match(r"\s*(?:[,;.!]|$)", text.plain[quote.end :])
            )
        )
        if (
            not ahead
            or re.match(r"(?:ago|after|since|pregnant|postpartum|old|of (?:pain|injury))\b", after)
            or re.search(r"\b(?:been|since|last|past|was|off)\b", before)
        ):
            continue
        yield Reading("settings.totalWeeks", quote, int(match["n"]))
        return
