"""Strength programs of tenants: kept or asked for, listed, read, removed. What jobs do is in `program_progress.py`."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import defer

from api.store import idempotency
from api.store.database import Database
from api.store.documents.asked import Asked
from api.store.events.outbox import Happened, record
from api.store.idempotency import Once
from api.store.models import StrengthProgram
from api.store.paging import NONE, After, newest_first
from solver.strength.request.request import LifterRequest

KIND = "program"
_BULKY = ("request", "program", "generation_prompt")


@dataclass(frozen=True)
class ProgramPage:
    """Which programs of a tenant: filters, how many, and the last one of the page before."""

    limit: int
    status: str | None = None
    primary_focus: str | None = None
    after: After | None = None
    noted: Mapping[str, str] = field(default_factory=dict)


class Programs:
    """The strength programs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, once: Once | None) -> Asked | None:
        """The program that a key has made already.

        Raises:
            BadRequest: when the key was used for another request.
        """
        if once is None:
            return None
        with self._database.reading() as session:
            found = idempotency.earlier(session, once, KIND)
            return None if found is None else Asked(found, new=False)

    def ask(
        self,
        tenant: str,
        request: LifterRequest,
        once: Once | None = None,
        program: dict[str, Any] | None = None,
        noted: Mapping[str, str] = NONE,
    ) -> Asked:
        """Note that a program is wanted, in one transaction with its idempotency key; or keep it, if it is there.

        Raises:
            BadRequest: when the key was used for another request.
        """
        try:
            return self._ask(tenant, request, once, program, noted)
        except IntegrityError:  # another request with this key was faster
            return self._ask(tenant, request, once, program, noted)

    def _ask(
        self,
        tenant: str,
        request: LifterRequest,
        once: Once | None,
        program: dict[str, Any] | None,
        noted: Mapping[str, str],
    ) -> Asked:
        with self._database.writing() as session:
            if once is not None and (known := idempotency.earlier(session, once, KIND)):
                return Asked(known, new=False)
            row = _row_of(tenant, request, program, noted)
            session.add(row)
            if once is not None:
                idempotency.remember(session, once, KIND, row.id)
            if program is not None:
                record(session, Happened(tenant, "program.ready", row.id))
            return Asked(row.id, new=True)

    def get(self, tenant: str, program_id: str) -> StrengthProgram | None:
        """One of the tenant's programs."""
        with self._database.reading() as session:
            return session.scalar(_of(tenant, program_id))

    def header(self, tenant: str, program_id: str) -> StrengthProgram | None:
        """One of the tenant's programs without its content: cheap enough to ask again and again."""
        with self._database.reading() as session:
            return session.scalar(_of(tenant, program_id).options(*_light()))

    def page(self, tenant: str, page: ProgramPage) -> Sequence[StrengthProgram]:
        """A tenant's programs, newest first, without their content."""
        filters = {"status": page.status, "primary_focus": page.primary_focus}
        with self._database.reading() as session:
            query = newest_first(StrengthProgram, tenant, page.limit, page.after, page.noted, **filters)
            return session.scalars(query.options(*_light())).all()

    def remove(self, tenant: str, program_id: str) -> bool:
        """Remove one of the tenant's programs and its idempotency key; False when there is none."""
        with self._database.writing() as session:
            row = session.scalar(_of(tenant, program_id).options(*_light()))
            if row is None:
                return False
            session.execute(sa.delete(StrengthProgram).where(StrengthProgram.id == program_id))
            idempotency.forget(session, program_id, tenant)
            return True


def _of(tenant: str, program_id: str) -> sa.Select[StrengthProgram]:
    return sa.select(StrengthProgram).where(StrengthProgram.tenant == tenant, StrengthProgram.id == program_id)


def _light() -> list[Any]:
    return [defer(getattr(StrengthProgram, name)) for name in _BULKY]


def _row_of(
    tenant: str, request: LifterRequest, program: dict[str, Any] | None, noted: Mapping[str, str]
) -> StrengthProgram:
    moment = dt.datetime.now(dt.UTC)
    return StrengthProgram(
        id=str(uuid.uuid4()),
        tenant=tenant,
        created_at=moment,
        updated_at=moment,
        finished_at=None if program is None else moment,
        status="queued" if program is None else "ready",
        stage="queued" if program is None else "done",
        request=request.as_json(),
        primary_focus=request.lifter.primary_focus.value,
        program=program,
        noted=dict(noted) or None,
    )
