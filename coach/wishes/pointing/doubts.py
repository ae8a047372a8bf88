"""What speaks against a pointed quote: it is somebody else's, it was once, it is denied, a part, or known already."""

import re
from collections.abc import Sequence

from coach.wishes.caution import is_former, is_somebody_elses
from coach.wishes.fields.goal import is_past_race
from coach.wishes.found import Reading, inside
from coach.wishes.health import injuries
from coach.wishes.quantities import DISTANCE_UNIT
from coach.wishes.reading import Quote, Text

_DENIED = re.compile(
    r"\b(?:not|never|no longer|nor|don ' t|isn ' t|doesn ' t|won ' t|nicht|nie)(?: (?!but\b)\w+){0,2}$"
)
_RANGE_BEFORE, _RANGE_AFTER = (
    re.compile(r"\d ?(?:-|/|to|or|bis|oder) ?$"),
    re.compile(r" ?(?:-|/|to|or|bis|oder) ?\d"),
)
_UNIT_AFTER = re.compile(rf" ?(?:{DISTANCE_UNIT}|kg|weeks?|hours?|minutes)\b")
_FORMER_INSIDE = re.compile(r"\b(?:used to|previously|formerly|years? ago|früher|damals)\b")
_OVER = re.compile(r"\b(?:last|ago|ran|pb|pr|best|bestzeit|gelaufen|lief)\b")
_OTHER_DATES = re.compile(r"\b(?:birthday|since|born|injur\w*|ran|did|last|wedding|married|geburtstag|seit)\b")
_DATED = frozenset({"settings.raceDate", "settings.startDate"})
_TOGETHER = (
    frozenset({"settings.units"}),
    frozenset({"settings.daysPerWeek", "settings.preferredDays"}),
)
"""Fields that may be read from words of which another is read: units from any, each of a pair from the other's."""


def is_doubtful(field: str, text: Text, quote: Quote, grammar: Sequence[Reading]) -> bool:
    """Whether a quote should not be believed to speak of a field, for what stands around it."""
    if is_somebody_elses(text, quote) or _DENIED.search(text.before(quote, 12)):
        return True
    if len([*Text(quote.typed).sentences()]) > 1:
        return True
    if field != "settings.blockedDates" and _is_part(text, quote):
        return True
    if field in _DATED:
        if _OTHER_DATES.search(text.before(quote, 7)):
            return True
    elif is_former(text, quote) or _FORMER_INSIDE.search(f"{text.before(quote, 3)} {quote.plain}"):
        return True
    if field == "settings.targetTimeSecs" and (is_past_race(text, quote) or _OVER.search(quote.plain)):
        return True
    if field == "athlete.injuryFlags" and inside(quote, injuries(text)):
        return True
    return any(_is_of_another(field, reading, quote) for reading in grammar)


def _is_part(text: Text, quote: Quote) -> bool:
    """ "40 km" of "30 to 40 km" is half of what is said, and so is "40" of "40 km"."""
    before, after = text.plain[: quote.start].rstrip(), text.plain[quote.end :]
    if quote.plain[-1:].isdigit() and _UNIT_AFTER.match(after):
        return True
    return bool(_RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after))


def _is_of_another(field: str, reading: Reading, quote: Quote) -> bool:
    if reading.field == field or not inside(quote, [reading.quote]):
        return False
    return not any(field in fields and (len(fields) == 1 or reading.field in fields) for fields in _TOGETHER)
