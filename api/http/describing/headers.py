"""The headers of answers: what each means, and on which answers it stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.http.describing.leaving import GONE

REFERENCE = "#/components/headers/"
TEXT: Mapping[str, Any] = {"type": "string"}
NOT_COUNTED = ("401", "403")
STREAMED = ("text/event-stream", "application/jsonl")
NEVER_KEPT = frozenset({"/healthz", "/readyz", "/metrics"})
"""Answers that hold for a moment only: they have no tag."""
HEADERS: Mapping[str, Mapping[str, Any]] = {
    "X-Request-ID": {
        "description": "The request's id, yours or one of ours; the log and `instance` of a problem name it too",
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{1,128}$"},
        "example": "2f1c9a40b7e34d0f9a55d1f0c6be7a11",
    },
    "RateLimit-Policy": {
        "description": "Requests (`q`) that may be made within a time (`w`, seconds), where there is a limit",
        "schema": {"type": "string", "pattern": '^"tenant";q=[0-9]+;w=[0-9]+$'},
        "example": '"tenant";q=100;w=10',
    },
    "RateLimit": {
        "description": "Requests that are left now (`r`), and the seconds until there are most again (`t`)",
        "schema": {"type": "string", "pattern": '^"tenant";r=[0-9]+;t=[0-9]+$'},
        "example": '"tenant";r=99;t=1',
    },
    "Retry-After": {
        "description": "Seconds after which it is worth asking again",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
        "example": "1",
    },
    "ETag": {
        "description": "Names this state: for `If-None-Match`, and for `If-Match` of a change to a plan",
        "schema": {"type": "string", "pattern": '^(W/)?"[^"]+"$'},
        "example": '"1"',
    },
    "Location": {"description": "The path of what was made", "schema": TEXT,
                 "example": "/v1/plans/5b0c1f9e-3a53-4a4e-9c1e-0d6f7a2b8c11"},
    "Link": {"description": 'The path of the next page, with `rel="next"`, if there is one', "schema": TEXT,
             "example": '</v1/plans?limit=20&cursor=…>; rel="next"'},
    "Preference-Applied": {
        "description": "The waiting that was asked for by `Prefer`",
        "schema": {"type": "string", "pattern": "^wait=[0-9]+$"},
        "example": "wait=20",
    },
    "Content-Disposition": {"description": "The file's name, and whether a browser shows it or keeps it",
                            "schema": TEXT, "example": 'attachment; filename="plan.ics"'},
    "WWW-Authenticate": {"description": "That a key is wanted", "schema": TEXT, "example": "Bearer"},
    "Deprecation": {
        "description": "Since when it is known that this address goes away, in seconds since 1970",
        "schema": {"type": "string", "pattern": "^@[0-9]+$"},
        "example": "@1798761600",
    },
    "Sunset": {"description": "When this address goes away", "schema": TEXT,
               "example": "Fri, 02 Jul 2027 00:00:00 GMT"},
}  # fmt: skip

KNOWN: Mapping[str, Any] = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "the `ETag` of the answer that you have: if it still holds, 304 says so and sends nothing",
    "schema": TEXT,
}


def declared(*names: str) -> dict[str, Any]:
    """The declaration of an answer's own headers; those that all answers of a kind have are added later."""
    return {name: {"$ref": REFERENCE + name} for name in names}


def declare_headers(document: dict[str, Any]) -> None:
    """Give every answer of the document the headers that answers of its kind have."""
    used = set[str]()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if _is_kept(path, method, operation):
                operation.setdefault("parameters", []).append(KNOWN)
                operation["responses"]["304"] = {"description": "Nothing new: you have what `If-None-Match` names"}
            for status, response in operation["responses"].items():
                names = declared(*_of_kind(path, method, operation, status))
                response["headers"] = {**names, **response.get("headers", {})}
                used.update(response["headers"])
    document["components"]["headers"] = {name: dict(about) for name, about in HEADERS.items() if name in used}


def _is_kept(path: str, method: str, operation: dict[str, Any]) -> bool:
    """Whether a client may keep the answer and ask whether it still holds."""
    if method != "get" or path in NEVER_KEPT:
        return False
    return not set(STREAMED).intersection(operation["responses"]["200"]["content"])


def _of_kind(path: str, method: str, operation: dict[str, Any], status: str) -> Iterable[str]:
    yield "X-Request-ID"
    if GONE in operation:
        yield from ("Deprecation", "Sunset")
    if "429" in operation["responses"] and status not in NOT_COUNTED:
        yield from ("RateLimit", "RateLimit-Policy")
    if status in ("429", "503"):
        yield "Retry-After"
    if status == "401":
        yield "WWW-Authenticate"
    if status in ("200", "304") and _is_kept(path, method, operation):
        yield "ETag"
    if status == "200" and any(parameter["name"] == "cursor" for parameter in operation.get("parameters", ())):
        yield "Link"
