"""What can go wrong, drawn once.

PacewrightError
├── BadRequest   the request (or file) itself is unusable: every field at fault is named
├── NoPlan       the request is well formed, but its fields cannot stand together
└── OutOfTime    time was over before any plan was found

All carry everything the contract's error object needs, so files, HTTP and the terminal
render the same thing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from solver.languages import ENGLISH, words_of
from solver.sentences import Sentence, said

MOST_TOLD = 100
"""Of fields at fault so many are named; a client that has more wrong is mended elsewhere than field by field."""


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
    """Base of all errors that a user is meant to read; its texts are in English, and sentences of every language.

    `language` is that of whoever is refused, where the request or the plan that it is about tells it.
    """

    type: str = "about:blank"
    status: int = 500
    language: str | None = None

    def __init__(self, detail: str, errors: Sequence[FieldError] = (), conflict: Conflict | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        self.conflict = conflict

    def as_problem(self, otherwise: str = ENGLISH) -> dict[str, Any]:
        """The contract's error object (RFC 9457 problem details), ready for JSON: in the language of whoever is
        refused, or `otherwise` where that is not known."""
        language, conflict = self.language or otherwise, self.conflict
        return {
            "type": self.type,
            "title": title_of(self.type, language),
            "status": self.status,
            "detail": said(self.detail, language),
            "errors": [{"field": e.field, "value": e.value, "message": said(e.message, language)} for e in self.errors],
            "conflict": None
            if conflict is None
            else {"fields": list(conflict.fields), "rules": list(conflict.rules), "suggestion": conflict.suggestion},
        }


def title_of(kind: str, language: str = ENGLISH) -> str:
    """What a type of errors is called."""
    title: str = words_of(language)["titles"][kind.rpartition(":")[2]]
    return title


@contextmanager
def told_in(language: str | None) -> Iterator[None]:
    """What goes wrong meanwhile is told in this language, unless it knows one itself."""
    try:
        yield
    except PacewrightError as error:
        error.language = error.language or language
        raise


class BadRequest(PacewrightError):
    """The request cannot be understood or used; `errors` names each field at fault."""

    type = "urn:pacewright:bad-request"
    status = 422

    untold: int = 0
    """Further fields at fault, beyond the MOST_TOLD that are named."""

    @classmethod
    def of(cls, *errors: FieldError, untold: int = 0) -> "BadRequest":
        """Build the error from its fields; the detail is the first message and how many follow."""
        first, more = errors[0], len(errors) - 1 + untold
        where = f"{first.field}: " if first.field else ""
        found = Sentence("first_fault", where=where, fault=first.message)
        made = cls(Sentence("and_more", first=found, more=more) if more else found, errors[:MOST_TOLD])
        made.untold = len(errors) + untold - len(made.errors)
        return made


class NoPlan(PacewrightError):
    """No plan can exist: a hard rule cannot hold; `conflict` names the fields and the rules."""

    type = "urn:pacewright:no-plan"
    status = 422


class OutOfTime(PacewrightError):
    """The time that a solve may take was over before any plan was found."""

    type = "urn:pacewright:over-budget"
    status = 504
