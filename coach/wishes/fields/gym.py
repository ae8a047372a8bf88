"""Strength beside running: on which weekdays, or how often."""

import datetime as dt
import re
from collections.abc import Iterator

from coach.wishes import quantities
from coach.wishes.found import Reading, matches
from coach.wishes.quantities import AND, DAYS
from coach.wishes.reading import Text

_IRON = r"(?:strength|gym|lift\w*|weights|krafttraining|kraft)"
_DAY_LIST = rf"(?:{DAYS})(?:{AND}(?:{DAYS}))*"
GYM = re.compile(
    rf"(?P<q>{_IRON}(?: training| work| sessions?)?(?: on| every| is| are| :| ist)* {_DAY_LIST})"
    rf"|(?P<q2>{_IRON}(?: training)?(?: on)? ?\d ?(?:times|days|x)?)|(?P<q3>\d ?(?:x|times)? {_IRON}(?: training)? ?(?:sessions|days|workouts)?)"
    rf"|(?P<q4>{_DAY_LIST}(?: (?:ins|im|in|to|the|for|are|is|zum|beim|days?|go|i|ich|do|have|mache?|habe|ist|gehe|steht))* {_IRON}\b)"
)


def strength_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """The weekdays for lifting, else how many they are."""
    for quote in list(matches(text, GYM))[:1]:
        days = quantities.weekdays(quote.plain)
        yield Reading("settings.strengthDays", quote, days or quantities.counts(quote.plain)[0])
