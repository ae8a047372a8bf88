"""A small plan made by hand: four weeks to a 10 km race, three runs a week."""

import datetime as dt
from typing import Any

from solver.answer import Severity, SolverReport
from solver.running.request.request import PlanRequest, read_request
from solver.running.request.result import Advisory, Plan, PlanDay, PlanWeek, Relaxation, WeekType, WorkoutType
from solver.weekday import WEEK, Weekday

MONDAY = dt.date(2027, 1, 4)
RACE_KM = 10.0
W = WorkoutType
WEEKS: list[tuple[WeekType, dict[int, tuple[WorkoutType, float]]]] = [
    (WeekType.BASE, {1: (W.EASY, 6.0), 3: (W.TEMPO, 6.5), 6: (W.LONG_RUN, 8.0)}),
    (WeekType.BUILD, {1: (W.EASY, 6.5), 3: (W.INTERVALS, 7.0), 6: (W.LONG_RUN, 9.0)}),
    (WeekType.PEAK, {1: (W.EASY, 7.0), 3: (W.TEMPO, 7.5), 6: (W.LONG_RUN, 10.0)}),
    (WeekType.TAPER, {1: (W.EASY, 4.0), 3: (W.EASY, 3.0), 6: (W.RACE, RACE_KM)}),
]


def raw_request(**settings: Any) -> dict[str, Any]:
    return {
        "athlete": {"currentWeeklyKm": 20.5, "longestRecentRunKm": 8},
        "settings": {
            "goal": "10k",
            "startDate": MONDAY.isoformat(),
            "raceDate": "2027-01-31",
            "daysPerWeek": 3,
            "preferredDays": ["tuesday", "thursday", "sunday"],
            **settings,
        },
    }


def without_times(plan: dict[str, Any]) -> dict[str, Any]:
    """All that must be the same each time a request is solved."""
    return {**plan, "solver": {name: value for name, value in plan["solver"].items() if not name.endswith("Ms")}}


def sample_request(**settings: Any) -> PlanRequest:
    return read_request(raw_request(**settings))


def sample_plan(bent: bool = False) -> Plan:
    weeks = [_week(number, *week) for number, week in enumerate(WEEKS, start=1)]
    return Plan(
        plan_id="abcdef0123456789",
        goal="10k",
        start_date=MONDAY,
        end_date=MONDAY + dt.timedelta(27),
        race_date=MONDAY + dt.timedelta(27),
        weeks=weeks,
        relaxations=[_bend()] if bent else [],
        advisories=[Advisory(code="few", severity=Severity.WARNING, week=2, message="Three runs need wider shares.")],
        solver=SolverReport(
            status="optimal",
            build_ms=3.1,
            solve_ms=4.2,
            objective=7,
            bound=7,
            model_variables=40,
            engine_version="0.1.0",
        ),
    )


def _bend() -> Relaxation:
    return Relaxation(
        rule_id="R22", week=2, day=Weekday.TUESDAY, bound=6.0, actual=6.5, reason="Tuesday's easy run is 0.5 km longer."
    )


def _week(number: int, kind: WeekType, runs: dict[int, tuple[WorkoutType, float]]) -> PlanWeek:
    monday = MONDAY + dt.timedelta(7 * (number - 1))
    return PlanWeek(
        week_number=number,
        week_start_date=monday,
        week_end_date=monday + dt.timedelta(6),
        week_type=kind,
        planned_distance_km=sum(km for _, km in runs.values()),
        days=[_day(monday + dt.timedelta(i), runs.get(i)) for i in range(7)],
    )


def _day(date: dt.date, run: tuple[WorkoutType, float] | None) -> PlanDay:
    kind, km = run or (W.REST, None)
    return PlanDay(
        date=date,
        day_of_week=WEEK[date.weekday()],
        workout_type=kind,
        planned_distance_km=km,
        planned_duration_mins=None if km is None else round(km * 6),
    )
