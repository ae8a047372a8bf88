"""Races on the way to the goal: a distance and a day in one clause that says what the race is for."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from coach.wishes import quantities
from coach.wishes.dates import DATE, MONTH, Day, date_of
from coach.wishes.found import Reading
from coach.wishes.quantities import RACE_KM
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

_A_RACE = r"(?:an? |the |my |one |1 |eine?[nmr]? |den )?(?:tune|test|warm|practice|prep|aufbau|vorbereitung|(?:5|10) ?-? ?(?:k|km|er)\b|half|marathon|parkrun)"
_CLAUSE_END = re.compile(
    rf" [;!?\n]| \.(?! (?:{MONTH})\b)| ?, (?:(?:and )?then|dann|after|with|mit|plus|vorher|davor|zuvor|(?:mein|my|das|the) (?:ziel|goal|aim|main|real|big|eigentlich|haupt)\w*)\b| then (?:my|the)\b"
    rf"| (?:with|mit|and|plus|,) (?={_A_RACE})|$"
)
_ON_THE_WAY = re.compile(
    r"\b(?:tune ?-? ?ups?|warm ?-? ?up races?|(?:test|practice|prep(?:aration)?) (?:race|run)|(?:as a|zum|als|ein|the|my|mein) test|test (?:over|über|:|\d)|on the way|to prepare(?! (?:me )?for\b)"
    r"|test(?:race|rennen|lauf|wettkampf|en)|aufbau(?:race|rennen|lauf|wettkampf)|vorbereitungs(?:race|rennen|lauf|wettkampf)"
    r"|(?:als|zur) (?:test|vorbereitung|probe)(?! (?:auf|für)\b)|generalprobe|zwischenziel)\b"
)


@dataclass(frozen=True)
class TuneUp:
    """A clause about one such race, its distance, and its day's words, where there are any."""

    clause: Quote
    goal: str
    day: Quote | None


def tune_ups(text: Text) -> list[TuneUp]:
    """Clauses that say that a race is no goal and name one distance, and one day at most.

    A day may stand in a clause of its own: "10k as a tune-up. … The tune-up is on 11 April".
    """
    found: list[TuneUp] = []
    days: list[Quote] = []
    for clause in _clauses(text):
        goals, dates = quantities.goals(clause.plain), list(DATE.finditer(clause.plain))
        if not _ON_THE_WAY.search(clause.plain) or len(goals) > 1 or len(dates) > 1:
            continue
        day = next((text.quote(clause.start + date.start(), clause.start + date.end()) for date in dates), None)
        if goals and goals[0] in RACE_KM:
            found.append(TuneUp(clause, goals[0], day))
        elif day is not None:
            days.append(day)
    return [replace(one, day=days.pop(0)) if one.day is None and days else one for one in found]


def _clauses(text: Text) -> Iterator[Quote]:
    start = 0
    for end in _CLAUSE_END.finditer(text.plain):
        if start < end.start():
            yield text.quote(start, end.start())
        start = end.end()


def tune_ups_of(text: Text, today: dt.date) -> Iterator[Reading]:
    """All of them, where each names its day clearly; else the question for the days."""
    field, found = "settings.tuneUpRaces", tune_ups(text)
    days = [one.day and date_of(one.day.plain, today) for one in found]
    races = [
        {"date": day.date.isoformat(), "distanceKm": RACE_KM[one.goal]}
        for one, day in zip(found, days, strict=True)
        if isinstance(day, Day)
    ]
    if len(races) < len(found):
        clause = found[0].clause
        yield Reading(field, clause, None, say("ask.tune_up", quote=clause.typed.partition(",")[0][:60]))
    elif races:
        yield Reading(field, found[0].clause, races)
