"""How much of a week its weekdays hold where caps (R26) or recovery runs (R20) limit them: templates ask first."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.running.outline.baseline import baseline_of, easy_pace_of
from solver.running.request.request import Goal, PlanRequest
from solver.running.rules.facts import Baseline
from solver.running.rules.long_runs import LONG_JUMP
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE, RECOVERY_RUN
from solver.running.rules.workouts import QUALITY_MAX
from solver.weekday import WEEK, Weekday

GROWN_PERCENT = 135
"""What the larger weeks have of week 1, roughly (the 10 km goal's factor)."""

MANY_KM = 50.0
"""Recovery runs of 75 minutes hold what is left of fewer kilometres, even at ten minutes a km."""


@dataclass(frozen=True)
class Capacity:
    """The most that a long run, a quality day and an easy run may have per weekday of a week of `size`, in steps."""

    size: int
    long: tuple[int, ...]
    quality: tuple[int, ...]
    easy: tuple[int, ...]
    recovery: int
    """The most of an easy run on the day after a hard one."""


def capacities_of(request: PlanRequest) -> tuple[Capacity, ...]:
    """The room in week 1 and in a grown week; nothing where neither caps nor recovery runs can make it too small."""
    caps = {day: cap for day in WEEK if (cap := cap_km(request, day)) is not None}
    if not caps and not _has_long_recoveries(request):
        return ()
    baseline = baseline_of(request)
    steps = {day: baseline.grid.down(cap) for day, cap in caps.items()}
    first = _capacity(request, baseline, steps, 100)
    return (first, _capacity(request, baseline, steps, GROWN_PERCENT)) if caps or _is_tight(request, first) else ()


def has_medium_long_runs(request: PlanRequest) -> bool:
    """Whether larger weeks need an easy run that is longer than recovery runs may be (R20)."""
    return _has_long_recoveries(request) and _is_tight(
        request, _capacity(request, baseline_of(request), {}, GROWN_PERCENT)
    )


def _has_long_recoveries(request: PlanRequest) -> bool:
    many = request.settings.days_per_week >= RECOVERY_RUN.minutes_from_runs
    return many and request.athlete.current_weekly_km > MANY_KM


def _is_tight(request: PlanRequest, week: Capacity) -> bool:
    """Whether a week could be too small if all of its easy runs stood on days after hard ones."""
    hard = QUALITY_MAX.allowed(request)
    easy = request.settings.days_per_week - hard - request.settings.include_long_run
    return max(week.long) + hard * max(week.quality) + easy * min(week.recovery, max(week.easy)) < week.size


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


def _capacity(request: PlanRequest, baseline: Baseline, caps: Mapping[Weekday, int], percent: int) -> Capacity:
    """The room in a week of so many per cent of week 1."""
    settings, grid, longest_km = request.settings, baseline.grid, baseline.longest_km * percent / 100
    size, runs, long = baseline.week_one * percent // 100, settings.days_per_week, 0
    if settings.include_long_run:
        _, most_km = long_run_km(settings.goal, runs, grid.km(size), longest_km)
        reach_km = min(LONG_SHARE.longest_km(settings.goal, baseline), longest_km + LONG_JUMP.max_jump_km)
        long = min(grid.nearest(most_km), grid.down(reach_km))
    quality = easy = long - 1 if settings.include_long_run else size
    if runs > QUALITY_MAX.none_to_runs:
        share = (size * QUALITY_SHARE.band_for(runs, settings.include_long_run).high + 50) // 100
        easy = min(easy, (share * EASY_CAP.percent_for(runs) + 50) // 100)
        quality = min(quality, share, grid.down(QUALITY_SHARE.max_km.of(settings.goal)))
    recovery = RECOVERY_RUN.longest_of(runs, baseline)

    def on_each(most: int) -> tuple[int, ...]:
        return tuple(min(most, caps.get(day, most)) for day in WEEK)

    return Capacity(size, on_each(long), on_each(quality), on_each(easy), easy if recovery is None else recovery)
