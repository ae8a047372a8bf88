"""How often somebody runs a week, and how often they want to."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from coach.wishes import quantities
from coach.wishes.fields.days import named_days, open_day, weekdays_in, with_long_day
from coach.wishes.fields.gym import GYM
from coach.wishes.fields.volume import EACH
from coach.wishes.found import Reading, inside, matches
from coach.wishes.quantities import A_WEEK, DAYS, OR
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

_COUNT = rf"\d(?: ?{OR} ?\d)?"
_RUNS = re.compile(rf"(?P<q>{_COUNT}(?: ?-)? (?:runs?|times|x|days)(?: of running)?(?: ?{A_WEEK})?)")
_STAY = re.compile(
    r"(?P<q>(?:stay (?:with|at)|stick (?:with|to)|keep (?:to|it at|at)|make it|no more than) \d)(?!\d| ?(?:km|k|miles|weeks|hours|minutes|:))"
    r"|bei (?P<q2>\d) (?:bleiben|belassen)\b|(?:happy|like|want|fine) to keep (?P<q3>\d)(?= ?[.,;!]|$)"
)
_BY_ITSELF = r"(?= ?[:(.;,]|$| (?:pls|please|plz|bitte|max)\b)"
_POSSIBLE = r"(?= (?:gingen|gehen|wären|sind möglich|schaffe|kann|würden|would work|work for me|is what|are possible|(?:is|are|ist|sind) (?:\w+ )?(?:max\w*|ok\w*|fine|possible|drin|the most)))"
_DAYS_A_WEEK = re.compile(
    rf"(?P<q>{_COUNT}(?: ?-)? (?:x |training |running |run )?(?:days?|times|runs|sessions|mornings?|evenings?|x|d)(?: of running)? ?(?:{A_WEEK}))"
    rf"|(?:on|an|train|training|run|running|over|do|to|want|like|only|just|nur|happy with|fine with|bei|mit|auf|max|maximal|maximum|höchstens|at most|up to) (?P<q2>{_COUNT} (?:days|sessions))\b(?! ?(?:ago|off|after))"
    rf"|(?:can|could|kann) (?:run|train|do|manage) (?P<q7>{_COUNT} (?:times|x|runs|sessions))\b|(?:up to|increase (?:it )?to) (?P<q10>\d (?:runs|sessions|days))(?= ?[.,;!]|$)|days (?:a|per) week(?: is| are| =)? (?P<q8>\d)(?= ?[.,;!]|$)"
    rf"|(?:^|[.,;/] )(?:(?:running |training )?days|runs|sessions)(?: =)? (?P<q9>\d)(?= ?[.,;!/]|$)"
    rf"|(?:across|over|in|bei|mit|auf) (?P<q5>{_COUNT} (?:runs|sessions))\b|(?P<q4>{_COUNT} (?:running days|training days|days of running))"
    rf"|(?:^|[.;,] |\bweek )(?:(?P<q3>{_COUNT} (?:days|times|runs|sessions|x)){_BY_ITSELF}|(?P<q6>{_COUNT} (?:days|times|runs|sessions)){_POSSIBLE})"
)
_NAMED_NEXT = re.compile(rf" ?(?:[:(]|- |namely|nämlich|that is) ?(?:on )?(?:{DAYS})\b")
"""A list that is to be all of the days: "5 days a week: Tuesday, Thursday and Sunday"."""
_CURRENT = re.compile(
    r"\b(?:i run|i ' m running|i am running|i currently|currently|usually|right now|at the moment|bisher|so far|until now|now i|i do|i manage|average|running|komme auf|ich run)\b"
)
_NOW = re.compile(rf"(?:{A_WEEK} ?)?(?:(?:right )?now\b|currently|at the moment|these days|so far|at present)")
_IT_IS_SO = re.compile(r" ?(?:run|jog|jogge)$")
_SO_MUCH = re.compile(r" ?(?:i |ich )?(?:run|jog|jogge) .*\bweek\b")
"""Clauses that begin with what somebody does."""
_WISH = r"want|like|can|could|möchte|will|würde|kann|könnte"
_WISHED = re.compile(rf"\b(?:{_WISH}) .*$")
_WANTED = re.compile(rf"\b(?:{_WISH}|would|plan to|train|training|prefer|able|willing|aim)\b")


def frequency_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Runs a week as they are and as they shall be; who only says how it is gets asked how it shall be."""
    wanted, current = _told_apart(text)
    for quote in current[:1]:
        runs = _counted(quote)
        yield Reading("athlete.runsPerWeekAvg", quote, sum(runs) / len(runs))
    yield from _days(wanted, text)


def _told_apart(text: Text) -> tuple[list[Quote], list[Quote]]:
    """What is said of the runs that shall be, and of those that are."""
    each, gym = list(matches(text, EACH)), list(matches(text, GYM))
    wanted: list[Quote] = []
    current: list[Quote] = []
    for quote in [*(q for q in matches(text, _DAYS_A_WEEK) if not inside(q, gym)), *each]:
        (current if _is_so(text, quote, quote in each) else wanted).append(quote)
    current += [
        q for q in matches(text, _RUNS) if _CURRENT.search(text.before(q, 4)) and not inside(q, [*wanted, *current])
    ]
    wanted += [q for q in matches(text, _STAY) if not inside(q, [*wanted, *current])]
    return wanted, current


def _is_so(text: Text, quote: Quote, is_each: bool) -> bool:
    """Whether the words around say that it is so already; days that are merely named are those that shall be."""
    clause = text.before(quote, 10).rpartition(",")[2]
    if _WISHED.search(clause.rpartition(" and ")[2]):
        return False
    if is_each or _NOW.match(text.after(quote, 5)) or _SO_MUCH.match(clause):
        return True
    if " day" in quote.plain and not re.search(r"\bi run\b|currently|usually|over$", clause):
        return False
    return bool((_CURRENT.search(clause) or _IT_IS_SO.match(clause)) and not _WANTED.search(clause))


def _days(wanted: Sequence[Quote], text: Text) -> Iterator[Reading]:
    """How many days: what is wanted in so many words before what is only named; else as many as weekdays are named."""
    field, named = "settings.daysPerWeek", named_days(text)
    days = with_long_day(text, weekdays_in(named)) if named else []
    numbers = {n for quote in wanted for n in _counted(quote)}
    if len(numbers) > 1:
        wanted = [q for q in wanted if _WANTED.search(text.before(q, 10).rpartition(",")[2])] or wanted
        numbers = {n for quote in wanted for n in _counted(quote)}
    if len(numbers) > 1:
        yield Reading(field, wanted[0], None, say("ask.days_of_several"), tuple(sorted(numbers)))
    elif wanted:
        yield _one_number(wanted[0], numbers.pop(), len(days), text.plain[wanted[0].end :], _are_all(text, named))
    elif days and open_day(text) is None:
        yield Reading(field, named[0], len(days), why=say("why.days_named"))


def _counted(quote: Quote) -> list[int]:
    numbers = quantities.counts(quote.plain)
    return numbers[:2] if re.search(rf"\d ?{OR} ?\d", quote.plain) else numbers[:1]


def _are_all(text: Text, named: Sequence[Quote]) -> bool:
    """Whether the days that are named are said to be the only ones."""
    before = any(re.search(r"\b(?:only|just|nur)\b", text.before(quote, 5)) for quote in named)
    return before or any(re.search(r"\bmehr geht\b|\bonly\b|\bnothing else\b", text.after(quote, 8)) for quote in named)


def _one_number(quote: Quote, number: int, named: int, behind: str, is_all: bool) -> Reading:
    field = "settings.daysPerWeek"
    if not 1 <= number <= 7:
        return Reading(field, quote, None, say("ask.days_of_a_week"))
    if named > number or (named < number and (_NAMED_NEXT.match(behind) or is_all)):
        return Reading(field, quote, None, say("ask.days_named", said=number, named=named), (number, named))
    return Reading(field, quote, number)
