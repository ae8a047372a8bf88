"""Documents that jobs make, from the moment they are wanted: progress and failure, the same for every kind.

Everything here may be repeated: a step that ran twice leaves what one run leaves.
"""

import contextlib
import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from api.store.database import Database
from api.store.events.outbox import Happened, record
from api.store.models import StrengthProgram, TrainingPlan

OPEN = ("queued", "running")
Document = type[TrainingPlan] | type[StrengthProgram]


class Wanted(ABC):
    """The jobs' view of one kind of document, across tenants."""

    table: ClassVar[Document]
    noun: ClassVar[str]
    """What events call it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def request_of(self, document_id: str) -> dict[str, Any] | None:
        """The request of a document that is still wanted; None once it is finished or removed."""
        with self._database.reading() as session:
            query = sa.select(self.table.request).where(self.table.id == document_id, self._is_open())
            return session.scalars(query).one_or_none()

    def is_wanted(self, document_id: str) -> bool:
        """Whether a document is still waited for; while the database cannot say, it is."""
        with contextlib.suppress(OperationalError), self._database.reading() as session:
            query = sa.select(self.table.id).where(self.table.id == document_id, self._is_open())
            return session.scalars(query).first() is not None
        return True

    def versions(self, document_ids: Collection[str]) -> dict[str, dt.datetime]:
        """When each of some documents was last changed; those that are gone are left out."""
        with self._database.reading() as session:
            query = sa.select(self.table.id, self.table.updated_at).where(self.table.id.in_(document_ids))
            return {row.id: row.updated_at for row in session.execute(query)}

    def stage_of(self, document_id: str) -> str | None:
        """What the job was doing last; None when there is no such document."""
        with self._database.reading() as session:
            return session.scalars(sa.select(self.table.stage).where(self.table.id == document_id)).one_or_none()

    def reached(self, document_id: str, stage: str) -> None:
        """Note what a job is doing now."""
        with self._database.writing() as session:
            self._change(session, document_id, status="running", stage=stage)

    def heard(self, document_id: str, written: int, planned: int) -> None:
        """Note how much of a document there is so far, where its kind can tell."""
        return

    @abstractmethod
    def _columns_of(self, content: dict[str, Any]) -> dict[str, Any]:
        """The columns of a finished document."""

    def save(self, document_id: str, content: dict[str, Any], prompt: str | None = None) -> bool:
        """Store the finished document, in one transaction and only once; False when it was not wanted any more."""
        columns = {**self._columns_of(content), "generation_prompt": prompt}
        with self._database.writing() as session:
            return self._finish(session, document_id, status="ready", **columns)

    def expire(self, kept: dt.timedelta | None, limit: int = 500) -> int:
        """Remove finished documents that were not changed for a time, if one is given: how many. A plan is changed by
        what it is told and by its revisions: one that is lived with is kept."""
        if kept is None:
            return 0
        with self._database.writing() as session:
            before = now() - kept  # creation is asked for as well since there is an index of it
            old = (self.table.created_at < before, self.table.updated_at < before, self.table.status.not_in(OPEN))
            found = session.execute(self._old().where(*old).limit(limit)).all()
            session.execute(sa.delete(self.table).where(self.table.id.in_([row.id for row in found])))
            self._expired(session, found)
            return len(found)

    def _old(self) -> Any:
        """The query for what is too old: ids, and what :meth:`_expired` needs."""
        return sa.select(self.table.id)

    def _expired(self, session: Session, rows: Sequence[Any]) -> None:
        """Remove what only documents that are gone needed."""
        return

    def is_ready(self, document_id: str) -> bool:
        """Whether the document is stored."""
        with self._database.reading() as session:
            query = sa.select(self.table.id).where(self.table.id == document_id, self.table.status == "ready")
            return session.scalars(query).first() is not None

    def fail(self, document_id: str, problem: dict[str, Any]) -> bool:
        """Note why there will be no document; False when it was not wanted any more."""
        with self._database.writing() as session:
            return self._finish(session, document_id, status="failed", problem=problem)

    def unfinished(self, silent: dt.timedelta, limit: int = 200) -> Sequence[str]:
        """Documents that nothing has happened to for some time, the longest silent first."""
        with self._database.reading() as session:
            query = sa.select(self.table.id).where(self._is_open(), self.table.updated_at < now() - silent)
            return session.scalars(query.order_by(self.table.updated_at).limit(limit)).all()

    def waiting(self) -> int:
        """How many documents are wanted and not finished."""
        with self._database.reading() as session:
            return session.scalars(sa.select(sa.func.count()).select_from(self.table).where(self._is_open())).one()

    def _is_open(self) -> sa.ColumnElement[bool]:
        return self.table.status.in_(OPEN)

    def _finish(self, session: Session, document_id: str, **values: Any) -> bool:
        finished = self._change(session, document_id, stage="done", finished_at=now(), **values)
        if finished:
            tenant = session.scalars(sa.select(self.table.tenant).where(self.table.id == document_id)).one()
            record(session, Happened(tenant, f"{self.noun}.{values['status']}", document_id))
        return finished

    def _change(self, session: Session, document_id: str, **values: Any) -> bool:
        """Change a document that is still wanted; False when it is finished or removed."""
        still = (self.table.id == document_id, self._is_open())
        changed = session.execute(sa.update(self.table).where(*still).values(updated_at=now(), **values))
        return bool(changed.rowcount)  # type: ignore[attr-defined]


def now() -> dt.datetime:
    """The time that is written down."""
    return dt.datetime.now(dt.UTC)
