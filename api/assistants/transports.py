"""The two ways to the tools: standard input for the person at the machine, and an address of the service for keys."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

ADDRESS = "/mcp"


class Door:
    """Streamable HTTP, one exchange a call: nothing is remembered between two, so any process may answer either."""

    path = ADDRESS

    def __init__(self, server: Server[Any], admit: Callable[[Request], Awaitable[object]], body_bytes: int) -> None:
        self._admit = admit
        self._manager = StreamableHTTPSessionManager(
            server, json_response=True, stateless=True, max_request_body_size=body_bytes
        )

    def open(self) -> AbstractAsyncContextManager[None]:
        """Calls are answered while this is entered, which it can be once."""
        return self._manager.run()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One exchange, if whoever asks may come in."""
        scope["route"] = self  # by whose path logs and figures name it
        await self._admit(Request(scope))
        await self._manager.handle_request(scope, receive, send)


async def over_standard_input(server: Server[Any]) -> None:
    """Answer until standard input ends."""
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
