"""Hosts of assistants: the protocol package's own client, over standard input and over HTTP."""

import contextlib
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from tests.api.command_line import ROOT


@contextlib.asynccontextmanager
async def over_stdio(folder: Path) -> AsyncIterator[Client]:
    """The command as a host starts it, with its data in a folder."""
    environment = {"XDG_DATA_HOME": str(folder / "data"), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    command = ["-W", "error", "-m", "api.cli", "mcp"]
    server = StdioServerParameters(command=sys.executable, args=command, env=environment, cwd=ROOT)
    async with Client(server, read_timeout_seconds=60) as client:
        yield client


@contextlib.asynccontextmanager
async def over_http(address: str, key: str | None, mode: str = "auto") -> AsyncIterator[Client]:
    """The service's address, with an API key."""
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as http,
        Client(streamable_http_client(f"{address}/mcp", http_client=http), mode=mode) as client,
    ):
        yield client


async def told(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """The structured content of a call that must succeed; the client holds it against the tool's output schema."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content[0].text
    assert len(result.content[0].text) < 4000
    return result.structured_content


async def refused(client: Client, tool: str, **arguments: Any) -> tuple[str, dict[str, Any]]:
    """The text and the problem of a call that must be refused."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error, result.content[0].text
    return result.content[0].text, result.structured_content
