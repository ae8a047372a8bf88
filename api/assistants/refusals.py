"""Refusals that a model can act on: which argument, what it held, what to do, and how a right call looks."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from api.assistants.texts import Example
from coach.bank.labels import Labels

NO_PROPOSAL = ("accept_change", 404)
OTHER_NAMES = {"plan_id": "plan", "number": "proposal"}
"""What the service's addresses call otherwise than the tools."""


def placed(problem: Mapping[str, Any], within: str) -> dict[str, Any]:
    """The problem with fields as the tool's arguments are called."""
    errors = [{**error, "field": _argument(error["field"], within)} for error in problem.get("errors", ())]
    return {**problem, "errors": errors}


def refusal_lines(
    name: str, problem: Mapping[str, Any], example: Example, labels: Labels, decided: bool
) -> Iterator[str]:
    """The sentences for one refusal that another call may mend; `decided` where a proposal is not open any more."""
    errors, detail = problem.get("errors"), problem["detail"]
    yield labels.say("mend.fields", tool=name) if errors else labels.say("told.refused", tool=name, detail=detail)
    for error in errors or ():
        value = json.dumps(error["value"], ensure_ascii=False)
        held = "" if error["value"] is None else labels.say("mend.held", value=value)
        yield f"- {error['field'] or labels.say('mend.arguments')}{held}: {error['message']}"
    yield _next(name, problem, labels, decided) or labels.say(
        "mend.again", tool=name, example=json.dumps(example, ensure_ascii=False)
    )


def _next(name: str, problem: Mapping[str, Any], labels: Labels, decided: bool) -> str | None:
    """What to do about a refusal that is not about fields."""
    status = problem["status"]
    if (name, status) == NO_PROPOSAL:
        return labels.say("mend.proposal")
    if decided:
        return labels.say("mend.decided")
    return labels.say(f"mend.{status}") if str(status) in labels.tables["mend"] else None


def conflict_lines(name: str, problem: Mapping[str, Any], labels: Labels) -> Iterator[str]:
    """What cannot stand together, which the runner has to decide about: in their language."""
    conflict = problem["conflict"]
    yield labels.say("told.refused", tool=name, detail=problem["detail"])
    yield labels.say("told.conflict", fields=", ".join(conflict["fields"]), suggestion=conflict["suggestion"])
    yield labels.say("told.decide")


def _argument(field: str, within: str) -> str:
    field = field.removeprefix("query.").removeprefix("path.")
    field = OTHER_NAMES.get(field, field)
    return f"{within}.{field}" if within and field else within or field
