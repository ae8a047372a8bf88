"""The program as outsiders see it: generated and harmonized ones have this one shape."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from solver.answer import Severity, Shape, SolverReport, WrittenBy
from solver.strength.calendar.entry import Role
from solver.strength.calendar.split import Focus, SplitName
from solver.strength.curve.block import WeekKind
from solver.strength.request.muscles import Muscle
from solver.weekday import Weekday


class ProgressionKind(StrEnum):
    """How a load rises."""

    DOUBLE = "double"
    LINEAR = "linear"
    RIR = "rir"
    REPS = "reps"


class Progression(Shape):
    """What rises when: `reps` is the range that is worked through, `add_kg` the step (null: as the reserve says)."""

    kind: ProgressionKind
    reps: tuple[int, int] | None = None
    add_kg: float | None = None
    text: str


class ProgramExercise(Shape):
    """One exercise; `muscles` says what a set counts: 1 direct, 0.5 indirect."""

    name: str = Field(max_length=80)
    role: Role
    muscles: dict[Muscle, float]
    sets: int
    reps: str
    rest_secs: int
    rir: int
    notes: str | None = None
    superset: str | None = None
    """The letter that exercises done in turn share; absent where there is none."""
    progression: Progression | None = None
    """Absent where one week was asked for."""
    warm_up: str | None = None


class ProgramDay(Shape):
    """One weekday; rest days have no exercises, 0 minutes and no writer."""

    day_of_week: Weekday
    focus: Focus
    exercises: list[ProgramExercise]
    estimated_mins: int
    notes: str | None = None
    """What stands beside the lifting: a draft's warm-up, cardio and mobility."""
    written_by: WrittenBy | None = None


class MuscleSets(Shape):
    """Counted sets a week, the range they should lie in, and what the draft had (null without one)."""

    sets: float
    target: tuple[int, int]
    before: float | None


class ProgramWeek(Shape):
    """One week of a block: the same exercises, with its own sets and repetitions in reserve."""

    week_number: int
    kind: WeekKind
    rir: int
    days: list[ProgramDay]
    weekly_sets: dict[Muscle, MuscleSets]


class ProgramRelaxation(Shape):
    """One bend of an elastic rule: what the rule asks for, what the program does, and why. In sets."""

    rule_id: str
    week: None = None
    day: Weekday | None
    muscle: Muscle | None
    bound: float
    actual: float
    unit: Literal["sets"] = "sets"
    reason: str


class ProgramAdvisory(Shape):
    """A correction of the draft (day, exercise, before, after) or another remark; never an error."""

    code: str
    severity: Severity
    week: None = None
    day: Weekday | None = None
    exercise: str | None = None
    before: str | int | float | None = None
    after: str | int | float | None = None
    set_deltas: dict[Muscle, float] = Field(default_factory=dict)
    message: str


class Program(Shape):
    """A week of strength training, repeated week after week."""

    program_id: str
    split: SplitName
    days: list[ProgramDay]
    weekly_sets: dict[Muscle, MuscleSets]
    relaxations: list[ProgramRelaxation]
    advisories: list[ProgramAdvisory]
    solver: SolverReport
    weeks: list[ProgramWeek] | None = None
    """The block, where more than one week was asked for."""
    written_by: WrittenBy | None = None

    def as_json(self) -> dict[str, Any]:
        """The program as the contract's JSON object; who wrote what appears only where a language model was asked."""
        data = super().as_json()
        days = [*data["days"], *(day for week in data["weeks"] or () for day in week["days"])]
        if self.written_by is None:
            for part in (data, *days):
                del part["writtenBy"]
        _drop_absent(data, "weeks")
        for day in days:
            _drop_absent(day, "notes")
            for exercise in day["exercises"]:
                _drop_absent(exercise, "superset", "progression", "warmUp")
        return data


def _drop_absent(part: dict[str, object], *fields: str) -> None:
    for field in fields:
        if part[field] is None:
            del part[field]
