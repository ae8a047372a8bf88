"""Stored plans as JSON, and the cursor that leads from page to page."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from api.store.models import TrainingPlan
from api.store.plans import StoredPlan

CURSOR = "^[0-9]{16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def summary(row: TrainingPlan) -> dict[str, Any]:
    """A plan without its content."""
    return {
        "id": row.id,
        "status": row.status,
        "stage": row.stage,
        "createdAt": row.created_at.isoformat(),
        "finishedAt": None if row.finished_at is None else row.finished_at.isoformat(),
        "goal": row.goal,
        "startDate": row.start_date.isoformat(),
        "raceDate": None if row.race_date is None else row.race_date.isoformat(),
        "profileId": row.profile_id,
    }


def shown(stored: StoredPlan) -> dict[str, Any]:
    """A plan with its content, or with the problem that came in between."""
    plan = None if stored.plan is None else stored.plan.as_json()
    return {**summary(stored.row), "plan": plan, "problem": stored.row.problem}


def listing(rows: Sequence[TrainingPlan], limit: int) -> dict[str, Any]:
    """A page of `limit` plans; one row more than that means that there is a next page."""
    more = len(rows) > limit
    return {"plans": [summary(row) for row in rows[:limit]], "next": _cursor(rows[limit - 1]) if more else None}


def after(cursor: str | None) -> tuple[dt.datetime, str] | None:
    """The place that a cursor names."""
    if cursor is None:
        return None
    micros, _, plan_id = cursor.partition("_")
    return EPOCH + dt.timedelta(microseconds=int(micros)), plan_id


def _cursor(row: TrainingPlan) -> str:
    return f"{(row.created_at - EPOCH) // dt.timedelta(microseconds=1):016d}_{row.id}"
