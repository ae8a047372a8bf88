"""Training plans in storage. A plan's content is one value; columns have what it is listed and looked up by."""

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from api.store import idempotency
from api.store.documents.document import Beside, Documents, Json
from api.store.documents.wanted import Wanted, now
from api.store.models import TrainingPlan
from api.store.profiles import expire_histories, forget_unused, snapshot_with
from solver.running.request.request import PlanRequest


class Plans(Documents[TrainingPlan, PlanRequest]):
    """The plans in a database."""

    table: ClassVar[type[TrainingPlan]] = TrainingPlan
    noun: ClassVar[str] = "plan"

    def _of_its_kind(self, session: Session, tenant: str, request: PlanRequest, beside: Beside) -> Json:
        content = request.as_json()
        return {
            "request": content,
            "profile_id": beside.profile_id or snapshot_with(session, tenant, content["athlete"]),
            "goal": request.settings.goal.value,
            "start_date": request.settings.start_date,
            "race_date": request.settings.race_date,
        }

    def _removed(self, session: Session, row: TrainingPlan) -> None:
        forget_unused(session, [row.profile_id])


class PlanProgress(Wanted):
    """The jobs' view of the plans, across tenants."""

    table: ClassVar[type[TrainingPlan]] = TrainingPlan
    noun: ClassVar[str] = "plan"

    def heard(self, document_id: str, written: int, planned: int) -> None:
        """Note for how many of the plan's weeks there are words so far. A database that is busy or away for the moment
        is left alone: a sign of progress is not worth the answer that it is about."""
        with contextlib.suppress(OperationalError), self._database.writing() as session:
            self._change(session, document_id, weeks_written=written, weeks_planned=planned)

    def _columns_of(self, content: Json) -> Json:
        return columns_of(content)

    def expire(self, kept: dt.timedelta | None, limit: int = 500) -> int:
        """Remove idempotency keys of yesterday and, if a time is given, plans and profiles not changed for so long."""
        with self._database.writing() as session:
            idempotency.expire_keys(session, now())
        plans = super().expire(kept, limit)
        if kept is None:
            return plans
        with self._database.writing() as session:
            return plans + expire_histories(session, now() - kept, limit)

    def _expired(self, session: Session, rows: Sequence[Any]) -> None:
        forget_unused(session, list({row.profile_id for row in rows}))

    def _old(self) -> Any:
        return sa.select(TrainingPlan.id, TrainingPlan.profile_id)


def columns_of(plan: Mapping[str, Any]) -> Json:
    """What a finished plan's columns say of its content; goal and race may be others by now than were asked for."""
    weeks = len(plan["weeks"])
    race = plan["raceDate"]
    return {
        "content": dict(plan),
        "goal": plan["goal"],
        "race_date": None if race is None else dt.date.fromisoformat(race),
        "end_date": dt.date.fromisoformat(plan["endDate"]),
        "written_by": plan.get("writtenBy"),
        "weeks_written": weeks,
        "weeks_planned": weeks,
    }
