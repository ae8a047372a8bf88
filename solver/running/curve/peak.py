"""How much the plan's biggest week aims at, by goal and today's kilometres. Fitted on published plans."""

from dataclasses import dataclass

from solver.running.request.request import Goal, PlanRequest
from solver.running.rules.base import ByGoal
from solver.running.rules.facts import Baseline

FLOORS = ByGoal(15, 30, 40, 55, 12)
"""A goal's least peak week in km, where growth permits."""
FACTORS = ByGoal(1.25, 1.35, 1.5, 0, 1.2)
MARATHON_BASE_KM, MARATHON_FACTOR, MARATHON_MOST_KM = 20.0, 1.15, 180.0
FALLS_FROM_KM, FALLS_TO_KM, LEAST_FACTOR = 60.0, 120.0, 1.25
INJURED_FACTOR = 1.4


@dataclass(frozen=True)
class Peak:
    """What the plan aims at, and the goal's floor or the athlete's own wish that it has to reach."""

    km: float
    needed_km: float


def peak_of(request: PlanRequest, baseline: Baseline) -> Peak:
    """The peak week that the athlete asked for, or the goal's on today's kilometres, at least its floor."""
    settings, today = request.settings, baseline.grid.km(baseline.week_one)
    if settings.peak_weekly_km is not None:
        return Peak(settings.peak_weekly_km, settings.peak_weekly_km)
    floor = FLOORS.of(settings.goal)
    km = max(_usual_km(settings.goal, today), floor)
    if request.athlete.injury_flags:
        km = min(km, INJURED_FACTOR * today)
    return Peak(km, floor)


def _usual_km(goal: Goal, today: float) -> float:
    if goal is Goal.MARATHON:
        return min(MARATHON_BASE_KM + MARATHON_FACTOR * today, max(MARATHON_MOST_KM, today))
    factor = FACTORS.of(goal)
    if factor > LEAST_FACTOR and today > FALLS_FROM_KM:
        fallen = min(1.0, (today - FALLS_FROM_KM) / (FALLS_TO_KM - FALLS_FROM_KM))
        factor -= (factor - LEAST_FACTOR) * fallen
    return factor * today
