"""What each address was told, and is still to be told."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.store.database import RECORDED, Database
from api.store.events.outbox import DELIVERED, FAILED, PENDING, TRIES, Happened, add, job_of, record
from api.store.events.tables import Webhook, WebhookDelivery
from api.store.living.revisions import PROPOSED
from api.store.models import ApiKey, PlanRevision, TrainingPlan
from api.store.paging import After
from api.webhooks.message import TEST
from api.webhooks.posting import Reply

DELAYS: tuple[float, ...] = (5, 300, 1800, 7200, 18_000, 36_000, 36_000)
"""Seconds after each try but the last: in all a day and a quarter, as Standard Webhooks advises."""
SPREAD = 0.1
LONGEST_WAIT = 3600.0
KEPT = dt.timedelta(days=30)
GONE = 410
assert len(DELAYS) == TRIES - 1


@dataclass(frozen=True)
class Due:
    """A delivery that its job may try, with the address as it is now."""

    delivery: WebhookDelivery
    webhook: Webhook


class Deliveries:
    """The deliveries in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, job: str) -> Due | None:
        """What a job is to send; None when another job has its place, or nobody wants it any more."""
        with self._database.reading() as session:
            row = _of_job(session, job)
            webhook = None if row is None else session.get(Webhook, row.webhook_id)
            if row is None or webhook is None or not webhook.enabled or not _key_is_good(session, webhook):
                return None
            return Due(row, webhook)

    def note(self, job: str, reply: Reply) -> tuple[str, float] | None:
        """Keep what came of a job: the next one's name and the seconds until then; None when there is none.

        An address that says that it is gone gets nothing more.
        """
        with self._database.writing() as session:
            row = _of_job(session, job)
            if row is None:
                return None
            moment = dt.datetime.now(dt.UTC)
            row.attempts += 1
            row.tries_left -= 1
            row.last_at, row.last_status, row.last_error = moment, reply.status, reply.error
            if reply.status == GONE:
                session.execute(sa.update(Webhook).where(Webhook.id == row.webhook_id).values(enabled=False))
            if reply.taken or reply.status == GONE or row.tries_left <= 0:
                row.status, row.due_at = DELIVERED if reply.taken else FAILED, None
                return None
            delay = max(_delay(row.tries_left), min(reply.wait_seconds, LONGEST_WAIT))
            row.turn, row.due_at = row.turn + 1, moment + dt.timedelta(seconds=delay)
            return job_of(row), delay

    def give_up(self, job: str) -> None:
        """Note that nobody wants it: its address was disabled or its key is good no more."""
        with self._database.writing() as session:
            row = _of_job(session, job)
            if row is not None:
                row.status, row.due_at, row.last_error = FAILED, None, "the webhook is disabled"

    def page(self, webhook_id: str, limit: int, after: After | None, status: str | None) -> Sequence[WebhookDelivery]:
        """An address's deliveries, newest first."""
        query = sa.select(WebhookDelivery).where(WebhookDelivery.webhook_id == webhook_id)
        if status is not None:
            query = query.where(WebhookDelivery.status == status)
        if after is not None:
            last = sa.tuple_(sa.literal(after[0], WebhookDelivery.created_at.type), sa.literal(after[1]))
            query = query.where(sa.tuple_(WebhookDelivery.created_at, WebhookDelivery.id) < last)
        with self._database.reading() as session:
            newest = query.order_by(WebhookDelivery.created_at.desc(), WebhookDelivery.id.desc())
            return session.scalars(newest.limit(limit)).all()

    def get(self, webhook_id: str, delivery_id: str) -> WebhookDelivery | None:
        """One of them."""
        with self._database.reading() as session:
            return _in(session, webhook_id, delivery_id)

    def replay(self, webhook_id: str, delivery_id: str) -> WebhookDelivery | None:
        """Have it sent again now, whatever became of it; a job that waits for its time gives way."""
        with self._database.writing() as session:
            row = _in(session, webhook_id, delivery_id)
            if row is not None:
                row.status, row.turn, row.tries_left = PENDING, row.turn + 1, TRIES
                row.due_at = dt.datetime.now(dt.UTC)
                session.info.setdefault(RECORDED, []).append(job_of(row))
            return row

    def test(self, tenant: str, webhook_id: str) -> WebhookDelivery:
        """Have a message without content sent, so that its receiver can be tried."""
        with self._database.writing() as session:
            mine = (WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.type == TEST)
            last = session.scalars(sa.select(sa.func.max(WebhookDelivery.revision)).where(*mine)).one() or 0
            return add(session, webhook_id, Happened(tenant, TEST, webhook_id, last + 1))

    # what the watch asks

    def overdue(self, since: dt.timedelta, limit: int = 200) -> Sequence[str]:
        """Jobs that should have come to something by now."""
        before = dt.datetime.now(dt.UTC) - since
        query = sa.select(WebhookDelivery).where(WebhookDelivery.status == PENDING, WebhookDelivery.due_at < before)
        with self._database.reading() as session:
            rows = session.scalars(query.order_by(WebhookDelivery.due_at).limit(limit)).all()
            return [job_of(row) for row in rows]

    def expire(self, kept: dt.timedelta | None, limit: int = 500) -> int:
        """Remove what was told a month ago and the addresses of keys that have expired; tell of expired proposals."""
        moment = dt.datetime.now(dt.UTC)
        with self._database.writing() as session:
            _tell_of_expired_proposals(session, moment)
            over = sa.select(ApiKey.id).where(ApiKey.expires_at < moment)
            gone = session.execute(sa.delete(Webhook).where(Webhook.key_id.in_(over)))
            old = (WebhookDelivery.created_at < moment - KEPT, WebhookDelivery.status != PENDING)
            found = session.scalars(sa.select(WebhookDelivery.id).where(*old).limit(limit)).all()
            session.execute(sa.delete(WebhookDelivery).where(WebhookDelivery.id.in_(found)))
            return len(found) + int(gone.rowcount)  # type: ignore[attr-defined]


def _tell_of_expired_proposals(session: Session, moment: dt.datetime) -> None:
    """Nothing happens when a proposal expires, so it is looked for: each is told of once, by the deliveries' key."""
    told = sa.select(WebhookDelivery.id).where(
        WebhookDelivery.type == "revision.expired",
        WebhookDelivery.document_id == PlanRevision.plan_id,
        WebhookDelivery.revision == PlanRevision.number,
    )
    query = (
        sa.select(TrainingPlan.tenant, PlanRevision.plan_id, PlanRevision.number)
        .join(TrainingPlan, TrainingPlan.id == PlanRevision.plan_id)
        .where(
            PlanRevision.status == PROPOSED,
            PlanRevision.based_on == TrainingPlan.revision,
            PlanRevision.expires_at.between(moment - dt.timedelta(days=1), moment),
            ~told.exists(),
        )
    )
    for tenant, plan_id, number in session.execute(query).all():
        record(session, Happened(tenant, "revision.expired", plan_id, number))


def _of_job(session: Session, job: str) -> WebhookDelivery | None:
    """The delivery that is a job's to try, if that is still its turn."""
    delivery_id, _, turn = job.partition(".")
    query = sa.select(WebhookDelivery).where(
        WebhookDelivery.id == delivery_id, WebhookDelivery.turn == int(turn), WebhookDelivery.status == PENDING
    )
    return session.scalars(query.with_for_update()).one_or_none()


def _in(session: Session, webhook_id: str, delivery_id: str) -> WebhookDelivery | None:
    query = sa.select(WebhookDelivery).where(
        WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.id == delivery_id
    )
    return session.scalars(query).one_or_none()


def _key_is_good(session: Session, webhook: Webhook) -> bool:
    key = None if webhook.key_id is None else session.get(ApiKey, webhook.key_id)
    return webhook.key_id is None or (key is not None and key.is_good)


def _delay(tries_left: int) -> float:
    """The pause after a try; a little chance keeps many receivers of one outage from coming back in step."""
    return DELAYS[TRIES - 1 - tries_left] * random.uniform(1 - SPREAD, 1 + SPREAD)
