"""The service's own addresses, asked in the same process: a tool can do what a client over HTTP can, and nothing else.

So keys, scopes, tenants, rates and every check are the routes'; nothing is decided twice.
"""

import json
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import httpx2
from starlette.types import ASGIApp, Receive, Scope, Send

from api.store.living.revisions import Decided
from api.workers.refusal import HANDED_OVER
from solver.errors import PacewrightError

Json = dict[str, Any]
HOST = "http://127.0.0.1"
_refused: ContextVar[list[PacewrightError]] = ContextVar("refused")
"""What the request that is under way is refused with."""
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "identity"}


class Refused(Exception):
    """The service's refusal: its problem object (RFC 9457), and the error itself, where the service has just met it."""

    def __init__(self, problem: Json, error: PacewrightError | None = None) -> None:
        super().__init__(problem["detail"])
        self.error = error
        self._problem = problem

    @property
    def is_decided(self) -> bool:
        """Whether it is about a proposal that somebody has decided on."""
        return isinstance(self.error, Decided)

    def told(self, language: str) -> Json:
        """The problem in a language; one that was stored is told already."""
        return self._problem if self.error is None else {**self._problem, **self.error.as_problem(language)}


@dataclass
class Inside:
    """Asks a service; `authorization` is the header of whoever called the tool, if they sent one."""

    app: ASGIApp
    authorization: str | None = None
    _client: httpx2.AsyncClient | None = field(default=None, repr=False)

    def on_behalf_of(self, authorization: str | None) -> "Inside":
        """The same service, asked with another caller's key."""
        return Inside(self.app, authorization, self._opened())

    async def get(self, path: str, **query: Any) -> Any:
        """What stands at an address.

        Raises:
            Refused: whatever the service says against it.
        """
        return await self._ask("GET", path, None, {}, query)

    async def post(self, path: str, body: object = None, **headers: str) -> Any:
        """What comes of a body sent to an address; header names are written with underscores.

        Raises:
            Refused: whatever the service says against it.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self._ask("POST", path, body, named, {})

    async def _ask(self, method: str, path: str, body: object, headers: Mapping[str, str], query: Json) -> Any:
        whose = {} if self.authorization is None else {"Authorization": self.authorization}
        given = {name: str(value) for name, value in query.items() if value is not None}
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        refused = list[PacewrightError]()
        _refused.set(refused)
        answer = await self._opened().request(
            method, path, content=content, params=given, headers={**HEADERS, **headers, **whose}
        )
        if answer.status_code >= 400:
            raise Refused(answer.json(), *refused)
        return answer.json()

    async def _hearing(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The service, which hands over what it refuses with."""
        await self.app({**scope, HANDED_OVER: _refused.get()}, receive, send)

    def _opened(self) -> httpx2.AsyncClient:
        if self._client is None:
            transport = httpx2.ASGITransport(app=self._hearing)
            self._client = httpx2.AsyncClient(transport=transport, base_url=HOST, timeout=None)
        return self._client
