"""The part of the plan that a week belongs to, as far as words are concerned."""

import datetime as dt
from enum import StrEnum

from solver.running.request.result import PlanWeek


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
