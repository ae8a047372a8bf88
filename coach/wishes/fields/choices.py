"""Pace, heart and fitness, and what somebody does or does not want."""

import datetime as dt
import re
from collections.abc import Iterator

from coach.wishes import quantities
from coach.wishes.caution import is_former
from coach.wishes.found import Reading, matches
from coach.wishes.reading import Quote, Text

_EASY_PACE = re.compile(
    r"(?:easy|locker\w*) (?:runs?|pace|tempo|running|jog\w*|läufe)(?: \w+){0,4}? (?P<q>\d{1,2}:\d{2}(?: ?(?:minutes)? ?(?:/|a|per) ?(?:km|mile|miles|k))?|\d{1,2} minutes ?(?:/|a|per) ?(?:km|miles?|k)\b)"
    r"|\b(?:easy|locker) (?P<q3>\d{1,2}:\d{2} ?(?:minutes)? ?(?:/|a|per) ?(?:km|miles?|k)\b)"
    r"|\b(?:tempo|pace) (?:easy|locker) (?P<q4>\d:\d{2})(?! hours?)"
    r"|\b(?:easy|locker)(?: (?:run|is|ist|at|in|bei|mit|around|etwa|um)){1,2} (?P<q2>\d:\d{2}(?! hours?))"
)
_HEART = re.compile(
    r"(?:maximalpuls|maxpuls|hfmax|max(?:imum|imal\w*)? ?(?:heart ?rate|hr|pulse|puls|herzfrequenz|heartrate)|(?:hr|heart ?rate|puls|herzfrequenz) max\w*)(?: is| of| about|:)* (?P<q>\d{3})"
)
_EASY_HEART = re.compile(
    r"(?:easy|locker\w*) (?:heart ?rate|hr|pulse|puls)(?: is| of| about| around| etwa| um| bei| ist|:)* (?P<q>\d{2,3})"
)
_VDOT = re.compile(r"vdot(?: is| of| about|:)* (?P<q>\d{2}(?:[.,]\d)?)")
_NO_SPEED = re.compile(
    r"(?P<q>no (?:speed ?work|intervals|tempo|fast (?:runs|running)|hard sessions)|(?:without|no|ohne) (?:any )?(?:speed ?work|speed (?:sessions|training)|intervals?|interval\w*|tempo\w*|schnelle\w* (?:runs|sessions|einheiten)|fast (?:runs|running))|(?:only|nur) (?:easy|lockere?) (?:runs?|running))\b(?! (?:on|at|before|after|during) (?:the )?(?:\w+day|weekend))"
)
_CROSS = re.compile(
    r"(?P<q>(?:happy to|like to|want to|can) cross ?-? ?train\w*|cross ?-? ?training (?:is|on|welcome|ok)\w*)"
)
_NO_LONG = re.compile(r"(?P<q>(?:no|without|skip the) long runs?)\b")
_UNITS = re.compile(r"\b(?P<q>miles?|mpw|m p w)\b(?! race)")
_WEEK_IN_KM = re.compile(rf"\d ?(?:km|k) ?(?:{quantities.A_WEEK})")
"""Whoever counts weeks in kilometres runs in them, whatever a race is called."""


def body_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Easy pace, heart rates, VDOT."""
    for quote in _as_it_is(text, _EASY_PACE):
        yield Reading("athlete.easyPaceSecPerKm", quote, quantities.pace_seconds(quote.plain))
    for field, pattern in (("athlete.maxHr", _HEART), ("athlete.easyHr", _EASY_HEART), ("athlete.vdot", _VDOT)):
        for quote in _as_it_is(text, pattern)[:1]:
            yield Reading(field, quote, quantities.number_of(quote.plain))


def _as_it_is(text: Text, pattern: re.Pattern[str]) -> list[Quote]:
    """Figures of the body as they are, not as they once were."""
    return [quote for quote in matches(text, pattern) if not is_former(text, quote)]


def choices_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Speedwork, long runs, cross-training and units."""
    for quote in list(matches(text, _NO_SPEED))[:1]:
        yield Reading("settings.includeSpeedwork", quote, False)
    for quote in list(matches(text, _NO_LONG))[:1]:
        yield Reading("settings.includeLongRun", quote, False)
    for quote in list(matches(text, _CROSS))[:1]:
        yield Reading("settings.allowCrossTraining", quote, True)
    in_kilometres = _WEEK_IN_KM.search(text.plain)
    for quote in list(matches(text, _UNITS))[: 0 if in_kilometres else 1]:
        yield Reading("settings.units", quote, "mi")
