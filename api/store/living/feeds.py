"""Calendar addresses of plans: whoever knows one reads that calendar; only a hash of it is kept."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from api.store.database import Database
from api.store.documents.wanted import now
from api.store.living.revisions import locked
from api.store.models import PlanFeed, TrainingPlan


class Feeds:
    """The calendar addresses in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def renew(self, tenant: str, plan_id: str, options: Mapping[str, Any]) -> str | None:
        """A new secret for a plan's calendar, the one before good no more; None where the tenant has no such plan."""
        secret = secrets.token_urlsafe(32)
        with self._database.writing() as session:
            if locked(session, tenant, plan_id) is None:
                return None
            row = session.get(PlanFeed, plan_id)
            if row is None:
                row = PlanFeed(plan_id=plan_id, changes=0, options=dict(options))
                session.add(row)
            row.changes += row.options != dict(options)
            row.hash, row.renewed_at, row.options = _hash(secret), now(), dict(options)
        return secret

    def end(self, tenant: str, plan_id: str) -> bool:
        """Make a plan's address good no more; False where there is none."""
        with self._database.writing() as session:
            row = session.get(PlanFeed, plan_id) if locked(session, tenant, plan_id) is not None else None
            if row is None:
                return False
            session.delete(row)
            return True

    def found(self, secret: str) -> tuple[str, PlanFeed] | None:
        """The tenant and the feed that a secret opens."""
        with self._database.reading() as session:
            query = sa.select(TrainingPlan.tenant, PlanFeed).join(PlanFeed, PlanFeed.plan_id == TrainingPlan.id)
            row = session.execute(query.where(PlanFeed.hash == _hash(secret))).one_or_none()
            return None if row is None else (row[0], row[1])


def _hash(secret: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
