"""Where the athlete starts: week 1, the longest run so far, and the grid that follows from them."""

from dataclasses import dataclass
from fractions import Fraction

from solver.errors import BadRequest, FieldError
from solver.running.request.goals import GOALS
from solver.running.request.grid import Grid
from solver.running.request.request import PlanRequest

CAUTIOUS_SHARE = Fraction(9, 10)
"""Of `currentWeeklyKm`, for week 1 of an inconsistent or injured athlete (R11)."""
CONSISTENT_FROM = 0.7
MIN_KM_PER_RUN = 2.0
RUNS_WHEN_UNKNOWN = 4
LONG_SHARE_WHEN_UNKNOWN = 0.32
LONG_RUN_MINUTES = 180


@dataclass(frozen=True)
class Baseline:
    """The athlete in grid steps. `max_long` is R19's fixed upper limit, `max_quality` R21's."""

    grid: Grid
    week_one: int
    raised: bool
    longest_km: float
    max_long: int
    min_peak_long_km: float
    max_quality: int


def baseline_of(request: PlanRequest) -> Baseline:
    """Compute the baseline.

    Raises:
        BadRequest: when `peakWeeklyKm` lies below week 1.
    """
    athlete, settings, numbers = request.athlete, request.settings, GOALS[request.settings.goal]
    score = athlete.consistency_score
    cautious = bool(athlete.injury_flags) or (score is not None and score < CONSISTENT_FROM)
    wanted_km = Fraction(str(athlete.current_weekly_km)) * (CAUTIOUS_SHARE if cautious else 1)
    floor_km = MIN_KM_PER_RUN * settings.days_per_week
    grid = Grid.of(max(float(wanted_km), floor_km), settings.units)
    longest_km = longest_run_km(request)
    week_one = max(grid.nearest(wanted_km), grid.up(floor_km))
    _check_peak(request, grid, week_one)
    return Baseline(
        grid=grid,
        week_one=week_one,
        raised=week_one > grid.nearest(wanted_km),
        longest_km=longest_km,
        max_long=grid.down(_max_long_km(request, longest_km)),
        min_peak_long_km=numbers.min_peak_long_km,
        max_quality=grid.down(numbers.max_quality_km),
    )


def longest_run_km(request: PlanRequest) -> float:
    """The rulebook's *longest*: nobody's longest run is shorter than their average one."""
    athlete = request.athlete
    usual_runs = athlete.runs_per_week_avg if athlete.runs_per_week_avg is not None else RUNS_WHEN_UNKNOWN
    average_km = athlete.current_weekly_km / max(request.settings.days_per_week, usual_runs)
    if athlete.longest_recent_run_km is None:
        return max(average_km, LONG_SHARE_WHEN_UNKNOWN * athlete.current_weekly_km)
    return max(average_km, athlete.longest_recent_run_km)


def _max_long_km(request: PlanRequest, longest_km: float) -> float:
    limit = max(GOALS[request.settings.goal].max_long_km, longest_km)
    pace = request.athlete.easy_pace_sec_per_km
    return limit if pace is None else min(limit, LONG_RUN_MINUTES * 60 / pace)


def _check_peak(request: PlanRequest, grid: Grid, week_one: int) -> None:
    peak = request.settings.peak_weekly_km
    if peak is not None and grid.nearest(peak) < week_one:
        message = f"lies below week 1, which has {grid.km(week_one):g} km; raise it or leave it out"
        raise BadRequest.of(FieldError("settings.peakWeeklyKm", peak, message))
