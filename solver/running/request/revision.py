"""Answers about a living plan as outsiders see them: a revision, why, why not, what if."""

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from solver.answer import Shape, SolverReport
from solver.running.request.result import Advisory, Plan, Relaxation, WorkoutType
from solver.running.request.situation import Event, Pin, Wish
from solver.weekday import Weekday

Cause = Literal["event", "pin", "return", "setting", "rule"]


class BreakTold(Shape):
    """Time off: the first day off, the first run after it, and the days from the first to the last day off."""

    first: dt.date = Field(alias="from")
    resume: dt.date
    days: int


class DayPlan(Shape):
    """What a date holds: a type and, of a run, its distance."""

    workout_type: WorkoutType
    planned_distance_km: float | None


class Change(Shape):
    """One date that is another than before, and why. `before` or `after` is None where the plan has no such date.

    `reason` is a sentence about the day; `why` is its end, the same for days that changed for the same reason.
    """

    date: dt.date
    before: DayPlan | None
    after: DayPlan | None
    cause: Cause
    rule_id: str | None = None
    why: str = ""
    reason: str


class Revision(Shape):
    """The plan after what happened, and everything about the difference.

    `based_on` is the plan it came from; a revision without changes carries that plan's days as they are.
    """

    plan: Plan
    based_on: str
    breaks: list[BreakTold]
    changed_days: int
    changed_km: float
    summary: str
    changes: list[Change]
    relaxations: list[Relaxation]
    advisories: list[Advisory]
    solver: SolverReport

    def as_json(self) -> dict[str, Any]:
        """With its plan as plans are written."""
        return {**super().as_json(), "plan": self.plan.as_json()}


class Subject(Shape):
    """A week, or a day of it."""

    week: int
    day: Weekday | None = None


class Target(Shape):
    """What a distance was to be, and where that comes from."""

    distance_km: float
    source: Literal["curve", "share", "minimum", "cap", "plan"] = Field(alias="from")


class Tight(Shape):
    """A bound that leaves less than one grid step of room; `room` is what it leaves, in km."""

    rule_id: str
    room: float
    sentence: str


class HeldBy(Shape):
    """A neighbour that a distance is measured from, or that is measured from it."""

    week: int
    day: Weekday | None = None
    sentence: str


class Why(Shape):
    """Why a week or a run is as long as it is; every sentence is built from the finished numbers."""

    subject: Subject
    distance_km: float
    target: Target | None
    tight: list[Tight]
    held_by: list[HeldBy]
    touched_by: list[Event | Pin]
    sentences: list[str]


class Clash(Shape):
    """What cannot stand together: without any one of the fields there is a plan."""

    fields: list[str]
    rules: list[str]
    suggestion: str
    detail: str


class Price(Shape):
    """What a wish costs: days and kilometres that change, bends that appear, and the objective by weight."""

    changed_days: int
    changed_km: float
    bends: list[Relaxation]
    by_weight: dict[str, float]


class WhyNot(Shape):
    """Whether a wish can be met: the conflict if not, else the revision that meets it and its price."""

    possible: bool
    conflict: Clash | None = None
    revision: Revision | None = None
    cost: Price | None = None

    def as_json(self) -> dict[str, Any]:
        """With its revision as revisions are written."""
        data = super().as_json()
        return data if self.revision is None else {**data, "revision": self.revision.as_json()}


class Summary(Shape):
    """A plan in a line."""

    peak_km: float
    longest_km: float
    total_km: float
    weeks: int
    bends: int
    status: Literal["optimal", "feasible"]


class Alternative(Shape):
    """What becomes of one wish; `error` is the contract's error object where nothing does."""

    wish: Wish
    summary: Summary | None = None
    changes: list[Change] = Field(default_factory=list)
    error: dict[str, object] | None = None
