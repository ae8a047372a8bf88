"""Requests that once came out wrong, and variants of each: another race day, other runs a week, another goal."""

import copy
import datetime as dt
import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "requests"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


@cache
def _text(name):
    return (FOLDER / f"{name}.json").read_text()


def request(name, athlete=None, **settings):
    """A stored request, with changes."""
    found = json.loads(_text(name))
    found["athlete"] |= athlete or {}
    found["settings"] |= settings
    return found


def without(data, *fields):
    """A copy without some settings."""
    result = copy.deepcopy(data)
    for field in fields:
        result["settings"].pop(field, None)
    return result


def with_runs(data, days):
    return changed(data, daysPerWeek=days)


def with_goal(data, goal):
    return changed(data, goal=goal)


def on_weekday(data, weekday):
    """The race on that weekday (0 is Monday) of the same week."""
    race = dt.date.fromisoformat(data["settings"]["raceDate"])
    return changed(data, raceDate=(race + dt.timedelta(days=weekday - race.weekday())).isoformat())


def changed(data, **settings):
    result = copy.deepcopy(data)
    result["settings"] |= settings
    return result


def racing(*, goals=True):
    """Every stored request with a race, and its variants, by name."""
    for name in NAMES:
        data = request(name)
        if "raceDate" in data["settings"] and "tuneUpRaces" not in data["settings"]:
            yield name, data
            yield from _variants(name, data, goals)


def _variants(name, data, goals):
    days = data["settings"]["daysPerWeek"]
    for weekday in (0, 2, FRIDAY, SATURDAY):
        yield f"{name}, race on weekday {weekday}", on_weekday(data, weekday)
    for other in (days - 1, days + 1):
        if 3 <= other <= 7:
            yield f"{name}, {other} runs a week", with_runs(data, other)
    if goals:
        other = "half_marathon" if data["settings"]["goal"] != "half_marathon" else "10k"
        yield f"{name}, {other}", with_goal(data, other)


def dates(first, count):
    start = dt.date.fromisoformat(first)
    return [(start + dt.timedelta(days=k)).isoformat() for k in range(count)]
