"""What went wrong, at the fields that cause it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from api.workers.done import Done
from solver.errors import PacewrightError


@dataclass(frozen=True)
class Problem:
    """The contract's error object, as a page needs it: a sentence, and a message for each field at fault."""

    title: str
    detail: str
    fields: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""

    @classmethod
    def of(cls, error: Mapping[str, Any]) -> Self:
        """From the error object: fields that are wrong, and those that cannot stand together."""
        fields = {item["field"]: item["message"] for item in error.get("errors", []) if item["field"]}
        conflict = error.get("conflict")
        if conflict is None:
            return cls(error["title"], error["detail"], fields)
        together = conflict["fields"]
        for name in together:
            others = [other for other in together if other != name]
            words = f"cannot stand together with {' and '.join(others)}" if others else "is not possible"
            fields.setdefault(name, f"{words} ({', '.join(conflict['rules'])})")
        return cls(error["title"], error["detail"], fields, conflict["suggestion"])

    @classmethod
    def raised(cls, error: PacewrightError) -> Self:
        """From an error on this side of the pool."""
        return cls.of(error.as_problem())


def content(done: Done) -> Any:
    """What a task answered.

    Raises:
        Refused: when it is a problem.
    """
    data = json.loads(done.body)
    if done.status != 200:
        raise Refused(Problem.of(data))
    return data


class Refused(Exception):
    """The engine says no; why is for the visitor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem
