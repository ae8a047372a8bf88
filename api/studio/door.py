"""The studio's door: every request and every socket comes in by it, with a visitor or not at all."""

import secrets
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.studio.visitors import COOKIE, IDLE_SECONDS, Visitor, Visitors

SIGN_IN = "/studio/sign-in"
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""Vue makes functions of its templates, hence 'unsafe-eval'; nothing may come from elsewhere."""

REFERRER = "same-origin"
"""With none at all, browsers would not say either where a form of ours comes from."""


class Door:
    """Around the page framework's application."""

    def __init__(self, app: ASGIApp, visitors: Visitors) -> None:
        self._app = app
        self._visitors = visitors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or socket in, or send it to the sign-in page."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        visitor, new = await self._visitors.known(headers.getlist("cookie")), False
        if visitor is None and self._is_welcome(scope, headers):
            visitor, new = self._visitors.welcome(), True
        if visitor is None:
            await self._refuse(scope, headers)(scope, receive, send)
            return
        scope.setdefault("state", {})["visitor"] = visitor
        await self._app(scope, receive, _with_headers(send, visitor if new else None, scope))

    def _is_welcome(self, scope: Scope, headers: Headers) -> bool:
        """Where no key is needed, a page of this machine's; a page elsewhere may point its own name here."""
        access = self._visitors.access
        return access.open_to_all and scope["type"] == "http" and access.is_local(headers.get("host", "localhost"))

    def _refuse(self, scope: Scope, headers: Headers) -> ASGIApp:
        if scope["type"] == "websocket":
            return _closed
        if self._visitors.access.open_to_all:
            return PlainTextResponse("without API keys the studio answers to localhost and 127.0.0.1 only", 403)
        if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            return RedirectResponse(f"{SIGN_IN}?next={quote(scope['path'])}", 303)
        return PlainTextResponse("sign in first", 401)


async def _closed(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def _with_headers(send: Send, new: Visitor | None, scope: Scope) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers["content-security-policy"] = POLICY
            headers["referrer-policy"] = REFERRER
            if new is not None:
                set_cookie(headers, new, secure=scope["scheme"] == "https")
        await send(message)

    return sending


def set_cookie(headers: MutableHeaders, visitor: Visitor, *, secure: bool) -> None:
    """Let a browser keep its token: no script can read it, and no other site's link sends it."""
    carrier = Response()
    carrier.set_cookie(
        COOKIE,
        visitor.token,
        max_age=int(IDLE_SECONDS),
        path="/studio",
        secure=secure,
        httponly=True,
        samesite="strict",
    )
    headers.append("set-cookie", carrier.headers["set-cookie"])


def same_origin(headers: Headers) -> bool:
    """Whether a form comes from our own page; browsers say so, and others have no cookies to misuse."""
    origin = headers.get("origin")
    return origin is None or secrets.compare_digest(origin.partition("://")[2], headers.get("host", ""))
