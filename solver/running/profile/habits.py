"""Weekday habits: which days, which of them for the long run, and how much time each has."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from solver.running.profile.activity import Activity
from solver.running.profile.sessions import joined
from solver.running.profile.weeks import Recent
from solver.weekday import WEEK, Weekday

LEAST_WEEKS = 3
OFTEN = 0.4
"""A weekday is a habit from two weeks in five."""

LONG_OFTEN = 0.5
ROOM_TO_GROW = 1.75
"""A plan grows beyond what somebody runs today, a marathon's by 70 %; three quarters more time leave it room."""

STEP_MINUTES, LEAST_MINUTES = 15, 60


@dataclass(frozen=True)
class Habits:
    """What a plan may take over; empty or None where there is no clear habit."""

    days_per_week: int | None
    days: tuple[Weekday, ...]
    long_run_day: Weekday | None
    minutes: dict[Weekday, int]
    how: str


def habits_of(runs: Sequence[Activity], recent: Recent) -> Habits:
    """The habits in the weeks that were run; breaks tell nothing about weekdays."""
    weeks = [w for w in recent.weeks if w.outings]
    if not weeks:
        return Habits(None, (), None, {}, "no runs")
    since = weeks[-1].last_day - dt.timedelta(days=6 + 7 * sum(b.weeks for b in recent.breaks))
    latest = weeks[0].last_day
    within = [r for r in runs if since <= r.day <= latest]
    run_days = {r.day for r in within}
    per_week = max(1, min(7, round(len(run_days) / len(weeks))))
    if len(weeks) < LEAST_WEEKS:
        return Habits(per_week, (), None, {}, f"{len(weeks)} weeks are too few to show habits")
    counts = Counter(WEEK[day.weekday()] for day in run_days)
    usual = [d for d, n in counts.most_common() if n >= OFTEN * len(weeks)][:per_week]
    days = tuple(d for d in WEEK if d in usual) if len(usual) == per_week else ()
    long_day = _long_run_day(within, len(weeks))
    return Habits(per_week, days, long_day, _minutes(within, days, long_day), _told(counts, len(weeks)))


def _long_run_day(runs: Sequence[Activity], weeks: int) -> Weekday | None:
    """The weekday that most often has the longest run of its calendar week."""
    longest: dict[tuple[int, int], Activity] = {}
    for run in joined(runs):
        week = run.day.isocalendar()[:2]
        if week not in longest or (run.distance_km or 0.0) > (longest[week].distance_km or 0.0):
            longest[week] = run
    counts = Counter(WEEK[run.day.weekday()] for run in longest.values())
    day, times = counts.most_common(1)[0] if counts else (None, 0)
    return day if times >= LONG_OFTEN * min(weeks, len(longest)) else None


def _minutes(runs: Sequence[Activity], days: Sequence[Weekday], long_day: Weekday | None) -> dict[Weekday, int]:
    """The longest time that each usual day has had, with room to grow; the long run's day stays without a limit."""
    found = {}
    for day in days:
        spent: Counter[dt.date] = Counter()
        for run in runs:
            if WEEK[run.day.weekday()] is day and run.moving_s:
                spent[run.day] += round(run.moving_s / 60)
        if day is not long_day and spent:
            grown = ROOM_TO_GROW * max(spent.values())
            found[day] = max(LEAST_MINUTES, STEP_MINUTES * ceil(grown / STEP_MINUTES))
    return found


def _told(counts: Counter[Weekday], weeks: int) -> str:
    listed = ", ".join(f"{day.value} {counts[day]}" for day in WEEK if counts[day])
    return f"days with a run in {weeks} weeks: {listed}"
