"""`make load`: processor time beside the in-process solve, latency at 70 % of the capacity, and at three times of it.

Everything runs on the same cores, this client included, so the latencies are upper bounds; the processor times are
read from the processes themselves. The request is the bundled example: requests of one size, so that a high percentile
says something about the service and not about the mix. Calm and storm take turns, so that both see the same machine.
"""

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

import uvloop

from benchmarks.service.client import Answer, Client, closed_loop, open_loop
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.api.command_line import EXAMPLE
from tests.api.service.running import Running, running

BODY = Path(EXAMPLE).read_bytes()
SECONDS, TURNS = 6.0, 3
ROUNDS, COST_SECONDS, SOLVES = 5, 2.0, 100


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), PACEWRIGHT_LOG_LEVEL="info") as service:
        return uvloop.run(_measured(service))


async def _measured(service: Running) -> int:
    client = Client(service.address)
    workers = len(_processes(service)) - 1
    _say(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    await closed_loop(client, [BODY], workers, 2.0)
    with ProcessPoolExecutor(workers, get_context("spawn")) as others:
        costs = [await _cost(client, service, others, workers) for _ in range(1 + ROUNDS)][1:]
    network, solvers, alone, together = (statistics.median(part) for part in zip(*costs, strict=True))
    to_one = statistics.median((cost[0] + cost[1]) / cost[2] for cost in costs)
    to_all = statistics.median((cost[0] + cost[1]) / cost[3] for cost in costs)
    _say(f"processor time, service / in process: {to_all:.2f} with all cores busy in both (goal 1.25)")
    _say(f"  {to_one:.2f} of a process that solves alone, whose core shares its caches with nobody")
    _say(f"  a request: {network:.2f} ms of the network's process, {solvers:.2f} of a solver")
    _say(f"  in process: {together:.2f} ms on all cores, {alone:.2f} alone")
    busy = await closed_loop(client, [BODY], workers, SECONDS)
    capacity = len(busy) / SECONDS
    _say(f"capacity: {capacity:.0f} requests a second on {workers} solver processes")
    calm: list[Answer] = []
    storm: list[Answer] = []
    start, own = perf_counter(), process_time()
    for _ in range(TURNS):
        calm += await open_loop(client, [BODY], 0.7 * capacity, SECONDS)
        storm += await open_loop(client, [BODY], 3 * capacity, SECONDS)
    share = (process_time() - own) / (perf_counter() - start)
    _say(_line("at 70 %", calm) + "\n" + _line("at three times the capacity", storm))
    _say(f"99th percentile, three times / 70 %: {_percentile(storm, 99) / _percentile(calm, 99):.2f} (goal 1.3)")
    _say(f"this client took {100 * share:.0f} % of one core")
    return 0


async def _cost(
    client: Client, service: Running, others: ProcessPoolExecutor, workers: int
) -> tuple[float, float, float, float]:
    """Milliseconds of processor time a request: the busy service's own process, its solvers; right after it a solve in
    this process, and one in each of as many processes as there are solvers, at the same time."""
    processes = _processes(service)
    before = [_processor_ms(pid) for pid in processes]
    answers = await closed_loop(client, [BODY], workers, COST_SECONDS)
    client.close()  # while this process solves, the service may let idle connections go
    spent = [_processor_ms(pid) - was for pid, was in zip(processes, before, strict=True)]
    together = statistics.mean(others.map(_solve_ms, range(workers)))
    return spent[0] / len(answers), sum(spent[1:]) / len(answers), _solve_ms(0), together


def _solve_ms(_: int) -> float:
    start = process_time()
    for _ in range(SOLVES):
        solve(read_request(json.loads(BODY)))
    return 1000 * (process_time() - start) / SOLVES


def _processor_ms(pid: int) -> float:
    """User and system time of all threads of a process; Linux counts it in nanoseconds."""
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6


def _processes(service: Running) -> list[int]:
    own = service.process.pid
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return [own, *map(int, children)]


def _line(name: str, answers: Sequence[Answer]) -> str:
    shed = [answer for answer in answers if answer.status == 503]
    good = sum(answer.status == 200 for answer in answers)
    median, p99 = _percentile(answers, 50), _percentile(answers, 99)
    told = "all" if all(answer.retry_after for answer in shed) else "NOT ALL"
    at_once = statistics.median(1000 * answer.seconds for answer in shed) if shed else 0.0
    return (
        f"{name}: {good} answered, median {median:.0f} ms, p99 {p99:.0f} ms ({p99 / median:.1f} x the median); "
        f"{len(shed)} shed ({len(shed) / len(answers):.1%}; {told} told when to come back; median {at_once:.1f} ms), "
        f"{len(answers) - good - len(shed)} other"
    )


def _percentile(answers: Sequence[Answer], percent: int) -> float:
    """Of the milliseconds of accepted requests."""
    return statistics.quantiles((1000 * a.seconds for a in answers if a.status == 200), n=100)[percent - 1]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
