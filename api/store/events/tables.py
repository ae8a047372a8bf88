"""The tables of webhooks: who wants to be told, and what each was or is to be told."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.models import ID, NAME, WORD, Base

SECRET = String(64)
ADDRESS = String(2000)


class Webhook(Base):
    """An address that wants to be told of some types of events, of the tenant whose key it is.

    The secret is kept as it is, since every message is signed with it; after it was renewed the former one signs too,
    until `former_until`.
    """

    __tablename__ = "webhooks"
    __table_args__ = (Index("ix_webhooks_tenant", "tenant"), Index("ix_webhooks_key", "key_id"))

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    tenant: Mapped[str] = mapped_column(NAME)
    key_id: Mapped[str | None] = mapped_column(WORD)
    created_at: Mapped[dt.datetime]
    url: Mapped[str] = mapped_column(ADDRESS)
    events: Mapped[list[Any]]
    enabled: Mapped[bool]
    secret: Mapped[str] = mapped_column(SECRET)
    former_secret: Mapped[str | None] = mapped_column(SECRET)
    former_until: Mapped[dt.datetime | None]


class WebhookDelivery(Base):
    """One event for one address. `turn` counts the jobs that it got: only the newest one's word counts; `tries_left`
    how often it is tried before it is given up."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("webhook_id", "type", "document_id", "revision", name="uq_webhook_deliveries_event"),
        Index("ix_webhook_deliveries_created", "webhook_id", "created_at", "id"),
        Index("ix_webhook_deliveries_due", "status", "due_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    webhook_id: Mapped[str] = mapped_column(ID, ForeignKey("webhooks.id", ondelete="CASCADE"))
    created_at: Mapped[dt.datetime]
    type: Mapped[str] = mapped_column(WORD)
    document_id: Mapped[str] = mapped_column(ID)
    revision: Mapped[int]
    status: Mapped[str] = mapped_column(WORD)
    turn: Mapped[int]
    attempts: Mapped[int]
    tries_left: Mapped[int]
    due_at: Mapped[dt.datetime | None]
    last_at: Mapped[dt.datetime | None]
    last_status: Mapped[int | None]
    last_error: Mapped[str | None] = mapped_column(Text)
