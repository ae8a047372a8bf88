"""Requests as real athletes would make them, from a seed; `odd` has those of the corners."""

import datetime as dt
import random

from tests.judge.oddities import odd
from tests.judge.terms import WEEKDAYS

__all__ = ["odd", "realistic"]

MONDAY = dt.date(2027, 1, 4)
WEEKS = {"5k": (6, 14), "10k": (6, 16), "half_marathon": (8, 20), "marathon": (10, 24), "general_fitness": (6, 20)}
VOLUME = {"5k": (6, 90), "10k": (8, 120), "half_marathon": (12, 150), "marathon": (20, 190), "general_fitness": (6, 70)}
INJURIES = ("left achilles", "plantar fasciitis", "shin splints", "runner's knee")


def realistic(seed, count):
    """`count` requests, the same for the same seed."""
    chance = random.Random(seed)
    return [_request(chance) for _ in range(count)]


def _request(chance):
    goal = chance.choices(list(WEEKS), (20, 20, 22, 26, 12))[0]
    low, high = VOLUME[goal]
    weekly = round(low * (high / low) ** chance.betavariate(2, 2.2), 1)
    days = min(7, max(2, round(chance.gauss(2.2 + weekly / 18, 0.9))))
    settings = {"goal": goal, "daysPerWeek": days} | _dates(chance, goal) | _days(chance, days)
    settings |= _wishes(chance, weekly)
    athlete = _athlete(chance, weekly, days)
    if chance.random() < 0.15:
        _extras(chance, settings, athlete, weekly)
    return {"athlete": athlete, "settings": settings}


def _athlete(chance, weekly, days):
    vdot = round(min(75, max(22, chance.gauss(30 + weekly / 5, 5))), 1)
    athlete = {"currentWeeklyKm": weekly}
    known = {
        "runsPerWeekAvg": round(max(1, chance.gauss(days - 0.3, 0.7)), 1),
        "longestRecentRunKm": round(weekly * chance.uniform(0.24, 0.48), 1),
        "easyPaceSecPerKm": round(130 + 9700 / vdot + chance.gauss(0, 12)),
        "vdot": vdot,
        "consistencyScore": round(min(1, chance.betavariate(6, 1.8)), 2),
        "maxHr": chance.randint(168, 200),
    }
    athlete |= {name: value for name, value in known.items() if chance.random() < 0.75}
    if chance.random() < 0.1:
        athlete["injuryFlags"] = [chance.choice(INJURIES)]
    return athlete


def _dates(chance, goal):
    start = MONDAY + dt.timedelta(days=7 * chance.randrange(60))
    weeks = chance.randint(*WEEKS[goal])
    given = start - dt.timedelta(days=chance.choice((0, 0, 0, 0, 0, 0, 1, 3, 6)))
    dates = {"startDate": given.isoformat()}
    if goal == "general_fitness" or chance.random() < 0.06:
        return dates | {"totalWeeks": weeks}
    weekday = chance.choices(range(7), (2, 2, 2, 2, 4, 25, 63))[0]
    race = start + dt.timedelta(days=7 * (weeks - 1) + weekday)
    return dates | {"raceDate": race.isoformat()}


def _days(chance, days):
    wanted = chance.choices((0, days, days + chance.randint(1, 2), days - 1), (30, 45, 15, 10))[0]
    chosen = sorted(chance.sample(range(7), min(wanted, 7)))
    if chosen and wanted >= 3 and chance.random() < 0.7:
        chosen = sorted({*chosen[1:], 6})
    result = {"preferredDays": [WEEKDAYS[d] for d in chosen]} if chosen else {}
    if chance.random() < 0.6:
        weekend = [d for d in chosen or (5, 6) if d >= 5]
        result["preferredLongRunDay"] = WEEKDAYS[chance.choice(weekend or chosen)]
    return result


def _wishes(chance, weekly):
    wishes = {}
    if chance.random() < 0.15:
        wishes["peakWeeklyKm"] = round(weekly * chance.uniform(1.05, 1.7), 1)
    if chance.random() < 0.2:
        wishes["units"] = "mi"
    if chance.random() < 0.2:
        wishes["includeSpeedwork"] = False
    if chance.random() < 0.25:
        wishes["allowCrossTraining"] = True
    if chance.random() < 0.04:
        wishes["includeLongRun"] = False
    return wishes


def _extras(chance, settings, athlete, weekly):
    """What life brings: blocked dates, caps, tune-up races, weeks after the race."""
    first = dt.date.fromisoformat(settings["startDate"])
    first += dt.timedelta(days=-first.weekday() % 7)
    race = settings.get("raceDate")
    weeks = settings.get("totalWeeks") or (dt.date.fromisoformat(race) - first).days // 7 + 1
    for extra in chance.sample((_blocked, _tune_up, _caps, _after), chance.choice((1, 1, 2))):
        extra(chance, settings, athlete, weekly, first, weeks)


def _blocked(chance, settings, athlete, weekly, first, weeks):
    at, length = chance.randrange(7 * (weeks - 2)), chance.choice((1, 1, 2, 3, 5, 7))
    taken = {race["date"] for race in settings.get("tuneUpRaces", ())}
    dates = [(first + dt.timedelta(days=at + k)).isoformat() for k in range(length)]
    settings["blockedDates"] = [date for date in dates if date not in taken]


def _tune_up(chance, settings, athlete, weekly, first, weeks):
    if weeks < 4:
        return
    distance = chance.choice((5.0, 5.0, 10.0, 10.0, 21.0975) if weekly > 35 else (5.0,))
    day = first + dt.timedelta(days=7 * chance.randrange(2, weeks - 2) + chance.choice((5, 6, 6)))
    if day.isoformat() not in settings.get("blockedDates", ()):
        settings["tuneUpRaces"] = [{"date": day.isoformat(), "distanceKm": distance}]


def _caps(chance, settings, athlete, weekly, first, weeks):
    day = chance.choice(WEEKDAYS[:5])
    if "easyPaceSecPerKm" in athlete and chance.random() < 0.5:
        settings["maxMinutesByDay"] = {day: chance.choice((30, 45, 60, 75))}
    else:
        settings["maxKmByDay"] = {day: max(3.0, round(weekly / chance.uniform(4, 9)))}


def _after(chance, settings, athlete, weekly, first, weeks):
    if "raceDate" in settings:
        settings["weeksAfterRace"] = chance.randint(1, 3)
