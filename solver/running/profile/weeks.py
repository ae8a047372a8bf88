"""Weeks as seven days each, counted back from the day of the profile, with breaks taken out.

Seven-day blocks instead of calendar weeks: none is unfinished, and each holds every weekday once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from solver.running.profile.activity import Activity
from solver.running.profile.sessions import joined, outings

MOST_WEEKS = 8
LOOK_BACK = dt.timedelta(weeks=12)
LOOK_BACK_FOR_BREAKS = dt.timedelta(weeks=16)
HABITUAL_PAUSES = 0.4
"""With more of the last sixteen weeks off than this share, pauses are the habit and count as weeks of nothing."""

WEEKS_BEFORE, LEAST_BEFORE = 26, 6
OFTEN_DAYS = 4.0
GONE_AFTER_DAYS = 6
"""Days without a run, beyond the usual ones, after which somebody has stopped for now."""


@dataclass(frozen=True)
class Week:
    """Seven days: the last of them, and what was run; `doubted_km` are uncertain, `unknown` runs have no distance."""

    last_day: dt.date
    km: float
    outings: int
    minutes: float
    longest_km: float
    doubted_km: float = 0.0
    unknown: int = 0


@dataclass(frozen=True)
class Break:
    """Whole weeks without a run after a day with one, and before another."""

    after: dt.date
    weeks: int


@dataclass(frozen=True)
class Recent:
    """The weeks that tell how much somebody runs: latest first, none of them a break.

    `days_off` counts the days since the last run where that is longer than usual, else it is 0; the weeks then end
    with that run. `irregular` tells that pauses are the habit, so that none is left out. `days_known` is the length of
    the history, breaks left out; under seven, the one week is not whole. `longest_before` is the longest week of the
    half year before these, where enough of them were run.
    """

    weeks: tuple[Week, ...]
    breaks: tuple[Break, ...]
    days_off: int
    days_known: int
    irregular: bool = False
    longest_before: float | None = None


def week_ending(runs: Sequence[Activity], last_day: dt.date) -> Week:
    """What was run in the seven days up to one day."""
    within = [r for r in runs if 0 <= (last_day - r.day).days < 7]
    return Week(
        last_day,
        km=sum(r.distance_km or 0.0 for r in within),
        outings=len(outings(within)),
        minutes=sum(r.moving_s for r in within) / 60,
        longest_km=max((r.distance_km or 0.0 for r in joined(within)), default=0.0),
        doubted_km=sum(r.distance_km or 0.0 for r in within if r.doubt),
        unknown=sum(not r.distance_km for r in within),
    )


def recent_weeks(runs: Sequence[Activity], as_of: dt.date, known_since: dt.date) -> Recent:
    """Up to eight weeks of running until now, or until the last run before a break that goes on.

    `runs` are in order of time and end by `as_of`; `known_since` is the first day of the history. Breaks of whole
    weeks between two runs are left out by moving what lies before them closer, so that a holiday does not count as
    training.
    """
    if not runs:
        return Recent((), (), 0, 0)
    known_since = max(known_since, restarted(runs, known_since))
    usual = usual_gap(runs)
    days_off = (as_of - runs[-1].day).days
    stopped = days_off - usual >= GONE_AFTER_DAYS
    last_day = runs[-1].day if stopped else as_of
    pauses = _breaks(runs, last_day, usual)
    weeks_known = min(LOOK_BACK_FOR_BREAKS, last_day - known_since) / dt.timedelta(weeks=1)
    irregular = sum(b.weeks for b in pauses) > HABITUAL_PAUSES * weeks_known
    breaks = () if irregular else pauses
    moved = [replace(r, start=r.start + _shift(r.day, breaks)) for r in runs]
    days_known = (last_day - known_since - _shift(known_since, breaks)).days + 1
    count = max(1, min(MOST_WEEKS, days_known // 7))
    weeks = tuple(week_ending(moved, last_day - dt.timedelta(weeks=i)) for i in range(count))
    before = _longest_before(moved, weeks[-1].last_day - dt.timedelta(weeks=1))
    return Recent(weeks, breaks, days_off if stopped else 0, days_known, irregular, before)


def _longest_before(runs: Sequence[Activity], last_day: dt.date) -> float | None:
    earlier = [r for r in runs if dt.timedelta(0) <= last_day - r.day < dt.timedelta(weeks=WEEKS_BEFORE)]
    kms = [week_ending(earlier, last_day - dt.timedelta(weeks=i)).km for i in range(WEEKS_BEFORE)]
    return max(kms) if sum(km > 0 for km in kms) >= LEAST_BEFORE else None


def restarted(runs: Sequence[Activity], known_since: dt.date) -> dt.date:
    """Since when somebody runs: after twelve weeks without a run it is since the first one after them."""
    days = sorted({r.day for r in runs})
    return max((b for a, b in pairwise(days) if b - a > LOOK_BACK), default=known_since)


def usual_gap(runs: Sequence[Activity]) -> float:
    """The usual number of days from one day with a run to the next, over the last twelve weeks of running."""
    days = sorted({r.day for r in runs if runs[-1].day - r.day <= LOOK_BACK})
    return median(((b - a).days for a, b in pairwise(days))) if len(days) > 1 else 7.0


def _breaks(runs: Sequence[Activity], last_day: dt.date, usual: float) -> tuple[Break, ...]:
    days = sorted({r.day for r in runs if last_day - r.day <= LOOK_BACK_FOR_BREAKS})
    gaps = [Break(a, _weeks_off((b - a).days, usual)) for a, b in pairwise(days)]
    return tuple(gap for gap in gaps if gap.weeks > 0)


def _weeks_off(gap: int, usual: float) -> int:
    """Whole weeks off between two days with runs; to who runs twice a week, any seven days without are one."""
    return (gap - 1) // 7 if usual <= OFTEN_DAYS else int(gap - usual + 1) // 7


def _shift(day: dt.date, breaks: Sequence[Break]) -> dt.timedelta:
    return dt.timedelta(weeks=sum(b.weeks for b in breaks if b.after >= day))
