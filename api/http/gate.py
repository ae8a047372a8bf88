"""What every exchange passes: an id, security headers, a log line, figures, and an answer even to our own defects."""

import uuid
from time import perf_counter
from typing import Any

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.parts import Parts
from api.http.problems import HttpProblem, respond

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
log = structlog.get_logger("pacewright.http")


class Gate:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, parts: Parts) -> None:
        self._app = app
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one exchange through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(send)
        try:
            await self._app(scope, receive, exchange.send)
        except Exception:
            log.exception("defect", request_id=exchange.id, path=scope["path"])
            if exchange.status:
                raise
            await respond(HttpProblem(500, "something unexpected happened"))(scope, receive, exchange.send)
        finally:
            self._account(scope, exchange)

    def _account(self, scope: Scope, exchange: "_Exchange") -> None:
        route = getattr(scope.get("route"), "path", "unknown")
        seconds = perf_counter() - exchange.started
        method = scope["method"] if scope["method"] in METHODS else "other"  # a stranger may invent any number of them
        self._parts.metrics.requests.labels(route, method, exchange.status).inc()
        self._parts.metrics.request_seconds.labels(route).observe(seconds)
        if scope["path"] not in QUIET:
            about: dict[str, Any] = scope.get("state", {}).get("about", {})
            ms = round(1000 * seconds, 1)
            log.info(
                "request",
                request_id=exchange.id,
                method=scope["method"],
                route=route,
                status=exchange.status,
                ms=ms,
                **about,
            )


class _Exchange:
    """One request and what its response has said so far."""

    def __init__(self, send: Send) -> None:
        self.id = uuid.uuid4().hex
        self.started = perf_counter()
        self.status = 0
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self.id
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)
