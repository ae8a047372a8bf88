"""What every exchange passes: an id, security headers, a log line, figures, and an answer even to our own defects."""

import asyncio
from collections.abc import Mapping
from random import getrandbits
from time import perf_counter
from typing import Any

import structlog
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.parts import Parts
from api.http.problems import DEFECT, database_away, respond
from api.http.shortcuts import Shortcut
from api.workers.pool import Overloaded
from solver.errors import PacewrightError

HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
]
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
log = structlog.get_logger("pacewright.http")


class Gate:
    """The outermost layer: an ASGI application around the framework's."""

    def __init__(self, app: ASGIApp, parts: Parts, shortcuts: Mapping[str, Shortcut]) -> None:
        self._app = app
        self.parts = parts
        self._shortcuts = shortcuts
        self._turned_away = _TurnedAway()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one exchange through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(send)
        shortcut = self._shortcuts.get(scope["path"]) if scope["method"] == "POST" else None
        try:
            if shortcut is None:
                await self._app(scope, receive, exchange.send)
            else:
                await self._take(shortcut, scope, receive, exchange)
        except Exception:
            log.exception("defect", request_id=exchange.id, path=scope["path"])
            if exchange.status and not exchange.ended:
                raise  # so that the connection is closed: half an answer must not look like a whole one
            if not exchange.status:
                await respond(DEFECT)(scope, receive, exchange.send)
        finally:
            self._account(scope, exchange, scope["path"] if shortcut else _route_of(scope))

    async def _take(self, shortcut: Shortcut, scope: Scope, receive: Receive, exchange: "_Exchange") -> None:
        try:
            response = await shortcut(Request(scope, receive))
        except Overloaded as error:
            self._turned_away.note()
            exchange.told = True
            response = respond(error)
        except PacewrightError as error:
            response = respond(error)
        except OperationalError as error:
            response = respond(database_away(error))
        await response(scope, receive, exchange.send)

    def _account(self, scope: Scope, exchange: "_Exchange", route: str) -> None:
        seconds = perf_counter() - exchange.started
        method = scope["method"] if scope["method"] in METHODS else "other"  # a stranger may invent any number of them
        self.parts.metrics.exchanged(route, method, exchange.status, seconds)
        if not exchange.told and scope["path"] not in QUIET:
            about: dict[str, Any] = scope.get("state", {}).get("about", {})
            log.info(
                "request",
                request_id=exchange.id,
                method=scope["method"],
                route=route,
                status=exchange.status,
                ms=round(1000 * seconds, 1),
                **about,
            )


class _TurnedAway:
    """One log line a second for all that were turned away: a line for each would cost more than turning them away."""

    def __init__(self) -> None:
        self._count = 0

    def note(self) -> None:
        if not self._count:
            asyncio.get_running_loop().call_later(1.0, self._tell)
        self._count += 1

    def _tell(self) -> None:
        log.warning("overloaded", turned_away=self._count)
        self._count = 0


def _route_of(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "unknown")


class _Exchange:
    """One request and what its response has said so far."""

    def __init__(self, send: Send) -> None:
        self.id = f"{getrandbits(128):032x}"
        self.started = perf_counter()
        self.status = 0
        self.told = False
        self.ended = False
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message["headers"]
            given = {name for name, _ in headers}
            headers += [header for header in HEADERS if header[0] not in given]
            headers.append((b"x-request-id", self.id.encode()))
        elif message["type"] == "http.response.body":
            self.ended = not message.get("more_body", False)
        await self._send(message)
