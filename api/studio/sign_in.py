"""The sign-in page: an API key, which is checked, kept on this side and never shown again."""

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from api.exports.html.markup import Markup, joined, tag
from api.studio.door import REFERRER, SIGN_IN, same_origin, set_cookie
from api.studio.pieces.looks import BASE
from api.studio.visitors import Visitors, token_in

HOME = "/studio/"
LONGEST = 4000
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
REFUSED = "This key is unknown, expired or revoked, or it may not both solve and read."


class SignIn:
    """The page and what it is sent to."""

    def __init__(self, visitors: Visitors) -> None:
        self._visitors = visitors

    async def show(self, request: Request) -> Response:
        """The form; whoever needs no key, or is known already, goes on."""
        if self._visitors.access.open_to_all or await self._visitors.known(request.headers.getlist("cookie")):
            return RedirectResponse(HOME, 303)
        return _page("", 200)

    async def enter(self, request: Request) -> Response:
        """A key was given."""
        if not same_origin(request.headers):
            return PlainTextResponse("sign in on the studio's own page", 403)
        visitor = await self._visitors.sign_in(await _key_in(request))
        if visitor is None:
            return _page(REFUSED, 403)
        answer = RedirectResponse(_next(request), 303)
        set_cookie(answer.headers, visitor, secure=request.url.scheme == "https")
        return answer

    async def leave(self, request: Request) -> Response:
        """Sign out."""
        if not same_origin(request.headers):
            return PlainTextResponse("sign out on the studio's own page", 403)
        self._visitors.sign_out(token_in(request.headers.getlist("cookie")))
        return RedirectResponse(SIGN_IN, 303)


async def _key_in(request: Request) -> str:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return ""
    return parse_qs(body.decode("utf-8", "replace")).get("key", [""])[0].strip()


def _next(request: Request) -> str:
    """Where they wanted to go, if that is in the studio."""
    wanted = request.query_params.get("next", HOME)
    return wanted if wanted.startswith(HOME) and "//" not in wanted and "\\" not in wanted else HOME


def _page(problem: str, status: int) -> Response:
    form = tag(
        "form",
        tag("label", "API key", **{"for": "key"}),
        tag("input", id="key", name="key", type="password", autocomplete="current-password", required="required"),
        tag("p", problem, role="alert", **{"class": "problem"}) if problem else "",
        tag("button", "Sign in", type="submit", **{"class": "primary"}),
        tag("p", "Keys are made with ", tag("code", "pacewright keys create TENANT"), ".", **{"class": "quiet"}),
        method="post",
    )
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", "Sign in · Pacewright Studio"),
        tag("style", Markup(BASE)),
    )
    title = tag("h1", "Pacewright Studio")
    body = tag("body", tag("main", title, form, **{"class": "sign-in"}))
    page = "<!doctype html>\n" + tag("html", tag("head", head), body, lang="en")
    return HTMLResponse(page, status, {"Content-Security-Policy": POLICY, "Referrer-Policy": REFERRER})
