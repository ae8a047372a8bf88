"""What several tools take and give."""

from typing import Annotated, Any

from pydantic import Field

from api.assistants.tool import Part
from solver.edge import WholeNumber
from solver.running.request.request import MAX_WEEKS

PlanId = Annotated[str | None, Field(strict=True, max_length=60, description="a plan's id; default: your newest")]
Week = Annotated[WholeNumber, Field(ge=1, le=MAX_WEEKS)]
LONGEST_WAIT = "wait=45"
"""For what a job makes, which takes a language model's time where the service has one; hosts give up after a minute."""
MOST_LINES = 12
"""Changes that are told in lines; all that are kept stand in the structured content."""


class Change(Part):
    """A day that becomes another, and why."""

    date: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str
