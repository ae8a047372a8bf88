"""The studio's question to a solver process: the plan of a request with pins, and what differs from the one before."""

from collections.abc import Mapping
from typing import Any

from api.files.documents import plan_of
from api.workers.done import Done, dumped
from api.workers.messages import Sketch
from solver.running.engine import revise, solve
from solver.running.living.explain.diff import differences
from solver.running.living.wishes import day_of_plan, summed_up
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.running.request.revision import Change, Revision
from solver.running.request.situation import read_situation
from solver.running.search.config import EngineConfig


def sketch(asked: Sketch, config: EngineConfig) -> Done:
    """Solve, or take the `plan` in force, pin it, and say what became of the plan `before`."""
    request = config.request_in(asked.request)
    plan = plan_of(asked.plan) if asked.plan else solve(request, config)
    revision = _pinned(request, plan, asked.pins, config)
    shown = plan if revision is None else revision.plan
    before = plan_of(asked.before) if asked.before else plan
    answer: Mapping[str, Any] = {
        "plan": shown.as_json(),
        "changes": [change.as_json() for change in _changes(before, shown, request, revision)],
        "summary": summed_up(shown).as_json(),
    }
    return Done(200, dumped(answer), {"bends": len(shown.relaxations)})


def _pinned(request: PlanRequest, plan: Plan, pins: object, config: EngineConfig) -> Revision | None:
    if not pins:
        return None
    situation = read_situation({"today": day_of_plan(plan).isoformat(), "pins": pins})
    return revise(request, plan, situation, config)


def _changes(before: Plan, plan: Plan, request: PlanRequest, revision: Revision | None) -> list[Change]:
    """Every day that is another than before; where it is the pins' doing, with the revision's reason."""
    known = {} if revision is None else {change.date: change for change in revision.changes}
    found = []
    for change in differences(before, plan, request):
        reason = known.get(change.date)
        same = reason is not None and reason.after == change.after and reason.before == change.before
        found.append(reason if same and reason is not None else change)
    return found
