"""Batches of tenants: taken in, listed, read, removed."""

import datetime as dt
import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from api.batch.lines import Line
from api.store import idempotency
from api.store.batches.tables import BatchPart, HttpBatch
from api.store.database import Database
from api.store.idempotency import Once
from api.store.paging import After

KIND = "batch"
LEVEL = 4


@dataclass(frozen=True)
class BatchPage:
    """Which batches of a tenant: filters, how many, and the last one of the page before."""

    limit: int
    status: str | None = None
    after: After | None = None
    noted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NewBatch:
    """What is to be done: the kind of question, its asker's notes, and how many lines the parts hold together."""

    kind: str
    lines: int
    noted: Mapping[str, str] = field(default_factory=dict)


class Batches:
    """The batches in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, once: Once | None) -> str | None:
        """The batch that an idempotency key has made already.

        Raises:
            BadRequest: when the key was used for another request.
        """
        if once is None:
            return None
        with self._database.reading() as session:
            return idempotency.earlier(session, once, KIND)

    def take(self, tenant: str, new: NewBatch, parts: Iterable[Sequence[Line]], once: Once | None) -> str:
        """Keep a batch with all its lines, in one transaction: its id, or that of the one which the key has made."""
        try:
            return self._take(tenant, new, parts, once)
        except IntegrityError:  # another request with this key was faster
            found = self.known(once)
            if found is None:
                raise
            return found

    def _take(self, tenant: str, new: NewBatch, parts: Iterable[Sequence[Line]], once: Once | None) -> str:
        moment, batch_id = dt.datetime.now(dt.UTC), str(uuid4())
        row = HttpBatch(
            id=batch_id,
            tenant=tenant,
            created_at=moment,
            updated_at=moment,
            status="queued",
            kind=new.kind,
            lines=new.lines,
            answered=0,
            counts={},
            noted=dict(new.noted) or None,
        )
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            for number, lines in enumerate(parts):
                session.execute(sa.insert(BatchPart).values(_part(batch_id, number, lines)))
            if once is not None:
                idempotency.remember(session, once, KIND, batch_id)
        return batch_id

    def get(self, tenant: str, batch_id: str) -> HttpBatch | None:
        """One of the tenant's batches."""
        with self._database.reading() as session:
            return session.scalars(_of(tenant, batch_id)).one_or_none()

    def page(self, tenant: str, page: BatchPage) -> Sequence[HttpBatch]:
        """A tenant's batches, newest first."""
        query = sa.select(HttpBatch).where(HttpBatch.tenant == tenant)
        for key, note in page.noted.items():
            query = query.where(HttpBatch.noted[key].as_string() == note)
        if page.status is not None:
            query = query.where(HttpBatch.status == page.status)
        if page.after is not None:
            last = sa.tuple_(sa.literal(page.after[0], HttpBatch.created_at.type), sa.literal(page.after[1]))
            query = query.where(sa.tuple_(HttpBatch.created_at, HttpBatch.id) < last)
        with self._database.reading() as session:
            newest = query.order_by(HttpBatch.created_at.desc(), HttpBatch.id.desc())
            return session.scalars(newest.limit(page.limit)).all()

    def results(self, batch_id: str) -> Iterator[bytes]:
        """The answers part by part, in the order of the input."""
        number = 0
        while True:
            with self._database.reading() as session:
                query = sa.select(BatchPart.answers).where(BatchPart.batch_id == batch_id, BatchPart.number == number)
                packed = session.scalars(query).one_or_none()
            if packed is None:
                return
            yield gzip.decompress(packed)
            number += 1

    def remove(self, tenant: str, batch_id: str) -> bool:
        """Remove a batch with its lines, answers and idempotency key; False when there is none."""
        with self._database.writing() as session:
            row = session.scalars(_of(tenant, batch_id)).one_or_none()
            if row is None:
                return False
            session.delete(row)
            idempotency.forget(session, batch_id, tenant)
            return True

    def open(self, tenant: str) -> int:
        """How many of a tenant's batches are not finished."""
        query = sa.select(sa.func.count()).select_from(HttpBatch)
        unfinished = query.where(HttpBatch.tenant == tenant, HttpBatch.status.in_(("queued", "running")))
        with self._database.reading() as session:
            return session.scalars(unfinished).one()


def _of(tenant: str, batch_id: str) -> sa.Select[HttpBatch]:
    return sa.select(HttpBatch).where(HttpBatch.tenant == tenant, HttpBatch.id == batch_id)


def _part(batch_id: str, number: int, lines: Sequence[Line]) -> dict[str, object]:
    packed = gzip.compress(b"\n".join(line.data.rstrip(b"\r\n") for line in lines), LEVEL, mtime=0)
    return {"batch_id": batch_id, "number": number, "numbers": [line.number for line in lines], "lines": packed}
