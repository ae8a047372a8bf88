"""Lives for tests: a plan, what was run of it, and what came between."""

import datetime as dt
import json
from functools import lru_cache

from solver.running.engine import revise, solve
from solver.running.request.request import read_request
from solver.running.request.situation import read_situation

MARATHON = {
    "athlete": {"currentWeeklyKm": 42.0, "longestRecentRunKm": 16.0, "easyPaceSecPerKm": 345, "vdot": 45.0},
    "settings": {
        "goal": "marathon",
        "startDate": "2027-01-04",
        "raceDate": "2027-04-25",
        "daysPerWeek": 4,
        "preferredDays": ["tuesday", "thursday", "saturday", "sunday"],
        "preferredLongRunDay": "sunday",
    },
}


@lru_cache(maxsize=64)
def _made(text):
    request = read_request(json.loads(text))
    return request, solve(request)


def made(request=MARATHON):
    """A request and its plan."""
    return _made(json.dumps(request))


def done(plan, until, skip=(), share=1.0):
    """Everything before a date as it was planned, but for some dates."""
    return [
        {"date": day.date.isoformat(), "distanceKm": round(day.planned_distance_km * share, 3)}
        for week in plan.weeks
        for day in week.days
        if day.planned_distance_km and day.date.isoformat() < until and day.date.isoformat() not in skip
    ]


def lived(today, request=MARATHON, skip=(), share=1.0, **news):
    """The plan of a request and its revision on a day."""
    asked, plan = made(request)
    situation = read_situation({"today": today, "done": done(plan, today, skip, share), **news})
    return plan, revise(asked, plan, situation)


def day_of(plan, date):
    """A day of a plan by its date."""
    return next(day for week in plan.weeks for day in week.days if day.date == dt.date.fromisoformat(date))


def week_km(plan, number):
    """A week's kilometres."""
    return plan.weeks[number - 1].planned_distance_km
