"""Idempotency keys: the same request sent again finds the document that the first one made."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.store.models import IdempotencyKey
from solver.errors import BadRequest
from solver.refusals import refused

KEPT = dt.timedelta(days=1)


class KeyUsed(BadRequest):
    """An idempotency key was used for another request."""

    type = "urn:pacewright:idempotency-conflict"


@dataclass(frozen=True)
class Once:
    """What makes a request the same: who asks, the key of their choice, and a digest of all that was asked."""

    tenant: str
    key: str
    digest: str


def earlier(session: Session, once: Once, kind: str) -> str | None:
    """The document that this key has made already.

    Raises:
        BadRequest: when the key was used for another request.
    """
    found = _earlier(session, once, kind)
    return None if found is None else found.document_id


def earlier_number(session: Session, once: Once, kind: str) -> int | None:
    """The number, within its document, of what this key has made already. Raises as :func:`earlier`."""
    found = _earlier(session, once, kind)
    return None if found is None else int(found.kind.removeprefix(f"{kind} "))


def _earlier(session: Session, once: Once, kind: str) -> IdempotencyKey | None:
    found = session.get(IdempotencyKey, (once.tenant, once.key))
    if found is not None and (found.kind.partition(" ")[0], found.digest) != (kind, once.digest):
        raise KeyUsed.of(refused("header.Idempotency-Key", once.key, "key_used"))
    return found


def remember(session: Session, once: Once, kind: str, document_id: str, number: int | None = None) -> None:
    """Keep the key; `number` is that of what was made within its document. Two at the same time: the second one's
    transaction fails, and finds the first when run again."""
    now = dt.datetime.now(dt.UTC)
    kind = kind if number is None else f"{kind} {number}"
    row = IdempotencyKey(
        tenant=once.tenant, key=once.key, kind=kind, document_id=document_id, digest=once.digest, created_at=now
    )
    session.add(row)
    session.flush()


def forget(session: Session, document_id: str, tenant: str) -> None:
    """Forget the keys of a removed document."""
    session.execute(
        sa.delete(IdempotencyKey).where(IdempotencyKey.tenant == tenant, IdempotencyKey.document_id == document_id)
    )


def expire_keys(session: Session, now: dt.datetime) -> None:
    """Forget keys older than a day."""
    session.execute(sa.delete(IdempotencyKey).where(IdempotencyKey.created_at < now - KEPT))
