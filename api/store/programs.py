"""Strength programs of tenants: kept, read, removed."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.store.database import Database
from api.store.models import StrengthProgram


class Programs:
    """The strength programs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, tenant: str, request: dict[str, Any], program: dict[str, Any]) -> StrengthProgram:
        """Keep a program with the request that it answers."""
        row = StrengthProgram(
            id=str(uuid.uuid4()), tenant=tenant, created_at=dt.datetime.now(dt.UTC), request=request, program=program
        )
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            session.expunge(row)
        return row

    def get(self, tenant: str, program_id: str) -> StrengthProgram | None:
        """One of the tenant's programs."""
        with self._database.reading() as session:
            return session.scalar(_of(tenant, program_id))

    def remove(self, tenant: str, program_id: str) -> bool:
        """Remove one of the tenant's programs; False when there is none."""
        with self._database.writing() as session:
            row = session.scalar(_of(tenant, program_id))
            if row is not None:
                session.delete(row)
            return row is not None


def _of(tenant: str, program_id: str) -> sa.Select[StrengthProgram]:
    return sa.select(StrengthProgram).where(StrengthProgram.tenant == tenant, StrengthProgram.id == program_id)
