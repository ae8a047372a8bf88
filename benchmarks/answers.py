"""Each instance's plan, solved once, for benchmarks that look at plans and not at times."""

from functools import lru_cache

from benchmarks.instances import Instance
from solver.errors import NoPlan
from solver.running.engine import solve
from solver.running.result import Plan


@lru_cache(maxsize=None)
def answer(instance: Instance) -> Plan | None:
    """The plan, or None where there is none."""
    try:
        return solve(instance.request)
    except NoPlan:
        return None


def is_searched(plan: Plan) -> bool:
    """Whether the proof took a search."""
    return plan.solver.model_variables > 0
