"""`make assistants-bench`: how long tools for assistants take to answer, over both transports, season after season."""

import asyncio
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import Any

from mcp import Client

from api.reference.season import SEASON, with_request
from benchmarks.clock import p95
from tests.api.assistants.hosts import over_http, over_stdio
from tests.api.service.running import running

ROUNDS, GOAL_MS = 5, 300
LIFTER = {
    "primaryFocus": "strength",
    "experienceLevel": "beginner",
    "trainingDaysPerWeek": 3,
    "sessionDurationMins": 60,
}
BESIDE: Sequence[tuple[str, Mapping[str, Any]]] = (
    ("what_if", {"wishes": [{"settings": {"daysPerWeek": 4}}, {"settings": {"raceDate": "2027-03-07"}}]}),
    ("validate", {}),
    ("rules", {"ids": ["R17"]}),
    ("make_program", {"lifter": LIFTER}),
)
"""Calls that the guide's season does not have."""
Times = dict[str, list[float]]


def main() -> int:
    _say(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    _say(f"milliseconds, median (95th percentile) of {ROUNDS} seasons")
    with tempfile.TemporaryDirectory() as folder:
        with running(Path(folder), PACEWRIGHT_MCP="on", PACEWRIGHT_LOG_LEVEL="warning") as service:
            http = asyncio.run(_measured(over_http(service.address, None)))
        stdio = asyncio.run(_measured(over_stdio(Path(folder) / "stdio")))
    for tool in http:
        _say(f"{tool:15} HTTP {_spread(http[tool])}   stdio {_spread(stdio[tool])}")
    medians = [statistics.median(chain.from_iterable(times.values())) for times in (http, stdio)]
    _say(f"all calls: median {medians[0]:.0f} ms over HTTP, {medians[1]:.0f} ms over stdio (goal {GOAL_MS})")
    return 0


async def _measured(connected: AbstractAsyncContextManager[Client]) -> Times:
    """Every call's time by tool; the first season warms up and does not count."""
    async with connected as client:
        await client.list_tools()
        await _season(client)
        found: Times = defaultdict(list)
        for _ in range(ROUNDS):
            for tool, ms in await _season(client):
                found[tool].append(ms)
    return found


async def _season(client: Client) -> list[tuple[str, float]]:
    request: Mapping[str, Any] = {}
    times = []
    for call in SEASON:
        content, ms = await _timed(client, call.tool, with_request(call, request))
        request = content.get("request") or request
        times.append((call.tool, ms))
    for tool, arguments in BESIDE:
        times.append((tool, (await _timed(client, tool, arguments))[1]))
    return times


async def _timed(client: Client, tool: str, arguments: Mapping[str, Any]) -> tuple[dict[str, Any], float]:
    start = perf_counter()
    result = await client.call_tool(tool, dict(arguments))
    ms = 1000 * (perf_counter() - start)
    if result.is_error:
        raise RuntimeError(f"{tool}: {result.content}")
    return result.structured_content, ms


def _spread(times: Sequence[float]) -> str:
    return f"{statistics.median(times):5.0f} ({p95(times):5.0f})"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
