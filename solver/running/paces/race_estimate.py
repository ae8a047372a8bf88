"""How fast the race may be: a range around Daniels' prediction, wider the less is known."""

from typing import Literal

from solver.running.paces.paces import paces_of
from solver.running.paces.vdot import race_minutes
from solver.running.request.request import PlanRequest
from solver.running.request.result import RaceEstimate

FROM_VDOT, FROM_EASY_PACE = (0.98, 1.04), (0.95, 1.10)
"""Of the predicted time, from and to. Both are guesses: a VDOT ages, and an easy pace tells less of speed."""
LONG_RACE_M, LONG_RACE_SLOWER = 42_195, 0.03
"""Predictions for the marathon assume an endurance that many runners do not train for (a guess)."""


def race_estimate(request: PlanRequest, days_off: int = 0) -> RaceEstimate | None:
    """The range of race times in whole seconds; None without a race or anything to predict it from.

    `days_off` is the length of the break that still slows the runner on the day of the race, 0 without one.
    """
    metres, paces = request.settings.goal.race_m, paces_of(request.athlete, request.settings.goal, days_off)
    if metres is None or paces is None:
        return None
    known = request.athlete.vdot is not None
    fast, slow = FROM_VDOT if known else FROM_EASY_PACE
    seconds = 60 * race_minutes(paces.vdot, metres)
    slow += LONG_RACE_SLOWER if metres >= LONG_RACE_M else 0
    basis: Literal["vdot", "easyPace"] = "vdot" if known else "easyPace"
    return RaceEstimate(fast_secs=round(seconds * fast), slow_secs=round(seconds * slow), basis=basis)
