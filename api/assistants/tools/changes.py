"""`propose_change`, `accept_change` and `log_run`: a plan changes by an accepted proposal, and in no other way."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json
from api.assistants.plans import seen
from api.assistants.tool import Answer, Desk, Hints, Told, Tool
from api.assistants.tools.common import MOST_LINES, Change, PlanId
from api.terminal.units import Units
from solver.edge import Edge, WholeNumber
from solver.running.request.request import PlainDate
from solver.running.request.situation import MOST_DONE, MOST_EVENTS, MOST_PINS, Done, Event, Pin, Ran

MOST_CHANGES = 30


class ChangeOrder(Edge):
    """What propose_change takes: a situation, in which today may be left out, and the plan."""

    today: PlainDate | None = None
    done: Annotated[tuple[Done, ...], Field(max_length=MOST_DONE)] = ()
    events: Annotated[tuple[Event, ...], Field(max_length=MOST_EVENTS)] = ()
    pins: Annotated[tuple[Pin, ...], Field(max_length=MOST_PINS)] = ()
    settings: Mapping[str, Any] = Field(default_factory=dict)
    plan: PlanId = None


class Proposed(Answer):
    """A proposal: nothing has changed yet."""

    plan: str
    proposal: int = Field(description="its number, for accept_change")
    based_on: int
    expires_at: str
    summary: str
    changed_days: int
    changed_km: float
    changes: list[Change]
    more_changes: int
    bends: list[str]
    remarks: list[str]


async def propose(desk: Desk, order: ChangeOrder) -> Told:
    """`POST /v1/plans/{id}/revisions`."""
    plan = await seen(desk.service, order.plan)
    told = order.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True, exclude={"plan"})
    situation: Json = {"today": desk.today().isoformat(), **told}
    found = await desk.service.post(f"{plan.path}/revisions", situation)
    changes = found["changes"]
    about = {"understood": {"plan": plan.id, **situation}, "plan": plan.id, "proposal": found["number"]}
    kept = {"changes": changes[:MOST_CHANGES], "moreChanges": max(0, len(changes) - MOST_CHANGES)}
    said = {"bends": phrases.bends(found), "remarks": phrases.remarks(found)}
    answer = Proposed.model_validate({**found, **about, **kept, **said})
    return Told(tuple(_proposal_lines(answer, changes, plan.units)), answer)


def _proposal_lines(answer: Proposed, changes: list[Json], units: Units) -> Iterator[str]:
    labels = units.labels
    yield labels.say("told.proposal", number=answer.proposal, plan=answer.plan, summary=answer.summary)
    yield labels.say("told.understood", situation=phrases.listed(_situation(answer.understood, units)))
    yield from phrases.bullets([change["reason"] for change in changes], MOST_LINES, labels)
    yield from phrases.bullets([*answer.bends, *answer.remarks], 4, labels)
    yield labels.say("told.agree")


def _situation(told: Json, units: Units) -> Iterator[str]:
    labels = units.labels
    yield labels.say("told.today", date=phrases.date(told["today"], units))
    for one in told.get("events", ()):
        first, last = (phrases.date(one[end], units) for end in ("from", "to"))
        yield labels.say(f"told.{one['kind']}", first=first, last=last)
    for one in told.get("done", ()):
        ran = units.distance(one["distanceKm"])
        yield labels.say("told.ran", distance=ran, date=phrases.date(one["date"], units))
    yield from (phrases.pin(pin, units) for pin in told.get("pins", ()))
    yield from (f"{name} = {value}" for name, value in told.get("settings", {}).items())


class Decision(Edge):
    """What accept_change takes."""

    proposal: Annotated[WholeNumber, Field(ge=1, le=2**31 - 1)]
    decision: Literal["accept", "decline"] = "accept"
    plan: PlanId = None


class Decided(Answer):
    """What is in force now."""

    plan: str
    revision: int = Field(description="the number of the revision in force")
    accepted: bool
    changed_days: int
    summary: str | None


async def decide(desk: Desk, decision: Decision) -> Told:
    """`POST /v1/plans/{id}/revisions/{n}/accept`, if the plan is still the one that it was proposed for."""
    plan = await seen(desk.service, decision.plan)
    address = f"{plan.path}/revisions/{decision.proposal}"
    proposed = await desk.service.get(address)
    decided = await desk.service.post(f"{address}/{decision.decision}", If_Match=plan.tag)
    accepted = decision.decision == "accept"
    revision = decided["revision"] if accepted else plan.revision
    understood = {"plan": plan.id, "proposal": decision.proposal, "decision": decision.decision}
    answer = Decided(
        understood=understood,
        plan=plan.id,
        revision=revision,
        accepted=accepted,
        changed_days=proposed["changedDays"] if accepted else 0,
        summary=proposed["summary"],
    )
    labels, about = plan.units.labels, {"number": decision.proposal, "plan": plan.id}
    told = "told.accepted" if accepted else "told.declined"
    lines = (labels.say(told, **about, summary=answer.summary), labels.say("told.in_force", number=revision))
    return Told(lines, answer)


class RunLogged(Edge):
    """What log_run takes."""

    date: PlainDate
    distance_km: Ran
    duration_mins: Annotated[float, Field(strict=True, ge=0, le=3000)] | None = None
    plan: PlanId = None


class Logged(Answer):
    """A run that is kept with the plan; the plan itself is as it was."""

    plan: str
    kept: list[dict[str, Any]]
    planned: str | None = Field(description="what the plan had on that date")


async def log(desk: Desk, run: RunLogged) -> Told:
    """`POST /v1/plans/{id}/done`."""
    plan = await seen(desk.service, run.plan)
    entry = run.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"plan"})
    found = await desk.service.post(f"{plan.path}/done", entry, If_Match=plan.tag)
    day = plan.day(run.date)
    planned = None if day is None else phrases.run(day[1], plan.units)
    kept = [one["content"] for one in found["kept"]]
    answer = Logged(understood={"plan": plan.id, **entry}, plan=plan.id, kept=kept, planned=planned)
    labels, ran = plan.units.labels, plan.units.distance(run.distance_km)
    wanted = labels.say("told.planned", run=planned) if planned else labels.say("told.unplanned")
    told = labels.say("told.kept", plan=plan.id, distance=ran, date=labels.told_date(run.date), planned=wanted)
    return Told((told, labels.say("told.keep_all")), answer)


PROPOSE_CHANGE = Tool(
    name="propose_change",
    takes=ChangeOrder,
    gives=Proposed,
    does=propose,
    hints=Hints(),
)
ACCEPT_CHANGE = Tool(
    name="accept_change",
    takes=Decision,
    gives=Decided,
    does=decide,
    hints=Hints(destroys=True),
)
LOG_RUN = Tool(
    name="log_run",
    takes=RunLogged,
    gives=Logged,
    does=log,
    hints=Hints(repeatable=True),
)
