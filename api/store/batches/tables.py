"""The tables of batches."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.store.models import DIGEST, ID, NAME, WORD, Base


class HttpBatch(Base):
    """A batch from the moment it is taken in; `counts` has the answers so far: plans, bent ones, errors by type. `seal`
    is that of the engine which all of them are by."""

    __tablename__ = "batches"
    __table_args__ = (
        Index("ix_batches_tenant_created", "tenant", "created_at", "id"),
        Index("ix_batches_status_updated", "status", "updated_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    tenant: Mapped[str] = mapped_column(NAME)
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    started_at: Mapped[dt.datetime | None]
    finished_at: Mapped[dt.datetime | None]
    status: Mapped[str] = mapped_column(WORD)
    kind: Mapped[str] = mapped_column(WORD)
    lines: Mapped[int]
    answered: Mapped[int]
    counts: Mapped[dict[str, Any]]
    seal: Mapped[str | None] = mapped_column(DIGEST)
    problem: Mapped[dict[str, Any] | None]
    noted: Mapped[dict[str, Any] | None] = mapped_column("metadata")


class BatchPart(Base):
    """Some lines as they came, packed; and their answers once they are there. `numbers` are the lines' in the input."""

    __tablename__ = "batch_parts"

    batch_id: Mapped[str] = mapped_column(ID, ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    numbers: Mapped[list[Any]]
    lines: Mapped[bytes] = mapped_column(sa.LargeBinary)
    answers: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
