"""What single weekdays allow: so many kilometres, or so many minutes."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from coach.wishes import quantities
from coach.wishes.found import Reading, matches
from coach.wishes.quantities import A_WEEK, AND, DAYS, DISTANCE_UNIT, NUMBER
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say
from solver.weekday import Weekday

WORKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_DAY = rf"(?:(?:{DAYS})|weekdays?|workdays?|weekends?|unter the week)"
_DAY_LIST = rf"{_DAY}(?:(?:{AND}| to | - )(?:the )?{_DAY})*"
_MOST = r"(?:max(?:imum)?(?: of)?|at most|(?:no|not|nicht|nie|never) (?:more|longer|further|mehr|länger|weiter) (?:than|als)|only(?: have| got| ever)?|up to|höchstens|nur|maximal)"
_AMOUNT = rf"(?:{NUMBER}|an|eine?) ?(?:{DISTANCE_UNIT}|minutes|hours?|h)\b"
LIMIT = re.compile(
    rf"(?P<q>(?:{_MOST} {_AMOUNT}|{_AMOUNT} (?:max\w*|at most|tops|höchstens))(?: of running| free| time)? ?(?:on|at|each|every|per|the|during| )*{_DAY_LIST})"
    rf"|(?P<q2>(?:(?:on|every|during) (?:the )?)?{_DAY_LIST} ?,? ?(?:i )?(?:can |have |run |have time for |(?:habe|hab|kann|run) ich |(?:geht|gehen) )?{_MOST} {_AMOUNT}(?! ?{A_WEEK}| (?:(?:on|at|in|an) )?(?:the )?{_DAY}))"
)

_LONG_RUNS_UP_TO = re.compile(r"\blong runs?(?: \w+){0,3} up to [^,]*$")
"""May tell how long they are, or how long they shall be at most."""


def limits_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """All limits of kilometres, then all of minutes; two for the same day that differ are asked about."""
    found: dict[str, dict[str, float]] = {"settings.maxKmByDay": {}, "settings.maxMinutesByDay": {}}
    quotes: dict[str, Quote] = {}
    for quote in matches(text, LIMIT):
        field, most = _most(quote)
        if _LONG_RUNS_UP_TO.search(f"{text.before(quote)} {quote.plain}"):
            yield Reading("athlete.longestRecentRunKm", quote, None, say("ask.longest"), (most,))
            continue
        for day in _days(quote.plain):
            if found[field].setdefault(day, most) != most:
                options = tuple(sorted({found[field][day], most}))
                yield Reading(field, quote, None, say("ask.day_limit", day=Weekday(day)), options)
                return
        quotes.setdefault(field, quote)
    for field, quote in quotes.items():
        yield Reading(field, quote, found[field])


def _most(quote: Quote) -> tuple[str, Any]:
    kilometres = quantities.kilometres(quote.plain)
    if kilometres:
        return "settings.maxKmByDay", kilometres[0]
    amount = re.search(rf"({NUMBER}|\ban|\beine?) ?(minutes|h)", quote.plain)
    assert amount is not None
    value = 1.0 if amount[1][0].isalpha() else quantities.number_of(amount[1])
    return "settings.maxMinutesByDay", value * (60 if amount[2] == "h" else 1)


def _days(plain: str) -> list[str]:
    named = quantities.weekdays(plain)
    return [*WORKDAYS, *named] if re.search(r"weekdays?|workdays?|unter the week", plain) else named
