"""Refusals that a model can act on: which argument, what it held, what to do, and how a right call looks."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from api.assistants.texts import Example
from coach.bank.labels import Labels

AGAIN = "call again with the same arguments."
NEXT: Mapping[int, str] = {
    401: "The host must send a good API key; no argument can help.",
    403: "The API key is not good for this; whoever runs the service can widen it.",
    404: "Leave `plan` out to speak of the newest plan, or call make_plan first.",
    409: "Call propose_change again and show its answer before anything is accepted.",
    412: "The plan changed meanwhile. Call propose_change again and show its answer.",
    429: f"Wait a minute and {AGAIN}",
    503: f"Wait a few seconds and {AGAIN}",
    504: "That took too long; ask for less at once.",
    500: "That is a defect of the service, not of the call.",
}
NO_PROPOSAL = ("accept_change", 404)
DECIDED = "Nothing is left to decide about it; call today or explain_week to see the plan in force."
OTHER_NAMES = {"plan_id": "plan", "number": "proposal"}
"""What the service's addresses call otherwise than the tools."""


def placed(problem: Mapping[str, Any], within: str) -> dict[str, Any]:
    """The problem with fields as the tool's arguments are called."""
    errors = [{**error, "field": _argument(error["field"], within)} for error in problem.get("errors", ())]
    return {**problem, "errors": errors}


def refusal_lines(name: str, problem: Mapping[str, Any], example: Example) -> Iterator[str]:
    """The sentences for one refusal that another call may mend; they are the model's, in English."""
    yield f"{name} was refused{'.' if problem.get('errors') else ': ' + problem['detail']}"
    for error in problem.get("errors", ()):
        held = "" if error["value"] is None else f" (it was {json.dumps(error['value'], ensure_ascii=False)})"
        yield f"- {error['field'] or 'the arguments'}{held}: {error['message']}"
    if (name, problem["status"]) == NO_PROPOSAL:
        yield "Take the number from propose_change's answer, and the same `plan` with it."
    elif problem["status"] == 409 and problem["detail"].endswith("already"):
        yield DECIDED
    elif problem["status"] in NEXT:
        yield NEXT[problem["status"]]
    else:
        yield f"Correct that and call {name} again, for instance {json.dumps(example, ensure_ascii=False)}"


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
