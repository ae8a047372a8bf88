"""Strength sessions in a running plan: on which days a runner lifts, and where the legs are trained.

Heavy legs never stand the day before a long run, a quality run or a race; a race and the two days before it are free.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from solver.running.request import Settings
from solver.running.result import StrengthFocus, WorkoutType
from solver.running.schedule import Schedule, Week
from solver.running.template import Role
from solver.weekday import Weekday

FREE_BEFORE_RACE = 2
"""Days without lifting before a race, besides the race's own."""
MOST_FULL_BODY = 3
"""Up to so many sessions a week each train everything; more of them alternate."""
_HARD = frozenset(
    {WorkoutType.LONG_RUN, WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.STEADY, WorkoutType.RACE}
)
_DEMANDING = frozenset({Role.LONG, Role.QUALITY})


def lifting_days(
    settings: Settings, schedule: Schedule, workouts: Mapping[dt.date, WorkoutType]
) -> dict[dt.date, StrengthFocus]:
    """The focus of every date with a session; empty without `strengthDays`."""
    weekdays = _weekdays(settings, schedule)
    blocked = set(settings.blocked_dates)
    found: dict[dt.date, StrengthFocus] = {}
    for week in schedule.weeks:
        dates = [day.date for day in week.days if day.weekday in weekdays and day.date not in blocked]
        found |= _week(week, [date for date in dates if not _near_race(date, workouts)], workouts)
    return found


def _week(
    week: Week, dates: Sequence[dt.date], workouts: Mapping[dt.date, WorkoutType]
) -> dict[dt.date, StrengthFocus]:
    """Legs wherever the next day is easy; with four sessions and more, on every second of them."""
    free = [date for date in dates if workouts.get(date + dt.timedelta(days=1)) not in _HARD]
    if len(dates) <= MOST_FULL_BODY:
        return {date: "full_body" if date in free else "upper" for date in dates}
    legs = set(free[:: 2 if len(free) > len(dates) // 2 else 1])
    return {date: "lower" if date in legs else "upper" for date in dates}


def _near_race(date: dt.date, workouts: Mapping[dt.date, WorkoutType]) -> bool:
    ahead = (date + dt.timedelta(days=days) for days in range(FREE_BEFORE_RACE + 1))
    return any(workouts.get(day) is WorkoutType.RACE for day in ahead)


def _weekdays(settings: Settings, schedule: Schedule) -> frozenset[int]:
    """The days asked for, or the best ones for a number of sessions."""
    if isinstance(settings.strength_days, int):
        return _placed(settings.strength_days, schedule.template)
    return frozenset(Weekday(day).position for day in settings.strength_days)


def _placed(count: int, template: Sequence[Role]) -> frozenset[int]:
    """Away from the day before hard runs and from the long run, spread out, rather on runs than on rest days."""

    def cost(days: tuple[int, ...]) -> tuple[int, int, int, int, tuple[int, ...]]:
        before = sum(template[(day + 1) % 7] in _DEMANDING for day in days)
        on_long = sum(template[day] is Role.LONG for day in days)
        close = sum(later - day == 1 for day, later in pairwise((*days, *(first + 7 for first in days[:1]))))
        resting = sum(template[day] is Role.REST for day in days)
        return before + on_long, close, on_long, resting, days

    choices: list[tuple[int, ...]] = list(combinations(range(7), min(count, 7)))
    best = min(choices, key=cost)
    return frozenset(best)
