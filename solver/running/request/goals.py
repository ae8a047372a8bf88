"""The rulebook's numbers per goal."""

from dataclasses import dataclass

from solver.running.request.request import Goal


@dataclass(frozen=True)
class GoalNumbers:
    """What one goal asks of a plan. Distances in km; sources stand with the rules that use them."""

    race_m: float | None
    peak_factor: float
    floor_km: float
    min_peak_long_km: float
    max_long_km: float
    max_quality_km: float
    taper_weeks: int
    short_taper_weeks: int
    short_plan_weeks: int


GOALS: dict[Goal, GoalNumbers] = {
    Goal.FIVE_K: GoalNumbers(5_000, 1.25, 20, 8, 16, 12, 1, 1, 0),
    Goal.TEN_K: GoalNumbers(10_000, 1.35, 30, 12, 20, 14, 1, 1, 0),
    Goal.HALF_MARATHON: GoalNumbers(21_097.5, 1.5, 40, 16, 24, 18, 2, 1, 8),
    Goal.MARATHON: GoalNumbers(42_195, 1.7, 55, 29, 35, 22, 3, 2, 12),
    Goal.GENERAL_FITNESS: GoalNumbers(None, 1.2, 0, 0, 20, 12, 0, 0, 0),
}


def taper_length(goal: Goal, weeks_to_race: int) -> int:
    """Taper weeks, the race week included (R16): fewer when the plan is short."""
    numbers = GOALS[goal]
    return numbers.short_taper_weeks if weeks_to_race < numbers.short_plan_weeks else numbers.taper_weeks


def peak_factor(goal: Goal, weekly_km: float) -> float:
    """How much the peak week exceeds today's: above 60 km it falls linearly to 1.25 at 120 km where it is more."""
    factor = GOALS[goal].peak_factor
    if factor <= 1.25 or weekly_km <= 60:
        return factor
    return factor - (factor - 1.25) * min(1.0, (weekly_km - 60) / 60)
