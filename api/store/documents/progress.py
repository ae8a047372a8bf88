"""What a job does to its plan."""

import contextlib
import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from api.store import idempotency
from api.store.documents.plan_rows import day_rows, header_row, week_rows
from api.store.documents.wanted import OPEN, Wanted, now
from api.store.models import PlanDay, PlanWeek, TrainingPlan
from api.store.profiles import expire_histories, forget_unused
from solver.running.request.result import Plan


class Progress(Wanted):
    """The jobs' view of the plans, across tenants."""

    table: ClassVar[type[TrainingPlan]] = TrainingPlan
    noun: ClassVar[str] = "plan"

    def heard(self, plan_id: str, written: int, planned: int) -> None:
        """Note for how many of the plan's weeks there are words so far. A database that is busy or away for the moment
        is left alone: a sign of progress is not worth the answer that it is about."""
        with contextlib.suppress(OperationalError), self._database.writing() as session:
            self._change(session, plan_id, weeks_written=written, weeks_planned=planned)

    def save(self, plan_id: str, plan: Plan, prompt: str | None = None) -> bool:
        """Store the finished plan, in one transaction and only once; False when it was not wanted any more."""
        with self._database.writing() as session:
            weeks = len(plan.weeks)
            content = {**header_row(plan), "generation_prompt": prompt, "weeks_written": weeks, "weeks_planned": weeks}
            if not self._finish(session, plan_id, status="ready", **content):
                return False
            session.execute(sa.insert(PlanWeek), week_rows(plan_id, plan))
            session.execute(sa.insert(PlanDay), day_rows(plan_id, plan))
            return True

    def expire(self, kept: dt.timedelta | None, limit: int = 500) -> int:
        """Remove idempotency keys of yesterday and, if a time is given, finished plans and profiles older than that."""
        with self._database.writing() as session:
            idempotency.expire_keys(session, now())
            if kept is None:
                return 0
            old = (TrainingPlan.created_at < now() - kept, TrainingPlan.status.not_in(OPEN))
            found = session.execute(sa.select(TrainingPlan.id, TrainingPlan.profile_id).where(*old).limit(limit)).all()
            session.execute(sa.delete(TrainingPlan).where(TrainingPlan.id.in_([plan_id for plan_id, _ in found])))
            forget_unused(session, list({profile_id for _, profile_id in found}))
            return len(found) + expire_histories(session, now() - kept, limit)
