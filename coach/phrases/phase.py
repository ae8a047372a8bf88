"""The part of the plan that a week belongs to, as far as words are concerned."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from solver.running.request.result import PlanWeek

Variants = Sequence[str]


class Phase(StrEnum):
    """The five week types, and the weeks after the race, which are no cutback although they are `recovery`."""

    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    RECOVERY = "recovery"
    TAPER = "taper"
    AFTER_RACE = "after_race"


def phase_of(week: PlanWeek, race_date: dt.date | None) -> Phase:
    """The week's phase."""
    after = race_date is not None and week.week_start_date > race_date
    return Phase.AFTER_RACE if after else Phase(week.week_type.value)


def rotate(variants: Variants, turn: int) -> str:
    """The variant for the turn-th use (from 0); each full round starts one further on.

    So four runs a week and four variants do not give each weekday the same sentence every week.
    """
    count = len(variants)
    return variants[(turn + turn // count) % count]
