"""Minutes of mixed load with a kill in the middle: memory stays flat, and no plan is lost or made twice."""

import asyncio
import json
import os
import signal
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.service.client import Client
from tests.api.command_line import EXAMPLE
from tests.api.sample import raw_request
from tests.api.service.running import Running, running

SECONDS = float(os.environ.get("SOAK_SECONDS", "600"))
BODY = Path(EXAMPLE).read_bytes()
GROWTH_KB, GROWTH = 20_000, 1.1


def memory(service: Running) -> dict[str, int]:
    """Resident kilobytes of the service's process and of its largest solver process."""
    own = service.process.pid
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return {"service": resident(own), "solver": max(resident(int(child)) for child in children)}


def resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


async def load(address: str, seconds: float, first: int) -> int:
    """Solves all the time, and each second a plan that is asked for twice; the number of the next plan."""
    solving, plans, end, number = Client(address), Client(address, "/v1/plans"), time.monotonic() + seconds, first

    async def solves() -> None:
        while time.monotonic() < end:
            assert (await solving.post(BODY)).status in (200, 503)

    async def asks() -> None:
        nonlocal number
        while time.monotonic() < end:
            body = json.dumps(raw_request()).encode()
            for _ in range(2):
                answer = await plans.post(body, headers=f"Idempotency-Key: soak-{number}\r\n")
                assert answer.status in (202, 503)
            number += 1
            await asyncio.sleep(1)

    await asyncio.gather(solves(), solves(), asks())
    solving.close()
    plans.close()
    await asyncio.sleep(0.1)
    return number


def listed(address: str) -> Iterator[dict[str, Any]]:
    cursor = ""
    while True:
        with urllib.request.urlopen(f"{address}/v1/plans?limit=100{cursor}") as response:
            page = json.load(response)
        yield from page["plans"]
        if page["next"] is None:
            return
        cursor = f"&cursor={page['next']}"


@pytest.mark.soak
def test_mixed_load_leaves_memory_flat_and_loses_no_plan(tmp_path: Path) -> None:
    part = SECONDS / 4
    settings = {"PACEWRIGHT_LOG_LEVEL": "warning", "PACEWRIGHT_WORKER_ID": "soak"}
    with running(tmp_path, **settings) as service:
        number = asyncio.run(load(service.address, part, 0))
        os.kill(service.process.pid, signal.SIGKILL)
        assert service.defects() == []
    with running(tmp_path, **settings) as service:
        number = asyncio.run(load(service.address, part, number))
        early = memory(service)
        number = asyncio.run(load(service.address, 2 * part, number))
        late = memory(service)
        deadline = time.monotonic() + 60
        while any(plan["status"] in ("queued", "running") for plan in listed(service.address)):
            assert time.monotonic() < deadline, "plans are not finished"
            time.sleep(0.5)
        plans = list(listed(service.address))
        assert service.defects() == []
    print(f"{number} plans, memory {early} then {late}")
    assert {plan["status"] for plan in plans} == {"ready"}
    assert len(plans) == len({plan["id"] for plan in plans}) == number
    for name in early:
        assert late[name] < GROWTH * early[name] + GROWTH_KB, f"{name}: {early[name]} KB became {late[name]} KB"
