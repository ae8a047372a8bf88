"""A plan's content is one value: nothing reads weeks and days as rows.

What was stored is read as the service read it before, by the plan's own model, which takes every older plan.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
from pydantic import BaseModel

from solver.running.request.result import Happened, Plan

revision = "0008"
down_revision: str | None = "0007"

JSON = sa.JSON(none_as_null=True)
BATCH = 200
Row = dict[str, Any]
HEADER: dict[str, sa.types.TypeEngine[Any]] = {
    "plan_digest": sa.String(64),
    "coach_note": sa.Text(),
    "relaxations": JSON,
    "advisories": JSON,
    "solver": JSON,
    "more": JSON,
}
"""The columns that go, or come back."""
STAYING: dict[str, sa.types.TypeEngine[Any]] = {
    "goal": sa.String(32),
    "start_date": sa.Date(),
    "race_date": sa.Date(),
    "end_date": sa.Date(),
    "written_by": sa.String(32),
}
WEEK: dict[str, sa.types.TypeEngine[Any]] = {
    "week_start_date": sa.Date(),
    "week_end_date": sa.Date(),
    "week_type": sa.String(32),
    "planned_distance_km": sa.Double(),
    "coach_notes": sa.Text(),
    "written_by": sa.String(32),
    "more": JSON,
}
DAY: dict[str, sa.types.TypeEngine[Any]] = {
    "week_number": sa.Integer(),
    "day_of_week": sa.String(32),
    "workout_type": sa.String(32),
    "planned_distance_km": sa.Double(),
    "planned_duration_mins": sa.Integer(),
    "title": sa.Text(),
    "description": sa.Text(),
    "intensity": sa.String(32),
    "target_pace": JSON,
    "target_hr_zone": sa.Integer(),
    "workout_structure": JSON,
    "written_by": sa.String(32),
    "more": JSON,
}
NEEDED = frozenset(
    ("week_number", "week_start_date", "week_end_date", "week_type", "day_of_week", "workout_type", "title",
     "intensity")
)  # fmt: skip


def upgrade() -> None:
    """Put rows together, then take their tables away."""
    op.add_column("training_plans", sa.Column("plan", JSON, nullable=True))
    plans, weeks, days = _tables()
    connection = op.get_bind()
    for found in _batches(connection, plans, plans.c.status == "ready"):
        for header in found:
            content = {
                name: connection.execute(
                    sa.select(table).where(table.c.plan_id == header["id"]).order_by(table.c[key])
                ).mappings()
                for name, table, key in (("weeks", weeks, "week_number"), ("days", days, "date"))
            }
            plan = _plan(header, [*map(dict, content["weeks"])], [*map(dict, content["days"])])
            connection.execute(sa.update(plans).where(plans.c.id == header["id"]).values(plan=plan.as_json()))
    op.drop_table("plan_days")
    op.drop_table("plan_weeks")
    for name in HEADER:
        op.drop_column("training_plans", name)


def downgrade() -> None:
    """Take plans apart again."""
    for name, kind in HEADER.items():
        op.add_column("training_plans", sa.Column(name, kind, nullable=True))
    op.create_table("plan_weeks", _plan_id(), _key("week_number", sa.Integer()), *_columns(WEEK, planned=False))
    op.create_table("plan_days", _plan_id(), _key("date", sa.Date()), *_columns(DAY, planned=True))
    plans, weeks, days = _tables()
    connection = op.get_bind()
    for found in _batches(connection, plans, plans.c.plan.is_not(None)):
        for row in found:
            plan, about = Plan.model_validate(row["plan"]), {"plan_id": row["id"]}
            connection.execute(sa.update(plans).where(plans.c.id == row["id"]).values(**_header_row(plan)))
            connection.execute(sa.insert(weeks), [{**about, **_row(w, WEEK, "week_number")} for w in plan.weeks])
            rows = [
                {**about, "week_number": week.week_number, **_row(day, DAY, "date")}
                for week in plan.weeks
                for day in week.days
            ]
            connection.execute(sa.insert(days), rows)
    op.drop_column("training_plans", "plan")


def _batches(connection: sa.Connection, plans: sa.TableClause, which: sa.ColumnElement[bool]) -> Iterator[list[Row]]:
    last = ""
    while True:
        query = sa.select(plans).where(which, plans.c.id > last).order_by(plans.c.id).limit(BATCH)
        found = [dict(row) for row in connection.execute(query).mappings()]
        if not found:
            return
        yield found
        last = found[-1]["id"]


def _tables() -> tuple[sa.TableClause, sa.TableClause, sa.TableClause]:
    def table(name: str, **columns: sa.types.TypeEngine[Any]) -> sa.TableClause:
        return sa.table(name, *(sa.column(column, kind) for column, kind in columns.items()))

    text = sa.String(36)
    return (
        table("training_plans", id=text, status=sa.String(32), plan=JSON, **HEADER, **STAYING),
        table("plan_weeks", plan_id=text, week_number=sa.Integer(), **WEEK),
        table("plan_days", plan_id=text, date=sa.Date(), **DAY),
    )


def _plan_id() -> sa.Column[str]:
    return sa.Column("plan_id", sa.String(36), sa.ForeignKey("training_plans.id", ondelete="CASCADE"), primary_key=True)


def _key(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True)


def _columns(kinds: Mapping[str, sa.types.TypeEngine[Any]], *, planned: bool) -> list[sa.Column[Any]]:
    """A day need not have a distance, a week has one."""
    needed = NEEDED if planned else NEEDED | {"planned_distance_km"}
    return [sa.Column(name, kind, nullable=name not in needed) for name, kind in kinds.items()]


def _plan(header: Row, weeks: list[Row], days: list[Row]) -> Plan:
    own = {name: header[name] for name in (*HEADER, *STAYING)}
    own["plan_id"] = own.pop("plan_digest")
    by_week: dict[int, list[Row]] = {}
    for day in days:
        by_week.setdefault(day["week_number"], []).append(_flat(day, "plan_id", "week_number"))
    listed = [{**_flat(week, "plan_id"), "days": by_week.get(week["week_number"], [])} for week in weeks]
    return Plan.model_validate({**_flat(own), "weeks": listed})


def _flat(row: Row, *leave: str) -> Row:
    return {**(row["more"] or {}), **{name: value for name, value in row.items() if name not in ("more", *leave)}}


def _header_row(plan: Plan) -> Row:
    row = _row(plan, {**HEADER, **STAYING}, "plan_id", leave="weeks")
    row["plan_digest"] = row.pop("plan_id")
    return row


def _row(part: BaseModel, columns: Mapping[str, Any], key: str, leave: str = "days") -> Row:
    """A column for each field that has one; the others go into `more`."""
    values = {name: _plain(getattr(part, name)) for name in type(part).model_fields if name != leave}
    known = {name: value for name, value in values.items() if name in columns or name == key}
    rest = {name: value for name, value in values.items() if name not in known and value is not None}
    return {**known, "more": rest or None}


def _plain(value: Any) -> Any:
    """Nested parts as JSON, words as plain text without what PostgreSQL's text cannot hold."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=isinstance(value, Happened))
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value
    return str(value).replace("\0", "") if isinstance(value, str) else value
