"""How good the words of filled plans are: whole, varied, readable; and how much of them is a model's."""

import itertools
import statistics
from collections.abc import Iterator
from typing import Any

from benchmarks.answers import answer
from benchmarks.instances import IMPOSSIBLE, families, family
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from coach.fill import Answer, guard
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from tests.coach.recorded import NAMES, recorded

EACH = 2


def measure(track: Track) -> list[Row]:
    names = [name for name in families() if name != IMPOSSIBLE]
    rows = [_row("offline coach", list(_offline(track(names))))]
    for name in NAMES:
        told = recorded(name)
        rows.append(_row(f"recorded: {name}", [_score(told.skeleton, told.request, told.answer)]))
    return rows


def _offline(names: Any) -> Iterator[dict[str, float]]:
    for name in names:
        for instance in family(name)[:EACH]:
            plan = answer(instance)
            if plan is not None:
                yield _score(plan, instance.request, None)


def _score(skeleton: Plan, request: PlanRequest, said: Answer | None) -> dict[str, float]:
    filled = guard(skeleton, request, said).plan
    texts = list(_texts(filled))
    runs = [day for week in filled.weeks for day in week.days if day.planned_distance_km]
    return {
        "complete": statistics.fmean(bool(text) for text in texts),
        "model": statistics.fmean(day.written_by == "model" for day in runs),
        "chosen": statistics.fmean(day.written_by == "chosen" for day in runs),
        "distinct": len({day.description for day in runs}) / len(runs),
        "fresh": _fresh([day.description or "" for day in runs]),
        "grade": _grade(" ".join(filter(None, texts))),
        "words": statistics.fmean(len((day.description or "").split()) for day in runs),
    }


def _texts(plan: Plan) -> Iterator[str | None]:
    yield plan.coach_note
    for week in plan.weeks:
        yield week.coach_notes
        for day in week.days:
            yield from (day.title, day.description)


def _fresh(descriptions: list[str]) -> float:
    """Share of runs whose first sentence differs from that of the run before."""
    first = [text.split(". ")[0] for text in descriptions]
    return statistics.fmean(a != b for a, b in itertools.pairwise(first)) if len(first) > 1 else 1.0


def _grade(text: str) -> float:
    """Coleman and Liau's index, a US school grade by letters and sentences: no list of syllables is needed."""
    import textstat

    return float(textstat.coleman_liau_index(text))


def _row(writer: str, found: list[dict[str, float]]) -> Row:
    mean = {name: statistics.fmean(score[name] for score in found) for name in found[0]}
    return {
        "writer": writer,
        "n": len(found),
        "completePct": round(100 * mean["complete"], 1),
        "runsByModelPct": round(100 * mean["model"]),
        "runsChosenPct": round(100 * mean["chosen"]),
        "distinctDescriptionsPct": round(100 * mean["distinct"]),
        "newOpeningPct": round(100 * mean["fresh"]),
        "schoolGrade": round(mean["grade"], 1),
        "wordsARun": round(mean["words"]),
    }


BENCHMARK = Benchmark("coach-words", "Words of filled plans by writer", 21, measure)
