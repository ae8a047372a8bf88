"""Errors as RFC 9457 problem details; those of HTTP itself are drawn here.

PacewrightError (solver/errors.py)
├── BadRequest 422, NoPlan 422      the request's content
├── OutOfTime 504                   the engine, when its time was over before any plan was found
├── Overloaded 503, OverBudget 504  the solver processes (api/workers/pool.py)
├── Unavailable 503                 what the service needs; ShuttingDown, the service itself
└── HttpProblem                     the exchange: method, size, media type, key, rate, missing resource
"""

import re
from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.errors import BadRequest, FieldError, PacewrightError
from solver.languages import ENGLISH, words_of
from solver.refusals import refused

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger("pacewright.http")
_NAMES = {
    400: "Bad request",
    401: "Not authenticated",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    408: "Request timeout",
    409: "Not possible in this state",
    412: "Not the newest",
    413: "Too large",
    415: "Unsupported media type",
    422: "Unusable content",
    428: "If-Match is missing",
    429: "Too many requests",
    500: "Internal error",
    503: "Unavailable",
    504: "Time budget exceeded",
}


class HttpProblem(PacewrightError):
    """A problem of the exchange rather than of the content; `headers` go with the response."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.title = _NAMES[status]
        self.type = f"urn:pacewright:{self.title.lower().replace(' ', '-')}"
        self.headers = dict(headers or {})


class Unavailable(PacewrightError):
    """Something that the service needs does not answer; it is worth another try."""

    type = "urn:pacewright:unavailable"
    title = "Unavailable"
    status = 503
    retry_seconds = 1


class ShuttingDown(Unavailable):
    """This process takes no more requests; another, or its successor, does."""

    type = "urn:pacewright:shutting-down"
    title = "Shutting down"


DEFECT = HttpProblem(500, "something unexpected happened")


def respond(error: PacewrightError) -> Response:
    """The response that says what went wrong."""
    headers = dict(getattr(error, "headers", {}))
    if isinstance(error, Overloaded | Unavailable):
        headers["Retry-After"] = str(error.retry_seconds)
    return Response(dumped(error.as_problem()), error.status, headers, MEDIA_TYPE)


def database_away(error: Exception) -> Unavailable:
    """What to say while the database cannot be reached; the log says why."""
    log.error("database away", error=type(error).__name__)
    return Unavailable("the database cannot be reached at the moment; try again")


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The declaration of possible errors for OpenAPI."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {status: {"description": _NAMES[status], "content": {MEDIA_TYPE: {"schema": schema}}} for status in statuses}


def handle_problems(app: FastAPI) -> None:
    """Make every error of ours, of FastAPI and of Starlette a problem."""

    async def ours(_: Request, error: Exception) -> Response:
        assert isinstance(error, PacewrightError)
        return respond(error)

    async def theirs(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        headers = dict(error.headers or {})
        if error.status_code == 405:
            documented = ", ".join(_methods_of(app, request.url.path))
            headers["Allow"] = documented or headers.get("Allow", "GET, HEAD")
        return respond(HttpProblem(error.status_code, _sentence(error, headers), headers))

    async def away(_: Request, error: Exception) -> Response:
        return respond(database_away(error))

    async def defect(_: Request, error: Exception) -> Response:
        return respond(DEFECT)  # the framework raises it again, so that the gate can tell the log

    app.add_exception_handler(Exception, defect)
    app.add_exception_handler(PacewrightError, ours)
    app.add_exception_handler(OperationalError, away)
    app.add_exception_handler(HTTPException, theirs)
    _handle_invalid_parameters(app)


def _handle_invalid_parameters(app: FastAPI) -> None:
    from fastapi.exceptions import RequestValidationError

    async def invalid(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return respond(BadRequest.of(*map(_parameter_error, error.errors())))

    app.add_exception_handler(RequestValidationError, invalid)


def _parameter_error(item: Any) -> FieldError:
    """FastAPI's finding about a query, path or header parameter, in the words that fields of bodies have."""
    field, value, kind = ".".join(map(str, item["loc"])), item.get("input"), item["type"].replace("_parsing", "_type")
    if kind == "uuid_type":
        return refused(field, value, "no_id")
    shown = value if isinstance(value, str | int | float | bool) else None
    if kind in words_of(ENGLISH)["refusals"]:
        return refused(field, shown, kind, **item.get("ctx", {}))
    message = item["msg"].replace("Input should be", "must be").removeprefix("Value error, ")
    return FieldError(field, shown, message[0].lower() + message[1:])


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
        return "there is nothing at this address; /openapi.json has all that there are"
    if error.status_code == 405:
        return f"this address does not know this method, but {headers['Allow']}"
    return str(error.detail)
