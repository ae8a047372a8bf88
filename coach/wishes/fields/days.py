"""On which weekdays somebody runs: those that are named, those that are refused, and the long run's."""

import datetime as dt
import re
from collections.abc import Iterator

from coach.wishes import quantities
from coach.wishes.dates import DATE
from coach.wishes.fields.gym import GYM
from coach.wishes.fields.limits import LIMIT, WORKDAYS
from coach.wishes.found import Reading, inside, matches
from coach.wishes.quantities import AND, DAYS
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

FIELD = "settings.preferredDays"
_DAY = rf"(?:(?:{DAYS})|weekends?)"
_PART_OF_DAY = r"(?: (?:mornings?|evenings?|afternoons?|nights?|lunch\w*|früh|morgens?|abends?|nachmittags?|vormittags?|mittags?))?"
_NAMED_DAYS = re.compile(
    rf"(?P<q>{_DAY}{_PART_OF_DAY}(?:(?:{AND}| to | - | )(?:(?:on|at) )?(?:the )?{_DAY}{_PART_OF_DAY})*)"
)
_ONLY_WORKDAYS = re.compile(
    r"\b(?P<q>(?:only|just|nur) (?:(?:on|during|an|unter the) )?(?:weekdays|workdays|week days|werktags?|werktagen|wochentags?|week)"
    r"|(?:on |during )?(?:weekdays|workdays|werktags|wochentags) (?:only|nur))\b"
)
_LONG_DAY = re.compile(
    rf"(?P<q>long (?:run|runs|1)(?: days?)?(?: :)?(?: \w+){{0,4}}? (?:{DAYS}))|(?P<q2>(?:{DAYS})s? ?(?:for |is |are )?(?:my |the |a )?long runs?|(?:{DAYS})s? (?:is|ist) (?:my|mein|the) (?:day|tag) (?:for|für) (?:\w+ )?long run|(?:{DAYS})s? (?:works?|is|suits?|are|fits?|geht|passt)(?: \w+){{0,3}} (?:for|für) (?:my |the |den |meinen )?long (?:runs?|1)\b|(?:{DAYS})s?(?: (?:gern|gerne|bitte|immer|always|usually|am liebsten|is|the))? long\b|long (?:(?:on|every|each|a|immer|always|dann|meist|bitte|gern) ){{0,2}}(?:{DAYS})\b)"
)
_LONG_AT_WEEKENDS = re.compile(r"(?P<q>long runs?(?: \w+){0,3}? weekends?|weekends? long runs?)\b")
_ONLY_WEEKENDS = re.compile(r"\b(?:run|running|train|training|only|nur)(?: (?:only|nur|on|at|the|i|ich|can|kann))*$")
_NO_DAY_LIST = rf"{_DAY}(?:{AND}{_DAY})*"
_NO_DAYS = re.compile(
    rf"(?P<q>(?:(?:can ' t|cannot|can not|won ' t) (?:run|train)|no (?:running|training|runs?)|not|nicht|never|nie|except|außer|busy|rest(?:ing)?(?: days?)?)(?: on| at| is| are)?"
    rf" {_NO_DAY_LIST})"
    rf"|(?P<q2>{_NO_DAY_LIST} (?:(?:i )?(?:can ' t|cannot|don ' t work|doesn ' t work|(?:is|are) (?:out|off|free|no good|impossible|rest)|(?:i )?(?:am |bin )?(?:off|never|nie(?:mals)?)\b)"
    r"|(?:kann|geht|gehen|passt|klappt)(?: \w+){0,3}? (?:nicht|nie)\b|(?:ist|sind|bleibt|bleiben)? ?(?:frei|pause|rest days?)\b))"
)
_BUT = re.compile(
    r"\b(?:anything but|any day but|except|außer|nur nicht|never(?: on)?|not(?: on)?|nie(?:mals)?(?: on)?|nicht(?: on)?)$"
)
_EXCEPT = re.compile(r"except|außer")
_TWO_CLAUSES = re.compile(rf"(?:{DAYS}) ?, ?and (?:{DAYS}) ")
_REFUSED_BEFORE = re.compile(
    r"\b(?:not|no|never|except|can ' t|cannot|but|rest\w*|off|free|away|travel\w*|busy|every other|every second|alternate|jedes zweite)\b"
)
_REFUSED_AFTER = re.compile(r"(?:off|is rest|rest|free|never|nie|niemals|not|nicht)\b")
_UNLIMITED = re.compile(rf"(?P<q>{_DAY} (?:is |are |am )?(?:no limit|unlimited|open end|egal|unbegrenzt))")
_OVER = re.compile(r"\b(?:last|ran|did|yesterday|since)\b")


def weekdays_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """The weekdays that are named for runs; where none are, those that are not refused ("no running on Mondays")."""
    named, refused = named_days(text), list(matches(text, _NO_DAYS))
    workdays = [quote for quote in matches(text, _ONLY_WORKDAYS) if not inside(quote, list(matches(text, LIMIT)))]
    more = open_day(text) if named else None
    days, never = weekdays_in(named), [day for quote in refused for day in _refused_in(text, quote)]
    doubtful = next((quote for quote in refused if _may_belong_to_what_stands_before(text, quote)), None)
    contradicted = next((quote for quote in named if set(weekdays_in([quote])) & {*never}), None)
    if (quote := doubtful or contradicted or more) is not None:
        yield _asked(quote)
    elif days:
        yield Reading(FIELD, named[0], with_long_day(text, days))
    elif workdays:
        days_left = [day for day in WORKDAYS if day not in never]
        yield Reading(FIELD, workdays[0], days_left)
    elif never:
        yield Reading(FIELD, refused[0], [day for day in DAYS.split("|") if day not in never])


def _refused_in(text: Text, quote: Quote) -> list[str]:
    long_days = [long_day for long_day in matches(text, _LONG_DAY) if inside(long_day, [quote])]
    return [day for day in quantities.weekdays(quote.plain) if day not in weekdays_in(long_days)]


def _may_belong_to_what_stands_before(text: Text, quote: Quote) -> bool:
    """ "… Saturday, and Sunday is free", "Mon Fri, Sunday is free", "not on weekdays except Friday"."""
    if _EXCEPT.match(quote.plain) and re.search(r"\b(?:not|no|can|never|nicht|nie)\b", text.before(quote, 8)):
        return True
    two_clauses = _TWO_CLAUSES.match(quote.plain) and len(_refused_in(text, quote)) > 1
    return bool(two_clauses) or bool(re.search(rf"(?:{DAYS})$", text.before(quote, 1)))


def named_days(text: Text) -> list[Quote]:
    """Lists of weekdays to run on: not a race's day, a long run's, a gym's or one that is not possible."""
    taken = _spoken_for(text)
    found = []
    for quote in matches(text, _NAMED_DAYS):
        refused = _REFUSED_BEFORE.search(text.before(quote, 5)) or _REFUSED_AFTER.match(text.after(quote, 3))
        if len(quantities.weekdays(quote.plain)) > 1 and not (inside(quote, taken) or refused):
            found.append(quote)
    return [quote for quote in found if re.search(DAYS, quote.plain) or _ONLY_WEEKENDS.search(text.before(quote, 4))]


def weekdays_in(quotes: list[Quote]) -> list[str]:
    """All of them, Monday first."""
    return quantities.weekdays(" ".join(quote.plain for quote in quotes))


def with_long_day(text: Text, days: list[str]) -> list[str]:
    """ "Mon, Wed, Fri and a long run on Sunday" are four days."""
    return quantities.weekdays(" ".join([*days, *weekdays_in(_long_days(text))]))


def _spoken_for(text: Text) -> list[Quote]:
    """Words that name weekdays for something else."""
    patterns = (_LONG_DAY, _LONG_AT_WEEKENDS, GYM, LIMIT, _UNLIMITED, _NO_DAYS)
    dates = (text.quote(match.start(), match.end()) for match in DATE.finditer(text.plain))
    return [*dates, *(quote for pattern in patterns for quote in matches(text, pattern))]


def open_days(text: Text, _: dt.date) -> Iterator[Reading]:
    """A weekday that is named for something else ("Sundays are for family") may or may not have a run: that is asked."""
    if (quote := open_day(text)) is not None:
        yield _asked(quote)


def open_day(text: Text) -> Quote | None:
    """The first weekday of which nothing says what it is for."""
    taken = [*_spoken_for(text), *named_days(text)]
    found = (quote for quote in matches(text, _NAMED_DAYS) if not inside(quote, taken))
    return next((quote for quote in found if not _OVER.search(text.before(quote, 6))), None)


def _asked(quote: Quote) -> Reading:
    return Reading(FIELD, quote, None, say("ask.open_day", quote=quote.typed[:60]))


def _long_days(text: Text) -> list[Quote]:
    """Not the last one, nor one of so many kilometres; "the long one on Sundays" is."""
    told = ((quote, quote.plain.replace("long 1 ", "")) for quote in matches(text, _LONG_DAY))
    return [quote for quote, words in told if not re.search(r"\blast\b|\d", words)]


def long_day_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """The weekday of the long run."""
    field, question = "settings.preferredLongRunDay", say("ask.long_day")
    found = _long_days(text) or list(matches(text, _LONG_AT_WEEKENDS))
    days = weekdays_in(found)
    never = [day for quote in matches(text, _NO_DAYS) for day in _refused_in(text, quote)]
    never += ["saturday", "sunday"] if any(matches(text, _ONLY_WORKDAYS)) else []
    refused = [quote for quote in found if _BUT.search(text.before(quote, 4)) or {*never} & {*weekdays_in([quote])}]
    if refused:
        yield Reading(field, refused[0], None, question)
    elif len(days) == 1:
        yield Reading(field, found[0], days[0])
    elif days:
        yield Reading(field, found[0], None, question, tuple(days))
