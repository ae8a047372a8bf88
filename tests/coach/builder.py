"""Plans made by hand, rich enough to show the coach every kind of day; no solver is involved."""

import datetime as dt

from solver.answer import SolverReport
from solver.running.paces.durations import put_durations
from solver.running.request.request import PlanRequest, read_request
from solver.running.request.result import Plan, PlanDay, PlanWeek, WeekType, WorkoutType
from solver.weekday import WEEK

MONDAY = dt.date(2027, 1, 4)
RACE_M = {"5k": 5.0, "10k": 10.0, "half_marathon": 21.0975, "marathon": 42.195}
TYPES = [
    *["base"] * 3,
    "recovery",
    *["build"] * 3,
    "recovery",
    "build",
    *["peak"] * 3,
    *["taper"] * 3,
]
KM = (42, 46, 50, 38.5, 50, 54, 58.5, 45, 60, 64, 66.5, 65, 53, 43, 24)
PATTERN = {"tuesday": "easy", "thursday": "tempo", "saturday": "easy", "sunday": "long_run", "monday": "recovery"}
SHARES = {"easy": 0.18, "tempo": 0.2, "intervals": 0.2, "steady": 0.2, "long_run": 0.3, "recovery": 0.14}


def request(goal="marathon", weeks=15, after=0, athlete=(), **settings) -> PlanRequest:
    """A request for 15 weeks from 4 January 2027 with the goal race on the last Sunday before `after` weeks."""
    race = MONDAY + dt.timedelta(days=7 * (weeks - after) - 1)
    dated = {"raceDate": race.isoformat(), "weeksAfterRace": after}
    if goal == "general_fitness":
        dated = {"totalWeeks": weeks}
    who = {"currentWeeklyKm": 42.0, "vdot": 45.0, "maxHr": 188, **dict(athlete)}
    what = {"goal": goal, "startDate": MONDAY.isoformat(), "daysPerWeek": 5, **dated, **settings}
    return read_request({"athlete": {k: v for k, v in who.items() if v is not None}, "settings": what})


def plan(asked: PlanRequest, types=TYPES, kms=KM, pattern=None) -> Plan:
    """One week per entry of `types` (week types) and `kms` (totals); the race is put on its date."""
    pairs = enumerate(zip(types, kms, strict=True))
    weeks = [_week(asked, i, WeekType(kind), km, PATTERN if pattern is None else pattern) for i, (kind, km) in pairs]
    put_durations(weeks, asked, {})
    report = SolverReport(
        status="optimal", build_ms=0, solve_ms=0, objective=0, bound=0, model_variables=0, engine_version="test"
    )
    return Plan(
        plan_id="hand-made",
        goal=asked.settings.goal,
        start_date=MONDAY,
        end_date=weeks[-1].week_end_date,
        race_date=asked.settings.race_date,
        weeks=weeks,
        relaxations=[],
        advisories=[],
        solver=report,
    )


def _week(asked: PlanRequest, index: int, kind: WeekType, km: float, pattern: dict[str, str]) -> PlanWeek:
    start = MONDAY + dt.timedelta(days=7 * index)
    dates = [start + dt.timedelta(days=i) for i in range(7)]
    runs = [_run(asked, date, pattern.get(day.value, "rest"), index, km) for date, day in zip(dates, WEEK, strict=True)]
    total = round(sum(length for _, length in runs if length), 6)
    days = [
        PlanDay(
            date=dates[i],
            day_of_week=WEEK[i],
            workout_type=WorkoutType(what),
            planned_distance_km=length,
            planned_duration_mins=None,
        )
        for i, (what, length) in enumerate(runs)
    ]
    return PlanWeek(
        week_number=index + 1,
        week_start_date=start,
        week_end_date=start + dt.timedelta(days=6),
        week_type=kind,
        planned_distance_km=total,
        days=days,
    )


def _run(asked: PlanRequest, date: dt.date, what: str, index: int, km: float) -> tuple[str, float | None]:
    """The type and the length of a day: races on their dates, nothing hard around the goal race."""
    s = asked.settings
    tune_up = {race.date: race.distance_km for race in s.tune_up_races}.get(date)
    if tune_up:
        return "race", tune_up
    if s.race_date is not None and date == s.race_date:
        return "race", RACE_M[s.goal.value]
    after = s.race_date is not None and date > s.race_date
    near = s.race_date is not None and 0 < (s.race_date - date).days < 6
    if what == "tempo" and index % 2:
        what = "intervals"
    if (after or near) and what not in ("rest", "cross_training"):
        what = "easy"
    return (what, round(2 * km * SHARES[what]) / 2) if what in SHARES else (what, None)
