"""Numbered revisions of plans: proposed, then accepted or declined; the plan in force has the number of one of them."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from api.store import idempotency
from api.store.database import Database
from api.store.documents.plans import columns_of
from api.store.documents.wanted import now
from api.store.events.outbox import Happened, record
from api.store.idempotency import Once
from api.store.models import PlanRevision, TrainingPlan
from solver.errors import PacewrightError
from solver.sentences import Sentence

KEPT = dt.timedelta(days=7)
PROPOSED, ACCEPTED, DECLINED = "proposed", "accepted", "declined"
PROPOSAL, ACCEPTANCE = "revision", "acceptance"
"""What idempotency keys stand for."""
Known = Collection[int] | None
"""The revisions of a plan that a client has seen; None stands for every one."""


class Stale(PacewrightError):
    """The plan has another revision by now than the one that the client knows."""

    type = "urn:pacewright:not-the-newest"
    status = 412


class NotOpen(PacewrightError):
    """The revision cannot be decided on any more."""

    type = "urn:pacewright:not-possible-in-this-state"
    status = 409


class Decided(NotOpen):
    """Somebody has decided on it already."""


class Revisions:
    """The revisions in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, tenant: str, plan_id: str, once: Once | None) -> PlanRevision | None:
        """The proposal that a key has made already.

        Raises:
            BadRequest: when the key was used for another request.
        """
        if once is None:
            return None
        with self._database.reading() as session:
            return self._known(session, tenant, plan_id, once)

    def _known(self, session: Session, tenant: str, plan_id: str, once: Once) -> PlanRevision | None:
        number = idempotency.earlier_number(session, once, PROPOSAL)
        return None if number is None else _in(session, tenant, plan_id, number)

    def propose(
        self, tenant: str, plan_id: str, based_on: int, content: Mapping[str, Any], once: Once | None = None
    ) -> PlanRevision | None:
        """Keep a proposal under the next number, or find the one that the key has made; None where the tenant has no
        such plan any more.

        Raises:
            Stale: when the plan changed since `based_on`.
            BadRequest: when the key was used for another request.
        """
        try:
            return self._propose(tenant, plan_id, based_on, content, once)
        except IntegrityError:  # another proposal took the number, or the key
            return self._propose(tenant, plan_id, based_on, content, once)

    def _propose(
        self, tenant: str, plan_id: str, based_on: int, content: Mapping[str, Any], once: Once | None
    ) -> PlanRevision | None:
        with self._database.writing() as session:
            plan = locked(session, tenant, plan_id)
            if plan is None:
                return None
            if once is not None and (found := self._known(session, tenant, plan_id, once)) is not None:
                return found
            as_known(plan, [based_on])
            query = sa.select(sa.func.max(PlanRevision.number)).where(PlanRevision.plan_id == plan_id)
            newest = session.scalars(query).one() or 1
            made = now()
            row = PlanRevision(
                plan_id=plan_id,
                number=newest + 1,
                status=PROPOSED,
                based_on=based_on,
                created_at=made,
                expires_at=made + KEPT,
                content=dict(content),
            )
            session.add(row)
            record(session, Happened(tenant, "revision.proposed", plan_id, row.number))
            if once is not None:
                idempotency.remember(session, once, PROPOSAL, plan_id, row.number)
            return row

    def page(self, tenant: str, plan_id: str) -> Sequence[PlanRevision]:
        """A plan's revisions but the first, which the plan itself was, newest first and without their content."""
        with self._database.reading() as session:
            query = _of(tenant, plan_id).options(defer(PlanRevision.content))
            return session.scalars(query.order_by(PlanRevision.number.desc())).all()

    def get(self, tenant: str, plan_id: str, number: int) -> PlanRevision | None:
        """One of them."""
        with self._database.reading() as session:
            return session.scalars(_of(tenant, plan_id).where(PlanRevision.number == number)).one_or_none()

    def accept(
        self, tenant: str, plan_id: str, number: int, known: Known, once: Once | None = None
    ) -> PlanRevision | None:
        """Put a proposal into force, in one transaction with the plan's new content; the plan as it was made is kept as
        revision 1 when it is replaced for the first time. A key that has accepted it already does so no more. None
        where there is no such revision.

        Raises:
            Stale: when the plan is not at the revision that the client knows.
            NotOpen: when the proposal is decided on, expired, or made for another revision.
            BadRequest: when the key was used for another request.
        """
        with self._database.writing() as session:
            plan = locked(session, tenant, plan_id)
            row = None if plan is None else _numbered(session, plan, number)
            if plan is None or row is None:
                return None
            if once is not None and idempotency.earlier(session, once, ACCEPTANCE):
                return row
            as_known(plan, known)
            _refuse_closed(row, plan.revision)
            if plan.revision == 1:
                session.add(first_of(plan))
            _decide(row, ACCEPTED)
            record(session, Happened(tenant, "revision.accepted", plan_id, number))
            _put_in_force(session, plan_id, row)
            if once is not None:
                idempotency.remember(session, once, ACCEPTANCE, plan_id)
            return row

    def former(self, tenant: str, plan_id: str, last: int) -> Sequence[Mapping[str, Any]]:
        """The days of all revisions that were ever in force up to the `last`, in their order, as JSON."""
        with self._database.reading() as session:
            query = _of(tenant, plan_id).where(PlanRevision.status == ACCEPTED, PlanRevision.number <= last)
            rows = session.scalars(query.order_by(PlanRevision.number)).all()
        return [day for row in rows for week in row.content["plan"]["weeks"] for day in week["days"]]

    def decline(self, tenant: str, plan_id: str, number: int, known: Known) -> PlanRevision | None:
        """Put a proposal aside. Raises and returns as :meth:`accept`, though what has expired may be declined."""
        with self._database.writing() as session:
            plan = locked(session, tenant, plan_id)
            row = None if plan is None else _numbered(session, plan, number)
            if plan is None or row is None:
                return None
            as_known(plan, known)
            if row.status != PROPOSED:
                raise Decided(Sentence(f"already_{row.status}", number=number))
            _decide(row, DECLINED)
            record(session, Happened(tenant, "revision.declined", plan_id, number))
            return row


def locked(session: Session, tenant: str, plan_id: str) -> TrainingPlan | None:
    """The tenant's plan, changed by nobody else until the transaction ends."""
    query = sa.select(TrainingPlan).where(TrainingPlan.tenant == tenant, TrainingPlan.id == plan_id)
    return session.scalars(query.with_for_update()).one_or_none()


def as_known(plan: TrainingPlan, known: Known) -> None:
    """Refuse a change by somebody who knows other revisions only.

    Raises:
        Stale: then.
    """
    if known is not None and plan.revision not in known:
        raise Stale(Sentence("stale", revision=plan.revision))


def _of(tenant: str, plan_id: str) -> sa.Select[PlanRevision]:
    mine = sa.select(TrainingPlan.id).where(TrainingPlan.tenant == tenant, TrainingPlan.id == plan_id)
    return sa.select(PlanRevision).where(PlanRevision.plan_id.in_(mine))


def _in(session: Session, tenant: str, plan_id: str, number: int) -> PlanRevision | None:
    return session.scalars(_of(tenant, plan_id).where(PlanRevision.number == number)).one_or_none()


def _numbered(session: Session, plan: TrainingPlan, number: int) -> PlanRevision | None:
    """One of a plan's revisions; the first is the plan itself until it is replaced."""
    row = _in(session, plan.tenant, plan.id, number)
    return first_of(plan) if row is None and number == 1 else row


def _refuse_closed(row: PlanRevision, in_force: int) -> None:
    if row.status != PROPOSED:
        raise Decided(Sentence(f"already_{row.status}", number=row.number))
    if row.based_on != in_force:
        raise NotOpen(Sentence("outdated", number=row.number, based=row.based_on, force=in_force))
    if row.expires_at is not None and row.expires_at <= now():
        raise NotOpen(Sentence("expired", number=row.number, at=row.expires_at.isoformat()))


def _decide(row: PlanRevision, status: str) -> None:
    row.status, row.decided_at = status, now()


def first_of(plan: TrainingPlan) -> PlanRevision:
    """A plan that was never replaced as its first revision."""
    made = plan.finished_at or plan.created_at
    kept = {"plan": plan.content}
    return PlanRevision(plan_id=plan.id, number=1, status=ACCEPTED, created_at=made, decided_at=made, content=kept)


def _put_in_force(session: Session, plan_id: str, row: PlanRevision) -> None:
    changed = {"revision": row.number, "revised_at": now(), "updated_at": now()}
    columns = columns_of(row.content["plan"])
    session.execute(sa.update(TrainingPlan).where(TrainingPlan.id == plan_id).values(**columns, **changed))
