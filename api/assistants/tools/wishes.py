"""`read_wish` and `make_plan`: from plain words to a plan."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json, Refused
from api.assistants.plans import PLANS, units_of
from api.assistants.tool import Answer, Desk, Hints, Part, Told, Tool
from api.assistants.tools.common import LONGEST_WAIT
from api.terminal.units import Units
from api.workers.questions import WishOrder
from coach.wishes.saying import say
from coach.wishes.tongue import Tongue
from coach.wishes.wish import tongue_for
from solver.edge import Edge


class WishRead(Answer):
    """The wish as far as it goes; `request` is for make_plan once `complete`."""

    request: dict[str, Any] | None
    assumed: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    stop: dict[str, Any] | None
    complete: bool


async def read(desk: Desk, order: WishOrder) -> Told:
    """`POST /v1/wishes`."""
    day = order.today or desk.today()
    asked = order.model_copy(update={"today": day}).model_dump(mode="json", by_alias=True)
    answer = WishRead.model_validate(await desk.service.post("/v1/wishes", asked))
    return Told(tuple(_wish_lines(answer, day, tongue_for(order.text))), answer)


def _wish_lines(wish: WishRead, today: dt.date, tongue: Tongue) -> Iterator[str]:
    def told(name: str, **values: object) -> str:
        return tongue.said(say(f"shown.{name}", **values))

    if wish.stop is not None:
        yield told("no_plan", reason=wish.stop["reason"])
        return
    yield told("read_on", today=today.isoformat())
    yield from (f"- {told('taken', **{**one, 'value': _shown(one['value'])})}" for one in wish.understood)
    yield from (f"- {told('added', **{**one, 'value': _shown(one['value'])})}" for one in wish.assumed)
    yield from (f"? {one['field']}: {one['question']}{_options(one)}" for one in wish.questions)
    if wish.complete:
        tool = "make_program" if "lifter" in (wish.request or {}) else "make_plan"
        yield told("complete", tool=tool)
        yield json.dumps(wish.request, ensure_ascii=False)  # some hosts show their model the text alone
    else:
        yield told("open")


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return phrases.listed(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _options(question: Mapping[str, Any]) -> str:
    return f" ({phrases.listed(map(str, question['options']))})" if question.get("options") else ""


class PlanOrder(Edge):
    """What make_plan takes."""

    request: Annotated[dict[str, Any], Field(description="as read_wish gives it, or written by its syntax")]


class Week(Part):
    """A week in a line."""

    week_number: int
    week_start_date: str
    week_type: str
    km: float
    longest_run_km: float


class PlanMade(Answer):
    """A plan in few words; `today` and explain_week tell its days."""

    plan: str = Field(description="its id, for the other tools")
    status: str = Field(description="ready, or queued or running while its words are being written")
    revision: int
    goal: str
    start_date: str
    race_date: str | None
    race_estimate: dict[str, Any] | None = None
    weeks: list[Week] = Field(default_factory=list)
    bends: list[str] = Field(default_factory=list, description="rules that had to bend, with reasons")
    remarks: list[str] = Field(default_factory=list)


async def make(desk: Desk, order: PlanOrder) -> Told:
    """`POST /v1/plans`."""
    stored = await desk.service.post(PLANS, order.request, Prefer=LONGEST_WAIT)
    about = {**stored, "understood": order.request, "plan": stored["id"]}
    if stored["problem"] is not None:
        raise Refused(stored["problem"])
    if stored["plan"] is None:
        answer = PlanMade.model_validate(about)
        return Told((units_of(stored).labels.say("told.being_made", plan=answer.plan),), answer)
    answer = PlanMade.model_validate({**about, **_content(stored["plan"])})
    return Told(tuple(_plan_lines(answer, stored["plan"], units_of(stored))), answer)


def _content(plan: Json) -> Json:
    race = plan["raceDate"]
    weeks = [
        {**week, "km": phrases.week_km(week, race), "longestRunKm": phrases.longest(week, race)}
        for week in plan["weeks"]
    ]
    told = {"weeks": weeks, "bends": phrases.bends(plan), "remarks": phrases.remarks(plan)}
    return {**told, "raceEstimate": plan["raceEstimate"]}


def _plan_lines(answer: PlanMade, plan: Json, units: Units) -> Iterator[str]:
    labels, start = units.labels, phrases.date(answer.start_date, units)
    race = labels.say("told.race", date=phrases.date(answer.race_date, units)) if answer.race_date else ""
    goal, weeks = labels.name("goal", answer.goal), labels.count(len(answer.weeks), "week")
    yield labels.say("told.made", plan=answer.plan, goal=goal, weeks=weeks, start=start, race=race)
    peak = max(answer.weeks, key=lambda week: week.km)
    furthest = max(week.longest_run_km for week in answer.weeks)
    full, far = (units.distance(value) for value in (peak.km, furthest))
    yield labels.say("told.fullest", week=peak.week_number, distance=full, longest=far)
    yield from (phrases.week_line(week, answer.race_date, units) for week in plan["weeks"])
    yield from phrases.bullets([*answer.bends, *answer.remarks], 6, labels)


READ_WISH = Tool(
    name="read_wish",
    takes=WishOrder,
    gives=WishRead,
    does=read,
    hints=Hints(reads_only=True),
)
MAKE_PLAN = Tool(
    name="make_plan",
    takes=PlanOrder,
    gives=PlanMade,
    does=make,
    hints=Hints(),
    within="request",
)
