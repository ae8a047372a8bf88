"""What happened, written down for everybody who wants to be told, in the transaction in which it happens.

So a change without its event, or an event without its change, cannot be; and each is written down once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.store.database import RECORDED
from api.store.events.tables import Webhook, WebhookDelivery
from api.store.models import ApiKey

PENDING, DELIVERED, FAILED = "pending", "delivered", "failed"
TRIES = 8
EVENTS = ("plan.ready", "plan.failed", "program.ready", "program.failed", "revision.proposed", "revision.accepted",
          "revision.declined", "revision.expired", "batch.done")  # fmt: skip
"""All types that there are."""


@dataclass(frozen=True)
class Happened:
    """An event: whose, of which type, and the document and revision that it tells of."""

    tenant: str
    type: str
    document_id: str
    revision: int = 1


def record(session: Session, happened: Happened) -> None:
    """Write an event down for each address that wants events of its type."""
    for webhook in listeners(session, happened.tenant):
        if happened.type in webhook.events:
            add(session, webhook.id, happened)


def listeners(session: Session, tenant: str) -> Sequence[Webhook]:
    """The tenant's addresses that are to be told of something; none whose key is good no more."""
    query = (
        sa.select(Webhook, ApiKey)
        .outerjoin(ApiKey, ApiKey.id == Webhook.key_id)
        .where(Webhook.tenant == tenant, Webhook.enabled)
    )
    return [hook for hook, key in session.execute(query) if hook.key_id is None or (key is not None and key.is_good)]


def add(session: Session, webhook_id: str, happened: Happened) -> WebhookDelivery:
    """One delivery, due at once."""
    moment = dt.datetime.now(dt.UTC)
    row = WebhookDelivery(
        id=str(uuid4()),
        webhook_id=webhook_id,
        created_at=moment,
        type=happened.type,
        document_id=happened.document_id,
        revision=happened.revision,
        status=PENDING,
        turn=1,
        attempts=0,
        tries_left=TRIES,
        due_at=moment,
    )
    session.add(row)
    session.info.setdefault(RECORDED, []).append(job_of(row))
    return row


def job_of(row: WebhookDelivery) -> str:
    """The name of the job that tries a delivery next."""
    return f"{row.id}.{row.turn}"
