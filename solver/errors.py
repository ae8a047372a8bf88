"""What can go wrong, drawn once.

PacewrightError
├── BadRequest   the request (or file) itself is unusable: every field at fault is named
├── NoPlan       the request is well formed, but its fields cannot stand together
└── OutOfTime    time was over before any plan was found

All carry everything the contract's error object needs, so files, HTTP and the terminal
render the same thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FieldError:
    """One field that cannot be used: where it stands, what it held, what to do instead."""

    field: str
    value: Any
    message: str


@dataclass(frozen=True)
class Conflict:
    """An irreducible set of request fields: without any one of them a plan exists.

    Where another conflict stands behind this one, giving up a field is not enough, and suggestion and detail say so.
    """

    fields: tuple[str, ...]
    rules: tuple[str, ...]
    suggestion: str


class PacewrightError(Exception):
    """Base of all errors that a user is meant to read."""

    type: str = "about:blank"
    title: str = "Error"
    status: int = 500

    def __init__(self, detail: str, errors: Sequence[FieldError] = (), conflict: Conflict | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        self.conflict = conflict

    def as_problem(self) -> dict[str, Any]:
        """The contract's error object (RFC 9457 problem details), ready for JSON."""
        conflict = self.conflict
        return {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "errors": [{"field": e.field, "value": e.value, "message": e.message} for e in self.errors],
            "conflict": None
            if conflict is None
            else {"fields": list(conflict.fields), "rules": list(conflict.rules), "suggestion": conflict.suggestion},
        }


class BadRequest(PacewrightError):
    """The request cannot be understood or used; `errors` names each field at fault."""

    type = "urn:pacewright:bad-request"
    title = "Bad request"
    status = 422

    @classmethod
    def of(cls, *errors: FieldError) -> "BadRequest":
        """Build the error from its fields; the detail is the first message and how many follow."""
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        where = f"{first.field}: " if first.field else ""
        return cls(f"{where}{first.message}{more}", errors)


class NoPlan(PacewrightError):
    """No plan can exist: a hard rule cannot hold; `conflict` names the fields and the rules."""

    type = "urn:pacewright:no-plan"
    title = "No plan can exist"
    status = 422


class OutOfTime(PacewrightError):
    """The time that a solve may take was over before any plan was found."""

    type = "urn:pacewright:over-budget"
    title = "Time budget exceeded"
    status = 504
