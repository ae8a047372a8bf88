"""Who the plan is for, as far as conditions ask."""

from typing import Any

from coach.today import Runner
from solver.running.request.request import PlanRequest

NOVICE_KM, NOVICE_LONGEST_KM = 15.0, 5.0
EXPERIENCED_KM, EXPERIENCED_VDOT = 50.0, 50.0
"""Our own lines, guesses: who is told what an interval is, and who would smile at it."""


def traits_of(request: PlanRequest, runner: Runner) -> dict[str, Any]:
    """The traits that all facts of a plan share."""
    athlete = request.athlete
    longest = athlete.longest_recent_run_km
    few = athlete.current_weekly_km < NOVICE_KM or (longest is not None and longest <= NOVICE_LONGEST_KM)
    much = athlete.current_weekly_km >= EXPERIENCED_KM or (athlete.vdot or 0.0) >= EXPERIENCED_VDOT
    return {
        "goal": runner.goal,
        "units": runner.units,
        "novice": few and not much,
        "experienced": much,
        "injured": runner.injured,
        "paced": runner.paces is not None,
        "zoned": runner.zones is not None,
    }
