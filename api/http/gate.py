"""What every exchange passes: an id, security headers, a log line, figures, and an answer even to our own defects."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from time import perf_counter
from typing import Any

import structlog
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.exchange import Exchange
from api.http.heads import Heard
from api.http.logs import log_request
from api.http.parts import Parts
from api.http.problems import DEFECT, database_away, respond
from api.http.shortcuts import Shortcut
from api.http.wanting import wanted_by
from api.telemetry import span
from api.workers.pool import Overloaded
from api.workers.refusal import hand_over
from solver.errors import PacewrightError

QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
SENT = ["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID", "Mcp-Method",
        "Mcp-Name", "Mcp-Protocol-Version", "Prefer", "Traceparent", "X-Request-ID"]  # fmt: skip
SEEN = ["Content-Disposition", "Deprecation", "ETag", "Link", "Location", "Preference-Applied", "RateLimit",
        "RateLimit-Policy", "Retry-After", "Sunset", "X-Request-ID"]  # fmt: skip
LONGEST_PATH = 200
FEEDS = "/v1/feeds/"
"""Addresses below it are keys: no log may hold one."""
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
log = structlog.get_logger("pacewright.http")


class Gate:
    """The outermost layer: an ASGI application around the framework's."""

    def __init__(self, app: FastAPI, parts: Parts, shortcuts: Mapping[str, Shortcut]) -> None:
        self._app = app
        self.parts = parts
        self._shortcuts = shortcuts
        self._turned_away = _TurnedAway()

    def running(self) -> AbstractAsyncContextManager[Any]:
        """All that the service needs, started and stopped again, for who serves it without a server."""
        return self._app.router.lifespan_context(self._app)

    def document(self) -> dict[str, Any]:
        """What the service says of itself."""
        return self._app.openapi()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one exchange through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"]
        if method == "HEAD":  # answered alike; of the answer only the head is sent, which the server counts on
            scope = {**scope, "method": "GET"}
        exchange = Exchange(scope, send, method)
        shortcut = self._shortcuts.get(scope["path"]) if method == "POST" else None

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            if shortcut is None:
                await self._app(scope, receive, send)
            else:
                await self._take(shortcut, scope, receive, send, exchange)

        try:
            with span(method, exchange.headers, http__request__method=method) as told:
                await self._crossing(answer)(scope, receive, exchange.send)
                route = scope["path"] if shortcut else _route_of(scope)
                told.tell(f"{method} {route}", http__route=route, http__response__status_code=exchange.status)
        except Exception:
            if exchange.head_only and exchange.ended:
                return
            log.exception("defect", request_id=exchange.id, path=_told(scope))
            if exchange.status and not exchange.ended:
                raise  # so that the connection is closed: half an answer must not look like a whole one
            if not exchange.status:
                language = wanted_by(exchange.headers.get("accept-language"))
                await respond(DEFECT, language)(scope, receive, exchange.send)
        finally:
            self._account(scope, method, exchange, scope["path"] if shortcut else _route_of(scope))

    def _crossing(self, answer: ASGIApp) -> ASGIApp:
        """For pages of the configured origins: what their browsers ask first, and what they may see of the answer."""
        origins = self.parts.service.origins
        if not origins:
            return answer
        return CORSMiddleware(
            answer,
            allow_origins=origins,
            allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=SENT,
            expose_headers=SEEN,
            max_age=3600,
        )

    async def _take(self, shortcut: Shortcut, scope: Scope, receive: Receive, send: Send, exchange: Exchange) -> None:
        try:
            response = await shortcut(Heard(scope, receive, exchange.headers))
        except PacewrightError as error:
            if isinstance(error, Overloaded):
                self._turned_away.note()
                exchange.told = True
            hand_over(scope, error)
            response = respond(error, wanted_by(exchange.headers.get("accept-language")))
        except OperationalError as error:
            response = respond(database_away(error), wanted_by(exchange.headers.get("accept-language")))
        await response(scope, receive, send)

    def _account(self, scope: Scope, method: str, exchange: Exchange, route: str) -> None:
        seconds = perf_counter() - exchange.started
        known = method if method in METHODS else "other"  # a stranger may invent any number of them
        self.parts.metrics.exchanged(route, known, exchange.status, None if exchange.streams else seconds)
        if not exchange.told and scope["path"] not in QUIET:
            about: dict[str, Any] = scope.get("state", {}).get("about", {})
            log_request(
                {
                    "request_id": exchange.id,
                    "method": method,
                    "route": route,
                    "path": _told(scope),
                    "status": exchange.status,
                    "ms": round(1000 * seconds, 1),
                    **exchange.trace,
                    **about,
                }
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


def _told(scope: Scope) -> str:
    """The path as the log may have it."""
    path: str = scope["path"]
    return f"{FEEDS}…" if path.startswith(FEEDS) else path[:LONGEST_PATH]


def _route_of(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "unknown")
