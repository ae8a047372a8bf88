"""Requests of people with a life: 5 to 30 blocked dates, holidays and illness, caps on weekdays, tune-up races."""

import datetime as dt
import random

from tests.judge.corpus import realistic
from tests.judge.terms import WEEKDAYS

LEAST_BLOCKED, MOST_BLOCKED = 5, 30
DAY = dt.timedelta(days=1)


def lived(seed, count):
    """`count` realistic requests of at least six weeks, each with what life brings; the same for the same seed."""
    chance = random.Random(seed)
    plain = (request for request in realistic(10_000 + seed, 4 * count) if _weeks(request["settings"]) >= 6)
    chosen = [next(plain) for _ in range(count)]
    return [_with_life(request, chance) for request in chosen]


def _weeks(settings):
    if "raceDate" not in settings:
        return settings["totalWeeks"]
    return (dt.date.fromisoformat(settings["raceDate"]) - _first_monday(settings)).days // 7 + 1


def _first_monday(settings):
    start = dt.date.fromisoformat(settings["startDate"])
    return start + -start.weekday() % 7 * DAY


def _with_life(request, chance):
    settings, athlete = dict(request["settings"]), request["athlete"]
    for name in ("blockedDates", "tuneUpRaces", "maxKmByDay", "maxMinutesByDay"):
        settings.pop(name, None)
    if chance.random() < 0.3:
        settings["tuneUpRaces"] = _tune_ups(chance, settings, athlete)
    settings["blockedDates"] = _blocked(chance, settings)
    if chance.random() < 0.3:
        settings |= _caps(chance, athlete)
    return {"athlete": athlete, "settings": settings}


def _tune_ups(chance, settings, athlete):
    """One or two races on weekends, three weeks apart, not in the last twelve days."""
    first, weeks = _first_monday(settings), _weeks(settings)
    places = list(range(2, weeks - 2))
    chosen = sorted(chance.sample(places, min(len(places), chance.choice((1, 1, 2)))))
    if len(chosen) == 2 and chosen[1] - chosen[0] < 3:
        chosen = chosen[:1]
    distances = (5.0, 10.0, 10.0, 21.0975) if athlete["currentWeeklyKm"] > 40 else (5.0, 10.0)
    return [
        {"date": (first + (7 * week + chance.choice((5, 6))) * DAY).isoformat(), "distanceKm": chance.choice(distances)}
        for week in chosen
    ]


def _blocked(chance, settings):
    """Dates of one of four kinds of life, or of two of them, 5 to 30 in all and never a race's."""
    first, weeks = _first_monday(settings), _weeks(settings)
    last = 7 * weeks - 10
    kinds = chance.sample((_scattered, _weekly, _holiday, _travels), chance.choice((1, 1, 2)))
    found = {day for kind in kinds for day in kind(chance, last)}
    taken = {race["date"] for race in settings.get("tuneUpRaces", ())} | {settings.get("raceDate")}
    dates = [(first + day * DAY).isoformat() for day in sorted(found)]
    free = [date for date in dates if date not in taken][:MOST_BLOCKED]
    return free if len(free) >= LEAST_BLOCKED else _blocked(chance, settings)


def _scattered(chance, last):
    return chance.sample(range(last), min(last, chance.randint(LEAST_BLOCKED, 14)))


def _weekly(chance, last):
    """The same weekday, in most weeks or now and then."""
    weekday, share = chance.randrange(7), chance.choice((0.35, 0.7, 1.0))
    return [day for day in range(weekday, last, 7) if chance.random() < share]


def _holiday(chance, last):
    """A week to four off: holidays, an illness, an injury."""
    length = chance.choice((7, 8, 10, 14, 14, 17, 21, 28))
    start = chance.randrange(max(1, last - length))
    return range(start, min(last, start + length))


def _travels(chance, last):
    starts = [chance.randrange(last) for _ in range(chance.randint(2, 5))]
    return [start + k for start in starts for k in range(chance.choice((2, 3, 4))) if start + k < last]


def _caps(chance, athlete):
    days = chance.sample(WEEKDAYS[:5], chance.choice((1, 1, 2, 5)))
    if athlete.keys() & {"easyPaceSecPerKm", "vdot"} and chance.random() < 0.6:
        return {"maxMinutesByDay": dict.fromkeys(days, chance.choice((40, 45, 60, 75)))}
    return {"maxKmByDay": dict.fromkeys(days, max(4.0, round(athlete["currentWeeklyKm"] / chance.uniform(4, 8))))}
