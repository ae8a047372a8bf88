"""The plan as outsiders see it: the skeleton that the engine returns and the filled plan have this one shape."""

import datetime as dt
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from solver.answer import Severity, Shape, SolverReport, WrittenBy
from solver.running.request.request import Goal, PlanRequest, StrengthFocus
from solver.running.request.situation import Situation, with_settings
from solver.weekday import Weekday


class WeekType(StrEnum):
    """What a week is for."""

    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    RECOVERY = "recovery"
    TAPER = "taper"


class WorkoutType(StrEnum):
    """What a day is for."""

    EASY = "easy"
    RECOVERY = "recovery"
    LONG_RUN = "long_run"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    STEADY = "steady"
    RACE = "race"
    REST = "rest"
    CROSS_TRAINING = "cross_training"

    @property
    def wants_fresh_legs(self) -> bool:
        """Long runs, quality runs, steady ones too, and races: what no heavy legs may stand before (R28)."""
        return self in _WANT_FRESH_LEGS


_WANT_FRESH_LEGS = frozenset(
    {WorkoutType.LONG_RUN, WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.STEADY, WorkoutType.RACE}
)


class Intensity(StrEnum):
    """How hard a day or a step feels."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    MAX = "max"


STRENGTH_LABELS: Mapping[StrengthFocus, str] = {"full_body": "full body", "upper": "upper body", "lower": "legs"}
"""What a strength session trains, as people say it."""


class PaceRange(Shape):
    """A range of paces in whole seconds per kilometre; fast is the smaller number."""

    model_config = ConfigDict(frozen=True)

    fast_sec_per_km: int = Field(gt=0)
    slow_sec_per_km: int = Field(gt=0)


class Step(Shape):
    """One stretch of a workout, by distance or by time."""

    distance_km: float | None = None
    duration_mins: float | None = None
    intensity: Intensity
    target_pace: PaceRange | None = None
    note: str | None = None


class Repeat(Shape):
    """Steps that are run several times over."""

    repeat: int = Field(ge=1, le=100)
    steps: list[Step]


class WorkoutStructure(Shape):
    """Warm-up, main part, cool-down; on a run day the distances add up to the day's within 2 %.

    `easierOption` is a run that may stand in for a hard one; it is no part of the sum.
    """

    warmup: Step | None = None
    main: list[Step | Repeat]
    cooldown: Step | None = None
    easier_option: Step | None = None


class PlanDay(Shape):
    """One day. The engine owns date, type, distance and duration; the coach owns the rest."""

    date: dt.date
    day_of_week: Weekday
    workout_type: WorkoutType
    planned_distance_km: float | None
    planned_duration_mins: int | None
    title: str = ""
    description: str | None = None
    intensity: Intensity = Intensity.LOW
    target_pace: PaceRange | None = None
    target_hr_zone: Annotated[int, Field(ge=1, le=5)] | None = None
    workout_structure: WorkoutStructure | None = None
    strength: StrengthFocus | None = None
    written_by: WrittenBy | None = None


class PlanWeek(Shape):
    """Monday to Sunday; the distance is the exact sum of the days, a race included."""

    week_number: int
    week_start_date: dt.date
    week_end_date: dt.date
    week_type: WeekType
    planned_distance_km: float
    coach_notes: str | None = None
    written_by: WrittenBy | None = None
    days: list[PlanDay]


class Relaxation(Shape):
    """One bend of an elastic rule: what the rule asks for, what the plan does, and why."""

    rule_id: str
    week: int
    day: Weekday | None
    bound: float
    actual: float
    unit: Literal["km"] = "km"
    reason: str


class Advisory(Shape):
    """Something the reader should know; never an error.

    Corrections of a language model's words also name the date, the field, what stood there and what was left of it.
    """

    code: str
    severity: Severity
    week: int | None = None
    message: str
    date: dt.date | None = None
    field: str | None = None
    before: str | None = None
    after: str | None = None


class LostRun(Shape):
    """A run that stood on a date until something came between."""

    date: dt.date
    workout_type: WorkoutType
    planned_distance_km: float


def _told(value: object) -> object:
    """Situations have a reader of their own, also inside a plan that is read strictly."""
    return value if isinstance(value, Situation) else Situation.model_validate(value, strict=False)


class Earlier(Shape):
    """The plan that a revision came from, as far as it was another: what the revision can be judged by.

    `weeks` are those that changed or fell away, without a coach's words; `situation` and `lost` what it knew itself.
    """

    plan_id: str
    goal: Goal
    race_date: dt.date | None
    end_date: dt.date
    weeks: list[PlanWeek]
    situation: Annotated[Situation, BeforeValidator(_told)] | None = None
    lost: list[LostRun] = Field(default_factory=list)


class Happened(Shape):
    """What a revised plan remembers: all that it was told, the runs that fell away, and what it came from."""

    situation: Annotated[Situation, BeforeValidator(_told)]
    lost: list[LostRun] = Field(default_factory=list)
    earlier: Earlier | None = None


class RaceEstimate(Shape):
    """What today's form suggests for the race: a range of whole seconds, and what it is read from."""

    fast_secs: int = Field(gt=0)
    slow_secs: int = Field(gt=0)
    basis: Literal["vdot", "easyPace"]


class Plan(Shape):
    """A training plan: the engine's skeleton, and the coach's words once they are filled in.

    `happened` is there once the plan was revised.
    """

    plan_id: str
    goal: Goal
    start_date: dt.date
    end_date: dt.date
    race_date: dt.date | None
    race_estimate: RaceEstimate | None = None
    coach_note: str | None = None
    written_by: WrittenBy | None = None
    weeks: list[PlanWeek]
    relaxations: list[Relaxation]
    advisories: list[Advisory]
    solver: SolverReport
    happened: Happened | None = None

    def answers(self, request: PlanRequest) -> PlanRequest:
        """The request that it answers by now: the one that it was made for, with all settings told since."""
        return request if self.happened is None else with_settings(request, self.happened.situation.settings)

    def as_json(self) -> dict[str, Any]:
        """The plan as the contract's JSON object; who wrote what appears only once someone has, lifting only if any."""
        data = super().as_json()
        if self.happened is None:
            del data["happened"]
        if not self._lifts:
            for day in (day for week in data["weeks"] for day in week["days"]):
                del day["strength"]
        if self.written_by is None:
            for part in (data, *data["weeks"], *(day for week in data["weeks"] for day in week["days"])):
                del part["writtenBy"]
        for advisory in data["advisories"]:
            for name in _CORRECTION:
                if advisory[name] is None:
                    del advisory[name]
        for week in data["weeks"]:
            for day in week["days"]:
                if day["workoutStructure"] is not None:
                    day["workoutStructure"] = _without_nulls(day["workoutStructure"])
        return data

    def as_bytes(self) -> bytes:
        """:meth:`as_json` as compact JSON; a skeleton goes the short way, since it is what is asked for most."""
        if self._is_skeleton:
            return self.model_dump_json(by_alias=True, exclude=_OF_COACH).encode()
        return json.dumps(self.as_json(), ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()

    @property
    def _is_skeleton(self) -> bool:
        """Whether nothing is there that only a coach adds."""
        corrected = any(getattr(advisory, name) is not None for advisory in self.advisories for name in _CORRECTION)
        structured = any(day.workout_structure for week in self.weeks for day in week.days)
        plain = self.written_by is None and self.happened is None
        return plain and not corrected and not structured and not self._lifts

    @property
    def _lifts(self) -> bool:
        """Whether any day has a strength session."""
        return any(day.strength for week in self.weeks for day in week.days)


_CORRECTION = ("date", "field", "before", "after")
_OF_COACH: dict[str, Any] = {
    "written_by": True,
    "happened": True,
    "advisories": {"__all__": dict.fromkeys(_CORRECTION, True)},
    "weeks": {"__all__": {"written_by": True, "days": {"__all__": {"strength": True, "written_by": True}}}},
}


def _without_nulls(structure: object) -> object:
    """A step has a distance or a duration: the other, and empty notes, are left out."""
    if isinstance(structure, dict):
        return {key: _without_nulls(value) for key, value in structure.items() if value is not None}
    return [_without_nulls(item) for item in structure] if isinstance(structure, list) else structure
