"""Whether the solver's seed shows in the plan: it must not, wherever the plan is proved optimal."""

from collections.abc import Callable, Sequence

from benchmarks.answers import answer, is_searched
from benchmarks.instances import Instance, answerable
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.running.config import EngineConfig
from solver.running.engine import solve
from solver.running.result import Plan

SEEDS = range(1, 9)
MOST_MS = 2000
"""Slower ones are left out, so that eight times each does not take all day."""
SAMPLE = {"proved without search": 6, "searched": 10, "bent": 6}
_SORTS: dict[str, Callable[[Plan], bool]] = {
    "proved without search": lambda plan: not is_searched(plan),
    "searched": lambda plan: is_searched(plan) and not plan.relaxations,
    "bent": lambda plan: bool(plan.relaxations),
}


def measure(track: Track) -> list[Row]:
    return [_row(name, _sample(name), track) for name in SAMPLE]


def _sample(sort: str) -> list[Instance]:
    """Evenly from all instances of that sort."""
    plans = {instance: plan for instance in answerable() if (plan := answer(instance)) is not None}
    quick = {i: plan for i, plan in plans.items() if plan.solver.build_ms + plan.solver.solve_ms <= MOST_MS}
    fitting = [instance for instance, plan in quick.items() if _SORTS[sort](plan)]
    return fitting[:: max(1, len(fitting) // SAMPLE[sort])][: SAMPLE[sort]]


def _row(name: str, instances: Sequence[Instance], track: Track) -> Row:
    different = [instance.name for instance in track(instances, name) if len({_plan(instance, s) for s in SEEDS}) > 1]
    return {
        "plans": name,
        "n": len(instances),
        "seeds": len(SEEDS),
        "samePct": round(100 * (1 - len(different) / len(instances)), 1) if instances else None,
        "different": ", ".join(different) or "none",
    }


def _plan(instance: Instance, seed: int) -> str:
    plan = solve(instance.request, EngineConfig(seed=seed))
    times = {"build_ms": 0.0, "solve_ms": 0.0}
    return plan.model_copy(update={"solver": plan.solver.model_copy(update=times)}).model_dump_json()


BENCHMARK = Benchmark("determinism", "The same plan whatever the seed", 6, measure)
