"""A plan as the pieces show it: days and weeks in the reader's units, with what is another than before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.studio.desk.engine import Json
from api.terminal.units import Units
from coach.bank.labels import DEFAULT
from solver.running.request.result import Plan, PlanDay, PlanWeek, WorkoutType
from solver.running.words.tongue import english

LETTERS = {
    WorkoutType.EASY: "E", WorkoutType.RECOVERY: "R", WorkoutType.LONG_RUN: "L", WorkoutType.TEMPO: "T",
    WorkoutType.INTERVALS: "I", WorkoutType.STEADY: "S", WorkoutType.RACE: "Race", WorkoutType.CROSS_TRAINING: "X",
    WorkoutType.REST: "",
}  # fmt: skip
"""A kind is told by letter and name as well as by colour."""
SHORT = {
    WorkoutType.EASY: "Easy", WorkoutType.RECOVERY: "Recovery", WorkoutType.LONG_RUN: "Long",
    WorkoutType.TEMPO: "Tempo", WorkoutType.INTERVALS: "Intervals", WorkoutType.STEADY: "Steady",
    WorkoutType.RACE: "Race", WorkoutType.CROSS_TRAINING: "Cross", WorkoutType.REST: "Rest",
}  # fmt: skip
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


def units_of(request: Json) -> Units:
    """The reader's units; the studio itself speaks English."""
    settings = request.get("settings", {})
    return Units("mi" if isinstance(settings, Mapping) and settings.get("units") == "mi" else "km")


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
        "type": week.week_type.value,
        "total": units.number(week.planned_distance_km),
        "spoken": f"Week {week.week_number}, {week.week_type}, {total}",
        "days": [_day(day, units, marks) for day in week.days],
    }


def _day(day: PlanDay, units: Units, marks: Marks) -> dict[str, Any]:
    date, kind = day.date.isoformat(), day.workout_type
    pinned = date in marks.pinned
    km = units.number(day.planned_distance_km) if day.planned_distance_km else ""
    words = [english().date(day.date), english().workouts[kind], f"{km} {units.name}" if km else ""]
    words += ["changed" if date in marks.changed else "", "fixed by you" if pinned else ""]
    return {
        "date": date,
        "weekday": str(day.day_of_week),
        "short": _short(day.date),
        "type": kind.value,
        "name": SHORT[kind],
        "letter": LETTERS[kind],
        "km": km,
        "extra": "lift" if day.strength else "",
        "movable": bool(day.planned_distance_km) and kind is not WorkoutType.RACE,
        "changed": date in marks.changed,
        "pinned": pinned,
        "spoken": ", ".join(filter(None, words)),
    }


def _short(date: dt.date) -> str:
    return f"{date.day} {date:%b}" if date.day == 1 or date.weekday() == 0 else str(date.day)


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
        "type": week.week_type.value,
        "total": in_units(week.planned_distance_km, units),
        "parts": [{"type": k.value, "value": in_units(by_kind[k], units)} for k in STACKED if by_kind[k]],
        "before": None if before is None else in_units(before.planned_distance_km, units),
        "pinned": f"week{week.week_number}" in marks.pinned,
    }


def in_units(km: float, units: Units) -> float:
    """Kilometres in the reader's unit, to two decimals."""
    return round(km / units.km_each, 2)


def kinds_of(plan: Plan) -> list[tuple[str, str]]:
    """The kinds of days in a plan, for the legend: value and name."""
    present = {day.workout_type for week in plan.weeks for day in week.days}
    return [
        (kind.value, english().workouts[kind].capitalize()) for kind in LETTERS if kind in present and LETTERS[kind]
    ]


def changes_by_date(changes: Sequence[Json]) -> dict[str, Json]:
    """Changes by their date."""
    return {str(change["date"]): change for change in changes}
