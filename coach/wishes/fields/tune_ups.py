"""Races on the way to the goal: a distance and a day in one clause that says what the race is for."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.wishes import quantities
from coach.wishes.dates import DATE, MONTH, Day, date_of
from coach.wishes.found import Reading
from coach.wishes.quantities import RACE_KM
from coach.wishes.reading import Quote, Text

_CLAUSE_END = re.compile(
    rf" [;!?\n]| \.(?! (?:{MONTH})\b)| ?, (?:(?:and )?then|dann|after|with|mit|plus|vorher|davor|zuvor|(?:mein|my|das|the) (?:ziel|goal|aim|main|real|big|eigentlich|haupt)\w*)\b| then (?:my|the)\b| (?:with|mit) (?=(?:an? |einem |my |one |1 )?(?:tune|test|warm|practice|prep|aufbau|vorbereitung))|$"
)
_ON_THE_WAY = re.compile(
    r"\b(?:tune ?-? ?ups?|warm ?-? ?up races?|(?:test|practice|prep(?:aration)?) (?:race|run)|as a test|on the way|to prepare"
    r"|test(?:race|rennen|lauf|wettkampf|en)?|aufbau(?:race|rennen|lauf|wettkampf)|vorbereitungs(?:race|rennen|lauf|wettkampf)"
    r"|(?:als|zur) (?:test|vorbereitung|probe)|generalprobe|zwischenziel)\b"
)


@dataclass(frozen=True)
class TuneUp:
    """A clause about one such race, its distance, and its day's words."""

    clause: Quote
    goal: str
    day: Quote


def tune_ups(text: Text) -> list[TuneUp]:
    """Clauses that say that a race is no goal and name one distance and one day."""
    found, start = [], 0
    for end in _CLAUSE_END.finditer(text.plain):
        clause = text.plain[start : end.start()]
        goals, dates = quantities.goals(clause), list(DATE.finditer(clause))
        if _ON_THE_WAY.search(clause) and len(goals) == len(dates) == 1 and goals[0] in RACE_KM:
            day = text.quote(start + dates[0].start(), start + dates[0].end())
            found.append(TuneUp(text.quote(start, end.start()), goals[0], day))
        start = end.end()
    return found


def tune_ups_of(text: Text, today: dt.date) -> Iterator[Reading]:
    """All of them, where each names its day clearly."""
    found = tune_ups(text)
    days = [date_of(one.day.plain, today) for one in found]
    races = [
        {"date": day.date.isoformat(), "distanceKm": RACE_KM[one.goal]}
        for one, day in zip(found, days, strict=True)
        if isinstance(day, Day)
    ]
    if races and len(races) == len(found):
        yield Reading("settings.tuneUpRaces", found[0].clause, races)
