"""What went wrong, at the fields that cause it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from api.workers.done import Done
from api.workers.refusal import refused_in
from solver.errors import PacewrightError


@dataclass(frozen=True)
class Problem:
    """The contract's error object, as a page needs it: a sentence, a message for each field at fault, and the fields
    that cannot stand together by some rules; `kind` is its type."""

    title: str
    detail: str
    fields: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    kind: str = ""
    together: Sequence[str] = ()
    rules: Sequence[str] = ()

    @classmethod
    def of(cls, error: Mapping[str, Any]) -> Self:
        """From the error object."""
        fields = {item["field"]: item["message"] for item in error.get("errors", []) if item["field"]}
        conflict = error.get("conflict")
        if conflict is None:
            return cls(error["title"], error["detail"], fields, kind=error["type"])
        together, rules = tuple(conflict["fields"]), tuple(conflict["rules"])
        return cls(error["title"], error["detail"], fields, conflict["suggestion"], error["type"], together, rules)

    @classmethod
    def raised(cls, error: PacewrightError) -> Self:
        """From an error on this side of the pool."""
        return cls.of(error.as_problem())


def content(done: Done) -> Any:
    """What a task answered.

    Raises:
        Refused: when it is a problem.
    """
    if done.status != 200:
        raise Refused(Problem.raised(refused_in(done)))
    return json.loads(done.body)


class Refused(Exception):
    """The engine says no; why is for the visitor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem
