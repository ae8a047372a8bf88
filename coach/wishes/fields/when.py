"""When it starts, when the race is, how long it lasts, and which days are not possible."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.wishes import quantities
from coach.wishes.dates import VAGUE, Day, Unclear, date_of
from coach.wishes.fields.away import Named, named_days
from coach.wishes.fields.tune_ups import tune_ups
from coach.wishes.found import Reading, inside
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

_AWAY = re.compile(
    r"\b(?:holidays?|vacation|travel\w*|away|ski(?:fahren|ing|urlaub)|kann ich nicht|\w*ferien|skiing|verreist|unterwegs|can ' t run|cannot run|no (?:running|training)|blocked|busy|\w*urlaub|no (?:time|zeit)|out of town|honeymoon|flitterwochen|dienstreise|business trip|abwesend|can not run|unable to run|trip|(?:run|laufe) ich (?:\w+ )?nicht|(?:won|don) ' t run|not running)\b"
)
_TRIP = re.compile(r"\b(?:holidays?|vacation|\w*urlaub|(?:am|be|are|bin) (?:\w+ ){0,2}(?:away|abroad|weg|verreist))\b")
_WEEK_OF = re.compile(r"\bweek (?:of|from|beginning|starting|commencing|vom)(?: the)?$")
"""A week that is named by its first day, or by any."""
_START = re.compile(r"\b(?:start\w*|begin\w*|from|ab|commenc\w*)(?: on| in)?$")
_START_AFTER = re.compile(r"(?:loslegen|anfangen|beginnen|starten|einsteigen)\b")
_CALENDAR_WEEK = re.compile(r"\bkw ?\d{1,2}\b(?: \d{4})?")
"""What a week of the year begins with differs from country to country, so the day is asked."""
_WEEKS = re.compile(
    r"(?P<q>(?:over |for |in |during )?(?:the )?(?:next |coming )?(?P<n>\d{1,2})(?: -)? weeks?(?: plan| long| program\w*)?)"
)

_AFTER_RACE = re.compile(
    r"\b(?P<q>(?P<n>\d{1,2}) (?:\w+ )?weeks? (?:of (?:\w+ )?(?:recovery|running|rest) )?(?:after|nach) (?:the|my|dem|meinem) (?:race|wettkampf|half|marathon))\b"
)


def dates_of(text: Text, today: dt.date) -> Iterator[Reading]:
    """Dates by what stands around them: a start, days away, a race on the way, else the race."""
    races: list[Reading] = []
    away: list[Named] = []
    taken = [quote for one in tune_ups(text) for quote in (one.clause, one.day) if quote is not None]
    for named in named_days(text, today):
        first, last = named.whole
        if inside(first, taken):
            continue
        is_a_week = _WEEK_OF.search(text.before(first, 4))
        if _AWAY.search(_around(text, first, last)):
            away.append(replace(named, days=None) if is_a_week else named)
            continue
        if is_a_week:
            races.append(Reading("settings.raceDate", first, None, say("ask.race_day_exactly")))
            continue
        for quote in named.quotes:
            before = text.before(quote, 7)
            found, is_start = date_of(quote.plain, today), _starts(text, quote)
            if not is_start and _is_of_another_day(quote, before):
                continue
            if is_start:
                yield _dated("settings.startDate", quote, found)
            else:
                races.append(_dated("settings.raceDate", quote, found, today))
    for quote in text.find(_CALENDAR_WEEK):
        if _starts(text, quote):
            yield Reading("settings.startDate", quote, None, say("ask.day_exactly"))
        else:
            yield Reading("settings.raceDate", quote, None, say("ask.race_day_exactly"))
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


def _around(text: Text, first: Quote, last: Quote) -> str:
    """The words that say what dates are for: not those beyond a comma, where a race stands between."""
    before = text.before(first, 12)
    clause = before.rpartition(" ,")[2]
    about_race = quantities.goals(clause) or re.search(r"\brace\b", clause)
    after = f" {text.after(last, 7)}"
    return f"{clause} {after.partition(' ,')[0]}" if about_race else f"{before} {after}"


def _starts(text: Text, quote: Quote) -> bool:
    return bool(_START.search(text.before(quote, 7)) or _START_AFTER.match(text.after(quote, 3)))


def _is_of_another_day(quote: Quote, before: str) -> bool:
    """A birthday, an injury, a race that was; and weeks that stand behind no race."""
    other = re.search(r"\b(?:birthday|since|injur\w+|last|ran|did)\b", before)
    if other and not re.search(r"race|marathon|\bk\b", before[-25:]):
        return True
    weeks = re.fullmatch(r"in \d{1,2} weeks?", quote.plain)
    return bool(weeks and not re.search(r"marathon|race|k|half", before))


def _dated(field: str, quote: Quote, found: Day | Unclear, today: dt.date | None = None) -> Reading:
    if isinstance(found, Unclear):
        return Reading(field, quote, None, found.question, tuple(day.isoformat() for day in found.options))
    if today is not None and found.date < today:
        return Reading(field, quote, None, say("ask.race_day_over", date=found.date))
    return Reading(field, quote, found.date.isoformat(), why=found.assumed)


def _one_race(races: Sequence[Reading]) -> Iterator[Reading]:
    """One date is the race's, "3/4/27, that is 3 April" too; several are asked about."""
    clear = {race.value for race in races if race.value is not None}
    races = [race for race in races if race.value is not None or not clear & {*race.options}] or races
    days = {race.value for race in races}
    if len(races) > 1 and (len(days) > 1 or None in days):
        options = tuple(sorted(str(day) for day in days if day))
        yield Reading("settings.raceDate", races[0].quote, None, say("ask.race_day_of_several"), options)
    elif races:
        yield races[0]


def _away(found: Sequence[Named]) -> Iterator[Reading]:
    """All days of all stretches and lists; where one of them is open, the question for them."""
    if not found:
        return
    if any(named.days is None for named in found):
        yield Reading("settings.blockedDates", found[0].quotes[0], None, say("ask.away"))
        return
    days = sorted({day for named in found for day in named.days or ()})
    yield Reading("settings.blockedDates", found[0].quotes[0], [day.isoformat() for day in days])


def weeks_after_race(text: Text, _: dt.date) -> Iterator[Reading]:
    """Weeks that the plan shall go on behind its race."""
    for match in list(_AFTER_RACE.finditer(text.plain))[:1]:
        yield Reading("settings.weeksAfterRace", text.quote(*match.span("q")), int(match["n"]))


def length_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Weeks of a plan without a race; "eight weeks after" and "six weeks ago" are none."""
    for match in _WEEKS.finditer(text.plain):
        quote = text.quote(*match.span("q"))
        before, after = text.before(quote, 4), text.after(quote, 3)
        ahead = (
            re.match(r"(?:over|for|in|during|the next|next)\b", quote.plain)
            or re.search(r"plan|program|long\b", quote.plain)
            or re.match(
                r"(?:lang|long|(?:to|für|for) (?:an?|my|the|faster|schneller\w*)\b|of (?:training|running|getting|base|easy|fitness)|(?:please|pls|plz|bitte|from|starting|beginning)\b|to (?:get|become|train)|fitness|fit|base|grundlage\w*)\b",
                after,
            )
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
