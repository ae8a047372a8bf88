"""How much of a week its weekdays hold where the athlete caps some of them (R26): templates ask before they choose."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.running.outline.baseline import baseline_of, easy_pace_of
from solver.running.request.grid import Grid
from solver.running.request.request import Goal, PlanRequest
from solver.running.rules.long_runs import LONG_JUMP, LONG_SHARE
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE
from solver.running.rules.workouts import QUALITY_MAX
from solver.weekday import WEEK, Weekday

GROWN_PERCENT = 135
"""What the larger weeks have of week 1, roughly (the 10 km goal's factor)."""


@dataclass(frozen=True)
class Room:
    """The most that a long run, a quality day and an easy run may have per weekday of a week of `size`, in steps."""

    size: int
    long: tuple[int, ...]
    quality: tuple[int, ...]
    easy: tuple[int, ...]


def rooms_of(request: PlanRequest) -> tuple[Room, ...]:
    """The room in week 1 and in a grown week; nothing where no weekday has a cap."""
    caps = {day: cap for day in WEEK if (cap := cap_km(request, day)) is not None}
    if not caps:
        return ()
    baseline = baseline_of(request)
    steps = {day: baseline.grid.down(cap) for day, cap in caps.items()}
    first, grown = baseline.week_one, baseline.week_one * GROWN_PERCENT // 100
    longest = baseline.longest_km
    return (
        _room(request, baseline.grid, steps, first, longest),
        _room(request, baseline.grid, steps, grown, longest * GROWN_PERCENT / 100),
    )


def cap_km(request: PlanRequest, day: Weekday) -> float | None:
    """What the athlete allows on a weekday; None for as much as there is."""
    settings, pace = request.settings, easy_pace_of(request)
    caps = [settings.max_km_by_day.get(day)]
    if pace is not None and day in settings.max_minutes_by_day:
        caps.append(settings.max_minutes_by_day[day] * 60 / pace)
    return min((cap for cap in caps if cap is not None), default=None)


def long_run_km(goal: Goal, runs: int, week_km: float, longest_km: float) -> tuple[float, float]:
    """The least and the most of a first week's long run: R19's band as far as R17 reaches, or the minimum if more."""
    band = LONG_SHARE.band(runs)
    least = min(longest_km, LONG_SHARE.min_peak_km.of(goal), week_km * LONG_SHARE.min_cap_percent.of(runs) / 100)
    low = min(week_km * band.low / 100, longest_km + LONG_JUMP.max_jump_km)
    return max(low, least), max(week_km * band.high / 100, least)


def _room(request: PlanRequest, grid: Grid, caps: Mapping[Weekday, int], size: int, longest_km: float) -> Room:
    settings = request.settings
    runs, long = settings.days_per_week, 0
    if settings.include_long_run:
        _, most_km = long_run_km(settings.goal, runs, grid.km(size), longest_km)
        long = min(grid.nearest(most_km), grid.down(longest_km + LONG_JUMP.max_jump_km))
    quality = easy = long - 1 if settings.include_long_run else size
    if runs > QUALITY_MAX.none_to_runs:
        share = (size * QUALITY_SHARE.band_for(runs, settings.include_long_run).high + 50) // 100
        easy = min(easy, (share * EASY_CAP.percent_for(runs) + 50) // 100)
        quality = min(quality, share, grid.down(QUALITY_SHARE.max_km.of(settings.goal)))

    def on_each(most: int) -> tuple[int, ...]:
        return tuple(min(most, caps.get(day, most)) for day in WEEK)

    return Room(size, on_each(long), on_each(quality), on_each(easy))
