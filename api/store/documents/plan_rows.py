"""A plan as rows, and rows as the plan: the same plan, field by field.

Fields of the plan's shape that have no column are kept in `more`, so that a new field is never lost in storage.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel

from api.store.models import Base, PlanDay, PlanWeek, TrainingPlan
from solver.running.request.result import Happened, Plan

Row = dict[str, Any]
_HEADER = frozenset(("plan_digest", "end_date", "coach_note", "written_by", "relaxations", "advisories", "solver"))
_FROM_REQUEST = frozenset(("goal", "start_date", "race_date"))
_JSON = frozenset(("relaxations", "advisories", "solver", "target_pace", "workout_structure"))


def header_row(plan: Plan) -> Row:
    """The columns of a finished plan itself; goal and race date stand there since the request."""
    fields = _dumped(plan, leave="weeks")
    fields["plan_digest"] = fields.pop("plan_id")
    fields["race_date"] = plan.race_date
    return _with_more(fields, {*_HEADER, *_FROM_REQUEST})


def week_rows(plan_id: str, plan: Plan) -> list[Row]:
    """One row a week."""
    return [{"plan_id": plan_id, **_with_more(_dumped(w, leave="days"), _columns(PlanWeek))} for w in plan.weeks]


def day_rows(plan_id: str, plan: Plan) -> list[Row]:
    """One row a day."""
    return [
        {"plan_id": plan_id, "week_number": week.week_number, **_with_more(_dumped(day), _columns(PlanDay))}
        for week in plan.weeks
        for day in week.days
    ]


def plan_from(header: TrainingPlan, weeks: list[PlanWeek], days: list[PlanDay]) -> Plan:
    """The plan that was stored."""
    own = {name: getattr(header, name) for name in (*_HEADER, *_FROM_REQUEST, "more")}
    own["plan_id"] = own.pop("plan_digest")
    by_week: dict[int, list[Row]] = {}
    for day in days:
        by_week.setdefault(day.week_number, []).append(_fields(day, leave=("plan_id", "week_number")))
    listed = [{**_fields(week, leave=("plan_id",)), "days": by_week.get(week.week_number, [])} for week in weeks]
    return Plan.model_validate({**_flat(own), "weeks": listed})


def _dumped(part: BaseModel, leave: str = "") -> Row:
    """Columns as Python values, nested parts as JSON."""
    fields = {name: getattr(part, name) for name in type(part).model_fields if name != leave}
    return {name: _json(value) if name in _JSON or _nested(value) else value for name, value in fields.items()}


def _nested(value: object) -> bool:
    return isinstance(value, BaseModel | list | tuple | dict)


def _json(value: Any) -> Any:
    if isinstance(value, BaseModel):
        with_reader = isinstance(value, Happened)  # which takes the names of the contract only
        return value.model_dump(mode="json", by_alias=with_reader)
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    return {key: _json(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def _with_more(fields: Row, columns: set[str]) -> Row:
    """Fields without a column go into `more`; enumerations become their words."""
    known = {name: _plain(value) for name, value in fields.items() if name in columns}
    rest = {name: _json(value) for name, value in fields.items() if name not in columns and value is not None}
    return {**known, "more": rest or None}


def _plain(value: Any) -> Any:
    """Words as plain text; a NUL, which PostgreSQL's text cannot hold, is left out."""
    return str(value).replace("\0", "") if isinstance(value, str) else value


def _columns(table: type[Base]) -> set[str]:
    return {column.key for column in sa.inspect(table).columns}


def _fields(row: Base, leave: tuple[str, ...]) -> Row:
    return _flat({name: getattr(row, name) for name in _columns(type(row)) if name not in leave})


def _flat(fields: Row) -> Row:
    return {**(fields.pop("more") or {}), **fields}
