"""What a job does to its plan. Everything here may be repeated: a step that ran twice leaves what one run leaves."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.store import idempotency
from api.store.database import Database
from api.store.documents import day_rows, header_row, week_rows
from api.store.models import PlanDay, PlanWeek, TrainingPlan
from api.store.profiles import forget_unused
from solver.running.result import Plan

OPEN = ("queued", "running")


class Progress:
    """The jobs' view of the plans, across tenants."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def request_of(self, plan_id: str) -> dict[str, Any] | None:
        """The request of a plan that is still wanted; None once it is finished or removed."""
        with self._database.reading() as session:
            query = sa.select(TrainingPlan.request).where(TrainingPlan.id == plan_id, TrainingPlan.status.in_(OPEN))
            return session.scalars(query).one_or_none()

    def reached(self, plan_id: str, stage: str) -> None:
        """Note what a job is doing now."""
        with self._database.writing() as session:
            _update_open(session, plan_id, status="running", stage=stage)

    def save(self, plan_id: str, plan: Plan, prompt: str | None = None) -> bool:
        """Store the finished plan, in one transaction and only once; False when it was not wanted any more."""
        with self._database.writing() as session:
            content = {**header_row(plan), "generation_prompt": prompt}
            if not _update_open(session, plan_id, status="ready", stage="done", finished_at=_now(), **content):
                return False
            session.execute(sa.insert(PlanWeek), week_rows(plan_id, plan))
            session.execute(sa.insert(PlanDay), day_rows(plan_id, plan))
            return True

    def is_ready(self, plan_id: str) -> bool:
        """Whether the plan is stored."""
        with self._database.reading() as session:
            query = sa.select(TrainingPlan.id).where(TrainingPlan.id == plan_id, TrainingPlan.status == "ready")
            return session.scalars(query).first() is not None

    def fail(self, plan_id: str, problem: dict[str, Any]) -> bool:
        """Note why there will be no plan; False when it was not wanted any more."""
        with self._database.writing() as session:
            return _update_open(session, plan_id, status="failed", stage="done", finished_at=_now(), problem=problem)

    def unfinished(self, silent: dt.timedelta, limit: int = 200) -> Sequence[str]:
        """Plans that nothing has happened to for some time, the longest silent first."""
        with self._database.reading() as session:
            before = _now() - silent
            query = sa.select(TrainingPlan.id).where(TrainingPlan.status.in_(OPEN), TrainingPlan.updated_at < before)
            return session.scalars(query.order_by(TrainingPlan.updated_at).limit(limit)).all()

    def waiting(self) -> int:
        """How many plans are wanted and not finished."""
        with self._database.reading() as session:
            query = sa.select(sa.func.count()).select_from(TrainingPlan).where(TrainingPlan.status.in_(OPEN))
            return session.scalars(query).one()

    def expire(self, kept: dt.timedelta | None, limit: int = 500) -> int:
        """Remove idempotency keys of yesterday and, if a time is given, finished plans older than that."""
        with self._database.writing() as session:
            idempotency.expire_keys(session, _now())
            if kept is None:
                return 0
            old = (TrainingPlan.created_at < _now() - kept, TrainingPlan.status.not_in(OPEN))
            found = session.execute(sa.select(TrainingPlan.id, TrainingPlan.profile_id).where(*old).limit(limit)).all()
            session.execute(sa.delete(TrainingPlan).where(TrainingPlan.id.in_([plan_id for plan_id, _ in found])))
            forget_unused(session, list({profile_id for _, profile_id in found}))
            return len(found)


def _update_open(session: Session, plan_id: str, **values: Any) -> bool:
    """Change a plan that is still wanted; False when it is finished or removed."""
    still = (TrainingPlan.id == plan_id, TrainingPlan.status.in_(OPEN))
    changed = session.execute(sa.update(TrainingPlan).where(*still).values(updated_at=_now(), **values))
    return bool(changed.rowcount)  # type: ignore[attr-defined]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
