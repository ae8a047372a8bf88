"""Who may do what: API keys with scopes, each for one tenant; or, on this machine only, everybody everything."""

import asyncio
import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import inf
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from api.environment import LOOPBACK
from api.http.asking.known_query import known_query
from api.http.problems import HttpProblem, Unavailable, problems
from api.http.rates import Rates
from api.store.keys import KeyOwner, Keys
from solver.sentences import Sentence

OPEN_TENANT = "local"
TRUSTED_SECONDS = 5.0
WATCHERS_TRUSTED_SECONDS = 3600.0
SCRAPE_SECONDS = 1.0
"""The longest that figures wait for the database: those who ask for them give up after ten seconds or so."""
MOST_TRUSTED = 10_000


class Scope(StrEnum):
    """What a key may be good for."""

    SOLVE = "solve"
    READ = "read"
    WRITE = "write"
    METRICS = "metrics"


@dataclass(frozen=True)
class Caller:
    """Whose request this is."""

    tenant: str
    key_id: str | None = None


Guard = Callable[..., Awaitable[Caller]]


class Access:
    """Decides on every request. A revoked key is good for at most TRUSTED_SECONDS more."""

    def __init__(self, keys: Keys, rates: Rates, *, open_to_all: bool) -> None:
        self.open_to_all = open_to_all
        self._keys = keys
        self._rates = rates
        self._trusted: dict[bytes, tuple[KeyOwner, float]] = {}

    @property
    def has_keys(self) -> bool:
        """Whether any key is in force."""
        return self._keys.any()

    def needs(self, scope: Scope) -> Guard:
        """The dependency that guards a route and tells it the caller. An unknown parameter is refused after that: who
        asks amiss is counted like everybody, and a stranger is told nothing but that a key is wanted."""

        async def holder(
            request: Request,
            _: HTTPAuthorizationCredentials | None = Depends(BEARER),  # noqa: B008 - so that the document says it
        ) -> Caller:
            caller = await self.admit(request, scope)
            await known_query(request)
            return caller

        return holder

    async def admit(self, request: Request, scope: Scope) -> Caller:
        """Whose request this is, if it may be made now.

        Raises:
            HttpProblem: 401 without a good key, 403 without the scope or from elsewhere, 429 above the rate.
        """
        caller = self._local(request) if self.open_to_all else await self._holder(request, scope)
        self.count(request, caller)
        return caller

    async def recognize(self, request: Request) -> Caller:
        """Whose request this is, whatever their key is good for; what it leads to is looked at by itself.

        Raises:
            HttpProblem: 401 without a good key, 403 from elsewhere, 429 above the rate.
        """
        caller = self._local(request) if self.open_to_all else _caller(await self._known(request))
        self.count(request, caller)
        return caller

    async def holder_of(self, secret: str) -> KeyOwner | None:
        """Whose key it is; None if it is unknown, expired or revoked."""
        return await self._owner(secret)

    def spend(self, tenant: str) -> int:
        """Count a request that a tenant makes by another way than an address; seconds to wait, 0 within the rate."""
        return self._rates.wait_of(tenant)

    def is_local(self, host: str) -> bool:
        """Whether a request's Host names this machine."""
        return _names_this_machine(host)

    def count(self, request: Request, caller: Caller) -> None:
        """Count a request of a tenant's, and tell the log whose it is.

        Raises:
            HttpProblem: 429 above the rate.
        """
        seconds = self._rates.wait_of(caller.tenant)
        state = request.scope.setdefault("state", {})
        state["about"] = {"tenant": caller.tenant, "key": caller.key_id}
        state["headers"] = self._rates.headers_of(caller.tenant)
        if seconds > 0:
            raise HttpProblem(429, Sentence("rate", most=self._rates.per_minute), {"Retry-After": str(seconds)})

    def problems(self) -> dict[int | str, dict[str, Any]]:
        """The declaration of what a guarded route may refuse with."""
        return problems(403, 422, 429) if self.open_to_all else problems(401, 403, 422, 429)

    def _local(self, request: Request) -> Caller:
        """A web page elsewhere may point its own name at this machine; it is told apart by that name."""
        if not _names_this_machine(request.headers.get("host", "localhost")):
            raise HttpProblem(403, Sentence("only_here"))
        return Caller(OPEN_TENANT)

    async def _holder(self, request: Request, scope: Scope) -> Caller:
        owner = await self._known(request, watches=scope is Scope.METRICS)
        if scope not in owner.scopes:
            raise HttpProblem(403, Sentence("no_scope", scope=str(scope), has=", ".join(sorted(owner.scopes))))
        return _caller(owner)

    async def _known(self, request: Request, *, watches: bool = False) -> KeyOwner:
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret:
            raise _unknown(Sentence("send_key"))
        owner = await (self._watcher if watches else self._owner)(secret.strip())
        if owner is None:
            raise _unknown(Sentence("bad_key"))
        return owner

    async def _watcher(self, secret: str) -> KeyOwner | None:
        """Whose key it is that asks for figures: those of the time when the database is away are wanted most, so a key
        that was good lately is taken on trust then."""
        owner, until = self._trusted.get(_mark(secret), (None, 0.0))
        try:
            return await asyncio.wait_for(self._owner(secret), SCRAPE_SECONDS)
        except (SQLAlchemyError, TimeoutError):
            lately = owner is not None and monotonic() < until + WATCHERS_TRUSTED_SECONDS and _seconds_left(owner) > 0
            if not lately:
                raise Unavailable(Sentence("keys_away")) from None
            return owner

    async def _owner(self, secret: str) -> KeyOwner | None:
        mark = _mark(secret)
        owner, until = self._trusted.get(mark, (None, 0.0))
        if owner is not None and monotonic() < until:
            return owner
        owner = await run_in_threadpool(self._keys.owner, secret)
        if len(self._trusted) >= MOST_TRUSTED:
            self._trusted.clear()
        if owner is not None:
            self._trusted[mark] = (owner, monotonic() + min(TRUSTED_SECONDS, _seconds_left(owner)))
        else:
            self._trusted.pop(mark, None)
        return owner


BEARER = HTTPBearer(auto_error=False, scheme_name="apiKey", description="An API key, made by `pacewright keys create`")


def _caller(owner: KeyOwner) -> Caller:
    return Caller(owner.tenant, owner.id)


def _mark(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _seconds_left(owner: KeyOwner) -> float:
    if owner.expires_at is None:
        return inf
    return (owner.expires_at - dt.datetime.now(dt.UTC)).total_seconds()


def _unknown(reason: str) -> HttpProblem:
    return HttpProblem(401, reason, {"WWW-Authenticate": "Bearer"})


@lru_cache(maxsize=1000)
def _names_this_machine(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in LOOPBACK
    except ValueError:
        return False
