"""The service's own addresses, asked in the same process: a tool can do what a client over HTTP can, and nothing else.

So keys, scopes, tenants, rates and every check are the routes'; nothing is decided twice.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2
from starlette.types import ASGIApp

Json = dict[str, Any]
HOST = "http://127.0.0.1"
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "identity"}


class Refused(Exception):
    """The service's refusal: its problem object (RFC 9457)."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(problem.get("detail", ""))
        self.problem = dict(problem)


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
        answer = await self._opened().request(
            method, path, content=content, params=given, headers={**HEADERS, **headers, **whose}
        )
        if answer.status_code >= 400:
            raise Refused(answer.json())
        return answer.json()

    def _opened(self) -> httpx2.AsyncClient:
        if self._client is None:
            transport = httpx2.ASGITransport(app=self.app)
            self._client = httpx2.AsyncClient(transport=transport, base_url=HOST, timeout=None)
        return self._client
