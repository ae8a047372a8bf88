"""From whole steps to the plan that outsiders read: types, kilometres, minutes; nothing is decided here."""

import datetime as dt
from collections.abc import Mapping

from solver.running.answer.lifting import lifting_days
from solver.running.calendar.schedule import Day, Week
from solver.running.paces.durations import put_durations
from solver.running.request.result import PlanDay, PlanWeek, WorkoutType
from solver.running.rules.facts import Facts
from solver.weekday import WEEK

TENTHS_OF_MM_PER_KM = 10_000_000

Distances = Mapping[dt.date, int]
"""Grid steps by date."""


_UNTOLD_DAY = {name: field.get_default() for name, field in PlanDay.model_fields.items()}
_UNTOLD_WEEK = {name: field.get_default() for name, field in PlanWeek.model_fields.items()}
"""What a coach has not said yet."""


def weeks_of(facts: Facts, distances: Distances) -> list[PlanWeek]:
    """The skeleton's weeks for proven distances."""
    weeks = [_week(facts, week, distances) for week in facts.schedule.weeks]
    days = [day for week in facts.schedule.weeks for day in week.days]
    put_durations(weeks, facts.request, {day.date: day.days_off for day in days if day.days_off})
    lifting = lifting_days(facts)
    if lifting:
        for day in (day for week in weeks for day in week.days):
            day.strength = lifting.get(day.date)
    return weeks


def _week(facts: Facts, week: Week, distances: Distances) -> PlanWeek:
    step = facts.baseline.grid.tenths_of_mm
    exact = [day.race or distances.get(day.date, 0) * step for day in week.days]
    km = round(sum(exact) / TENTHS_OF_MM_PER_KM, 6)
    days = [_day(day, facts.workouts[day.date], run) for day, run in zip(week.days, exact, strict=True)]
    values = {
        **_UNTOLD_WEEK,
        "week_number": week.number,
        "week_start_date": week.days[0].date,
        "week_end_date": week.days[-1].date,
        "week_type": facts.week_types[week.index],
        "planned_distance_km": km,
        "days": days,
    }
    return PlanWeek.trusted(values)


def _day(day: Day, workout: WorkoutType, exact: int) -> PlanDay:
    values = {
        **_UNTOLD_DAY,
        "date": day.date,
        "day_of_week": WEEK[day.weekday],
        "workout_type": workout,
        "planned_distance_km": round(exact / TENTHS_OF_MM_PER_KM, 6) if exact else None,
        "planned_duration_mins": None,
    }
    return PlanDay.trusted(values)
