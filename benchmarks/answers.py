"""Each instance's plan, solved once a run, for benchmarks that look at plans and not at times."""

from benchmarks.instances import Instance
from solver.errors import NoPlan
from solver.running.engine import solve
from solver.running.request.result import Plan

_known: dict[Instance, Plan | None] = {}


def answer(instance: Instance) -> Plan | None:
    """The plan, or None where there is none."""
    if instance not in _known:
        try:
            _known[instance] = solve(instance.request)
        except NoPlan:
            _known[instance] = None
    return _known[instance]


def remember(instance: Instance, plan: Plan | None) -> None:
    """Keep a plan that a benchmark solved for other reasons."""
    _known[instance] = plan


def is_searched(plan: Plan) -> bool:
    """Whether the proof took a search."""
    return plan.solver.model_variables > 0
