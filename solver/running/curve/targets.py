"""The progression curve: whole-step targets for every week and day, all known before the solve.

The objective tracks these integers. Computing them first, instead of pricing shares inside the
model, is what keeps the solver's bounds tight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log

from solver.running.calendar.baseline import Baseline
from solver.running.calendar.caps import Caps
from solver.running.calendar.schedule import Kind, Schedule, Week
from solver.running.curve.long_runs import LongRuns, long_runs_of
from solver.running.curve.splitter import WeekTarget, day_targets
from solver.running.curve.tapers import taper_entry
from solver.running.request.goals import GOALS, peak_factor
from solver.running.request.request import PlanRequest

MIN_GROWTH, MAX_GROWTH = 0.05, 0.075
CUTBACK = 0.775
TAPERS: Mapping[int, tuple[float, ...]] = {1: (0.55,), 2: (0.70, 0.45), 3: (0.80, 0.60, 0.40)}
AFTER_RACE: tuple[float, ...] = (0.30, 0.40, 0.50)
"""Of the highest load week, for the first, second and every later week after the race."""


@dataclass(frozen=True)
class Curve:
    """Week totals in steps (tune-up races not included), and whether growth sufficed.

    `asked` is the peak that was aimed at, `reached` the one the growth permits.
    """

    weeks: tuple[int, ...]
    asked: int
    reached: int


@dataclass(frozen=True)
class Targets:
    """Everything numeric that rules and objective need, in grid steps.

    `weeks[t]` holds the total that the objective tracks and the target of each run by weekday; `hold`
    says that these targets are known to keep all rules, with totals as near to the curve as any unbent plan's.
    """

    curve: Curve
    weeks: tuple[WeekTarget, ...]
    long_runs: LongRuns
    hold: bool = False


def curve_of(request: PlanRequest, schedule: Schedule, baseline: Baseline) -> Curve:
    """One constant growth rate of 5 to 7.5 % a load week, as slow as reaches the peak in time, then held."""
    grid = baseline.grid
    asked = max(grid.nearest(peak_km(request)), baseline.week_one)
    top = max((week.level for week in schedule.loads), default=0)
    loads = _growth(baseline.week_one, asked, top)
    values = [_value(week, schedule, loads) for week in schedule.weeks]
    return Curve(tuple(values), asked, loads[-1])


def _growth(start: int, asked: int, top: int) -> list[int]:
    """Load week values by level 0..top, rounded to the grid, held at the peak."""
    rate = (asked / start) ** (1 / top) - 1 if top else 0.0
    rate = min(max(rate, MIN_GROWTH), MAX_GROWTH)
    return [min(_round(start * (1 + rate) ** level), asked) for level in range(top + 1)]


def _value(week: Week, schedule: Schedule, loads: Sequence[int]) -> int:
    peak = loads[-1]
    match week.kind:
        case Kind.LOAD:
            return loads[min(week.level, len(loads) - 1)]
        case Kind.RECOVERY:
            return _round(CUTBACK * loads[max(0, week.level - 1)])
        case Kind.AFTER:
            after = sum(other.kind is Kind.AFTER for other in schedule.weeks[: week.index])
            return floor(AFTER_RACE[min(after, len(AFTER_RACE) - 1)] * peak)
        case _:
            return _round(taper_entry(TAPERS, schedule, week) * peak)


def _round(value: float) -> int:
    return floor(value + 0.5 + 1e-9)


def peak_km(request: PlanRequest) -> float:
    """The peak week that the athlete asked for, or the goal's factor on today's kilometres, at least its floor."""
    settings, today = request.settings, request.athlete.current_weekly_km
    if settings.peak_weekly_km is not None:
        return settings.peak_weekly_km
    return max(peak_factor(settings.goal, today) * today, GOALS[settings.goal].floor_km)


def load_weeks_needed(start: int, peak: int) -> int:
    """Load weeks until the fastest growth reaches a peak, the first included."""
    return 1 if peak <= start else ceil(log(peak / start) / log(1 + MAX_GROWTH) - 1e-9) + 1


def targets_of(request: PlanRequest, schedule: Schedule, baseline: Baseline, caps: Caps) -> Targets:
    """Curve, long-run limits and day targets for a schedule.

    Where races and lost runs change a load week's curve value, the long-run limits follow the changed one.
    """
    curve = curve_of(request, schedule, baseline)
    first = curve.weeks[schedule.loads[0].index] if schedule.loads else 0
    plain = long_runs_of(schedule, baseline, curve.weeks, first)
    weeks = day_targets(schedule, baseline, curve.weeks, plain, caps)
    if all(week.counts for week in schedule.loads):
        return Targets(curve, weeks, plain)
    step = baseline.grid.tenths_of_mm
    values = [target.total + Fraction(week.tune_up, step) for week, target in zip(schedule.weeks, weeks, strict=True)]
    long_runs = long_runs_of(schedule, baseline, values, first)
    if long_runs != plain:
        weeks = day_targets(schedule, baseline, curve.weeks, long_runs, caps)
    return Targets(curve, weeks, long_runs)
