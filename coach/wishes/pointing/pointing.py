"""From pointed quotes to readings: the quote must stand in the text, and the value comes from the quote alone."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from coach.wishes.fields.volume import usual
from coach.wishes.found import Reading
from coach.wishes.pointing.derived import DERIVATIONS, Derived, target
from coach.wishes.pointing.doubts import is_doubtful
from coach.wishes.pointing.points import Point
from coach.wishes.reading import Quote, Text
from coach.wishes.readings import readings

TARGET = "settings.targetTimeSecs"


def pointed(text: Text, today: dt.date, grammar: Sequence[Reading], points: Sequence[Point]) -> Iterator[Reading]:
    """What pointed quotes add to what the grammar found in the text.

    Where the grammar has a question, that stays. Where it has a value, only a quote in which it finds another by itself
    counts, as a contradiction.
    """
    asked = {reading.field for reading in grammar if reading.value is None}
    known = {reading.field: reading.value for reading in grammar if reading.value is not None}
    goal = known.get("settings.goal")
    for point in sorted(points, key=lambda point: point.field == TARGET):
        if point.field in asked:
            continue
        reading = _reading(text, today, grammar, point, goal)
        if reading is None or (point.field in known and not _contradicts(reading, known[point.field], today)):
            continue
        goal = reading.value if point.field == "settings.goal" else goal
        yield reading


def _reading(text: Text, today: dt.date, grammar: Sequence[Reading], point: Point, goal: str | None) -> Reading | None:
    for quote in text.locate(point.quote):
        if is_doubtful(point.field, text, quote, grammar):
            continue
        found = _by_grammar(point.field, quote, today) or _derived(point.field, text, quote, today, goal)
        if found is not None:
            return usual(Reading(point.field, quote, found.value, found.question, found.options, found.why))
    return None


def _by_grammar(field: str, quote: Quote, today: dt.date) -> Derived | None:
    """What the grammar makes of the quote as if it were the whole text."""
    found = next((one for one in readings(Text(quote.typed), today) if one.field == field), None)
    return None if found is None else Derived(found.value, found.question, found.options, found.why)


def _derived(field: str, text: Text, quote: Quote, today: dt.date, goal: str | None) -> Derived | None:
    if field == TARGET:
        seconds = target(quote, goal)
        return None if seconds is None else Derived(seconds)
    derivation = DERIVATIONS.get(field)
    return None if derivation is None else derivation(text, quote, today)


def _contradicts(reading: Reading, known: Any, today: dt.date) -> bool:
    return reading.value not in (None, known) and _by_grammar(reading.field, reading.quote, today) is not None
