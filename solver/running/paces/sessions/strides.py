"""Strides: a few quick, relaxed steps near the end of one easy run of a base, build or peak week."""

from functools import lru_cache

from solver.running.paces.workouts import KM, Effort, Part, Repeats, Session, full_hundreds
from solver.running.request.result import PlanDay, PlanWeek, WeekType, WorkoutType

STRIDE = 100
WITH_STRIDES = frozenset({WeekType.BASE, WeekType.BUILD, WeekType.PEAK})
LEAST = 3 * KM
_QUALITY = (WorkoutType.TEMPO, WorkoutType.INTERVALS)
_WEDNESDAY = 2


def strides_day(week: PlanWeek) -> PlanDay | None:
    """The one easy day of a load week for strides, or None: another kind of week, or no easy run long enough.

    Best is the day before tempo or intervals, whose pace strides prepare; then any day that is not
    the eve of a long run or race, the middle of the week first.
    """
    if week.week_type not in WITH_STRIDES:
        return None
    runs = [i for i, day in enumerate(week.days) if (day.planned_distance_km or 0) * KM >= LEAST]
    easy = [i for i in runs if week.days[i].workout_type is WorkoutType.EASY]
    return week.days[min(easy, key=lambda i: _rank(week, i))] if easy else None


def _rank(week: PlanWeek, i: int) -> tuple[bool, bool, int, int]:
    tomorrow = week.days[i + 1].workout_type if i + 1 < len(week.days) else WorkoutType.REST
    eve = tomorrow in (WorkoutType.LONG_RUN, WorkoutType.RACE)
    return tomorrow not in _QUALITY, eve, abs(i - _WEDNESDAY), i


@lru_cache(maxsize=1024)
def with_strides(total: int) -> Session:
    """An easy run with two to six strides of 100 m near its end, each followed by 100 m of jogging."""
    strides = Repeats(min(6, max(2, total // 1000)), (Part(STRIDE, Effort.STRIDE), Part(STRIDE, Effort.EASY)))
    cooldown = full_hundreds(min(500, total * 0.1))
    warmup = Part(KM, Effort.EASY) if total >= 5 * KM else None
    first = total - strides.metres - cooldown - (KM if warmup else 0)
    return Session(warmup, (Part(first, Effort.EASY), strides), Part(cooldown, Effort.EASY), "strides")
