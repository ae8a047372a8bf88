"""From whole steps to the plan that outsiders read: types, kilometres, minutes; nothing is decided here."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import cycle, islice

from solver.running.answer.lifting import lifting_days
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.calendar.template import Role
from solver.running.paces.durations import put_durations
from solver.running.request.request import PlanRequest
from solver.running.request.result import PlanDay, PlanWeek, WeekType, WorkoutType
from solver.running.rules.base import Facts
from solver.weekday import WEEK

PEAK_SHARE, PEAK_PART, BASE_PART = 0.95, 3, 0.4
"""Peak: at least 95 % of the highest, in the last third of the load weeks; of the others the first 40 % are base."""
TENTHS_OF_MM_PER_KM = 10_000_000

Distances = Mapping[dt.date, int]
"""Grid steps by date."""


def weeks_of(facts: Facts, distances: Distances) -> list[PlanWeek]:
    """The skeleton's weeks for proven distances."""
    types = week_types(facts, distances)
    workouts = workout_types(facts)
    weeks = [_week(facts, week, types[week.index], workouts, distances) for week in facts.schedule.weeks]
    put_durations(weeks, facts.request)
    lifting = lifting_days(facts.request.settings, facts.schedule)
    if lifting:
        for day in (day for week in weeks for day in week.days):
            day.strength = lifting.get(day.date)
    return weeks


def _week(
    facts: Facts,
    week: Week,
    kind: WeekType,
    workouts: Mapping[dt.date, WorkoutType],
    distances: Distances,
) -> PlanWeek:
    step = facts.baseline.grid.tenths_of_mm
    exact = [day.race or distances.get(day.date, 0) * step for day in week.days]
    km = round(sum(exact) / TENTHS_OF_MM_PER_KM, 6)
    days = [_day(day, workouts[day.date], run) for day, run in zip(week.days, exact, strict=True)]
    return PlanWeek(
        week_number=week.number,
        week_start_date=week.days[0].date,
        week_end_date=week.days[-1].date,
        week_type=kind,
        planned_distance_km=km,
        days=days,
    )


def _day(day: Day, workout: WorkoutType, exact: int) -> PlanDay:
    return PlanDay(
        date=day.date,
        day_of_week=WEEK[day.weekday],
        workout_type=workout,
        planned_distance_km=round(exact / TENTHS_OF_MM_PER_KM, 6) if exact else None,
        planned_duration_mins=None,
    )


def workout_types(facts: Facts) -> dict[dt.date, WorkoutType]:
    """What R04 makes of each role: tempo, intervals or steady; recovery after a hard day, else easy."""
    found: dict[dt.date, WorkoutType] = {}
    before = WorkoutType.REST
    for week in facts.schedule.weeks:
        quality = iter(_quality_types(facts.request, week))
        for day in week.days:
            before = found[day.date] = _workout(day.role, before, quality)
    return found


_HARD = {WorkoutType.LONG_RUN, WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.RACE}
_FIXED = {
    Role.REST: WorkoutType.REST,
    Role.CROSS_TRAINING: WorkoutType.CROSS_TRAINING,
    Role.LONG: WorkoutType.LONG_RUN,
    Role.RACE: WorkoutType.RACE,
    Role.TUNE_UP: WorkoutType.RACE,
}


def _workout(role: Role, before: WorkoutType, quality: Iterator[WorkoutType]) -> WorkoutType:
    if role is Role.QUALITY:
        return next(quality)
    if role is Role.EASY:
        return WorkoutType.RECOVERY if before in _HARD else WorkoutType.EASY
    return _FIXED[role]


def _quality_types(request: PlanRequest, week: Week) -> list[WorkoutType]:
    """Tempo in odd weeks, intervals in even ones; with two, one of each, tempo first in odd weeks."""
    count = len(week.quality)
    if not request.settings.include_speedwork or request.athlete.injury_flags:
        return [WorkoutType.STEADY] * count
    pair = [WorkoutType.TEMPO, WorkoutType.INTERVALS]
    return list(islice(cycle(pair if week.number % 2 else pair[::-1]), count))


def week_types(facts: Facts, distances: Distances) -> list[WeekType]:
    """Recovery and taper by rule; load weeks are peak, base or build by their place and size."""
    totals = {week.index: week_total(facts, week, distances) for week in facts.schedule.loads}
    loads = list(totals)
    highest = max(totals.values(), default=0)
    peaks = {t for i, t in enumerate(loads) if PEAK_PART * i >= 2 * len(loads) and totals[t] >= PEAK_SHARE * highest}
    others = [t for t in loads if t not in peaks]
    base = {t for i, t in enumerate(others) if i < BASE_PART * len(others)}
    return [_week_type(week, peaks, base) for week in facts.schedule.weeks]


def _week_type(week: Week, peaks: set[int], base: set[int]) -> WeekType:
    if week.is_taper:
        return WeekType.TAPER
    if not week.is_load:
        return WeekType.RECOVERY
    return WeekType.PEAK if week.index in peaks else WeekType.BASE if week.index in base else WeekType.BUILD


def week_total(facts: Facts, week: Week, distances: Distances) -> int:
    """W in tenths of mm: training and tune-up races, the goal race not."""
    steps = sum(distances.get(day.date, 0) for day in week.runs)
    return steps * facts.baseline.grid.tenths_of_mm + week.tune_up


def kind_of(week_type: WeekType, holds_race: bool, after_race: bool) -> Kind:
    """The way back: what a plan's week type says about the week's kind."""
    if holds_race:
        return Kind.RACE
    if after_race:
        return Kind.AFTER
    return {WeekType.TAPER: Kind.TAPER, WeekType.RECOVERY: Kind.RECOVERY}.get(week_type, Kind.LOAD)
