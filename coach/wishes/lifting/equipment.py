"""What there is to lift with: named things are all there is, things that are missing are taken from everything."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from coach.wishes.caution import is_denied
from coach.wishes.found import Reading
from coach.wishes.reading import Text
from coach.wishes.saying import say
from solver.strength.request.equipment import Equipment

_THINGS: Mapping[Equipment, str] = {
    Equipment.BARBELL: r"barbells?|langhanteln?",
    Equipment.DUMBBELL: r"dumb[ -]*bells?|dumbells?|dbs|kurzhanteln?",
    Equipment.KETTLEBELL: r"kettle[ -]*bells?|kbs|kugelhanteln?",
    Equipment.MACHINE: r"machines?|maschinen?|geräten?",
    Equipment.CABLE: r"cable (?:machine|tower|station)s?|cables?|kabel(?:zug|züge|zügen|turm)?",
    Equipment.BANDS: r"(?:resistance )?bands|(?:thera|fitness|widerstands)band|(?:thera|fitness|widerstands)?bändern?",
    Equipment.PULL_UP_BAR: r"(?:pull|chin)[ -]*up[ -]*bar|klimmzugstange",
}
_THING = re.compile("|".join(rf"(?P<{thing.value}>\b(?:{words})\b)" for thing, words in _THINGS.items()))
_NOTHING = re.compile(
    r"\b(?:body[ -]*weight(?: only| exercises| training)?|no equipment|without (?:any )?equipment|ohne geräte|eigengewicht|körpergewicht)\b"
)
_AT_HOME = re.compile(r"\b(?:at home|home gym|home workouts?|zu ?hause|daheim)\b")
FIELD = "lifter.equipment"


def equipment_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Who trains at home and names nothing is asked; everybody else has a gym, which is the request's default."""
    nothing = next(iter(text.find(_NOTHING)), None)
    found = [
        (Equipment(match.lastgroup), text.quote(*match.span()))
        for match in _THING.finditer(text.plain)
        if match.lastgroup
    ]
    found = [
        (thing, quote) for thing, quote in found if nothing is None or not nothing.start <= quote.start < nothing.end
    ]
    missing = [(thing, quote) for thing, quote in found if is_denied(text, quote)]
    there = {thing for thing, quote in found if (thing, quote) not in missing}
    if there:
        first = next(quote for thing, quote in found if thing in there)
        yield Reading(FIELD, first, [thing.value for thing in Equipment if thing in there])
    elif missing:
        gone = {thing for thing, _ in missing}
        yield Reading(FIELD, missing[0][1], [thing.value for thing in Equipment if thing not in gone])
    elif nothing is not None:
        yield Reading(FIELD, nothing, [])
    elif (home := next(iter(text.find(_AT_HOME)), None)) is not None:
        options = tuple(thing.value for thing in Equipment)
        yield Reading(FIELD, home, None, say("ask.equipment"), options)
