"""A tenant's documents of one kind: asked for, listed, read, removed. What jobs do to them is in `wanted.py`."""

import datetime as dt
import uuid
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from api.store import idempotency
from api.store.database import Database
from api.store.events.outbox import Happened, record
from api.store.idempotency import Once
from api.store.models import StrengthProgram, TrainingPlan
from api.store.paging import After, newest_first

Row = TypeVar("Row", TrainingPlan, StrengthProgram)
Request = TypeVar("Request")
Json = dict[str, Any]
_BULKY = ("request", "content", "generation_prompt")


@dataclass(frozen=True)
class Beside:
    """What comes with a request: notes of the asker's, the profile or plan that it names, and the document itself where
    it is made already."""

    noted: Mapping[str, str] = field(default_factory=dict)
    profile_id: str | None = None
    content: Json | None = None
    plan_id: str | None = None


NOTHING = Beside()


@dataclass(frozen=True)
class Asked:
    """A document that was asked for; `new` is False where an idempotency key found an earlier one."""

    id: str
    new: bool


@dataclass(frozen=True)
class Page:
    """Which documents of a tenant: how many, filters, the last one of the page before; of `equal`, columns by name,
    those that are None do not count."""

    limit: int
    status: str | None = None
    after: After | None = None
    noted: Mapping[str, str] = field(default_factory=dict)
    equal: Mapping[str, str | None] = field(default_factory=dict)


class Documents(ABC, Generic[Row, Request]):
    """The documents of one kind in a database, each tenant's for itself."""

    table: ClassVar[Any]
    noun: ClassVar[str]

    def __init__(self, database: Database) -> None:
        self._database = database

    @abstractmethod
    def _of_its_kind(self, session: Session, tenant: str, request: Request, beside: Beside) -> Json:
        """The columns that only this kind has, and `request` as JSON."""

    def _removed(self, session: Session, row: Row) -> None:
        """Remove what only this document needed."""

    def known(self, once: Once | None) -> Asked | None:
        """The document that a key has made already.

        Raises:
            BadRequest: when the key was used for another request.
        """
        if once is None:
            return None
        with self._database.reading() as session:
            found = idempotency.earlier(session, once, self.noun)
            return None if found is None else Asked(found, new=False)

    def ask(self, tenant: str, request: Request, once: Once | None = None, beside: Beside = NOTHING) -> Asked:
        """Note that a document is wanted, in one transaction with its idempotency key; or keep it, if it is there.

        Raises:
            BadRequest: when the key was used for another request.
        """
        try:
            return self._ask(tenant, request, once, beside)
        except IntegrityError:  # another request with this key was faster
            return self._ask(tenant, request, once, beside)

    def _ask(self, tenant: str, request: Request, once: Once | None, beside: Beside) -> Asked:
        with self._database.writing() as session:
            if once is not None and (known := idempotency.earlier(session, once, self.noun)):
                return Asked(known, new=False)
            columns = {**_progress_of(beside), **self._of_its_kind(session, tenant, request, beside)}
            row = self.table(id=str(uuid.uuid4()), tenant=tenant, noted=dict(beside.noted) or None, **columns)
            session.add(row)
            if once is not None:
                idempotency.remember(session, once, self.noun, row.id)
            if beside.content is not None:
                record(session, Happened(tenant, f"{self.noun}.ready", row.id))
            return Asked(row.id, new=True)

    def get(self, tenant: str, document_id: str) -> Row | None:
        """One of the tenant's documents."""
        with self._database.reading() as session:
            return session.scalars(self._of(tenant, document_id)).one_or_none()

    def header(self, tenant: str, document_id: str) -> Row | None:
        """One of the tenant's documents without its content: cheap enough to ask again and again."""
        with self._database.reading() as session:
            return session.scalars(self._of(tenant, document_id).options(*self._light())).one_or_none()

    def request_of(self, tenant: str, document_id: str) -> Json | None:
        """What was asked for with one of the tenant's documents."""
        with self._database.reading() as session:
            mine = (self.table.tenant == tenant, self.table.id == document_id)
            return session.scalars(sa.select(self.table.request).where(*mine)).one_or_none()

    def page(self, tenant: str, page: Page) -> Sequence[Row]:
        """A tenant's documents, newest first, without their content."""
        with self._database.reading() as session:
            return session.scalars(self.page_query(tenant, page)).all()

    def page_query(self, tenant: str, page: Page) -> sa.Select[Row]:
        """The query for a page: it walks an index from the last document of the page before."""
        equal = {"status": page.status, **page.equal}
        query: sa.Select[Row] = newest_first(self.table, tenant, page.limit, page.after, page.noted, **equal)
        return query.options(*self._light())

    def remove(self, tenant: str, document_id: str) -> bool:
        """Remove a tenant's document and all that came with it; False when there is none."""
        with self._database.writing() as session:
            row = session.scalars(self._of(tenant, document_id).options(*self._light())).one_or_none()
            if row is None:
                return False
            session.execute(sa.delete(self.table).where(self.table.id == document_id))
            idempotency.forget(session, document_id, tenant)
            self._removed(session, row)
            return True

    def _of(self, tenant: str, document_id: str) -> sa.Select[Row]:
        return sa.select(self.table).where(self.table.tenant == tenant, self.table.id == document_id)

    def _light(self) -> list[Any]:
        return [defer(getattr(self.table, name)) for name in _BULKY]


def _progress_of(beside: Beside) -> Json:
    """How far a document is when it is asked for: nowhere, or done."""
    moment = dt.datetime.now(dt.UTC)
    moments = {"created_at": moment, "updated_at": moment}
    if beside.content is None:
        return {**moments, "status": "queued", "stage": "queued"}
    return {**moments, "finished_at": moment, "status": "ready", "stage": "done", "content": beside.content}
