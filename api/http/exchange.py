"""One request and what its response says: its id, the trace that it belongs to, and how it is sent."""

import re
from random import getrandbits
from time import perf_counter

from starlette.types import Message, Scope, Send

from api.http.delivery import Asked, deliver
from api.http.describing.leaving import announced
from api.http.heads import Head, Raw, complete, encoded, value_of

SECURITY = encoded(
    {
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    }
)
STREAM = b"text/event-stream"
_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}", re.ASCII)
_TRACE = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?", re.ASCII)


class HeadSent(OSError):
    """HEAD was asked for and its answer is a stream: there is nothing more to send."""


class Exchange:
    """Between the application and the server: holds a response's head until it is clear how its body comes."""

    def __init__(self, scope: Scope, send: Send, method: str) -> None:
        headers = Head(scope)
        self.headers = headers
        self.id = _id_in(headers)
        self.trace = _trace_in(headers)
        self.started = perf_counter()
        self.status = 0
        self.told = False
        self.ended = False
        self.streams = False
        self._asked = Asked(method, scope["path"], headers, self.id)
        self._scope = scope
        self._state = scope.setdefault("state", {})
        self._send = send
        self._held: Message | None = None

    @property
    def head_only(self) -> bool:
        """Whether only the response's head is wanted."""
        return self._asked.head_only

    async def send(self, message: Message) -> None:
        """Take what the application sends."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._held = message
        elif message["type"] == "http.response.body":
            await self._body(message)
        else:
            await self._send(message)

    async def _body(self, message: Message) -> None:
        more = message.get("more_body", False)
        if self._held is not None and not more:
            message = {**message, "body": self._whole(self._held, message.get("body", b""))}
        if self._held is not None:
            held, self._held = self._held, None
            self._complete(held, streams=more)
            await self._send(held)
        self.ended = not more
        if more and self._asked.head_only:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
            self.ended = True
            raise HeadSent
        await self._send(message)

    def _whole(self, held: Message, body: bytes) -> bytes:
        held["status"], body = deliver(self._asked, held["status"], held["headers"], body)
        self.status = held["status"]
        return body

    def _complete(self, held: Message, *, streams: bool) -> None:
        headers: Raw = held["headers"]
        self.streams = streams and value_of(headers, b"content-type").startswith(STREAM)
        operation = getattr(self._scope.get("route"), "openapi_extra", None)
        told = {"x-request-id": self.id, **self._state.get("headers", {}), **announced(operation)}
        complete(headers, (*encoded(told), *SECURITY))


def _id_in(headers: Head) -> str:
    """The id that the caller gave the request, or one of ours."""
    given = headers.get("x-request-id", "")
    return given if _ID.fullmatch(given) else f"{getrandbits(128):032x}"


def _trace_in(headers: Head) -> dict[str, str]:
    """The trace and span (W3C Trace Context) that the caller's request belongs to, for the log."""
    found = _TRACE.fullmatch(headers.get("traceparent", ""))
    return {"trace_id": found[1], "parent_id": found[2]} if found and set(found[1]) != {"0"} else {}
