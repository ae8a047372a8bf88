"""The addresses that a key has registered. Each key sees and changes its own alone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.store.database import Database
from api.store.events.tables import Webhook
from api.webhooks.message import new_secret
from solver.errors import PacewrightError
from solver.sentences import Sentence

MOST = 20
OVERLAP = dt.timedelta(days=1)
"""How long a renewed secret still signs beside its successor."""


class TooMany(PacewrightError):
    """A key has as many addresses as it may."""

    type = "urn:pacewright:not-possible-in-this-state"
    status = 409


@dataclass(frozen=True)
class Owner:
    """Whose an address is; without keys it is everybody's on this machine."""

    tenant: str
    key_id: str | None


class Endpoints:
    """The addresses in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, owner: Owner, url: str, events: Sequence[str]) -> Webhook:
        """Register one; its secret is in it.

        Raises:
            TooMany: when the key has MOST already.
        """
        with self._database.writing() as session:
            if len(session.scalars(_of(owner)).all()) >= MOST:
                raise TooMany(Sentence("webhooks_most", most=MOST))
            row = Webhook(
                id=str(uuid4()),
                tenant=owner.tenant,
                key_id=owner.key_id,
                created_at=dt.datetime.now(dt.UTC),
                url=url,
                events=sorted(set(events)),
                enabled=True,
                secret=new_secret(),
            )
            session.add(row)
            return row

    def list(self, owner: Owner) -> Sequence[Webhook]:
        """All of a key's, newest first."""
        with self._database.reading() as session:
            return session.scalars(_of(owner).order_by(Webhook.created_at.desc(), Webhook.id)).all()

    def get(self, owner: Owner, webhook_id: str) -> Webhook | None:
        """One of them."""
        with self._database.reading() as session:
            return _found(session, owner, webhook_id)

    def change(self, owner: Owner, webhook_id: str, changes: dict[str, Any]) -> Webhook | None:
        """Set its url, events or whether it is enabled; what is not in `changes` stays."""
        with self._database.writing() as session:
            row = _found(session, owner, webhook_id)
            if row is not None:
                for name, value in changes.items():
                    setattr(row, name, value)
            return row

    def renew(self, owner: Owner, webhook_id: str) -> Webhook | None:
        """Give it a new secret; for a day the former one signs too, so that no message is lost over the change."""
        with self._database.writing() as session:
            row = _found(session, owner, webhook_id)
            if row is not None:
                row.former_secret, row.former_until = row.secret, dt.datetime.now(dt.UTC) + OVERLAP
                row.secret = new_secret()
            return row

    def remove(self, owner: Owner, webhook_id: str) -> bool:
        """Remove it with all that it was told; False where there is none."""
        with self._database.writing() as session:
            row = _found(session, owner, webhook_id)
            if row is not None:
                session.delete(row)
            return row is not None


def _of(owner: Owner) -> sa.Select[Webhook]:
    mine = Webhook.key_id.is_(None) if owner.key_id is None else Webhook.key_id == owner.key_id
    return sa.select(Webhook).where(Webhook.tenant == owner.tenant, mine)


def _found(session: Session, owner: Owner, webhook_id: str) -> Webhook | None:
    return session.scalars(_of(owner).where(Webhook.id == webhook_id)).one_or_none()
