"""What a job does to its strength program."""

import datetime as dt
from typing import Any, ClassVar

import sqlalchemy as sa

from api.store.documents.wanted import OPEN, Wanted, now
from api.store.models import StrengthProgram


class ProgramProgress(Wanted):
    """The jobs' view of the strength programs, across tenants."""

    table: ClassVar[type[StrengthProgram]] = StrengthProgram
    noun: ClassVar[str] = "program"

    def save(self, program_id: str, program: dict[str, Any], prompt: str | None = None) -> bool:
        """Store the finished program, only once; False when it was not wanted any more."""
        written_by = program.get("writtenBy")
        with self._database.writing() as session:
            content = {"program": program, "generation_prompt": prompt, "written_by": written_by}
            return self._finish(session, program_id, status="ready", **content)

    def expire(self, kept: dt.timedelta | None, limit: int = 500) -> int:
        """Remove finished programs older than a time, if one is given."""
        if kept is None:
            return 0
        with self._database.writing() as session:
            old = (StrengthProgram.created_at < now() - kept, StrengthProgram.status.not_in(OPEN))
            found = session.scalars(sa.select(StrengthProgram.id).where(*old).limit(limit)).all()
            session.execute(sa.delete(StrengthProgram).where(StrengthProgram.id.in_(found)))
            return len(found)
