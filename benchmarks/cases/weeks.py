"""How the cost grows with the plan's length: the same athletes, 4 to 52 weeks."""

import datetime as dt
import statistics
from functools import partial
from typing import Any

from benchmarks.answers import is_searched
from benchmarks.clock import timed
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.running.engine import solve
from solver.running.request import read_request

WEEKS = (4, 8, 12, 16, 20, 24, 32, 40, 52)
START = dt.date(2027, 1, 4)
ATHLETES = (
    ("10k", 25.0, 3),
    ("10k", 45.0, 5),
    ("half_marathon", 35.0, 4),
    ("half_marathon", 60.0, 6),
    ("marathon", 45.0, 4),
    ("marathon", 90.0, 7),
    ("general_fitness", 15.0, 3),
)


def measure(track: Track) -> list[Row]:
    return [_row(weeks) for weeks in track(WEEKS)]


def _row(weeks: int) -> Row:
    requests = [read_request(_request(weeks, *athlete)) for athlete in ATHLETES]
    answers = [timed(partial(solve, request)) for request in requests]
    plans = [plan for plan, _ in answers]
    return {
        "weeks": str(weeks),
        "n": len(plans),
        "wallMsP50": round(statistics.median(time.wall for _, time in answers), 2),
        "wallMsMax": round(max(time.wall for _, time in answers), 2),
        "cpuMsP50": round(statistics.median(time.cpu for _, time in answers), 2),
        "searched": sum(map(is_searched, plans)),
        "bent": sum(bool(plan.relaxations) for plan in plans),
    }


def _request(weeks: int, goal: str, km: float, days: int) -> dict[str, Any]:
    last = START + dt.timedelta(days=7 * weeks - 1)
    end: dict[str, Any] = {"totalWeeks": weeks} if goal == "general_fitness" else {"raceDate": last.isoformat()}
    settings = {"goal": goal, "startDate": START.isoformat(), "daysPerWeek": days, **end}
    return {"athlete": {"currentWeeklyKm": km}, "settings": settings}


BENCHMARK = Benchmark("weeks", "Cost against the number of weeks", 5, measure)
