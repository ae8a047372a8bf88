"""The lifter's request: every field validated, every refusal in a sentence that says what to do.

Only the draft is not: whatever stands in it is repaired, never refused, as long as it is an object
with a list of `days`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator

from solver.edge import Edge, ShortText, WholeNumber, field_errors, shown
from solver.errors import BadRequest, FieldError
from solver.strength.request.equipment import Equipment, Joint, joint_of

SHORT_SESSION_MINS = 45
"""From here on a day has room for a second anchor, and an anchor for three sets (S20, S21)."""


class Training(StrEnum):
    """What the lifter trains for."""

    HYPERTROPHY = "hypertrophy"
    STRENGTH = "strength"
    GENERAL_FITNESS = "general_fitness"

    @property
    def label(self) -> str:
        """As people say it: "general fitness"."""
        return self.value.replace("_", " ")


class Experience(StrEnum):
    """How long the lifter has trained seriously."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Lifter(Edge):
    """Who trains, how often, how long and with what (S01). `equipment` None means everything."""

    primary_focus: Training
    experience_level: Experience
    training_days_per_week: Annotated[WholeNumber, Field(ge=1, le=6)]
    session_duration_mins: Annotated[WholeNumber, Field(ge=20, le=180)]
    equipment: tuple[Equipment, ...] | None = Field(None, max_length=20)
    injury_flags: tuple[ShortText, ...] = Field((), max_length=20)

    @property
    def at_hand(self) -> frozenset[Equipment] | None:
        """The equipment there is; None means all of it."""
        return None if self.equipment is None else frozenset(self.equipment)

    @property
    def joints(self) -> frozenset[Joint]:
        """The joints that need care; flags that name none are the advisories' business."""
        return frozenset(joint for flag in self.injury_flags if (joint := joint_of(flag)))

    @property
    def has_long_sessions(self) -> bool:
        """Whether a session has 45 minutes or more."""
        return self.session_duration_mins >= SHORT_SESSION_MINS


class LifterRequest(Edge):
    """One request for a strength program. Build it with :func:`read_lifter_request` to get readable errors."""

    lifter: Lifter
    draft: Mapping[str, Any] | None = None

    @field_validator("draft", mode="before")
    @classmethod
    def _has_days(cls, draft: object) -> object:
        if not isinstance(draft, Mapping) or not isinstance(draft.get("days"), list):
            raise ValueError("must be an object with a list of days, or null")
        return draft

    def as_json(self) -> dict[str, Any]:
        """The request as plain data; the draft as it came, however deep it is nested."""
        return {"lifter": self.lifter.model_dump(mode="json", by_alias=True), "draft": self.draft}


def read_lifter_request(data: object) -> LifterRequest:
    """Validate parsed JSON as a lifter's request.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    if not isinstance(data, Mapping):
        raise BadRequest.of(FieldError("", shown(data), "a request is a JSON object with a lifter and maybe a draft"))
    try:
        return LifterRequest.model_validate(data)
    except ValidationError as error:
        raise BadRequest.of(*field_errors(error)) from None
