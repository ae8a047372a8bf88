"""Plans of tenants: asked for, listed, read, removed. What jobs do to them is in `progress.py`."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from api.store import idempotency
from api.store.database import Database
from api.store.documents.asked import Asked
from api.store.documents.plan_rows import plan_from
from api.store.idempotency import Once
from api.store.models import PlanDay, PlanWeek, TrainingPlan
from api.store.paging import After, newest_first
from api.store.profiles import forget_unused, snapshot_with
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan

KIND = "plan"
_BULKY = ("request", "generation_prompt", "relaxations", "advisories", "solver", "more")


@dataclass(frozen=True)
class Beside:
    """What came with a request: the profile that it names, if it does, and what the asker notes about the plan."""

    profile_id: str | None = None
    noted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StoredPlan:
    """A plan's row, and its content once it is ready."""

    row: TrainingPlan
    plan: Plan | None


@dataclass(frozen=True)
class Page:
    """Which plans of a tenant: filters, how many, and the last one of the page before."""

    limit: int
    status: str | None = None
    goal: str | None = None
    after: After | None = None
    noted: Mapping[str, str] = field(default_factory=dict)


class Plans:
    """The plans in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, tenant: str, request: PlanRequest, once: Once | None = None, beside: Beside | None = None) -> Asked:
        """Note that a plan is wanted, in one transaction with its snapshot and idempotency key.

        Raises:
            BadRequest: when the key was used for another request.
        """
        try:
            return self._ask(tenant, request, once, beside or Beside())
        except IntegrityError:  # another request with this key was faster
            return self._ask(tenant, request, once, beside or Beside())

    def _ask(self, tenant: str, request: PlanRequest, once: Once | None, beside: Beside) -> Asked:
        with self._database.writing() as session:
            if once is not None and (known := idempotency.earlier(session, once, KIND)):
                return Asked(known, new=False)
            row = _row_of(tenant, request, session, beside)
            session.add(row)
            if once is not None:
                idempotency.remember(session, once, KIND, row.id)
            return Asked(row.id, new=True)

    def get(self, tenant: str, plan_id: str) -> StoredPlan | None:
        """A tenant's plan."""
        with self._database.reading() as session:
            row = session.scalars(_of(tenant, plan_id)).one_or_none()
            if row is None:
                return None
            return StoredPlan(row, _content(session, row) if row.status == "ready" else None)

    def header(self, tenant: str, plan_id: str) -> TrainingPlan | None:
        """A tenant's plan without its content: cheap enough to ask again and again."""
        with self._database.reading() as session:
            return session.scalars(_of(tenant, plan_id).options(*_light())).one_or_none()

    def request_of(self, tenant: str, plan_id: str) -> dict[str, Any] | None:
        """What was asked for with a tenant's plan."""
        with self._database.reading() as session:
            query = sa.select(TrainingPlan.request).where(TrainingPlan.tenant == tenant, TrainingPlan.id == plan_id)
            return session.scalars(query).one_or_none()

    def page(self, tenant: str, page: Page) -> Sequence[TrainingPlan]:
        """A tenant's plans, newest first, without their content."""
        with self._database.reading() as session:
            return session.scalars(page_query(tenant, page)).all()

    def remove(self, tenant: str, plan_id: str) -> bool:
        """Remove a tenant's plan and all that came with it: weeks, days, keys, snapshot; False when there is none."""
        with self._database.writing() as session:
            row = session.scalars(_of(tenant, plan_id).options(*_light())).one_or_none()
            if row is None:
                return False
            session.execute(sa.delete(TrainingPlan).where(TrainingPlan.id == plan_id))
            idempotency.forget(session, plan_id, tenant)
            forget_unused(session, [row.profile_id])
            return True


def page_query(tenant: str, page: Page) -> sa.Select[TrainingPlan]:
    """The query for a page: it walks an index from the last plan of the page before."""
    filters = {"status": page.status, "goal": page.goal}
    return newest_first(TrainingPlan, tenant, page.limit, page.after, page.noted, **filters).options(*_light())


def _of(tenant: str, plan_id: str) -> sa.Select[TrainingPlan]:
    return sa.select(TrainingPlan).where(TrainingPlan.tenant == tenant, TrainingPlan.id == plan_id)


def _light() -> list[Any]:
    return [defer(getattr(TrainingPlan, name)) for name in _BULKY]


def _content(session: Session, row: TrainingPlan) -> Plan:
    weeks = sa.select(PlanWeek).where(PlanWeek.plan_id == row.id).order_by(PlanWeek.week_number)
    days = sa.select(PlanDay).where(PlanDay.plan_id == row.id).order_by(PlanDay.date)
    return plan_from(row, list(session.scalars(weeks)), list(session.scalars(days)))


def _row_of(tenant: str, request: PlanRequest, session: Session, beside: Beside) -> TrainingPlan:
    content = request.model_dump(mode="json", by_alias=True)
    now = dt.datetime.now(dt.UTC)
    return TrainingPlan(
        id=str(uuid.uuid4()),
        tenant=tenant,
        created_at=now,
        updated_at=now,
        status="queued",
        stage="queued",
        request=content,
        profile_id=beside.profile_id or snapshot_with(session, tenant, content["athlete"]),
        noted=dict(beside.noted) or None,
        goal=request.settings.goal.value,
        start_date=request.settings.start_date,
        race_date=request.settings.race_date,
    )
