"""Where the time of `solve` goes: each phase's own time, without that of phases called inside it.

Phases are timed by wrapping the functions that carry them out, so the sum is the whole call. What CP-SAT does inside is
one phase here; the benchmark `search` takes it apart.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from time import perf_counter
from typing import Any
from unittest.mock import patch

from ortools.sat.python import cp_model_helper

import solver.running.engine as engine
import solver.running.search.bending as bending
from benchmarks.answers import answer, is_searched
from benchmarks.instances import Instance, in_turn
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.cpsat import Model
from solver.running.request.result import Plan
from solver.running.search.model import VolumeModel

EACH, ROUNDS, SLOW_MS = 12, 3, 500
PHASES: tuple[tuple[str, Any, str], ...] = (
    ("targets", engine, "facts_of"),
    ("certificate", bending, "optimal_targets"),
    ("statement", VolumeModel, "__init__"),
    ("writing", Model, "_write"),
    ("cpsat", cp_model_helper.SolveWrapper, "solve"),
    ("answer", engine, "_plan"),
)
SORTS: dict[str, Callable[[Plan], bool]] = {
    "proved without search": lambda plan: not is_searched(plan),
    "searched, strict": lambda plan: is_searched(plan) and not plan.relaxations,
    "bent": lambda plan: bool(plan.relaxations),
}


@dataclass
class Stopwatch:
    """Time by phase; inner phases stop the outer one's clock."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    inside: list[float] = field(default_factory=lambda: [0.0])

    def timing(self, phase: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def timed(*args: Any, **options: Any) -> Any:
            self.inside.append(0.0)
            start = perf_counter()
            try:
                return work(*args, **options)
            finally:
                took = perf_counter() - start
                self.seconds[phase] += took - self.inside.pop()
                self.inside[-1] += took

        return timed


@contextmanager
def watched() -> Iterator[Stopwatch]:
    """Every phase's function, timed while the block runs."""
    stopwatch = Stopwatch()
    with ExitStack() as stack:
        for phase, owner, name in PHASES:
            stack.enter_context(patch.object(owner, name, stopwatch.timing(phase, getattr(owner, name))))
        yield stopwatch


def measure(track: Track) -> list[Row]:
    chosen = _chosen(track)
    return [_row(name, instances, track) for name, instances in chosen.items() if instances]


def _chosen(track: Track) -> dict[str, list[Instance]]:
    found: dict[str, list[Instance]] = {name: [] for name in SORTS}
    for instance in track(in_turn(), "choosing"):
        plan = answer(instance)
        if plan is None or plan.solver.build_ms + plan.solver.solve_ms > SLOW_MS:
            continue
        for name, fits in SORTS.items():
            if fits(plan) and len(found[name]) < EACH:
                found[name].append(instance)
    return found


def _row(name: str, instances: Sequence[Instance], track: Track) -> Row:
    """Medians over the instances would not add up, so the phases are means; the last is what no phase claims."""
    taken = [_phases(instance) for instance in track(instances, name)]
    row: dict[str, str | float | None] = {"plans": name, "n": len(taken)}
    row["wholeMs"] = round(statistics.fmean(sum(phases.values()) for phases in taken), 3)
    for phase in (*(phase for phase, *_ in PHASES), "rest"):
        row[f"{phase}Ms"] = round(statistics.fmean(phases[phase] for phases in taken), 3)
    return row


def _phases(instance: Instance) -> dict[str, float]:
    """Milliseconds by phase, of the quickest of some rounds."""
    request = instance.request
    rounds = []
    for _ in range(ROUNDS):
        with watched() as stopwatch:
            start = perf_counter()
            engine.solve(request)
            whole = perf_counter() - start
        phases = {phase: 1000 * stopwatch.seconds[phase] for phase, *_ in PHASES}
        rounds.append(phases | {"rest": 1000 * whole - sum(phases.values())})
    return min(rounds, key=lambda phases: sum(phases.values()))


BENCHMARK = Benchmark(
    "phases",
    "Where the time goes: ms a solve, each phase's own",
    8,
    measure,
    Plot("plans", tuple(f"{phase}Ms" for phase, *_ in PHASES), unit="ms a solve"),
)
