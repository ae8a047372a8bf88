"""A strength program's request out of a wish."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.wishes.found import Reading
from coach.wishes.health import LIFTERS_DOUBTS
from coach.wishes.lifting.body import body_of
from coach.wishes.lifting.equipment import equipment_of
from coach.wishes.lifting.joints import flag_of
from coach.wishes.lifting.schedule import schedule_of
from coach.wishes.orders.order import Added, Asked, Found
from coach.wishes.pointing.points import Point
from coach.wishes.reading import Text
from coach.wishes.saying import Saying, say
from solver.strength.request.request import Experience, Training, read_lifter_request

_NEEDED: Mapping[str, tuple[Saying, tuple[str, ...] | None]] = {
    "lifter.primaryFocus": (say("ask.focus"), tuple(Training)),
    "lifter.experienceLevel": (say("ask.experience"), tuple(Experience)),
    "lifter.trainingDaysPerWeek": (say("ask.lifting_days"), None),
    "lifter.sessionDurationMins": (say("ask.session"), None),
}
_READERS = (body_of, schedule_of, equipment_of)


class LiftingOrder:
    """Models point at fields of a running plan only, so points say nothing here."""

    parts: Sequence[str] = ("lifter",)
    injuries = "lifter.injuryFlags"
    doubts = LIFTERS_DOUBTS
    language: str | None = "lifter.language"

    def read(self, text: Text, today: dt.date, _: Sequence[Point]) -> Iterator[Reading]:
        """By the grammar alone."""
        return (reading for reader in _READERS for reading in reader(text, today))

    def flag(self, words: str) -> str:
        """The joint that is named."""
        return flag_of(words)

    def completed(self, _: dict[str, Any], __: dt.date) -> Iterator[Added]:
        """Everything that a strength program needs has to be said."""
        return iter(())

    def missing(self, values: Mapping[str, Any], found: Found, _: dt.date) -> Iterator[Asked]:
        """Focus, experience, days and minutes."""
        for field, (question, options) in _NEEDED.items():
            if field not in values and not (field in found and found[field].question):
                yield Asked(field, question, None if options is None else [*map(str, options)])

    def check(self, request: Mapping[str, Any]) -> None:
        """As a lifter's request."""
        read_lifter_request(request)
