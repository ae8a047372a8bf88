"""Requests that differ in one thing only, for benchmarks of what that thing costs."""

import datetime as dt
import statistics
from collections.abc import Sequence
from functools import partial
from typing import Any

from benchmarks.answers import is_searched
from benchmarks.clock import timed
from benchmarks.registry import Row
from solver.running.engine import solve
from solver.running.request.request import read_request

START = dt.date(2027, 1, 4)
ROUNDS = 2


def request(weeks: int, goal: str, km: float, days: int, **settings: Any) -> dict[str, Any]:
    """So many weeks to a race, or just so many of general fitness."""
    last = START + dt.timedelta(days=7 * weeks - 1)
    end: dict[str, Any] = {"totalWeeks": weeks} if goal == "general_fitness" else {"raceDate": last.isoformat()}
    own = {"goal": goal, "startDate": START.isoformat(), "daysPerWeek": days, **end, **settings}
    return {"athlete": {"currentWeeklyKm": km}, "settings": own}


def cost(requests: Sequence[dict[str, Any]]) -> Row:
    """Times of solving them, each the best of some rounds, and how many took a search or bent."""
    asked = [read_request(data) for data in requests]
    rounds = [[timed(partial(solve, one)) for one in asked] for _ in range(ROUNDS)]
    times = [min((taken[i][1] for taken in rounds), key=lambda time: time.wall) for i in range(len(asked))]
    plans = [plan for plan, _ in rounds[0]]
    return {
        "n": len(plans),
        "wallMsP50": round(statistics.median(time.wall for time in times), 2),
        "wallMsMax": round(max(time.wall for time in times), 2),
        "cpuMsP50": round(statistics.median(time.cpu for time in times), 2),
        "searched": sum(map(is_searched, plans)),
        "bent": sum(bool(plan.relaxations) for plan in plans),
    }
