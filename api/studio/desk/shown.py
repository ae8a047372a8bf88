"""A plan as the pieces show it: days and weeks in the reader's units, with what is another than before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.studio.desk.engine import Json
from api.studio.desk.form import capital, short_days
from api.terminal.units import Units
from coach.bank.labels import DEFAULT
from solver.running.request.result import Plan, PlanDay, PlanWeek, WorkoutType
from solver.running.words.tongue import tongue_in

STACKED = (
    WorkoutType.LONG_RUN, WorkoutType.RACE, WorkoutType.INTERVALS, WorkoutType.TEMPO, WorkoutType.STEADY,
    WorkoutType.EASY, WorkoutType.RECOVERY,
)  # fmt: skip
"""From the bottom of a week's bar to its top."""


@dataclass(frozen=True)
class Marks:
    """What is marked in a plan: dates that differ from before, what is pinned, and the plan before."""

    changed: Mapping[str, Json]
    pinned: frozenset[str]
    before: Plan | None = None


NONE = Marks({}, frozenset())


def units_of(request: Json, language: str = DEFAULT) -> Units:
    """A request's units, in the studio's own `language`."""
    settings = request.get("settings", {})
    return Units("mi" if isinstance(settings, Mapping) and settings.get("units") == "mi" else "km", language)


def words_of_calendar(units: Units) -> dict[str, Any]:
    """What the calendar says itself."""
    said = {name: units.labels.say(f"grid.{name}") for name in units.labels.tables["grid"]}
    return {**said, "days": list(short_days(units).values())}


ENGLISH_CALENDAR = words_of_calendar(Units("km"))
"""For pages that speak English to everybody."""


def language_of(request: Json) -> str:
    """The language of the plan's own words."""
    settings = request.get("settings", {})
    return str(settings.get("language") or DEFAULT) if isinstance(settings, Mapping) else DEFAULT


def pinned_places(pins: Iterable[Json]) -> frozenset[str]:
    """Dates, and weeks as `week9`."""
    found = set()
    for pin in pins:
        if "move" in pin:
            found.add(str(pin["move"]["to"]))
        else:
            found.add(f"week{pin['week']}" if "week" in pin else str(pin["date"]))
    return frozenset(found)


def calendar_of(plan: Plan, units: Units, marks: Marks = NONE) -> list[dict[str, Any]]:
    """Weeks of days."""
    return [_week(week, units, marks) for week in plan.weeks]


def _week(week: PlanWeek, units: Units, marks: Marks) -> dict[str, Any]:
    total = units.distance(week.planned_distance_km)
    return {
        "number": week.week_number,
        "type": units.labels.say(f"week_type.{week.week_type}"),
        "total": units.number(week.planned_distance_km),
        "spoken": f"{_week_said(week, units)}, {total}",
        "days": [_day(day, units, marks) for day in week.days],
    }


def _week_said(week: PlanWeek, units: Units) -> str:
    kind = units.labels.say(f"week_type.{week.week_type}")
    return units.labels.say("grid.week_said", number=week.week_number, kind=kind)


def _day(day: PlanDay, units: Units, marks: Marks) -> dict[str, Any]:
    date, kind = day.date.isoformat(), day.workout_type
    pinned = date in marks.pinned
    km = units.number(day.planned_distance_km) if day.planned_distance_km else ""
    say, tongue = units.labels.say, tongue_in(units.language)
    words = [tongue.date(day.date), tongue.workouts[kind], f"{km} {units.name}" if km else ""]
    words += [say("grid.changed") if date in marks.changed else "", say("grid.pinned") if pinned else ""]
    return {
        "date": date,
        "weekday": str(day.day_of_week),
        "short": _short(day.date, units),
        "type": kind.value,
        "name": say(f"grid_name.{kind}"),
        "letter": letter(kind, units),
        "km": km,
        "extra": say("grid.lift") if day.strength else "",
        "movable": bool(day.planned_distance_km) and kind is not WorkoutType.RACE,
        "changed": date in marks.changed,
        "pinned": pinned,
        "spoken": ", ".join(filter(None, words)),
    }


def _short(date: dt.date, units: Units) -> str:
    return units.labels.short_date(date) if date.day == 1 or date.weekday() == 0 else str(date.day)


def letter(kind: WorkoutType, units: Units) -> str:
    """A kind is told by letter and name as well as by colour."""
    return units.labels.say(f"grid_letter.{kind}")


def chart_of(plan: Plan, units: Units, marks: Marks = NONE) -> list[dict[str, Any]]:
    """A bar a week, of what is run in it."""
    before = {} if marks.before is None else {week.week_start_date: week for week in marks.before.weeks}
    return [_bar(week, before.get(week.week_start_date), units, marks) for week in plan.weeks]


def _bar(week: PlanWeek, before: PlanWeek | None, units: Units, marks: Marks) -> dict[str, Any]:
    by_kind: dict[WorkoutType, float] = defaultdict(float)
    for day in week.days:
        by_kind[day.workout_type] += day.planned_distance_km or 0.0
    return {
        "number": week.week_number,
        "kind": units.labels.say(f"week_type.{week.week_type}"),
        "spoken": _week_said(week, units),
        "total": in_units(week.planned_distance_km, units),
        "said": units.number(week.planned_distance_km),
        "parts": [{"type": k.value, "value": in_units(by_kind[k], units)} for k in STACKED if by_kind[k]],
        "before": None if before is None else in_units(before.planned_distance_km, units),
        "pinned": f"week{week.week_number}" in marks.pinned,
    }


def in_units(km: float, units: Units) -> float:
    """Kilometres in the reader's unit, to two decimals."""
    return round(km / units.km_each, 2)


def kinds_of(plan: Plan, units: Units) -> list[tuple[str, str]]:
    """The kinds of days in a plan, for the legend: value and name."""
    present = {day.workout_type for week in plan.weeks for day in week.days}
    names = tongue_in(units.language).workouts
    return [(kind.value, capital(names[kind])) for kind in WorkoutType if kind in present - {WorkoutType.REST}]


def side(change: Json | None, units: Units) -> str:
    """What a date holds, in words."""
    if change is None:
        return units.labels.say("life.gone")
    km = change["plannedDistanceKm"]
    name = tongue_in(units.language).workouts[change["workoutType"]]
    return f"{name} {units.distance(km)}" if km else name


def changes_by_date(changes: Sequence[Json]) -> dict[str, Json]:
    """Changes by their date."""
    return {str(change["date"]): change for change in changes}
