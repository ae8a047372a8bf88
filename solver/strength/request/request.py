"""The lifter's request: every field validated, every refusal in a sentence that says what to do.

Only the draft is not: whatever stands in it is repaired, never refused, as long as it is an object
with a list of `days`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from solver.edge import Edge, ShortText, WholeNumber, language_in, read
from solver.errors import told_in
from solver.languages import ENGLISH, Language
from solver.refusals import Unusable
from solver.sentences import Sentence
from solver.strength.request.equipment import WEIGHTS, Equipment, Joint, joint_of
from solver.strength.request.muscles import Muscle
from solver.weekday import Weekday

LONG_SESSION_MINS = 60
"""From here on a day has room for a second anchor, and an anchor for three sets (S20, S21)."""
FIVES_FROM_MINS = 45
"""From here on a session has room for a novice's three fives beside the other patterns (S18)."""
MOST_PRIORITIES, MOST_WEEKS = 3, 8


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
    weekdays: tuple[Weekday, ...] | None = None
    priority_muscles: tuple[Muscle, ...] = Field((), max_length=MOST_PRIORITIES)
    allow_supersets: bool = True
    weeks: Annotated[WholeNumber, Field(ge=1, le=MOST_WEEKS)] = 1
    language: Language = ENGLISH

    @field_validator("weekdays")
    @classmethod
    def _as_many_as_asked_for(
        cls, weekdays: tuple[Weekday, ...] | None, info: ValidationInfo
    ) -> tuple[Weekday, ...] | None:
        count = info.data.get("training_days_per_week")
        if weekdays is not None and count is not None and not len(set(weekdays)) == len(weekdays) == count:
            raise Unusable("weekdays_count", count=count)
        return weekdays

    @field_validator("priority_muscles")
    @classmethod
    def _each_once(cls, muscles: tuple[Muscle, ...]) -> tuple[Muscle, ...]:
        if len(set(muscles)) != len(muscles):
            raise Unusable("muscles_twice")
        return muscles

    @property
    def session_secs(self) -> int:
        """What a session may take."""
        return self.session_duration_mins * 60

    @property
    def at_hand(self) -> frozenset[Equipment] | None:
        """The equipment there is; None means all of it."""
        return None if self.equipment is None else frozenset(self.equipment)

    @property
    def has_weights(self) -> bool:
        """Whether there are weights to hold in the hands or on the shoulders."""
        return self.at_hand is None or not WEIGHTS.isdisjoint(self.at_hand)

    @property
    def joints(self) -> frozenset[Joint]:
        """The joints that need care; flags that name none are the advisories' business."""
        return frozenset(joint for flag in self.injury_flags if (joint := joint_of(flag)))

    @property
    def has_long_sessions(self) -> bool:
        """Whether a session has 60 minutes or more."""
        return self.session_duration_mins >= LONG_SESSION_MINS

    @property
    def does_fives(self) -> bool:
        """Whether three fives are an anchor's fewest sets, too."""
        return self.is_novice_for_strength and self.session_duration_mins >= FIVES_FROM_MINS

    @property
    def is_novice_for_strength(self) -> bool:
        """Whether a beginner trains for strength: fives with added weight each session instead of triples (S18)."""
        return self.primary_focus is Training.STRENGTH and self.experience_level is Experience.BEGINNER


class RunningWeek(Edge):
    """A week of the running plan that the lifting stands beside: its kind, and the weekday of a race in it."""

    week_type: Literal["base", "build", "peak", "recovery", "taper"]
    race: Weekday | None = None


class LifterRequest(Edge):
    """One request for a strength program. Build it with :func:`read_lifter_request` to get readable errors."""

    lifter: Lifter
    draft: Mapping[str, Any] | None = None
    running: tuple[RunningWeek, ...] = Field((), max_length=52)
    """The running plan's weeks, from the program's first one on; empty where nobody runs."""

    @field_validator("draft", mode="before")
    @classmethod
    def _has_days(cls, draft: object) -> object:
        if not isinstance(draft, Mapping) or not isinstance(draft.get("days"), list):
            raise Unusable("draft_form")
        return draft

    def as_json(self) -> dict[str, Any]:
        """The request as plain data; the draft as it came, however deep it is nested."""
        data = {"lifter": self.lifter.as_json(), "draft": self.draft}
        return data | {"running": [week.as_json() for week in self.running]} if self.running else data


def running_weeks_of(plan: Mapping[str, Any]) -> tuple[RunningWeek, ...]:
    """The weeks of a running plan's JSON as a lifter's request takes them."""
    return tuple(
        RunningWeek(
            weekType=week["weekType"],
            race=next((day["dayOfWeek"] for day in week["days"] if day["workoutType"] == "race"), None),
        )
        for week in plan["weeks"]
    )


def read_lifter_request(data: object) -> LifterRequest:
    """Validate parsed JSON as a lifter's request.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    with told_in(language_in(data, "lifter")):
        return read(LifterRequest, data, Sentence("lifter_form"))
