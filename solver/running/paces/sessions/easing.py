"""Fast days that hold little: around a tune-up race, after weeks without fast running, and beside a long run at pace.

Their type is the rulebook's (R04 asks for as many as R05 permits); how much of a run is fast is ours.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from solver.running.request.request import PlanRequest
from solver.running.request.result import PlanDay, PlanWeek, WorkoutType

FAST = frozenset({WorkoutType.TEMPO, WorkoutType.INTERVALS})
DAYS_BEFORE_TUNE_UP = 3
"""As before the race (R25): what is fast later than that costs more than it brings; a convention."""
KM_PER_EASY_DAY = 3.0
"""One easy day for every 3 km raced: Daniels' Running Formula (3rd edition, 2014)."""
FORGOTTEN_AFTER = dt.timedelta(days=14)
"""Without fast running for longer than that, legs are met with little of it first; a convention."""
MOST_AT_PACE = 0.12
"""Of a week in its long run, so that threshold (10 %) and intervals (8 %) at Daniels' ceilings keep it within 30 %."""


def around_tune_ups(request: PlanRequest) -> frozenset[dt.date]:
    """Dates that are near a tune-up race: the three days before, and one after for every 3 km of it."""
    return frozenset(
        race.date + dt.timedelta(days=k)
        for race in request.settings.tune_up_races
        for k in range(-DAYS_BEFORE_TUNE_UP, int(race.distance_km / KM_PER_EASY_DAY) + 1)
    )


def first_weeks_back(weeks: Sequence[PlanWeek]) -> Iterator[int]:
    """Numbers of weeks whose first fast run comes after more than two weeks without any, races included."""
    last: dt.date | None = None
    for week in weeks:
        fast = [day.date for day in week.days if _is_fast(day)]
        if not fast:
            continue
        if last is not None and fast[0] - last > FORGOTTEN_AFTER:
            yield week.week_number
        last = fast[-1]


def _is_fast(day: PlanDay) -> bool:
    return bool(day.planned_distance_km) and (day.workout_type in FAST or day.workout_type is WorkoutType.RACE)
