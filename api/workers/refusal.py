"""Errors handed on whole, with the codes and values of their sentences, so that the edge can tell them in any language:
from a solver process to its owner, and from the service to who asks it in the same process.
"""

import datetime as dt
import json
from collections.abc import Mapping, MutableMapping
from typing import Any

from api.workers.done import Done, dumped
from solver.errors import Conflict, FieldError, PacewrightError
from solver.sentences import Choice, Sentence

HANDED_OVER = "pacewright.refused"
"""Where in a request's scope a caller in the same process is given the error itself."""


class Refused(PacewrightError):
    """What a solver process refused, with a type and a status of its own."""

    def __init__(self, kind: str, status: int, language: str | None, detail: str, *told: Any) -> None:
        super().__init__(detail, *told)
        self.type, self.status, self.language = kind, status, language


def refusal(error: PacewrightError, **facts: Any) -> Done:
    """An error as a task's answer; `facts` stay in the logs."""
    conflict = error.conflict
    told = {
        "type": error.type,
        "language": error.language,
        "detail": _packed(error.detail),
        "errors": [[e.field, e.value, _packed(e.message)] for e in error.errors],
        "conflict": None if conflict is None else [conflict.fields, conflict.rules, conflict.suggestion],
    }
    return Done(error.status, dumped(told), facts)


def refused_in(done: Done) -> Refused:
    """The error that a task's answer is."""
    told = json.loads(done.body)
    errors = [FieldError(field, value, _unpacked(message)) for field, value, message in told["errors"]]
    conflict = told["conflict"]
    if conflict is not None:
        fields, rules, suggestion = conflict
        conflict = Conflict(tuple(fields), tuple(rules), suggestion)
    return Refused(told["type"], done.status, told["language"], _unpacked(told["detail"]), errors, conflict)


def hand_over(scope: MutableMapping[str, Any], error: PacewrightError) -> None:
    """Give the error to who asked in this process, if somebody did."""
    if HANDED_OVER in scope:
        scope[HANDED_OVER].append(error)


def _packed(value: object) -> Any:
    """A text, or a value in one, as JSON that keeps its type."""
    if isinstance(value, Sentence):
        return {"code": value.code, "values": {blank: _packed(one) for blank, one in value.values.items()}}
    if isinstance(value, Choice):
        return {"choice": list(value)}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)


def _unpacked(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    if "code" in value:
        return Sentence(value["code"], **{blank: _unpacked(one) for blank, one in value["values"].items()})
    return Choice(value["choice"]) if "choice" in value else dt.date.fromisoformat(value["date"])
