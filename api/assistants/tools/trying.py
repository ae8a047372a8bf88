"""`why_not` and `what_if`: wishes tried on a plan, which stays as it is."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json
from api.assistants.plans import Seen, seen
from api.assistants.tool import Answer, Desk, Hints, Part, Told, Tool
from api.assistants.tools.common import MOST_LINES, Change, PlanId, Week
from api.terminal.units import Units
from api.workers.questions import Wishes
from solver.edge import Edge
from solver.errors import BadRequest
from solver.refusals import refused
from solver.running.request.request import PlainDate
from solver.running.request.situation import Move, PinnedType
from solver.weekday import Weekday


class WhyNotQuestion(Edge):
    """What why_not takes."""

    week: Week | None = None
    day: Weekday | None = None
    date: PlainDate | None = None
    distance_km: Annotated[float, Field(strict=True, ge=0, le=400)] | None = None
    workout_type: PinnedType | None = None
    move: Move | None = None
    settings: Mapping[str, Any] = Field(default_factory=dict)
    today: PlainDate | None = None
    plan: PlanId = None

    def pins(self, plan: Seen) -> list[Json]:
        """The wish as a situation has it: a day's, a week's, or a move.

        Raises:
            BadRequest: when it does not say where, or what instead.
        """
        if self.move is not None:
            return [{"move": self.move.as_json()}]
        if self.date is None and self.week is None and self.settings:
            return []
        if self.distance_km is None and self.workout_type is None:
            raise BadRequest.of(refused("distanceKm", None, "say_instead"))
        week, day = plan.place(self.date, self.week, self.day)
        wanted: Json = {"distanceKm": self.distance_km, "workoutType": self.workout_type}
        if day is None:
            return [{"week": week, **wanted}]
        return [{"date": plan.week(week)["days"][day.position]["date"], **wanted}]


class WhyNot(Answer):
    """Whether a wish can be met: what stands against it, or what it would cost."""

    plan: str
    possible: bool
    conflict: dict[str, Any] | None
    summary: str | None
    cost: dict[str, Any] | None
    changes: list[Change]
    more_changes: int


async def why_not(desk: Desk, question: WhyNotQuestion) -> Told:
    """`POST /v1/plans/{id}/why-not`."""
    plan = await seen(desk.service, question.plan)
    wish = {"pins": question.pins(plan), "settings": dict(question.settings)}
    if question.today is not None:
        wish["today"] = question.today.isoformat()
    found = await desk.service.post(f"{plan.path}/why-not", wish)
    revision = found["revision"] or {"changes": [], "summary": None}
    changes = revision["changes"]
    about = {"plan": plan.id, "summary": revision["summary"], "understood": {"plan": plan.id, **wish}}
    kept = {"changes": changes[:MOST_LINES], "moreChanges": max(0, len(changes) - MOST_LINES)}
    answer = WhyNot.model_validate({**found, **about, **kept})
    return Told(tuple(_why_not_lines(answer, changes, plan.units)), answer)


def _why_not_lines(answer: WhyNot, changes: list[Json], units: Units) -> Iterator[str]:
    labels = units.labels
    if answer.conflict is not None:
        fields, rules = (phrases.listed(answer.conflict[name]) for name in ("fields", "rules"))
        yield labels.say("told.impossible", detail=answer.conflict["detail"])
        yield labels.say("told.in_the_way", fields=fields, rules=rules)
        yield answer.conflict["suggestion"]
        return
    cost = answer.cost or {"changedDays": 0, "changedKm": 0.0, "bends": []}
    yield labels.say("told.possible", summary=answer.summary or "").strip()
    changed, days = units.distance(cost["changedKm"]), labels.count(cost["changedDays"], "day")
    yield labels.say("told.price", days=days, distance=changed, bends=len(cost["bends"]))
    yield from phrases.bullets([bend["reason"] for bend in cost["bends"]], 4, labels)
    yield from phrases.bullets([change["reason"] for change in changes], 6, labels)
    yield labels.say("told.have_it_so")


class WhatIfQuestion(Edge):
    """What what_if takes."""

    wishes: Wishes
    request: dict[str, Any] | None = None
    today: PlainDate | None = None
    plan: PlanId = None


class Alternative(Part):
    """What becomes of one wish."""

    wish: dict[str, Any]
    summary: dict[str, Any] | None
    changed_days: int
    first_changes: list[Change]
    error: dict[str, Any] | None


class Alternatives(Answer):
    """Every wish's answer, in their order."""

    plan: str | None
    alternatives: list[Alternative]


async def what_if(desk: Desk, question: WhatIfQuestion) -> Told:
    """`POST /v1/plans/{id}/what-if`, or `POST /v1/what-if` for a request that is not stored."""
    asked = question.model_dump(mode="json", by_alias=True, exclude_none=True)
    wishes: Json = {"wishes": asked["wishes"]}
    if question.request is not None:
        plan_id, units = None, _units_of(question.request.get("settings"))
        found = await desk.service.post("/v1/what-if", {"request": question.request, **wishes})
    else:
        plan = await seen(desk.service, question.plan)
        known = {"today": asked["today"]} if question.today else {}
        plan_id, units = plan.id, plan.units
        found = await desk.service.post(f"{plan.path}/what-if", {**wishes, **known})
    each = [{**one, "changedDays": len(one["changes"]), "firstChanges": one["changes"][:3]} for one in found]
    answer = Alternatives(
        understood=asked, plan=plan_id, alternatives=[Alternative.model_validate(one) for one in each]
    )
    lines = (_alternative_line(one, units) for one in answer.alternatives)
    return Told((*lines, units.labels.say("told.unchanged")), answer)


def _units_of(settings: object) -> Units:
    asked = settings if isinstance(settings, Mapping) else {}
    return Units("mi" if asked.get("units") == "mi" else "km", phrases.spoken_in(asked))


def _alternative_line(one: Alternative, units: Units) -> str:
    labels, settings = units.labels, (f"{name} {value}" for name, value in one.wish["settings"].items())
    wish = phrases.listed([*settings, *(phrases.pin(pin, units) for pin in one.wish["pins"])])
    wish = wish or labels.say("told.as_it_is")
    if one.summary is None:
        return labels.say("told.cannot", wish=wish, detail=(one.error or {})["detail"])
    told = one.summary
    lengths = {name: units.distance(told[f"{name}Km"]) for name in ("peak", "longest", "total")}
    weeks, days = labels.count(told["weeks"], "week"), labels.count(one.changed_days, "day")
    return labels.say("told.variant", wish=wish, **lengths, weeks=weeks, bends=told["bends"], days=days)


WHY_NOT = Tool(
    name="why_not",
    takes=WhyNotQuestion,
    gives=WhyNot,
    does=why_not,
    hints=Hints(reads_only=True),
)
WHAT_IF = Tool(
    name="what_if",
    takes=WhatIfQuestion,
    gives=Alternatives,
    does=what_if,
    hints=Hints(reads_only=True),
)
