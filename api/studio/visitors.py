"""Who is in the studio: a random token in a cookie, and for how long; behind it the key that they signed in with."""

import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from time import monotonic

from api.http.access import OPEN_TENANT, Access, Scope
from api.http.parts import Parts
from api.studio.desk.desk import Desk

COOKIE = "pacewright_studio"
IDLE_SECONDS = 12 * 3600.0
MOST = 500


@dataclass
class Visitor:
    """One browser: its tenant, its key unless none is needed, and the desk that all its tabs share."""

    token: str
    secret: str | None
    desk: Desk
    seen: float

    @property
    def tenant(self) -> str:
        """Whose plans these are."""
        return self.desk.tenant


class Visitors:
    """The browsers that have been let in. They are forgotten when idle for long, and with the process."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._known: OrderedDict[str, Visitor] = OrderedDict()

    @property
    def access(self) -> Access:
        """Who may do what."""
        return self._parts.access

    def welcome(self) -> Visitor:
        """Somebody at this machine, where no key is needed."""
        return self._admit(None, OPEN_TENANT, may_write=True)

    async def sign_in(self, secret: str) -> Visitor | None:
        """Somebody with a key; None where it is unknown or lacks what the studio needs: to solve and to read."""
        owner = await self.access.holder_of(secret)
        if owner is None or not {Scope.SOLVE, Scope.READ} <= owner.scopes:
            return None
        return self._admit(secret, owner.tenant, may_write=Scope.WRITE in owner.scopes)

    def sign_out(self, token: str) -> None:
        """Forget a browser."""
        visitor = self._known.pop(token, None)
        if visitor is not None:
            visitor.desk.leave()

    async def known(self, cookies: Iterable[str]) -> Visitor | None:
        """The visitor of a request's cookies, while the key is good."""
        visitor = self._known.get(token_in(cookies))
        if visitor is None:
            return None
        idle = monotonic() - visitor.seen > IDLE_SECONDS
        if idle or (visitor.secret is not None and await self.access.holder_of(visitor.secret) is None):
            self.sign_out(visitor.token)
            return None
        visitor.seen = monotonic()
        self._known.move_to_end(visitor.token)
        return visitor

    def _admit(self, secret: str | None, tenant: str, *, may_write: bool) -> Visitor:
        visitor = Visitor(secrets.token_urlsafe(32), secret, Desk(self._parts, tenant, may_write), monotonic())
        self._known[visitor.token] = visitor
        while len(self._known) > MOST:
            self.sign_out(next(iter(self._known)))
        return visitor


def token_in(cookies: Iterable[str]) -> str:
    """Our cookie's value, empty where there is none."""
    for header in cookies:
        try:
            found = SimpleCookie(header).get(COOKIE)
        except CookieError:
            continue
        if found is not None:
            return found.value
    return ""
