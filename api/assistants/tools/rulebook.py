"""`validate` and `rules`: what a plan keeps, and what it has to keep."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json
from api.assistants.plans import asked_language, language_of, seen
from api.assistants.tool import Answer, Desk, Hints, Part, Told, Tool
from api.assistants.tools.common import PlanId
from coach.bank.labels import Labels, labels_of
from solver.edge import Edge
from solver.errors import BadRequest
from solver.languages import ENGLISH
from solver.refusals import refused
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
    plan_id, language, body = await _judged(desk, asked)
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
    return Told(tuple(_verdict_lines(answer, labels_of(language))), answer)


VERDICTS = ("holds", "not_applicable", "bent", "broken")


async def _judged(desk: Desk, asked: Judgement) -> tuple[str | None, str, Json]:
    """A stored plan with its request, or a plan or program that somebody else wrote, and what it is spoken of in."""
    if asked.document is None:
        plan = await seen(desk.service, asked.plan)
        request = await desk.service.get(f"{plan.path}/request")
        return plan.id, plan.units.language, {"plan": plan.plan, "request": request}
    if asked.request is None:
        raise BadRequest.of(refused("request", None, "beside_document"))
    kind = "program" if "split" in asked.document else "plan"
    language = asked_language({"request": asked.request}) or ENGLISH
    return None, language, {kind: asked.document, "request": asked.request}


def _verdict_lines(answer: Judged, labels: Labels) -> Iterator[str]:
    of = labels.say("judged.plan", plan=answer.plan) if answer.plan else labels.say("judged.document")
    counted = {"holds": answer.holds, "bent": len(answer.bent), "broken": len(answer.broken)}
    yield labels.say("judged.all", of=of, **counted)
    for verdict, rules in (("bent", answer.bent), ("broken", answer.broken)):
        told = [
            labels.say(f"judged.{verdict}", rule=rule.rule_id, title=rule.title, places=len(rule.places))
            for rule in rules
        ]
        yield from phrases.bullets(told, 10, labels)


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
        raise BadRequest.of(refused("ids", unknown[0], "no_rule", known=phrases.listed(known)))
    asked = [rule for rule in every if rule["id"] in question.ids]
    short = [{name: rule[name] for name in ("id", "domain", "title", "tier")} for rule in every]
    found = [Rule.model_validate(rule) for rule in asked or short]
    answer = Rulebook(understood=question.model_dump(mode="json", by_alias=True, exclude_none=True), rules=found)
    labels = labels_of(await language_of(desk.service, {}))
    lines = [_rule_line(rule, labels) for rule in answer.rules]
    return Told((*lines, *(() if asked else (labels.say("judged.ask_with_ids"),))), answer)


def _rule_line(rule: Rule, labels: Labels) -> str:
    tier = labels.say(f"judged.{rule.tier}")
    if rule.statement is None:
        return labels.say("judged.rule", rule=rule.id, title=rule.title, tier=tier)
    about = {"statement": rule.statement, "source": rule.source}
    return labels.say("judged.whole_rule", rule=rule.id, title=rule.title, tier=tier, **about)


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
