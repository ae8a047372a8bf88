"""What jobs do to batches, across tenants. Everything may be repeated: a part that is answered twice counts once."""

import datetime as dt
import gzip
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.batch.lines import Line
from api.store.batches.tables import BatchPart, HttpBatch
from api.store.database import Database
from api.store.events.outbox import Happened, record

OPEN = ("queued", "running")
LEVEL = 4
KEPT = dt.timedelta(days=7)
"""How long a finished batch is kept, unless all else is kept for a shorter time."""


class BatchProgress:
    """The jobs' view of the batches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, batch_id: str, seal: str) -> str | None:
        """Note that it is being worked on, by an engine of this seal: its kind; None when nobody wants it any more.
        Answers of another engine are dropped, so that a batch has those of one."""
        with self._database.writing() as session:
            row = _open(session, batch_id)
            if row is None:
                return None
            moment = dt.datetime.now(dt.UTC)
            row.status, row.started_at, row.updated_at = "running", row.started_at or moment, moment
            if row.seal != seal:
                session.execute(sa.update(BatchPart).where(BatchPart.batch_id == batch_id).values(answers=None))
                row.seal, row.counts, row.answered = seal, {}, 0
            return row.kind

    def missing(self, batch_id: str) -> Sequence[int]:
        """The parts that have no answers yet."""
        with self._database.reading() as session:
            query = sa.select(BatchPart.number).where(BatchPart.batch_id == batch_id, BatchPart.answers.is_(None))
            return session.scalars(query.order_by(BatchPart.number)).all()

    def lines(self, batch_id: str, number: int) -> tuple[Line, ...]:
        """A part's lines; none once the batch is removed."""
        with self._database.reading() as session:
            row = session.get(BatchPart, (batch_id, number))
            if row is None:
                return ()
            return tuple(map(Line, row.numbers, gzip.decompress(row.lines).split(b"\n")))

    def answered(self, batch_id: str, number: int, answers: bytes, counts: Mapping[str, int], seal: str) -> bool:
        """Keep a part's answers and count them, once; False when nobody wants the batch any more, or another engine
        has begun it anew."""
        packed = gzip.compress(answers, LEVEL, mtime=0)
        with self._database.writing() as session:
            row = _open(session, batch_id)
            if row is None or row.seal != seal:
                return False
            new = (BatchPart.batch_id == batch_id, BatchPart.number == number, BatchPart.answers.is_(None))
            changed = session.execute(sa.update(BatchPart).where(*new).values(answers=packed))
            if changed.rowcount:  # type: ignore[attr-defined]
                row.counts = dict(Counter(row.counts) + Counter(counts))
                row.answered += sum(counts.values())
                row.updated_at = dt.datetime.now(dt.UTC)
            return True

    def finish(self, batch_id: str) -> bool:
        """Note that all is answered; False when nobody wants it any more."""
        return self._end(batch_id, "ready", None)

    def fail(self, document_id: str, problem: dict[str, Any]) -> bool:
        """Note why there will be no more answers."""
        return self._end(document_id, "failed", problem)

    def _end(self, batch_id: str, status: str, problem: dict[str, Any] | None) -> bool:
        with self._database.writing() as session:
            row = _open(session, batch_id)
            if row is None:
                return False
            row.status, row.problem = status, problem
            row.finished_at = row.updated_at = dt.datetime.now(dt.UTC)
            record(session, Happened(row.tenant, "batch.done", batch_id))
            return True

    def unfinished(self, silent: dt.timedelta, limit: int = 200) -> Sequence[str]:
        """Batches that nothing has happened to for some time."""
        before = dt.datetime.now(dt.UTC) - silent
        query = sa.select(HttpBatch.id).where(HttpBatch.status.in_(OPEN), HttpBatch.updated_at < before)
        with self._database.reading() as session:
            return session.scalars(query.order_by(HttpBatch.updated_at).limit(limit)).all()

    def expire(self, kept: dt.timedelta | None, limit: int = 20) -> int:
        """Remove finished batches that are older than a week, or than anything else is kept."""
        before = dt.datetime.now(dt.UTC) - min(KEPT, kept or KEPT)
        with self._database.writing() as session:
            old = sa.select(HttpBatch).where(HttpBatch.finished_at < before).limit(limit)
            found = session.scalars(old).all()
            for row in found:
                session.delete(row)
            return len(found)


def _open(session: Session, batch_id: str) -> HttpBatch | None:
    query = sa.select(HttpBatch).where(HttpBatch.id == batch_id, HttpBatch.status.in_(OPEN))
    return session.scalars(query.with_for_update()).one_or_none()
