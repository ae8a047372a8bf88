"""A plan as a coach looks at it: plain questions, answered from its JSON."""

import datetime as dt
import json
from functools import lru_cache

from solver.running.engine import solve
from solver.running.paces.intensity import intensity_of_part
from solver.running.paces.paces import DEFAULT_PACES, paces_of
from solver.running.paces.sessions.programme import sessions_of
from solver.running.paces.workouts import Repeats
from solver.running.request.request import read_request
from solver.running.request.result import Intensity

FAST = {"tempo", "intervals"}
EASY = {"easy", "recovery"}
LOAD = {"base", "build", "peak"}
HALF_STEP = 0.25
DAY = dt.timedelta(days=1)


def plan_of(request):
    """The skeleton; solved once for the same request."""
    return _skeleton(json.dumps(request, sort_keys=True)).as_json()


def sessions(request):
    """What each run of the plan holds that is not a race, by its date as it stands in JSON."""
    text = json.dumps(request, sort_keys=True)
    held = sessions_of(_skeleton(text).weeks, read_request(json.loads(text)))
    return {day.isoformat(): session for day, session in held.items()}


@lru_cache(maxsize=1024)
def _skeleton(text):
    return solve(read_request(json.loads(text)))


def runs(plan):
    return [day for week in plan["weeks"] for day in week["days"] if day["plannedDistanceKm"]]


def date(day):
    return dt.date.fromisoformat(day["date"])


def km(day):
    return day["plannedDistanceKm"]


def before_race(plan, days=6):
    """The runs of the last days before the race, a long run six days before apart."""
    race = dt.date.fromisoformat(plan["raceDate"])
    last = [day for day in runs(plan) if 0 < (race - date(day)).days <= days]
    return [day for day in last if day["workoutType"] not in ("long_run", "race")]


def days_to_race(plan, day):
    return (dt.date.fromisoformat(plan["raceDate"]) - date(day)).days


def training(week):
    """Kilometres without races."""
    return sum(km(day) for day in week["days"] if day["plannedDistanceKm"] and day["workoutType"] != "race")


def load(plan):
    return [week for week in plan["weeks"] if week["weekType"] in LOAD]


def highest(plan):
    """The highest load week; the first week where there is none."""
    return max((week["plannedDistanceKm"] for week in load(plan)), default=training(plan["weeks"][0]))


def growth(plan):
    """The highest load week over the first week."""
    return highest(plan) / plan["weeks"][0]["plannedDistanceKm"]


def longest(plan):
    return max((km(day) for day in runs(plan) if day["workoutType"] != "race"), default=0)


def long_of(week):
    return next((km(day) for day in week["days"] if day["workoutType"] == "long_run"), None)


def fast_of(week):
    return [day for day in week["days"] if day["workoutType"] in FAST]


def week_of(plan, text):
    """The week that holds a date."""
    return next(week for week in plan["weeks"] if week["weekStartDate"] <= text <= week["weekEndDate"])


def fast_km(session):
    """Kilometres of the main part at moderate effort or harder."""
    return sum(_fast_metres(part) for part in session.main) / 1000


def fast_minutes(session, request):
    """Minutes of the main part at moderate effort or harder, each stretch at the middle of its pace range."""
    asked = read_request(request)
    middles = (paces_of(asked.athlete, asked.settings.goal) or DEFAULT_PACES).middles
    hard = [part for part in session.stretches if intensity_of_part(part) is not Intensity.LOW]
    return sum(part.metres * middles[part.effort] for part in hard) / 60_000


def _fast_metres(part):
    if isinstance(part, Repeats):
        return part.times * sum(map(_fast_metres, part.parts))
    return 0 if intensity_of_part(part) is Intensity.LOW else part.metres
