"""What the service says to its solver processes, one class a task: both sides read the same fields, or neither starts.

Documents, requests and answers are carried as the JSON that storage or a client had (:data:`Carried`), read by their
own readers where they are needed. This module stays light: the network's process loads it.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from api.workers.done import dumped

Carried = Any
"""JSON that passes through as it is, however deep it is nested."""
Json = dict[str, Any]
BUSY = "busy"
"""The format of a calendar that only says when somebody has no time."""


class Message(BaseModel):
    """One task's body."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    task: ClassVar[str]

    def packed(self) -> bytes:
        """As JSON. What is carried is not looked into."""
        fields = type(self).model_fields
        carried = {name: getattr(self, name) for name, field in fields.items() if field.annotation is Any}
        return dumped({**self.model_dump(mode="json", exclude=set(carried)), **carried})

    @classmethod
    def read(cls, body: bytes) -> Self:
        """The message in a task's body."""
        return cls.model_validate(json.loads(body))


class Fill(Message):
    """Fill a plan with the offline coach's words."""

    task: ClassVar[str] = "fill"

    request: Carried
    plan: Carried


class Guard(Fill):
    """Make a plan of a language model's answer that is true."""

    task: ClassVar[str] = "guard"

    answer: Carried


class Harmonize(Message):
    """Make a program of a language model's draft; without an answer, of the template."""

    task: ClassVar[str] = "harmonize"

    request: Carried
    answer: Carried


class Why(Fill):
    """Why a week or a day is as it is."""

    task: ClassVar[str] = "why"

    week: int
    day: str | None


class WhatIf(Fill):
    """What becomes of a client's wishes on a stored plan."""

    task: ClassVar[str] = "what_if_of_plan"

    asked: Carried


class WhyNot(Fill):
    """What stands against a client's wish on a stored plan."""

    task: ClassVar[str] = "why_not"

    asked: Carried


class Revise(Fill):
    """The plan after a client's situation, what is kept of what was told before, and what was taken back."""

    task: ClassVar[str] = "revise"

    asked: Carried
    kept: Carried
    removed: Carried


class Sketch(Message):
    """The plan of a request, or the plan in force for it, after pins; and what differs from the plan before."""

    task: ClassVar[str] = "sketch"

    request: Carried
    pins: Carried
    plan: Carried = None
    before: Carried = None


class Weigh(Message):
    """What the plan of a request is like under some weights."""

    task: ClassVar[str] = "weigh"

    request: Carried
    weights: Carried


class _File(Message):
    """A stored document as a file: where and when its sessions stand."""

    id: str
    format: str
    timezone: str | None = None
    at: dt.time | None = None


class PlanFile(_File):
    """A plan as a file; `first` and `last` bound workouts for watches. For calendars: revision and moment of the last
    change, the minutes before a run at which to be reminded of it, and the kinds of sessions, by date, that stood in
    revisions before and stand no more. The format "busy" is a calendar that only says when somebody has no time."""

    task: ClassVar[str] = "export"

    plan: Carried
    units: Literal["km", "mi"]
    language: str
    changed_at: dt.datetime
    revision: int = 1
    first: dt.date | None = None
    last: dt.date | None = None
    alarm: int | None = None
    fallen: Mapping[dt.date, str] = {}
    fallen_lifting: Mapping[dt.date, str] = {}


class BesidePlan(Message):
    """The stored plan beside which a program is trained, how often its calendar changed and when it did last, and the
    kinds of strength sessions, by date, that stood in revisions before and stand no more. A plan that was `chosen` for
    this file has to fit; one that the program was made beside may have strength on other days by now, or none."""

    id: str
    plan: Carried
    revision: int
    changed_at: dt.datetime
    chosen: bool
    fallen: Mapping[dt.date, str] = {}


class ProgramFile(_File):
    """A program as a file, trained from `start` on (default: the day it was made), by itself or beside a plan;
    `running` are the weeks of the running plan that it was asked for with. For calendars: how often one by itself
    changed; one beside a plan changes with that."""

    task: ClassVar[str] = "export_program"

    program: Carried
    language: str
    running: Carried
    made_at: dt.datetime
    start: dt.date | None = None
    changes: int = 1
    beside: BesidePlan | None = None


class Upload(Message):
    """Activity files in multipart/form-data: how they are to be read. The files follow the message's line."""

    content_type: str
    timezone: str | None = None
    units: Literal["km", "mi"] | None = None

    def with_files(self, body: bytes) -> bytes:
        """The task's body."""
        return self.packed() + b"\n" + body


class ProfileUpload(Upload):
    """A profile of activity files, as of a day."""

    task: ClassVar[str] = "profile"

    as_of: dt.date | None = None


class DoneUpload(Upload):
    """The runs in activity files on the days from `first` to `last`."""

    task: ClassVar[str] = "done"

    first: dt.date
    last: dt.date
