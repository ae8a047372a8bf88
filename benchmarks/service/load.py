"""`make load`: processor time beside the in-process solve, latency at 70 % of the capacity, and at three times of it.

Everything runs on the same cores, this client included, so the latencies are upper bounds; the processor times are
read from the processes themselves. The request is the bundled example: requests of one size, so that a high percentile
says something about the service and not about the mix.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from benchmarks.service.client import Answer, Client, closed_loop, open_loop
from solver.running.engine import solve
from solver.running.request import read_request
from tests.api.command_line import EXAMPLE
from tests.api.service.running import Running, running

BODY = Path(EXAMPLE).read_bytes()
SECONDS = 12.0
ROUNDS, COST_SECONDS, SOLVES = 5, 2.0, 100
TICK = 1 / os.sysconf("SC_CLK_TCK")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), PACEWRIGHT_LOG_LEVEL="info") as service:
        return asyncio.run(_measured(service))


async def _measured(service: Running) -> int:
    client = Client(service.address)
    workers = len(_processes(service)) - 1
    await closed_loop(client, [BODY], workers, 2.0)
    ratio = statistics.median([await _cost(client, service, workers) for _ in range(ROUNDS)])
    busy = await closed_loop(client, [BODY], workers, SECONDS / 2)
    capacity = len(busy) / (SECONDS / 2)
    calm = await open_loop(client, [BODY], 0.7 * capacity, SECONDS)
    storm = await open_loop(client, [BODY], 3 * capacity, SECONDS)
    sys.stdout.write(f"processor time, service / in process: {ratio:.2f} (goal 1.25)\n")
    sys.stdout.write(f"capacity: {capacity:.0f} requests a second on {workers} solver processes\n")
    sys.stdout.write(_line("at 70 %", calm) + _line("at three times the capacity", storm))
    return 0


async def _cost(client: Client, service: Running, workers: int) -> float:
    """The busy service's processor time for a request over that of a solve in this process, right after it."""
    before = _processor_time(service)
    answers = await closed_loop(client, [BODY], workers, COST_SECONDS)
    served = (_processor_time(service) - before) / len(answers)
    start = process_time()
    for _ in range(SOLVES):
        solve(read_request(json.loads(BODY)))
    return served * SOLVES / (process_time() - start)


def _processor_time(service: Running) -> float:
    """User and system seconds of the service and its solver processes."""
    stats = (Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split() for pid in _processes(service))
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) * TICK


def _processes(service: Running) -> list[int]:
    own = service.process.pid
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return [own, *map(int, children)]


def _line(name: str, answers: Sequence[Answer]) -> str:
    good = [1000 * answer.seconds for answer in answers if answer.status == 200]
    shed = [answer for answer in answers if answer.status == 503]
    other = len(answers) - len(good) - len(shed)
    median, p99 = statistics.median(good), statistics.quantiles(good, n=100)[98]
    told = "all" if all(answer.retry_after for answer in shed) else "NOT ALL"
    return (
        f"{name}: {len(good)} answered, median {median:.0f} ms, p99 {p99:.0f} ms ({p99 / median:.1f} x the median); "
        f"{len(shed)} shed ({told} told when to come back), {other} other\n"
    )


if __name__ == "__main__":
    sys.exit(main())
