"""The contract's shape of a skeleton: fields, vocabulary, dates and order."""

import datetime as dt

from tests.judge.terms import WEEKDAYS, Terms
from tests.judge.view import EASY, HARD, NO_RUN, QUALITY
from tests.judge.week_types import VOCABULARY

PLAN = {
    "planId",
    "goal",
    "startDate",
    "endDate",
    "raceDate",
    "coachNote",
    "weeks",
    "relaxations",
    "advisories",
    "solver",
}
WEEK = {"weekNumber", "weekStartDate", "weekEndDate", "weekType", "plannedDistanceKm", "coachNotes", "days"}
DAY = {
    *("date", "dayOfWeek", "workoutType", "plannedDistanceKm", "plannedDurationMins", "title", "description"),
    *("intensity", "targetPace", "targetHrZone", "workoutStructure"),
}
RELAXATION = {"ruleId", "week", "day", "bound", "actual", "unit", "reason"}
ADVISORY = {"code", "severity", "week", "message"}
METHODS = {"certificate", "search"}
LATER = {"writtenBy", "strength", "raceEstimate", "revision", "method"}
"""Fields that a plan, a week, a day or its solver may carry."""
SOLVER = {"status", "buildMs", "solveMs", "objective", "bound", "modelVariables", "engineVersion"}
KINDS = EASY | HARD | NO_RUN | QUALITY


def shape_problems(plan, request):
    """Every way in which the plan is not the contract's shape, as sentences."""
    missing = list(_fields("plan", plan, PLAN))
    if missing:
        return missing
    return [
        *_frame(plan, Terms(request)),
        *(problem for k, week in enumerate(plan["weeks"]) for problem in _week(k, week)),
        *(problem for bend in plan["relaxations"] for problem in _relaxation(bend, len(plan["weeks"]))),
        *(problem for advice in plan["advisories"] for problem in _fields("advisory", advice, ADVISORY)),
        *_fields("solver", plan["solver"], SOLVER),
    ]


def _fields(what, data, wanted):
    if set(data) - LATER != wanted:
        odd = sorted(wanted ^ (set(data) - LATER))
        yield f"{what} fields differ from the contract: {', '.join(odd)}"


def _frame(plan, terms):
    race = None if terms.race_date is None else terms.race_date.isoformat()
    last = terms.first_monday + dt.timedelta(days=7 * terms.week_count - 1)
    if (plan["goal"], plan["raceDate"]) != (terms.goal, race):
        yield "goal or raceDate is not the request's"
    if plan["startDate"] not in {terms.first_monday.isoformat(), terms.settings["startDate"]}:
        yield f"startDate is {plan['startDate']}, the first Monday is {terms.first_monday}"
    if plan["endDate"] not in {last.isoformat(), race if not terms.after else None}:
        yield f"endDate is {plan['endDate']}, the last week ends on {last}"
    if plan["solver"].get("method", "search") not in METHODS:
        yield f"solver method is {plan['solver']['method']}"
    if plan["solver"]["status"] != "optimal":
        yield f"solver status is {plan['solver']['status']}"


def _week(k, week):
    name = f"week {k + 1}"
    missing = list(_fields(name, week, WEEK))
    if missing:
        yield from missing
        return
    monday = dt.date.fromisoformat(week["weekStartDate"])
    if week["weekNumber"] != k + 1:
        yield f"{name} is numbered {week['weekNumber']}"
    if monday.weekday() or week["weekEndDate"] != (monday + dt.timedelta(days=6)).isoformat():
        yield f"{name} does not run from Monday to Sunday"
    if week["weekType"] not in VOCABULARY:
        yield f"{name} has the unknown type {week['weekType']}"
    if [day.get("date") for day in week["days"]] != [(monday + dt.timedelta(days=d)).isoformat() for d in range(7)]:
        yield f"{name} does not list its seven days in order"
    for day, weekday in zip(week["days"], WEEKDAYS, strict=False):
        yield from _day(name, day, weekday)


def _day(name, day, weekday):
    place = f"{name} {weekday}"
    missing = list(_fields(place, day, DAY))
    if missing:
        yield from missing
        return
    kind, km, minutes = day["workoutType"], day["plannedDistanceKm"], day["plannedDurationMins"]
    if day["dayOfWeek"] != weekday:
        yield f"{place} is called {day['dayOfWeek']}"
    if kind not in KINDS:
        yield f"{place} has the unknown type {kind}"
    if kind in NO_RUN and km is not None:
        yield f"{place} is {kind} with a distance of {km}"
    if kind == "rest" and minutes is not None:
        yield f"{place} is rest with {minutes} minutes"
    if kind not in NO_RUN and not km:
        yield f"{place} is {kind} without a distance"
    if km is not None and round(km, 6) != km:
        yield f"{place} has more than 6 decimals: {km}"


def _relaxation(bend, weeks):
    yield from _fields("relaxation", bend, RELAXATION)
    if bend.get("unit") != "km" or not bend.get("reason"):
        yield f"relaxation of {bend.get('ruleId')} lacks its unit or reason"
    if not 1 <= bend.get("week", 0) <= weeks or bend.get("day") not in (None, *WEEKDAYS):
        yield f"relaxation of {bend.get('ruleId')} is placed nowhere: week {bend.get('week')}, {bend.get('day')}"
