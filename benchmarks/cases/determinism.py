"""Whether anything shows in the plan that must not: the solver's seed, a second worker, another process.

Wherever a plan is proved optimal, ties included, there is only one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from benchmarks.answers import answer, is_searched
from benchmarks.instances import Instance, answerable
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.cpsat import Model
from solver.running.engine import solve
from solver.running.request.result import Plan
from solver.running.search.config import EngineConfig

SEEDS = range(1, 9)
MOST_MS = 1000
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
    elsewhere = _in_another_process(instances)
    found = [_Same(instance, elsewhere[instance.name]) for instance in track(instances, name)]
    different = [same.instance.name for same in found if not (same.seeds and same.workers and same.processes)]
    return {
        "plans": name,
        "n": len(found),
        "seeds": len(SEEDS),
        "sameOverSeedsPct": _percent([same.seeds for same in found]),
        "sameOnTwoWorkersPct": _percent([same.workers for same in found]),
        "sameInAnotherProcessPct": _percent([same.processes for same in found]),
        "different": ", ".join(different) or "none",
    }


class _Same:
    """What one instance's plan is the same over."""

    def __init__(self, instance: Instance, elsewhere: str) -> None:
        usual = _plan(instance, SEEDS[0])
        self.instance = instance
        self.seeds = all(_plan(instance, seed) == usual for seed in SEEDS[1:])
        with _two_workers():
            self.workers = _plan(instance, SEEDS[0]) == usual
        self.processes = elsewhere == usual


@contextmanager
def _two_workers() -> Iterator[None]:
    """CP-SAT on two threads, which the engine itself never uses: two searches that race."""
    usual = Model._parameters

    def parameters(model: Model, *limits: Any) -> object:
        made = usual(model, *limits)
        made.num_workers = 2
        return made

    with patch.object(Model, "_parameters", parameters):
        yield


def _in_another_process(instances: Sequence[Instance]) -> dict[str, str]:
    """Plans by instance, made by a new Python whose hashes are salted differently."""
    lines = "".join(json.dumps({"id": instance.name, "request": instance.data}) + "\n" for instance in instances)
    command = [sys.executable, "-m", "api.cli", "solve-batch", "-", "-", "--jobs", "1"]
    environment = {**os.environ, "PYTHONHASHSEED": "20270104"}
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, env=environment)
    answers = map(json.loads, run.stdout.splitlines())
    return {answer["id"]: _timeless(Plan.model_validate_json(json.dumps(answer["plan"]))) for answer in answers}


def _percent(marks: Sequence[bool]) -> float | None:
    return round(100 * sum(marks) / len(marks), 1) if marks else None


def _plan(instance: Instance, seed: int) -> str:
    return _timeless(solve(instance.request, EngineConfig(seed=seed)))


def _timeless(plan: Plan) -> str:
    times = {"build_ms": 0.0, "solve_ms": 0.0}
    return plan.model_copy(update={"solver": plan.solver.model_copy(update=times)}).model_dump_json()


BENCHMARK = Benchmark("determinism", "The same plan whatever the seed, the workers, the process", 6, measure)
