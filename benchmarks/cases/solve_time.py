"""How long `solve` takes, by family of requests, on one core."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.answers import remember
from benchmarks.clock import Time, spread, timed
from benchmarks.instances import Instance, families, family
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.errors import NoPlan
from solver.running.engine import solve
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan

ROUNDS = 3
LONG_MS = 200
"""What took longer once is not run again: its noise is small against it."""


@dataclass(frozen=True)
class Sample:
    """One instance: its plan (or None) and the median of its times."""

    plan: Plan | None
    wall: float
    cpu: float


def measure(track: Track) -> list[Row]:
    """Rounds go through all instances, so that a busy minute of the machine does not hit one family alone."""
    instances = [instance for name in families() for instance in family(name)]
    requests = {instance: instance.request for instance in instances}
    _attempt(requests[instances[0]])
    times: dict[Instance, list[Time]] = {instance: [] for instance in instances}
    plans: dict[Instance, Plan | None] = {}
    for number in range(ROUNDS):
        for instance in track(instances, f"round {number + 1} of {ROUNDS}"):
            if not times[instance] or times[instance][0].wall < LONG_MS:
                plans[instance], time = timed(partial(_attempt, requests[instance]))
                times[instance].append(time)
                remember(instance, plans[instance])
    samples = {
        i: Sample(
            plans[i], *(statistics.median(values) for values in zip(*((t.wall, t.cpu) for t in taken), strict=True))
        )
        for i, taken in times.items()
    }
    answered = [sample for sample in samples.values() if sample.plan is not None]
    rows = [_row(name, [samples[instance] for instance in family(name)]) for name in families()]
    return [*rows, _row("all with a plan", answered)]


def _attempt(request: PlanRequest) -> Plan | None:
    try:
        return solve(request)
    except NoPlan:
        return None


def _row(name: str, samples: Sequence[Sample]) -> Row:
    plans = [sample.plan for sample in samples if sample.plan is not None]
    row: dict[str, str | float | None] = {"family": name, "n": len(samples)}
    row |= spread("wallMs", [sample.wall for sample in samples])
    row |= spread("cpuMs", [sample.cpu for sample in samples])
    if plans:
        row["buildMsP50"] = round(statistics.median(plan.solver.build_ms for plan in plans), 2)
        row["searchMsP50"] = round(statistics.median(plan.solver.solve_ms for plan in plans), 2)
        row["unsearchedPct"] = _percent(plan.solver.model_variables == 0 for plan in plans)
        row["bentPct"] = _percent(bool(plan.relaxations) for plan in plans)
        row["unprovenPct"] = _percent(plan.solver.status != "optimal" for plan in plans)
    return row


def _percent(marks: Iterable[bool]) -> float:
    return round(100 * statistics.fmean(marks), 1)


BENCHMARK = Benchmark(
    "solve-time",
    "solve() by family, one core",
    1,
    measure,
    Plot("family", ("cpuMsP50", "cpuMsP95"), log=True, unit="ms of processor time, logarithmic"),
)
