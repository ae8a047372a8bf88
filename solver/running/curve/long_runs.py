"""How long the long run has to be and may be in each week: R19's `minLong` and fixed `maxLong`."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from solver.running.calendar.baseline import Baseline
from solver.running.calendar.schedule import Kind, Schedule, Week
from solver.running.curve.shares import shares_of

MAX_JUMP_KM = 2.0
"""The long run grows by at most 2 km from load week to load week (R17), and so does its minimum."""
FLOAT_SLACK = Fraction(1, 10**6)
"""A third of 11.4 km is 3.8000000000000003 in floating point, and must not cost a grid step."""
CUTBACK_MIN_SHARE = Fraction(3, 4)
TAPER_MIN_SHARES = (Fraction(3, 5), Fraction(2, 5))


@dataclass(frozen=True)
class LongRuns:
    """Grid steps by week: the least long run, and its greatest length whatever the week."""

    least: tuple[int, ...]
    most: int


def long_runs_of(schedule: Schedule, baseline: Baseline, curve: Sequence[int | Fraction], first_load: int) -> LongRuns:
    """R19's limits for all weeks, from the week's curve values in steps.

    `first_load` is the first load week's curve value before races and blocked dates change it: they
    lower that week's minimum, but not the rise that starts there.
    """
    rise = _LoadRise(schedule, baseline, curve, first_load)
    least: list[int] = []
    for week in schedule.weeks:
        least.append(_least(week, schedule, rise, least))
    return LongRuns(tuple(least), baseline.max_long)


def _least(week: Week, schedule: Schedule, rise: "_LoadRise", so_far: list[int]) -> int:
    match week.kind:
        case Kind.LOAD:
            return rise.at(week)
        case Kind.RECOVERY:
            return 0 if week.ref is None else ceil(CUTBACK_MIN_SHARE * so_far[week.ref])
        case Kind.TAPER if schedule.last_load is not None:
            place = week.index - schedule.tapers[0].index
            return ceil(TAPER_MIN_SHARES[min(place, 1)] * so_far[schedule.last_load.index])
        case _:
            return 0


class _LoadRise:
    """`minLong` of load weeks: an even rise to the goal's minimum, under the cap of the week's curve value."""

    def __init__(
        self, schedule: Schedule, baseline: Baseline, curve: Sequence[int | Fraction], first_load: int
    ) -> None:
        self.baseline, self.curve = baseline, curve
        self.cap = Fraction(shares_of(schedule.runs_per_week).min_long_cap, 100)
        grid = baseline.grid
        goal = grid.steps(baseline.min_peak_long_km)
        last = schedule.last_load
        if last is None:
            self.start = self.step = Fraction(0)
            return
        self.start = min(grid.steps(baseline.longest_km), goal, self.cap * first_load)
        self.step = min((goal - self.start) / max(1, last.level), Fraction(grid.down(MAX_JUMP_KM)))

    def at(self, week: Week) -> int:
        """Whole steps: rounded up as a lower bound is, then kept under `maxLong`."""
        value = min(self.start + self.step * week.level, self.cap * self.curve[week.index])
        return min(ceil(value - FLOAT_SLACK), self.baseline.max_long)
