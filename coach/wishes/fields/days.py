"""How often somebody runs and wants to run, and on which weekdays."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from coach.wishes import quantities
from coach.wishes.dates import DATE
from coach.wishes.fields.limits import LIMIT
from coach.wishes.fields.volume import A_WEEK, EACH
from coach.wishes.found import Reading, inside, matches
from coach.wishes.quantities import DAYS
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

_RUNS = re.compile(
    rf"(?P<q>\d(?: ?(?:-|to|or|- to|- or|- oder) ?\d)?(?: ?-)? (?:runs?|times|x|days)(?: of running)?(?: ?{A_WEEK})?)"
)
_STAY = re.compile(
    r"(?P<q>(?:stay (?:with|at)|stick (?:with|to)|keep (?:to|it at|at)|make it|no more than) \d)(?!\d| ?(?:km|k|miles|weeks|hours|minutes|:))"
)
_DAYS_A_WEEK = re.compile(
    rf"(?P<q>\d(?: ?(?:-|to|or|- to|- or|- oder) ?\d)?(?: ?-)? (?:x |training |running |run )?(?:days?|times|runs|sessions|mornings?|evenings?|x|d)(?: of running)? ?(?:{A_WEEK}))|(?:on|an|train|training|run|running|over|do|to|want|like|only|just|nur|happy with|fine with|bei|mit|auf) (?P<q2>\d (?:days|sessions))\b(?! ?(?:ago|off|after))|(?:across|over|in|bei|mit|auf) (?P<q5>\d (?:runs|sessions))\b|(?P<q4>\d (?:running days|training days|days of running))|(?:^|[.;,] )(?P<q3>\d (?:days|times|runs|sessions|x))(?= ?[:(.;,]|$)|(?P<q6>\d (?:days|times|runs|sessions))(?= (?:gingen|gehen|wären|sind möglich|schaffe|kann|würden|would work|work for me|is what|are possible))"
)
_CURRENT = re.compile(
    r"\b(?:i run|i ' m running|i am running|i currently|currently|usually|right now|at the moment|bisher|so far|until now|now i|i do|i manage|average|running|komme auf|ich run)\b"
)
_NOW = re.compile(rf"(?:{A_WEEK} ?)?(?:(?:right )?now\b|currently|at the moment|these days|so far|at present)")
_IT_IS_SO = ("run", "jog", "jogge")
"""A clause that begins with what somebody does."""
_WANTED = re.compile(r"\b(?:want|like|can|could|would|plan to|train|training|prefer|able|willing|aim)\b")
_NAMED_DAYS = re.compile(
    rf"(?P<q>(?:(?:{DAYS})|weekend)(?:(?: ?, ?and | ?, ?| and | ?[/&+] ?| to | - )(?:the )?(?:(?:{DAYS})|weekends?))*)"
)
_LONG_DAY = re.compile(
    rf"(?P<q>long (?:run|runs|1)(?: \w+){{0,4}}? (?:{DAYS}))|(?P<q2>(?:{DAYS})s? ?(?:for |is |are )?(?:my |the |a )?long runs?|(?:{DAYS})s? (?:is|ist) (?:my|mein|the) (?:day|tag) (?:for|für) (?:\w+ )?long run|(?:{DAYS})s?(?: (?:gern|gerne|bitte|immer|always|usually|am liebsten|is|the))? long\b|long (?:(?:on|every|each|a|immer|always) ){{0,2}}(?:{DAYS})\b)"
)
_TWO_CLAUSES = re.compile(rf"(?:{DAYS}) ?, ?and (?:{DAYS}) ")
_IRON = r"(?:strength|gym|lift\w*|weights|krafttraining|kraft)"
GYM = re.compile(
    rf"(?P<q>{_IRON}(?: training| work| sessions?)?(?: on| every)? (?:{DAYS})(?:(?: ?, ?| and )(?:{DAYS}))*)"
    rf"|(?P<q2>{_IRON}(?: training)?(?: on)? ?\d ?(?:times|days|x)?)|(?P<q3>\d ?(?:x|times)? {_IRON}(?: training)? ?(?:sessions|days|workouts)?)"
    rf"|(?P<q4>(?:{DAYS})(?:(?: ?, ?and | ?, ?| and )(?:{DAYS}))*(?: (?:ins|im|in|to|the|for|are|is|zum|beim|days?|go|i|ich|do|have|mache?|habe|ist|gehe|steht))* {_IRON}\b)"
)
_REFUSED = re.compile(
    r"\b(?:not|no|never|except|can ' t|cannot|but|rest\w*|off|free|away|travel\w*|busy|every other|every second|alternate|jedes zweite)\b"
)
OPEN_DAYS = "settings.preferredDays"
_DAY_LIST = rf"(?:(?:{DAYS})|weekends?)(?:(?: ?, ?and | ?, ?| and | or | oder | ?/ ?)(?:(?:{DAYS})|weekends?))*"
_NO_DAYS = re.compile(
    rf"(?P<q>(?:(?:can ' t|cannot|can not|won ' t) (?:run|train)|no (?:running|training|runs?)|not|never|except|busy|rest(?:ing)?(?: days?)?)(?: on| at| is| are)?"
    rf" {_DAY_LIST})"
    rf"|(?P<q2>{_DAY_LIST} (?:(?:i )?(?:can ' t|cannot|don ' t work|doesn ' t work|(?:is|are) (?:out|off|free|no good|impossible|rest)|(?:i )?(?:am |bin )?(?:off|never|nie(?:mals)?)\b)"
    r"|(?:kann|geht|gehen|passt|klappt)(?: \w+){0,3}? (?:nicht|nie)\b|(?:ist|sind|bleibt|bleiben)? ?(?:frei|ruhetag)\b))"
)


def frequency_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Runs a week as they are and as they shall be; who only says how it is gets asked how it shall be."""
    each = list(matches(text, EACH))
    wanted: list[Quote] = []
    current: list[Quote] = []
    gym = list(matches(text, GYM))
    for quote in [*(q for q in matches(text, _DAYS_A_WEEK) if not inside(q, gym)), *each]:
        before = text.before(quote, 10).rpartition(",")[2]
        is_said = _CURRENT.search(before) or before.strip() in _IT_IS_SO
        is_now = quote in each or _NOW.match(text.after(quote, 5)) or (is_said and not _WANTED.search(before))
        is_days = (
            " day" in quote.plain
            and quote not in each
            and not _NOW.match(text.after(quote, 5))
            and not re.search(r"\bi run\b|currently|usually|over$", before)
        )
        is_days = is_days or bool(re.search(r"\b(?:want|like|can|could) .*$", before.rpartition(" and ")[2]))
        (wanted if is_days or not is_now else current).append(quote)
    current += [
        q for q in matches(text, _RUNS) if _CURRENT.search(text.before(q, 4)) and not inside(q, [*wanted, *current])
    ]
    wanted += [q for q in matches(text, _STAY) if not inside(q, [*wanted, *current])]
    for quote in current[:1]:
        runs = _counted(quote)
        yield Reading("athlete.runsPerWeekAvg", quote, sum(runs) / len(runs))
    named = _named_days(text)
    numbers = {n for quote in wanted for n in _counted(quote)}
    if len(numbers) > 1:
        wanted = [q for q in wanted if _WANTED.search(text.before(q, 10).rpartition(",")[2])] or wanted
        numbers = {n for quote in wanted for n in _counted(quote)}
    if wanted and len(numbers) == 1:
        yield _days(wanted[0], numbers.pop(), named)
    elif wanted:
        yield Reading("settings.daysPerWeek", wanted[0], None, say("ask.days_of_several"), tuple(sorted(numbers)))
    elif len(_all_days(named)) > 1:
        yield Reading("settings.daysPerWeek", named[0], len(_all_days(named)), why=say("why.days_named"))
    if named and len(_all_days(named)) > 1:
        yield Reading("settings.preferredDays", named[0], _all_days(named))


def _counted(quote: Quote) -> list[int]:
    numbers = quantities.counts(quote.plain)
    return numbers[:2] if re.search(r"\d ?(?:-|to|or|- to|- or|- oder) ?\d", quote.plain) else numbers[:1]


def _days(quote: Quote, number: int, named: Sequence[Quote]) -> Reading:
    days = _all_days(named)
    if not 1 <= number <= 7:
        return Reading("settings.daysPerWeek", quote, None, say("ask.days_of_a_week"))
    if len(days) > number > 0 and len(days) > 1:
        question = say("ask.days_named", said=number, named=len(days))
        return Reading("settings.daysPerWeek", quote, None, question, (number, len(days)))
    return Reading("settings.daysPerWeek", quote, number)


def _named_days(text: Text) -> list[Quote]:
    """Lists of weekdays to run on: not a race's day, a long run's, a gym's or one that is not possible."""
    long_days = list(matches(text, _LONG_DAY))
    gym = list(matches(text, GYM))
    dates = [text.quote(match.start(), match.end()) for match in DATE.finditer(text.plain)]
    limited = list(matches(text, LIMIT))
    found = []
    for quote in matches(text, _NAMED_DAYS):
        before, after = text.before(quote, 5), text.after(quote, 3)
        refused = _REFUSED.search(before) or re.match(r"(?:off|is rest|rest|free|never|nie|niemals|not|nicht)\b", after)
        if not inside(quote, [*long_days, *gym, *dates, *limited, *matches(text, _NO_DAYS)]) and not refused:
            found.append(quote)
    return [quote for quote in found if len(quantities.weekdays(quote.plain)) > 1]


def _all_days(named: Sequence[Quote]) -> list[str]:
    return quantities.weekdays(" ".join(quote.plain for quote in named))


def impossible_days(text: Text, _: dt.date) -> Iterator[Reading]:
    """ "No running on Mondays": the other days are the preferred ones."""
    long_days = list(matches(text, _LONG_DAY))
    for quote in list(matches(text, _NO_DAYS))[:1]:
        for_long_runs = {day for q in long_days if inside(q, [quote]) for day in quantities.weekdays(q.plain)}
        refused = [day for day in quantities.weekdays(quote.plain) if day not in for_long_runs]
        if _TWO_CLAUSES.match(quote.plain) and len(refused) > 1:  # the first may belong to what stands before
            yield Reading(OPEN_DAYS, quote, None, say("ask.open_day", quote=quote.typed[:60]))
            return
        yield Reading("settings.preferredDays", quote, [day for day in DAYS.split("|") if day not in refused])


def open_days(text: Text, _: dt.date) -> Iterator[Reading]:
    """A weekday that is named for something else ("Sundays are for family") may or may not have a run: that is asked."""
    taken = [quote for pattern in (_LONG_DAY, GYM, LIMIT, _NO_DAYS) for quote in matches(text, pattern)]
    taken += [text.quote(match.start(), match.end()) for match in DATE.finditer(text.plain)]
    named = _named_days(text)
    for quote in matches(text, _NAMED_DAYS):
        is_over = re.search(r"\b(?:last|ran|did|yesterday|since)\b", text.before(quote, 6))
        if quote not in named and not inside(quote, taken) and not is_over:
            question = say("ask.open_day", quote=quote.typed[:60])
            yield Reading(OPEN_DAYS, quote, None, question)
            return


def long_day_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """The weekday of the long run."""
    found = [q for q in matches(text, _LONG_DAY) if not re.search(r"\blast\b|\d", q.plain)]
    days = {day for quote in found for day in quantities.weekdays(quote.plain)}
    if len(days) == 1:
        yield Reading("settings.preferredLongRunDay", found[0], days.pop())
    elif days:
        yield Reading("settings.preferredLongRunDay", found[0], None, say("ask.long_day"), tuple(sorted(days)))
