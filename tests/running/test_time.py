"""A time after which a solve ends with what it has."""

import json
from pathlib import Path
from typing import Any

import pytest

from solver.errors import OutOfTime
from solver.running.engine import solve, validate
from solver.running.request.request import PlanRequest, read_request
from solver.running.request.result import Plan
from solver.running.search import bending
from solver.running.search.config import EngineConfig
from solver.verdict import Verdict
from tests.api.command_line import EXAMPLE
from tests.api.sample import without_times

NO_TIME, TIME = EngineConfig(solve_seconds=1e-6), EngineConfig(solve_seconds=600)


def bent_request() -> PlanRequest:
    """A marathon with Sundays capped at 14 km: rules have to bend, and how is searched for."""
    raw: dict[str, Any] = json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))
    raw["settings"]["maxKmByDay"] = {"sunday": 14}
    return read_request(raw)


def broken(plan: Plan) -> list[str]:
    return [verdict.rule_id for verdict in validate(plan, bent_request()) if verdict.verdict is Verdict.BROKEN]


def test_time_that_suffices_changes_nothing() -> None:
    plan = solve(bent_request(), TIME)
    assert plan.solver.status == "optimal"
    assert without_times(plan.as_json()) == without_times(solve(bent_request()).as_json())


def test_without_time_there_is_still_a_plan_that_keeps_all_hard_rules_and_says_what_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bending, "HURRY_SECONDS", 1e-4)
    plan, best = solve(bent_request(), NO_TIME), solve(bent_request())
    assert (plan.solver.status, plan.solver.bound) == ("feasible", 0)
    assert plan.solver.objective > 0
    assert broken(plan) == []
    assert len(plan.relaxations) >= len(best.relaxations) > 0


def test_where_not_even_that_can_be_found_the_error_says_that_time_was_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bending, "HURRY_SECONDS", 1e-4)
    monkeypatch.setattr(bending, "HURRIED_SECONDS", 1e-4)
    with pytest.raises(OutOfTime) as caught:
        solve(bent_request(), NO_TIME)
    assert (caught.value.status, caught.value.type) == (504, "urn:pacewright:over-budget")
