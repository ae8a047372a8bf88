"""Which easy day of a build week carries strides."""

from solver.running.request.result import PlanDay, PlanWeek, WeekType, WorkoutType

_QUALITY = (WorkoutType.TEMPO, WorkoutType.INTERVALS)
_WEDNESDAY = 2


def strides_day(week: PlanWeek) -> PlanDay | None:
    """The one easy day of a build week for strides, or None: another kind of week, or no easy run in it.

    Best is the day before tempo or intervals, whose pace strides prepare; then any day that is not
    the eve of a long run or race, the middle of the week first.
    """
    if week.week_type is not WeekType.BUILD:
        return None
    easy = [i for i, day in enumerate(week.days) if day.workout_type is WorkoutType.EASY and day.planned_distance_km]
    return week.days[min(easy, key=lambda i: _rank(week, i))] if easy else None


def _rank(week: PlanWeek, i: int) -> tuple[bool, bool, int, int]:
    tomorrow = week.days[i + 1].workout_type if i + 1 < len(week.days) else WorkoutType.REST
    eve = tomorrow in (WorkoutType.LONG_RUN, WorkoutType.RACE)
    return tomorrow not in _QUALITY, eve, abs(i - _WEDNESDAY), i
