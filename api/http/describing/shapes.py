"""Shapes of the HTTP edge that no other layer has, for the OpenAPI document."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, RootModel
from pydantic.alias_generators import to_camel

from coach.wishes.result import Wish as WishOutcome
from solver.answer import SolverReport, WrittenBy
from solver.languages import Language
from solver.rule import Domain
from solver.running.profile.result import Account, SuggestedSettings
from solver.running.request.request import Athlete, Goal, PlanRequest, StrengthFocus
from solver.running.request.result import Advisory, Plan, Relaxation
from solver.running.request.revision import Alternative, BreakTold, Change
from solver.running.search.costs import Weights
from solver.strength.answer.result import Program
from solver.strength.request.request import LifterRequest, Training
from solver.verdict import RuleVerdict
from solver.weekday import Weekday


class Shape(BaseModel):
    """camelCase, nothing unknown."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Validation(Shape):
    """A plan, and the request that it answers."""

    plan: Plan
    request: PlanRequest


class ProgramValidation(Shape):
    """A strength program, and the request that it answers."""

    program: Program
    request: LifterRequest


class AnyValidation(RootModel[Validation | ProgramValidation]):
    """What is to be judged."""


class Verdicts(RootModel[list[RuleVerdict]]):
    """One verdict a rule."""


class WishRead(WishOutcome):
    """A wish in plain words, as far as it was understood; where `complete`, `request` is a plan's, or a program's."""


class Alternatives(RootModel[list[Alternative]]):
    """What becomes of each wish, in their order."""


class RuleText(Shape):
    """A rule as documented: what it says, where it comes from, when it bends and its numbers."""

    id: str
    domain: Domain
    title: str
    statement: str
    source: str
    tier: str
    bends: str | None
    parameters: dict[str, Any]


class Rules(RootModel[list[RuleText]]):
    """The rulebooks in their order."""


class WeightsProfiles(RootModel[dict[str, Weights]]):
    """Weights profiles by name."""


class Health(Shape):
    """The service works."""

    status: Literal["ok"]


class Readiness(Health):
    """The service can take requests; `resting` is a model that failed too often: words are the offline coach's now."""

    coach: Literal["offline", "model", "resting"]


class JobSummary(Shape):
    """A stored document that a job makes, without its content."""

    id: UUID
    status: Literal["queued", "running", "ready", "failed"]
    stage: Literal["queued", "solving", "asking", "writing", "done"]
    created_at: dt.datetime
    finished_at: dt.datetime | None
    metadata: dict[str, str]


class PlanSummary(JobSummary):
    """A stored plan without its content."""

    goal: Goal
    start_date: dt.date
    race_date: dt.date | None
    profile_id: UUID
    weeks_written: int | None
    weeks_planned: int | None
    revision: int


class StoredPlan(PlanSummary):
    """A stored plan: its content once it is `ready`, the problem if it `failed`. `units` and
    `language` are the runner's; the plan itself is in kilometres."""

    units: Literal["km", "mi"]
    language: Language
    plan: Plan | None
    problem: "Problem | None"


class ProposalSummary(Shape):
    """A numbered revision of a plan. `basedOn` is the number of the one that it changes."""

    number: int | None
    status: Literal["preview", "proposed", "accepted", "declined", "expired", "outdated"]
    based_on: int | None
    created_at: dt.datetime | None
    expires_at: dt.datetime | None
    decided_at: dt.datetime | None


class Proposal(ProposalSummary):
    """A revision with its plan and every difference; the first one has none."""

    plan: Plan
    summary: str | None
    changed_days: int
    changed_km: float
    breaks: list[BreakTold]
    changes: list[Change]
    relaxations: list[Relaxation]
    advisories: list[Advisory]
    solver: SolverReport


class ProposalList(Shape):
    """A plan's revisions, newest first."""

    revisions: list[ProposalSummary]


class NewsItem(Shape):
    """One thing that a plan was told; `content` is an entry of a situation."""

    number: int
    kind: Literal["done", "pin", "happening"]
    recorded_at: dt.datetime
    removed_at: dt.datetime | None
    content: dict[str, Any]


class NewsList(Shape):
    """What is kept of what was told."""

    kept: list[NewsItem]


class History(Shape):
    """All that a plan was told, and its revisions, each oldest first; `revision` is the one in force."""

    revision: int
    news: list[NewsItem]
    revisions: list[ProposalSummary]


class FeedAddress(Shape):
    """Where a calendar can be polled without a key."""

    path: str
    webcal: str


class Feed(FeedAddress):
    """Where a plan's calendar can be polled, and `busy`: one with times alone and no word of the training."""

    busy: FeedAddress


class PlanList(Shape):
    """A page of plans, newest first; `next` is the cursor of the following page."""

    plans: list[PlanSummary]
    next: str | None


class StoredProfile(Shape):
    """A snapshot of an athlete; one that came with a plan request has only the athlete."""

    profile_id: UUID
    athlete: Athlete
    suggested_settings: SuggestedSettings | None
    account: Account | None
    metadata: dict[str, str]


class ProfileSummary(Shape):
    """A snapshot of an athlete from activity files, without its account."""

    profile_id: UUID
    created_at: dt.datetime
    as_of: dt.date | None
    athlete: Athlete
    metadata: dict[str, str]


class ProfileList(Shape):
    """A page of profiles, newest first; `next` is the cursor of the following page."""

    profiles: list[ProfileSummary]
    next: str | None


class ProgramSummary(JobSummary):
    """A stored strength program without its content; `writtenBy` is null where no language model was asked, `planId`
    where it was made beside no plan."""

    primary_focus: Training
    plan_id: UUID | None
    written_by: WrittenBy | None


class StoredProgram(ProgramSummary):
    """A strength program under its own id: its content once it is `ready`, the problem if it `failed`.

    `strengthDays` is its week as the settings of a plan request take it.
    """

    strength_days: dict[Weekday, StrengthFocus] | None
    program: Program | None
    problem: "Problem | None"


class ProgramList(Shape):
    """A page of strength programs, newest first; `next` is the cursor of the following page."""

    programs: list[ProgramSummary]
    next: str | None


class FieldProblem(Shape):
    """One field at fault: where, what it held, what to do instead."""

    field: str
    value: Any
    message: str


class ConflictShape(Shape):
    """An irreducible set of fields: without any one of them a plan exists."""

    fields: list[str]
    rules: list[str]
    suggestion: str


class Problem(Shape):
    """RFC 9457 problem details; `detail` is a sentence for people."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem]
    conflict: ConflictShape | None
    instance: str | None = None
