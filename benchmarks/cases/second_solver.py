"""The engine's strict models against HiGHS: the same rows, ranges and objective, proven optimal by both.

Engine and HiGHS take turns on each instance. Times: `solve` is the engine's whole call; `cpsat` writes and searches
the full strict model, which the engine itself mostly avoids; `highs` builds and solves the same in its own process.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.answers import answer, is_searched
from benchmarks.clock import Time, p95, timed
from benchmarks.instances import FAMILIES, Instance, family
from benchmarks.peer.arrays import Outcome
from benchmarks.peer.export import program_of
from benchmarks.peer.highs import Highs
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.cpsat import Solution, Status
from solver.running.config import DEFAULT_CONFIG, Weights
from solver.running.engine import facts_of, solve
from solver.running.model import VolumeModel

SEARCHED, CERTIFIED = 24, 36
"""Instances that the engine searches for, and that it proves without: all that there are of each, up to so many."""
SOLVED = "Optimal"


@dataclass(frozen=True)
class Turn:
    """One instance on both sides."""

    instance: Instance
    engine: Time
    cpsat: Time
    highs: Outcome
    solution: Solution
    engine_cost: int

    @property
    def disagreement(self) -> str | None:
        """What the two solvers, or the engine's whole call, see differently."""
        if self.solution.status is not Status.OPTIMAL or self.highs.status != SOLVED:
            return None
        costs = {"engine": self.engine_cost, "cpsat": self.solution.objective, "highs": round(self.highs.objective)}
        return None if len(set(costs.values())) == 1 else f"{self.instance.name}: {costs}"


def measure(track: Track) -> list[Row]:
    certified, searched = _chosen(track)
    with Highs() as highs:
        _turn(certified[0], highs)
        turns = [_turn(instance, highs) for instance in track([*searched, *certified])]
    by_group = {"searched": turns[: len(searched)], "proved without search": turns[len(searched) :], "all": turns}
    return [_row(name, group) for name, group in by_group.items() if group]


def _chosen(track: Track) -> tuple[list[Instance], list[Instance]]:
    """Strict plans, every family in turn."""
    pools = zip(*(family(name) for name in FAMILIES), strict=True)
    spread = [instance for round_ in pools for instance in round_]
    certified: list[Instance] = []
    searched: list[Instance] = []
    for instance in track(spread, "choosing"):
        if len(certified) >= CERTIFIED and len(searched) >= SEARCHED:
            break
        plan = answer(instance)
        if plan is None or plan.relaxations or plan.solver.status != "optimal":
            continue
        (searched if is_searched(plan) else certified).append(instance)
    return certified[:CERTIFIED], searched[:SEARCHED]


def _turn(instance: Instance, highs: Highs) -> Turn:
    request = instance.request
    plan, engine = timed(lambda: solve(request))
    model = VolumeModel(facts_of(request), Weights(), DEFAULT_CONFIG.seed)
    model.model.minimise(model.cost)
    program = program_of(model.model._write())
    solution, cpsat = timed(lambda: model.solve(model.cost))
    constant = int(model.cost.constant)
    outcome = highs.solve(program)
    outcome = Outcome(outcome.status, outcome.objective + constant, outcome.wall_ms, outcome.cpu_ms)
    return Turn(instance, engine, cpsat, outcome, solution, plan.solver.objective)


def _row(name: str, turns: Sequence[Turn]) -> Row:
    wrong = [turn.disagreement for turn in turns if turn.disagreement]
    wall = {
        "solve": [turn.engine.wall for turn in turns],
        "cpsat": [turn.cpsat.wall for turn in turns],
        "highs": [turn.highs.wall_ms for turn in turns],
    }
    cpu = {"highs": [turn.highs.cpu_ms for turn in turns], "solve": [turn.engine.cpu for turn in turns]}
    middle = {side: statistics.median(values) for side, values in wall.items()}
    row: dict[str, str | float | None] = {"group": name, "n": len(turns)}
    row |= {f"{side}MsP50": round(value, 2) for side, value in middle.items()}
    row |= {f"{side}MsP95": round(p95(values), 2) for side, values in wall.items()}
    row["highsPerSolve"] = round(middle["highs"] / middle["solve"], 2)
    row["highsPerCpsat"] = round(middle["highs"] / middle["cpsat"], 2)
    row["highsPerSolveCpu"] = round(statistics.median(cpu["highs"]) / statistics.median(cpu["solve"]), 2)
    row["cpsatUnproven"] = sum(turn.solution.status is not Status.OPTIMAL for turn in turns)
    row["highsUnfinished"] = sum(turn.highs.status != SOLVED for turn in turns)
    row["differ"] = f"DISAGREE {'; '.join(wrong)}" if wrong else "none"
    return row


BENCHMARK = Benchmark("second-solver", "The strict models against HiGHS, interleaved", 2, measure)
