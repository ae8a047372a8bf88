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
    yield f"Proposal {answer.proposal} for plan {answer.plan}: {answer.summary}"
    yield f"Understood: {phrases.listed(_situation(answer.understood, units))}."
    yield from phrases.bullets([change["reason"] for change in changes], MOST_LINES)
    yield from phrases.bullets([*answer.bends, *answer.remarks], 4)
    yield "Nothing is changed yet. Show this to the runner; if they agree, call accept_change with this proposal."


def _situation(told: Json, units: Units) -> Iterator[str]:
    yield f"today is {told['today']}"
    yield from (f"{one['kind']} from {one['from']} to {one['to']}" for one in told.get("events", ()))
    yield from (f"{units.distance(one['distanceKm'])} run on {one['date']}" for one in told.get("done", ()))
    for pin in told.get("pins", ()):
        move = pin.get("move")
        place = (
            f"the run of {move['from']} goes to {move['to']}" if move else pin.get("date") or f"week {pin.get('week')}"
        )
        yield phrases.listed([place, phrases.distance(pin.get("distanceKm"), units), pin.get("workoutType", "")])
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
    done = f"is in force now: {answer.summary}" if accepted else "is declined; the plan stays as it is."
    return Told((f"Proposal {decision.proposal} for plan {plan.id} {done}", f"Revision in force: {revision}."), answer)


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
    wanted = f"planned was {planned}" if planned else "the plan has no such date"
    lines = (
        f"Kept with plan {plan.id}: {plan.units.distance(run.distance_km)} on {entry['date']} ({wanted}).",
        "The plan itself is as it was. Once any run is kept, run days before today without an entry count as missed: "
        "keep all of them, or call propose_change with `done`.",
    )
    return Told(lines, answer)


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
