"""Harmonizing strength drafts: published-style programs and their damaged copies, by session length."""

import random
import statistics
from functools import partial
from typing import Any

from benchmarks.clock import timed
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.strength.answer.result import Program
from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request
from tests.strength.damage import damaged
from tests.strength.drafts import PROGRAMS, draft_of, lifter

DAMAGED_EACH = 3
MINUTES = (45, 60, 75, 90)
EDITS = ("sets-changed", "exercise-added", "exercise-removed")


def measure(track: Track) -> list[Row]:
    groups = [(minutes, broken) for minutes in MINUTES for broken in (False, True)]
    return [_row(minutes, broken) for minutes, broken in track(groups)]


def _row(minutes: int, broken: bool) -> Row:
    drafts = [draft for name in PROGRAMS for draft in _drafts(name, broken)]
    requests = [
        read_lifter_request({"lifter": lifter(trainingDaysPerWeek=days, sessionDurationMins=minutes), "draft": draft})
        for days, draft in drafts
    ]
    answers = [timed(partial(program_of, request)) for request in requests]
    times = sorted(time.cpu for _, time in answers)
    programs = [program for program, _ in answers]
    sizes = [sum(len(day.exercises) for day in program.days) for program in programs]
    return {
        "sessionMins": str(minutes),
        "drafts": "damaged" if broken else "as published",
        "n": len(programs),
        "exercisesP50": statistics.median(sizes),
        "cpuMsP50": round(statistics.median(times), 1),
        "cpuMsP95": round(times[int(0.95 * len(times))], 1),
        "provenPercent": round(100 * sum(p.solver.status == "optimal" for p in programs) / len(programs), 1),
        "editedSetsP50": statistics.median(map(_edited, programs)),
        "inRangePercentBefore": _in_range([m.before or 0 for m in _muscles(programs)], programs),
        "inRangePercentAfter": _in_range([m.sets for m in _muscles(programs)], programs),
    }


def _drafts(name: str, broken: bool) -> list[tuple[int, Any]]:
    days, program = PROGRAMS[name]
    if not broken:
        return [(days, draft_of(program))]
    chance = random.Random(name)
    return [(days, damaged(draft_of(program), chance)[0]) for _ in range(DAMAGED_EACH)]


def _muscles(programs: list[Program]) -> list[Any]:
    return [muscle for program in programs for muscle in program.weekly_sets.values()]


def _in_range(sets: list[float], programs: list[Program]) -> float:
    targets = [muscle.target for muscle in _muscles(programs)]
    held: int = sum(low <= value <= high for value, (low, high) in zip(sets, targets, strict=True))
    return round(100 * held / len(sets), 1)


def _edited(program: Program) -> float:
    """Sets changed, added and taken away."""
    changes = [a for a in program.advisories if a.code in EDITS]
    return sum(abs(float(a.after or 0) - float(a.before or 0)) for a in changes)


BENCHMARK = Benchmark("strength", "Strength drafts: time, edits, muscles in range", 9, measure)
