"""Strength programs in storage."""

from typing import ClassVar

from sqlalchemy.orm import Session

from api.store.documents.document import Beside, Documents, Json
from api.store.documents.wanted import Wanted
from api.store.models import StrengthProgram


class Programs(Documents[StrengthProgram, Json]):
    """The strength programs in a database."""

    table: ClassVar[type[StrengthProgram]] = StrengthProgram
    noun: ClassVar[str] = "program"

    def _of_its_kind(self, session: Session, tenant: str, request: Json, beside: Beside) -> Json:
        focus = request["lifter"]["primaryFocus"]
        return {"request": request, "primary_focus": focus, "plan_id": beside.plan_id}


class ProgramProgress(Wanted):
    """The jobs' view of the strength programs, across tenants."""

    table: ClassVar[type[StrengthProgram]] = StrengthProgram
    noun: ClassVar[str] = "program"

    def _columns_of(self, content: Json) -> Json:
        return {"content": content, "written_by": content.get("writtenBy")}
