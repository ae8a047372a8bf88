"""`validate` and `rules`: what a plan keeps, and what it has to keep."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json
from api.assistants.plans import seen
from api.assistants.tool import Answer, Desk, Hints, Part, Told, Tool
from api.assistants.tools.common import PlanId
from coach.bank.labels import labels_of
from solver.edge import Edge
from solver.errors import BadRequest, FieldError
from solver.rule import Domain

RULES = "/v1/rules"


class Judgement(Edge):
    """What validate takes."""

    plan: PlanId = None
    document: dict[str, Any] | None = None
    request: dict[str, Any] | None = None


class Verdict(Part):
    """A rule that does not simply hold."""

    rule_id: str
    title: str
    places: list[Any]


class Judged(Answer):
    """Every rule's verdict, those that hold only counted."""

    plan: str | None
    holds: int
    not_applicable: int
    bent: list[Verdict]
    broken: list[Verdict]


async def validate(desk: Desk, asked: Judgement) -> Told:
    """`POST /v1/validate`."""
    plan_id, body = await _judged(desk, asked)
    found = await desk.service.post("/v1/validate", body)
    titles = {rule["id"]: rule["title"] for rule in await desk.service.get(RULES)}
    by = {verdict: [one for one in found if one["verdict"] == verdict] for verdict in VERDICTS}
    worse = {
        verdict: [Verdict.model_validate({**one, "title": titles.get(one["ruleId"], "")}) for one in by[verdict]]
        for verdict in ("bent", "broken")
    }
    answer = Judged(
        understood={"plan": plan_id} if plan_id else {"document": "as given", "request": "as given"},
        plan=plan_id,
        holds=len(by["holds"]),
        not_applicable=len(by["not_applicable"]),
        **worse,
    )
    return Told(tuple(_verdict_lines(answer)), answer)


VERDICTS = ("holds", "not_applicable", "bent", "broken")


async def _judged(desk: Desk, asked: Judgement) -> tuple[str | None, Json]:
    """A stored plan with its request, or a plan or program that somebody else wrote."""
    if asked.document is None:
        plan = await seen(desk.service, asked.plan)
        return plan.id, {"plan": plan.plan, "request": await desk.service.get(f"{plan.path}/request")}
    if asked.request is None:
        raise BadRequest.of(FieldError("request", None, "is required beside `document`: what the plan was to answer"))
    kind = "program" if "split" in asked.document else "plan"
    return None, {kind: asked.document, "request": asked.request}


def _verdict_lines(answer: Judged) -> Iterator[str]:
    of = f"Plan {answer.plan}" if answer.plan else "The document"
    yield f"{of}: {answer.holds} rules hold, {len(answer.bent)} are bent, {len(answer.broken)} are broken."
    for word, verdicts in (("bent", answer.bent), ("broken", answer.broken)):
        told = [f"{one.rule_id} {one.title} is {word} at {len(one.places)} places" for one in verdicts]
        yield from phrases.bullets(told, 10, labels_of())


class RulesQuestion(Edge):
    """What rules takes."""

    domain: Domain | None = None
    ids: tuple[str, ...] = Field((), max_length=100)


class Rule(Part):
    """A rule; statement and source where it was asked for by its id."""

    id: str
    domain: str
    title: str
    tier: str
    statement: str | None = None
    source: str | None = None
    bends: str | None = None


class Rulebook(Answer):
    """Rules in their order."""

    rules: list[Rule]


async def rules(desk: Desk, question: RulesQuestion) -> Told:
    """`GET /v1/rules`."""
    every: list[Json] = await desk.service.get(RULES, domain=question.domain)
    known = [rule["id"] for rule in every]
    unknown = [one for one in question.ids if one not in known]
    if unknown:
        raise BadRequest.of(FieldError("ids", unknown[0], f"is no rule; there are {phrases.listed(known)}"))
    asked = [rule for rule in every if rule["id"] in question.ids]
    short = [{name: rule[name] for name in ("id", "domain", "title", "tier")} for rule in every]
    found = [Rule.model_validate(rule) for rule in asked or short]
    answer = Rulebook(understood=question.model_dump(mode="json", by_alias=True, exclude_none=True), rules=found)
    return Told(
        (*map(_rule_line, answer.rules), *(() if asked else ("Ask with ids for statements and sources.",))), answer
    )


def _rule_line(rule: Rule) -> str:
    said = "" if rule.statement is None else f": {rule.statement} (source: {rule.source})"
    return f"{rule.id} {rule.title}, {rule.tier}{said}"


VALIDATE = Tool(
    name="validate",
    takes=Judgement,
    gives=Judged,
    does=validate,
    hints=Hints(reads_only=True),
)
RULES_TOOL = Tool(
    name="rules",
    takes=RulesQuestion,
    gives=Rulebook,
    does=rules,
    hints=Hints(reads_only=True),
)
