"""Where the athlete starts: week 1, the longest run so far, easy pace, and the grid that follows from them."""

from solver.errors import BadRequest
from solver.refusals import refused
from solver.running.paces.paces import EASY_SHARE, paces_of
from solver.running.paces.vdot import pace_at
from solver.running.request.grid import Grid
from solver.running.request.request import Athlete, PlanRequest
from solver.running.rules.facts import Baseline
from solver.running.rules.volume import WEEK_ONE

RUNS_WHEN_UNKNOWN = 4
LONG_SHARE_WHEN_UNKNOWN = 0.32
SHORTEST_LONGEST_KM = 2.0
"""Nobody's longest run counts as shorter."""


def baseline_of(request: PlanRequest) -> Baseline:
    """Compute the baseline.

    Raises:
        BadRequest: when `peakWeeklyKm` lies below week 1.
    """
    athlete, settings = request.athlete, request.settings
    wanted_km, floor_km = WEEK_ONE.wanted_km(athlete), WEEK_ONE.min_km_per_run * settings.days_per_week
    grid = Grid.of(max(float(wanted_km), floor_km), settings.units)
    week_one = max(grid.nearest(wanted_km), grid.up(floor_km))
    _check_peak(request, grid, week_one)
    return Baseline(
        grid=grid,
        week_one=week_one,
        raised=week_one > grid.nearest(wanted_km),
        longest_km=longest_run_km(request),
        easy_pace=easy_pace_of(request),
        cautious=WEEK_ONE.is_cautious(athlete),
    )


def longest_run_km(request: PlanRequest) -> float:
    """The rulebook's *longest*: nobody's longest run is shorter than their average one."""
    athlete: Athlete = request.athlete
    usual_runs = athlete.runs_per_week_avg if athlete.runs_per_week_avg is not None else RUNS_WHEN_UNKNOWN
    average_km = athlete.current_weekly_km / max(request.settings.days_per_week, usual_runs)
    known_km = athlete.longest_recent_run_km
    if known_km is None:
        known_km = LONG_SHARE_WHEN_UNKNOWN * athlete.current_weekly_km
    return max(average_km, known_km, SHORTEST_LONGEST_KM)


def easy_pace_of(request: PlanRequest) -> float | None:
    """Seconds per km of easy running: the athlete's own, or the middle of VDOT's easy range to half a second, which is
    as exact as the middle of two paces in whole seconds can be.
    """
    athlete = request.athlete
    if athlete.easy_pace_sec_per_km is not None:
        return athlete.easy_pace_sec_per_km
    paces = paces_of(athlete, request.settings.goal)
    return None if paces is None else round(2 * pace_at(paces.vdot, EASY_SHARE)) / 2


def _check_peak(request: PlanRequest, grid: Grid, week_one: int) -> None:
    peak = request.settings.peak_weekly_km
    if peak is not None and grid.nearest(peak) < week_one:
        raise BadRequest.of(refused("settings.peakWeeklyKm", peak, "peak_small", now=grid.km(week_one)))
