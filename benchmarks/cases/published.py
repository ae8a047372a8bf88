"""How near the engine's plans come to published ones: from their starting point alone, and with their peak given.

Each published plan's first week and first long run are all that the engine is told, with the runs a week and the goal;
in a second round also its highest week. A week's error is the distance in training kilometres (the race apart) over the
published week's.
"""

import datetime as dt
import json
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.running.engine import solve
from solver.running.request.request import read_request

DATA = Path(__file__).parents[1] / "published-weeks.json"
START = dt.date(2027, 1, 4)


def published() -> list[dict[str, Any]]:
    """Weekly kilometres, long runs (without the race week), goal and runs a week of published plans."""
    found: list[dict[str, Any]] = json.loads(DATA.read_text())
    return found


def request_of(plan: Mapping[str, Any], peak_given: bool) -> dict[str, Any]:
    """What an athlete about to start that plan would ask for."""
    race = START + dt.timedelta(days=7 * plan["weeks"] - 1)
    settings = {
        "goal": plan["goal"],
        "startDate": START.isoformat(),
        "raceDate": race.isoformat(),
        "daysPerWeek": plan["runs"],
        "peakWeeklyKm": max(plan["weeklyKm"]) if peak_given else None,
    }
    athlete = {"currentWeeklyKm": plan["weeklyKm"][0], "longestRecentRunKm": plan["longKm"][0]}
    return {"athlete": athlete, "settings": settings}


def measure(track: Track) -> list[Row]:
    plans = published()
    alone = [compared(plan, _solved(plan, False)) for plan in track(plans, "starting point alone")]
    given = [compared(plan, _solved(plan, True)) for plan in track(plans, "peak given")]
    rows = [_row(plan["name"], plan, [one], [two]) for plan, one, two in zip(plans, alone, given, strict=True)]
    return [*rows, _row("all", {"goal": "", "runs": None}, alone, given)]


def _solved(plan: Mapping[str, Any], peak_given: bool) -> dict[str, Any]:
    answer: dict[str, Any] = solve(read_request(request_of(plan, peak_given))).as_json()
    return answer


def compared(plan: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """Every week's error, and our peak and longest run over theirs."""
    weeks = [[_training(day) for day in week["days"]] for week in answer["weeks"]]
    ours = [sum(days) for days in weeks]
    pairs = list(zip(ours, plan["weeklyKm"], strict=True))
    return {
        "errors": [abs(mine - theirs) / theirs for mine, theirs in pairs],
        "peak": max(ours) / max(plan["weeklyKm"]),
        "longest": max(map(max, weeks)) / max(plan["longKm"]),
    }


def _training(day: Mapping[str, Any]) -> float:
    return 0.0 if day["workoutType"] == "race" else day["plannedDistanceKm"] or 0.0


def _row(
    name: str, plan: Mapping[str, Any], alone: Sequence[Mapping[str, Any]], given: Sequence[Mapping[str, Any]]
) -> Row:
    row: dict[str, Any] = {"plan": name, "goal": plan["goal"], "runs": plan["runs"]}
    for told, found in (("Alone", alone), ("PeakGiven", given)):
        row |= {
            f"weeklyErrorPct{told}": _percent([error for one in found for error in one["errors"]]),
            f"planErrorPct{told}": _percent([statistics.median(one["errors"]) for one in found]),
            f"peakRatio{told}": round(statistics.median(one["peak"] for one in found), 3),
            f"longestRatio{told}": round(statistics.median(one["longest"] for one in found), 3),
        }
    return row


def _percent(errors: Sequence[float]) -> float:
    """The median in per cent: of all weeks, or of the plans' own medians."""
    return round(100 * statistics.median(errors), 1)


BENCHMARK = Benchmark(
    "published",
    "Published plans, from their starting point alone and with their peak",
    7,
    measure,
    Plot("plan", ("weeklyErrorPctAlone", "weeklyErrorPctPeakGiven"), unit="% of a week"),
)
