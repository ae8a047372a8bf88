"""What is known at a place of a plan: traits that conditions ask for, and quantities that fill slots."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal, get_args

from coach.bank.quantities import Quantity
from coach.phase import Phase
from solver.running.request.request import Goal, StrengthFocus
from solver.running.request.result import WorkoutType
from solver.strength.calendar.entry import Role
from solver.strength.calendar.split import Focus
from solver.strength.catalogue.exercise import Pattern, Weight
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Experience, Training

Change = Literal["more", "same", "less"]
Load = Literal["weight", "band", "body"]


class Place(StrEnum):
    """Where a sentence may stand."""

    DAY = "day"
    WEEK = "week"
    PLAN = "plan"
    STEP = "step"
    EXERCISE = "exercise"
    SESSION = "session"


@dataclass(frozen=True, kw_only=True)
class RunnerFacts:
    """Who the plan is for. None of these is ever written out.

    `novice`: less than 15 km a week today, or nothing longer than 5 km.
    `experienced`: 50 km a week, or VDOT 50, and more.
    """

    goal: Goal
    units: Literal["km", "mi"]
    novice: bool = False
    experienced: bool = False
    injured: bool = False
    paced: bool = False
    zoned: bool = False
    slots: Mapping[str, Quantity] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DayFacts(RunnerFacts):
    """One day. Numbers that do not apply are None, and no condition on them holds then."""

    place: ClassVar[Place] = Place.DAY
    kind: WorkoutType
    phase: Phase
    km: float = 0.0
    minutes: float = 0.0
    share: int = 0
    yesterday: WorkoutType | None = None
    tomorrow: WorkoutType | None = None
    strength: StrengthFocus | None = None
    weeks_to_race: int | None = None
    days_to_race: int | None = None
    days_after_race: int | None = None
    goal_race: bool = False
    tune_up: bool = False
    named: bool = False
    longest_of_plan: bool = False
    longest_so_far: bool = False
    first_of_kind: bool = False
    last_of_kind: bool = False
    length: Change | None = None
    main: str | None = None
    shape: Literal["even", "repeats", "blocks", "finish", "walk_run"] = "even"
    efforts: frozenset[str] = frozenset()
    repeats: int | None = None
    repeats_change: Change | None = None
    strides: bool = False
    easy_before: bool = False
    has_option: bool = False
    light_work: bool = False
    sharpener: bool = False
    blocked: bool = False
    unwell: bool = False
    long_off: bool = False
    """Whether it is one of the days off of a break."""
    returning: bool = False
    first_back: bool = False
    days_back: int | None = None
    """Since the first run after the last break."""


@dataclass(frozen=True, kw_only=True)
class WeekFacts(RunnerFacts):
    """One week. `lost` counts runs that blocked dates took from it, or days of illness or injury: `unwell`."""

    place: ClassVar[Place] = Place.WEEK
    phase: Phase
    number: int
    km: float = 0.0
    runs: int = 0
    quality: int = 0
    change: Change | None = None
    first: bool = False
    highest: bool = False
    shared_height: bool = False
    """Whether a later week has as many kilometres as the highest."""
    holds_longest: bool = False
    race_week: bool = False
    tune_up: bool = False
    lost: int = 0
    blocked: bool = False
    unwell: bool = False
    returning: bool = False
    back: bool = False
    """Whether it has the first run after a break."""
    late: bool = False
    """Whether the race comes before the way back from its break is over."""
    slowed: bool = False
    """Whether a break slows all runs."""
    first_taper: bool = False
    first_after_race: bool = False
    after_cutback: bool = False
    jump: bool = False
    """Whether it has far more than the load week before: that one had to stay small."""
    halfway: bool = False
    from_zero: bool = False
    weeks_to_race: int | None = None


@dataclass(frozen=True, kw_only=True)
class PlanFacts(RunnerFacts):
    """The whole plan. `off_weeks` lost runs to blocked dates or lead back from a break; they are no cutbacks."""

    place: ClassVar[Place] = Place.PLAN
    dated: bool
    """Whether there is a race."""
    weeks: int
    rises: bool = False
    cutbacks: int = 0
    off_weeks: int = 0
    taper: int = 0
    after_race: int = 0
    longest_runs: int = 0
    from_zero: bool = False
    walks: bool = False


@dataclass(frozen=True, kw_only=True)
class StepFacts(RunnerFacts):
    """One step of a session."""

    place: ClassVar[Place] = Place.STEP
    effort: str
    part: Literal["warm_up", "main", "repeat", "pause", "cool_down", "opening", "middle", "closing", "instead"]


@dataclass(frozen=True, kw_only=True)
class ExerciseFacts:
    """One exercise of a strength program; `main` is the muscle that it trains first, `load` what makes it heavy."""

    place: ClassVar[Place] = Place.EXERCISE
    units: ClassVar[Literal["km", "mi"]] = "km"
    pattern: Pattern
    weight: Weight
    main: Muscle
    role: Role
    load: Load
    focus: Training
    level: Experience
    first: bool = False
    superset: bool = False
    injured: bool = False
    slots: Mapping[str, Quantity] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """One day of a strength program.

    `short`: under three quarters of an hour; `weights`: there is something to load, be it a machine.
    """

    place: ClassVar[Place] = Place.SESSION
    units: ClassVar[Literal["km", "mi"]] = "km"
    focus: Focus
    short: bool = False
    weights: bool = True
    injured: bool = False
    sore_knees: bool = False
    sore_arms: bool = False
    slots: Mapping[str, Quantity] = field(default_factory=dict)


Facts = DayFacts | WeekFacts | PlanFacts | StepFacts | ExerciseFacts | SessionFacts
KINDS: Mapping[Place, type[Facts]] = {kind.place: kind for kind in get_args(Facts)}
