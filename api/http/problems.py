"""Errors as RFC 9457 problem details; those of HTTP itself are drawn here.

PacewrightError (solver/errors.py)
├── BadRequest 422, NoPlan 422      the request's content
├── OutOfTime 504                   the engine, when its time was over before any plan was found
├── Overloaded 503, OverBudget 504  the solver processes (api/workers/pool.py)
├── Unavailable 503                 what the service needs; ShuttingDown, the service itself
└── HttpProblem                     the exchange: method, size, media type, key, rate, missing resource
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from api.http.wanting import wanted_by
from api.workers.done import dumped
from api.workers.pool import Overloaded
from api.workers.refusal import hand_over
from solver.edge import message_of
from solver.errors import BadRequest, FieldError, PacewrightError, title_of
from solver.languages import ENGLISH
from solver.refusals import refused
from solver.sentences import Sentence

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger("pacewright.http")
_KINDS = {
    400: "bad-request",
    401: "not-authenticated",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    408: "request-timeout",
    409: "not-possible-in-this-state",
    412: "not-the-newest",
    413: "too-large",
    415: "unsupported-media-type",
    422: "unusable-content",
    428: "if-match-is-missing",
    429: "too-many-requests",
    500: "internal-error",
    503: "unavailable",
    504: "over-budget",
}
"""What a status is a problem of: the last part of its type."""


class HttpProblem(PacewrightError):
    """A problem of the exchange rather than of the content; `headers` go with the response."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.type = f"urn:pacewright:{_KINDS[status]}"
        self.headers = dict(headers or {})


class Unavailable(PacewrightError):
    """Something that the service needs does not answer; it is worth another try."""

    type = "urn:pacewright:unavailable"
    status = 503
    retry_seconds = 1


class ShuttingDown(Unavailable):
    """This process takes no more requests; another, or its successor, does."""

    type = "urn:pacewright:shutting-down"


DEFECT = HttpProblem(500, Sentence("accident"))


def respond(error: PacewrightError, otherwise: str = ENGLISH) -> Response:
    """The response that says what went wrong, `otherwise` in a language where the error knows none."""
    headers = {**getattr(error, "headers", {}), "Content-Language": error.language or otherwise}
    if isinstance(error, Overloaded | Unavailable):
        headers["Retry-After"] = str(error.retry_seconds)
    return Response(dumped(error.as_problem(otherwise)), error.status, headers, MEDIA_TYPE)


def database_away(error: Exception) -> Unavailable:
    """What to say while the database cannot be reached; the log says why."""
    log.error("database away", error=type(error).__name__)
    return Unavailable(Sentence("database_away"))


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The declaration of possible errors for OpenAPI."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": title_of(_KINDS[status]), "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


LanguageOf = Callable[[Request, PacewrightError], Awaitable[str]]
"""The language for a refused request, where its error does not know it."""


def handle_problems(app: FastAPI, language_of: LanguageOf) -> None:
    """Make every error of ours, of FastAPI and of Starlette a problem."""

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, PacewrightError)
        hand_over(request.scope, error)
        return respond(error, error.language or await language_of(request, error))

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return await ours(request, BadRequest.of(*map(_parameter_error, error.errors())))

    async def theirs(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        headers = dict(error.headers or {})
        if error.status_code == 405:
            documented = ", ".join(_methods_of(app, request.url.path))
            headers["Allow"] = documented or headers.get("Allow", "GET, HEAD")
        return await ours(request, HttpProblem(error.status_code, _sentence(error, headers), headers))

    async def away(request: Request, error: Exception) -> Response:
        return respond(database_away(error), wanted_by(request.headers.get("accept-language")))

    async def defect(request: Request, error: Exception) -> Response:
        language = wanted_by(request.headers.get("accept-language"))
        return respond(DEFECT, language)  # the framework raises it again, so that the gate can tell the log

    app.add_exception_handler(Exception, defect)
    app.add_exception_handler(PacewrightError, ours)
    app.add_exception_handler(OperationalError, away)
    app.add_exception_handler(HTTPException, theirs)
    app.add_exception_handler(RequestValidationError, invalid)


def _parameter_error(item: Any) -> FieldError:
    """FastAPI's finding about a query, path or header parameter, in the words that fields of bodies have."""
    field, value, kind = ".".join(map(str, item["loc"])), item.get("input"), item["type"].replace("_parsing", "_type")
    if kind == "uuid_type":
        return refused(field, value, "no_id")
    return FieldError(field, value if isinstance(value, str | int | float | bool) else None, message_of(kind, item))


def _methods_of(app: FastAPI, path: str) -> list[str]:
    """All methods of an address, whichever routes they belong to."""
    found = [
        method.upper()
        for template, operations in app.openapi()["paths"].items()
        if re.fullmatch(re.sub(r"\\{.+?\\}", "[^/]+", re.escape(template)), path)
        for method in operations
    ]
    return sorted({*found, *(("HEAD",) if "GET" in found else ())})


def _sentence(error: HTTPException, headers: Mapping[str, str]) -> str:
    if error.status_code == 404:
        return Sentence("no_address")
    if error.status_code == 405:
        return Sentence("no_method", known=headers["Allow"])
    return str(error.detail)
