"""Small requests and what the engine makes of them, shared by the tests of this folder."""

import copy
import json
from functools import lru_cache

from hypothesis import settings

from solver.running.answer.validator import verdicts_of
from solver.running.calendar.roles import Role
from solver.running.engine import facts_of, solve
from solver.running.request.request import read_request
from solver.running.request.result import Plan
from solver.running.rules.numbers import Numbers
from solver.weekday import WEEK
from tests.judge.oddities import ask, on

__all__ = [
    "ask",
    "days_of",
    "distances_of",
    "edited",
    "facts_for",
    "numbers_with",
    "on",
    "repeatable",
    "solved",
    "timeless",
    "verdicts",
]

repeatable = settings(max_examples=40, deadline=None, derandomize=True, database=None)
"""Hypothesis with the same examples in every run."""


@lru_cache(maxsize=256)
def _solved(text):
    return solve(read_request(json.loads(text)))


def solved(request):
    """The engine's plan as JSON, solved once per request."""
    return _solved(json.dumps(request)).as_json()


@lru_cache(maxsize=256)
def _facts(text):
    return facts_of(read_request(json.loads(text)))


def facts_for(request):
    """Baseline, schedule, caps and targets of a request."""
    return _facts(json.dumps(request))


def timeless(plan):
    """A plan without the two wall-clock times, which alone may differ from run to run."""
    return plan | {"solver": {k: v for k, v in plan["solver"].items() if k not in ("buildMs", "solveMs")}}


def days_of(plan, week):
    """The days of a week by name."""
    return {day["dayOfWeek"]: day for day in plan["weeks"][week - 1]["days"]}


def distances_of(plan, facts):
    """Grid steps of every run by date, read back from the kilometres."""
    found = {day["date"]: day["plannedDistanceKm"] for week in plan["weeks"] for day in week["days"]}
    return {
        day.date: int(facts.baseline.grid.nearest(found[day.date.isoformat()]))
        for week in facts.schedule.weeks
        for day in week.runs
    }


def numbers_with(facts, distances):
    """Whole steps as the rules see them; totals are sums."""
    return Numbers.of_distances(facts, dict(distances))


def edited(plan, *edits, keep_sums=False):
    """A copy with days changed: (week, day, {field: value} or kilometres). Week sums follow unless told not to."""
    result = copy.deepcopy(plan)
    for week, day, change in edits:
        fields = change if isinstance(change, dict) else {"plannedDistanceKm": change}
        result["weeks"][week - 1]["days"][WEEK.index(day)] |= fields
    if not keep_sums:
        for week in result["weeks"]:
            week["plannedDistanceKm"] = round(sum(day["plannedDistanceKm"] or 0 for day in week["days"]), 6)
    return result


def verdicts(plan, request):
    """Verdict by rule id."""
    return {v.rule_id: v for v in verdicts_of(Plan.model_validate(plan), read_request(request))}


def runs_by_role(week, role=None):
    """The runs of a schedule week, of one role if given."""
    return [day for day in week.runs if role is None or day.role is Role(role)]
