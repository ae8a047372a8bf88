"""A coach's plan in a table: a date and a distance in each row, perhaps the kind of workout, in any order of columns.

What a table does not say is taken from the request's own plan, as little as possible: what kind each week is. Dates
without a row are days of rest.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from solver.errors import BadRequest, FieldError
from solver.running.request.grid import Grid
from solver.running.request.result import Plan, PlanDay, PlanWeek, WorkoutType
from solver.weekday import WEEK

DATES = ("date", "day", "datum", "tag")
DISTANCES = ("distancekm", "distance", "km", "kilometres", "kilometers", "distanz", "planneddistancekm")
KINDS = ("workouttype", "type", "workout", "kind", "session", "art", "einheit")
WORDS: Mapping[str, WorkoutType] = {
    **{kind.value: kind for kind in WorkoutType},
    "long": WorkoutType.LONG_RUN,
    "lang": WorkoutType.LONG_RUN,
    "threshold": WorkoutType.TEMPO,
    "schwelle": WorkoutType.TEMPO,
    "interval": WorkoutType.INTERVALS,
    "intervalle": WorkoutType.INTERVALS,
    "locker": WorkoutType.EASY,
    "regeneration": WorkoutType.RECOVERY,
    "wettkampf": WorkoutType.RACE,
    "ruhe": WorkoutType.REST,
    "pause": WorkoutType.REST,
    "cross": WorkoutType.CROSS_TRAINING,
}
MOST_ROWS, FARTHEST = 2000, 300.0
ABOUT = 0.02
"""A race's distance is written within so much of it: 21.1 km, or 42."""


@dataclass(frozen=True)
class Row:
    """A day of the table."""

    date: dt.date
    km: float
    kind: WorkoutType | None


@dataclass(frozen=True)
class FromTable:
    """The plan that a table holds, and what had to be assumed to read it."""

    plan: Plan
    assumed: Sequence[str]


def plan_from_table(name: str, text: str, ours: Plan, grid: Grid) -> FromTable:
    """The table as a plan with the weeks of `ours`, its distances on the grid and its race as long as races are.

    Raises:
        BadRequest: naming the line and the column that cannot be read.
    """
    rows = _rows(name, text)
    by_date: dict[dt.date, list[Row]] = {}
    for row in rows:
        by_date.setdefault(row.date, []).append(row)
    known = {day.date for week in ours.weeks for day in week.days}
    strange = sorted(by_date.keys() - known)
    if strange:
        message = f"lies outside the request's weeks, {min(known)} to {max(known)}; give the request of this plan too"
        raise BadRequest.of(FieldError(f"{name}: date", strange[0].isoformat(), message))
    on_grid = {date: [_on_grid(row, ours, grid) for row in several] for date, several in by_date.items()}
    typed = any(row.kind is not None for row in rows)
    weeks = [_week(week, on_grid, ours.race_date, typed=typed) for week in ours.weeks]
    assumed = ["Week types are those of our plan for this request."]
    if not typed:
        assumed.append("Without kinds of workouts: each week's longest run counts as the long run, the others as easy.")
    if any(row.km != moved.km for date in by_date for row, moved in zip(by_date[date], on_grid[date], strict=True)):
        assumed.append(
            f"Distances count to the nearest {grid.km(1):g} km, as ours do, and a race as its exact distance."
        )
    empty: dict[str, object] = {"relaxations": [], "advisories": [], "coach_note": None, "written_by": None}
    return FromTable(ours.model_copy(update={**empty, "plan_id": "table", "weeks": weeks}), assumed)


def _on_grid(row: Row, ours: Plan, grid: Grid) -> Row:
    if row.date == ours.race_date:
        days = (day for week in ours.weeks for day in week.days if day.date == row.date)
        race_km = next((day.planned_distance_km or 0.0 for day in days), 0.0)
        return replace(row, km=race_km) if abs(row.km - race_km) <= ABOUT * race_km else row
    return replace(row, km=grid.km(max(grid.nearest(row.km), 1 if row.km else 0)))


def _week(week: PlanWeek, rows: Mapping[dt.date, list[Row]], race: dt.date | None, *, typed: bool) -> PlanWeek:
    found = {day.date: rows[day.date] for day in week.days if day.date in rows}
    kilometres = {date: sum(row.km for row in several) for date, several in found.items()}
    training = {date: km for date, km in kilometres.items() if date != race and km}
    longest = max(training, key=lambda date: training[date], default=None)

    def kind_of(date: dt.date) -> WorkoutType:
        told = [row.kind for row in found.get(date, []) if row.kind is not None]
        if told:
            return max(told, key=lambda kind: kind.wants_fresh_legs)
        if not kilometres.get(date):
            return WorkoutType.REST
        if date == race:
            return WorkoutType.RACE
        return WorkoutType.LONG_RUN if date == longest and not typed else WorkoutType.EASY

    days = [_day(day, kind_of(day.date), kilometres.get(day.date, 0.0)) for day in week.days]
    total = round(sum(day.planned_distance_km or 0.0 for day in days), 6)
    return week.model_copy(update={"days": days, "planned_distance_km": total, "coach_notes": None})


def _day(day: PlanDay, kind: WorkoutType, km: float) -> PlanDay:
    return PlanDay(
        date=day.date,
        day_of_week=WEEK[day.date.weekday()],
        workout_type=kind,
        planned_distance_km=km or None,
        planned_duration_mins=None,
    )


def _rows(name: str, text: str) -> list[Row]:
    head, *lines = _cells(text) or [[]]
    columns = [re.sub(r"[^a-z]", "", cell.lower()) for cell in head]
    date, km, kind = (_column(columns, names) for names in (DATES, DISTANCES, KINDS))
    if date is None or km is None:
        raise BadRequest(f"{name} needs a column `date` and a column `km`; it has {', '.join(head)[:200] or 'nothing'}")
    if len(lines) > MOST_ROWS:
        raise BadRequest(f"{name} has more than {MOST_ROWS} rows; that is no plan")
    found = []
    for number, line in enumerate(lines, start=2):
        if any(cell.strip() for cell in line):
            where = f"{name}, line {number}"
            cells = [*line, *[""] * (len(head) - len(line))]
            found.append(Row(_date(cells[date], where), _km(cells[km], where), _kind(cells, kind, where)))
    if not found:
        raise BadRequest(f"{name} has no rows")
    return found


def _cells(text: str) -> list[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def _column(columns: Sequence[str], names: Sequence[str]) -> int | None:
    return next((columns.index(name) for name in names if name in columns), None)


def _date(cell: str, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(cell.strip())
    except ValueError:
        raise BadRequest.of(FieldError(f"{where}: date", cell[:60], "must be written YYYY-MM-DD")) from None


def _km(cell: str, where: str) -> float:
    text = cell.strip().lower().removesuffix("km").strip().replace(",", ".")
    try:
        km = float(text or 0)
    except ValueError:
        km = -1.0
    if not 0 <= km <= FARTHEST:
        raise BadRequest.of(FieldError(f"{where}: km", cell[:60], f"must be a number from 0 to {FARTHEST:g}"))
    return km


def _kind(cells: Sequence[str], column: int | None, where: str) -> WorkoutType | None:
    text = "" if column is None else cells[column].strip().lower().replace(" ", "_").replace("-", "_")
    if not text:
        return None
    kind = WORDS.get(text) or WORDS.get(text.removesuffix("_run"))
    if kind is None:
        known = ", ".join(kind.value for kind in WorkoutType)
        raise BadRequest.of(FieldError(f"{where}: type", text[:60], f"is not a known kind; known are {known}"))
    return kind
