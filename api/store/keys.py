"""API keys: created once, shown once, kept as a hash, revoked at any time."""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from api.store.database import Database
from api.store.events.tables import Webhook
from api.store.models import ApiKey

SCOPES = ("solve", "read", "write", "metrics")
USUAL = ("solve", "read", "write")
"""What a key may do unless it is said: the figures are of all tenants, so they are for whoever runs the service."""
PREFIX = "pw"


@dataclass(frozen=True)
class NewKey:
    """A key just created: the only time that its secret can be seen."""

    id: str
    secret: str


@dataclass(frozen=True)
class KeyOwner:
    """Whose key it is, and what it may do."""

    id: str
    tenant: str
    scopes: frozenset[str]
    expires_at: dt.datetime | None = None


class Keys:
    """The keys in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self, tenant: str, name: str, scopes: Sequence[str] = USUAL, expires_at: dt.datetime | None = None
    ) -> NewKey:
        """A new key for a tenant, good until a moment or until it is revoked. 256 random bits need no slow hash."""
        key_id = secrets.token_hex(6)
        secret = f"{PREFIX}_{key_id}_{secrets.token_urlsafe(32)}"
        with self._database.writing() as session:
            session.add(
                ApiKey(
                    id=key_id,
                    tenant=tenant,
                    name=name,
                    hash=_hash(secret),
                    scopes=sorted(scopes),
                    created_at=_now(),
                    expires_at=expires_at,
                )
            )
        return NewKey(key_id, secret)

    def owner(self, secret: str) -> KeyOwner | None:
        """Whose key this is; None if it is unknown, expired or revoked."""
        prefix, _, rest = secret.partition("_")
        key_id = rest.partition("_")[0]
        if prefix != PREFIX or not key_id.isalnum() or len(key_id) > 32:
            return None
        with self._database.reading() as session:
            key = session.get(ApiKey, key_id)
            if key is None or not key.is_good or not hmac.compare_digest(key.hash, _hash(secret)):
                return None
            return KeyOwner(key.id, key.tenant, frozenset(key.scopes), key.expires_at)

    def list(self) -> Sequence[ApiKey]:
        """All keys, newest first."""
        with self._database.reading() as session:
            return session.scalars(sa.select(ApiKey).order_by(ApiKey.created_at.desc())).all()

    def revoke(self, key_id: str) -> bool:
        """Make a key useless, and forget its webhooks with all that they were told; False when there is no such key."""
        with self._database.writing() as session:
            key = session.get(ApiKey, key_id)
            if key is None:
                return False
            key.revoked_at = key.revoked_at or _now()
            session.execute(sa.delete(Webhook).where(Webhook.key_id == key_id))
            return True

    def any(self) -> bool:
        """Whether there is a key that nobody has revoked. One that has expired counts: keys are in use here."""
        with self._database.reading() as session:
            return session.scalars(sa.select(ApiKey.id).where(ApiKey.revoked_at.is_(None)).limit(1)).first() is not None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
