"""Edits of harmonized drafts beside the lexicographic optimum, which a second exact solver finds in up to minutes."""

import random
import statistics
from typing import Any

from benchmarks.clock import p95
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.strength.engine import SEED, facts_of
from solver.strength.request.request import LifterRequest, read_lifter_request
from solver.strength.search.bending import repair_of
from tests.strength.damage import damaged
from tests.strength.drafts import PROGRAMS, draft_of, lifter

MINUTES = (45, 60, 75, 90)
DRAFTS = 20
"""For each session length; three of four are damaged."""
SECONDS = 20.0
"""For each of the nine stages of the second solver."""


def measure(track: Track) -> list[Row]:
    return [_row(minutes, track(_requests(minutes), f"{minutes} minutes")) for minutes in MINUTES]


def _requests(minutes: int) -> list[LifterRequest]:
    chance = random.Random(minutes)
    names = [name for _ in range(DRAFTS) for name in PROGRAMS][:DRAFTS]
    return [read_lifter_request(_request(name, minutes, place % 4 > 0, chance)) for place, name in enumerate(names)]


def _request(name: str, minutes: int, broken: bool, chance: random.Random) -> dict[str, Any]:
    days, program = PROGRAMS[name]
    who = lifter(
        trainingDaysPerWeek=days,
        sessionDurationMins=minutes,
        experienceLevel=chance.choice(("beginner", "intermediate", "advanced")),
        primaryFocus=chance.choice(("hypertrophy", "hypertrophy", "strength", "general_fitness")),
    )
    return {"lifter": who, "draft": damaged(draft_of(program), chance)[0] if broken else draft_of(program)}


def _row(minutes: int, requests: Any) -> Row:
    found = [_compare(request) for request in requests]
    edits, sets = ([row[kind] for row in found] for kind in ("edits", "sets"))
    return {
        "sessionMins": str(minutes),
        "n": len(found),
        "optimaProvenPercent": _percent([row["proven"] for row in found]),
        "sameValuesPercent": _percent([row["same"] for row in found]),
        "editsRatioMean": round(statistics.fmean(edits), 3),
        "editsRatioP95": round(p95(edits), 3),
        "editsRatioMax": round(max(edits), 3),
        "setsRatioMean": round(statistics.fmean(sets), 3),
        "setsRatioP95": round(p95(sets), 3),
        "setsRatioMax": round(max(sets), 3),
        "moreMissedPercent": _percent([row["missed"] for row in found]),
    }


def _compare(request: LifterRequest) -> dict[str, float]:
    """Exercises changed, sets changed, and whether a rule gives way by more than it had to."""
    from benchmarks.strength_optimum import optimum_of, values_of  # needs gurobipy, which not every run has

    repair, best = repair_of(facts_of(request)[0], SEED), optimum_of(request, SECONDS)
    values = values_of(repair.facts, repair.chosen)
    edits = sum(sets != entry.sets for entry, sets in zip(repair.facts.entries, repair.chosen, strict=True))
    return {
        "proven": best.proven,
        "same": values == best.values,
        "edits": edits / max(1, best.edits),
        "sets": values[-1] / max(1, best.sets),
        "missed": values[:5] > best.values[:5],
    }


def _percent(flags: list[float]) -> float:
    return round(100 * sum(map(bool, flags)) / len(flags), 1)


BENCHMARK = Benchmark("strength-edits", "Edits of harmonized drafts beside the lexicographic optimum", 10, measure)
