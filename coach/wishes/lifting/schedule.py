"""How often, on which weekdays, how long and for how many weeks somebody lifts."""

import datetime as dt
import re
from collections.abc import Iterator

from coach.wishes import quantities
from coach.wishes.found import Reading, matches
from coach.wishes.quantities import A_WEEK, AND, DAYS, NUMBER
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say
from solver.strength.request.request import MOST_WEEKS

_OFTEN = re.compile(
    rf"(?P<q>\d(?: ?(?:-|to|or) ?\d)? ?(?:x|times|days?|sessions?|workouts?)(?: (?:of )?(?:training|lifting))? ?(?:{A_WEEK}))"
    r"|(?P<q2>\d (?:days|sessions))\b(?! ?(?:ago|off|after|in a row|rest))|(?P<q3>\d ?-? ?day)(?= (?:full|split|plan|program|routine|upper|week))"
)
_DAY_LIST = re.compile(rf"(?P<q>(?:{DAYS})(?:(?:{AND}| to | - | )(?:{DAYS}))*)")
_LONG = re.compile(
    rf"(?P<q>(?:{NUMBER}) ?- ?(?:hours?|minutes)|(?:{NUMBER})(?: ?(?:-|to|or) ?(?:{NUMBER}))? ?(?:hours?|minutes|h)|(?:an|1) hour and (?:a|an) half|(?:an|1|eine|one) hour|half (?:an )?hour)\b"
)
_WEEKS = re.compile(r"(?P<q>\d{1,2} ?-? ?weeks?)\b(?! ?(?:ago|off|after|postpartum))")
_NO_SUPERSETS = re.compile(r"\b(?P<q>(?:no|without|keine|ohne) super[ -]*(?:sets|sätze)|(?:no|keine) supersets?)\b")
_REFUSED = re.compile(r"\b(?:not|no|never|except|can ' t|cannot|but|rest|off|free|nicht|außer)\b")


def schedule_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Days a week, weekdays, minutes a session, weeks, supersets."""
    named = [quote for quote in matches(text, _DAY_LIST) if not _REFUSED.search(text.before(quote, 4))]
    weekdays = quantities.weekdays(" ".join(quote.plain for quote in named))
    counted = list(matches(text, _OFTEN))
    yield from _days(counted, named, len(weekdays))
    if len(weekdays) > 1:
        yield Reading("lifter.weekdays", named[0], weekdays)
    for quote in list(matches(text, _LONG))[:1]:
        yield _session(quote)
    for quote in list(matches(text, _WEEKS))[:1]:
        yield _length(quote)
    for quote in list(matches(text, _NO_SUPERSETS))[:1]:
        yield Reading("lifter.allowSupersets", quote, False)


def _days(counted: list[Quote], named: list[Quote], weekdays: int) -> Iterator[Reading]:
    field, question = "lifter.trainingDaysPerWeek", say("ask.lifting_days")
    numbers = sorted({number for quote in counted for number in quantities.counts(quote.plain)})
    if not numbers and weekdays > 1:
        yield Reading(field, named[0], weekdays, why=say("why.days_named"))
    elif len(numbers) > 1 or (numbers and weekdays > numbers[0]):
        options = tuple(sorted({*numbers, weekdays} - {0, 1})) if weekdays > 1 else tuple(numbers)
        yield Reading(field, counted[0], None, question, options)
    elif numbers:
        yield Reading(field, counted[0], numbers[0])


def _length(quote: Quote) -> Reading:
    field, weeks = "lifter.weeks", quantities.counts(quote.plain)[0]
    if weeks <= MOST_WEEKS:
        return Reading(field, quote, weeks)
    return Reading(field, quote, None, say("ask.lifting_weeks", most=MOST_WEEKS), (1, MOST_WEEKS))


def _session(quote: Quote) -> Reading:
    field = "lifter.sessionDurationMins"
    minutes = sorted(set(_minutes(quote.plain)))
    if len(minutes) == 1:
        return Reading(field, quote, minutes[0])
    return Reading(field, quote, None, say("ask.session"), tuple(minutes))


def _minutes(plain: str) -> list[int]:
    if plain.startswith("half"):
        return [30]
    if "half" in plain:
        return [90]
    an_hour = 60 if re.search(r"\b(?:hours?|h)\b", plain) else 1
    numbers = [quantities.number_of(number) for number in re.findall(NUMBER, plain)] or [1.0]
    return [round(number * an_hour) for number in numbers]
