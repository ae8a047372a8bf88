"""Shapes of batches, for the OpenAPI document."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.http.describing.shapes import Problem, Shape

Count = Annotated[int, Field(ge=0)]


class Batch(Shape):
    """Many requests that came in one body, and how far they are."""

    id: Annotated[UUID, Field(description="its id")]
    kind: Annotated[Literal["solve", "revise"], Field(description="what is asked of each line")]
    status: Annotated[Literal["queued", "running", "ready", "failed"], Field(description="how it stands")]
    lines: Annotated[Count, Field(description="lines that it has, blank ones left out")]
    answered: Annotated[Count, Field(description="lines that are answered so far")]
    plans: Annotated[Count, Field(description="answers that are a plan or a revision")]
    bent: Annotated[Count, Field(description="of these, those that bend a rule")]
    errors: Annotated[dict[str, int], Field(description="answers that are an error, by its `type`")]
    lines_per_second: Annotated[float, Field(ge=0, description="since it was begun, pauses included")]
    seconds_left: Annotated[float | None, Field(description="at that rate, while it runs")]
    created_at: Annotated[dt.datetime, Field(description="when it was accepted")]
    started_at: Annotated[dt.datetime | None, Field(description="when its first line was looked at")]
    finished_at: Annotated[dt.datetime | None, Field(description="when its last line was answered")]
    metadata: Annotated[dict[str, str], Field(description="what you noted about it")]
    problem: Annotated[Problem | None, Field(description="why it failed, if it did")]


class BatchList(Shape):
    """A page of batches, newest first."""

    batches: Annotated[list[Batch], Field(description="the page")]
    next: Annotated[str | None, Field(description="the cursor of the following page; null: there is none")]
