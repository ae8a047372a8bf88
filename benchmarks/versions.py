"""Two checkouts of the engine on the same requests, in turn: processor time a request, from parsed JSON to the plan.

`python -m benchmarks.versions THIS OTHER REQUESTS` takes two directories with a `solver` package each and a file of
requests, one a line. Each engine has a process of its own; chunks of requests go to one, then to the other, so that a
busy minute meets both. Garbage collection is Python's default, and nothing is run twice.

`warm` is a process that answers all requests, as a service does, and keeps what it has looked up. `fresh` answers each
request in a fork of a process that has answered one already: everything is imported, nothing else is known.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

CHUNK = 25
WAYS = ("warm", "fresh")

WORKER = """
import json, os, sys, time

def answer(data):
    from solver.errors import BadRequest, NoPlan
    from solver.running.engine import solve
    from solver.running.request import read_request
    start = time.process_time()
    try:
        solve(read_request(data))
    except (BadRequest, NoPlan):
        pass
    return 1000 * (time.process_time() - start)

def in_a_fork(data):
    ends = os.pipe()
    child = os.fork()
    if not child:
        os.write(ends[1], json.dumps(answer(data)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(ends[1])
    with open(ends[0]) as pipe:
        return json.loads(pipe.read())

first = True
for line in sys.stdin:
    requests = json.loads(line)
    if first:
        answer(requests[0])
        first = False
    print(json.dumps([(answer if sys.argv[1] == "warm" else in_a_fork)(data) for data in requests]), flush=True)
"""


class Engine:
    """One checkout's process; milliseconds of processor time by request so far."""

    def __init__(self, checkout: Path, way: str) -> None:
        modern = (checkout / "solver/running/request/request.py").exists()
        worker = WORKER.replace("running.request import", "running.request.request import") if modern else WORKER
        self.process = subprocess.Popen(
            [sys.executable, "-c", worker, way],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(checkout)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.times: list[float] = []

    def take(self, requests: Sequence[object]) -> None:
        """Answer a chunk."""
        told, said = self._pipes()
        told.write(json.dumps(requests) + "\n")
        told.flush()
        self.times += json.loads(said.readline())

    def close(self) -> None:
        """End the process."""
        self.process.communicate()

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        return self.process.stdin, self.process.stdout


def compare(checkouts: Sequence[Path], requests: Sequence[object], way: str) -> list[list[float]]:
    """Milliseconds by checkout and request."""
    engines = [Engine(checkout.resolve(), way) for checkout in checkouts]
    for start in range(0, len(requests), CHUNK):
        turn = engines if start // CHUNK % 2 else engines[::-1]
        for engine in turn:
            engine.take(requests[start : start + CHUNK])
    for engine in engines:
        engine.close()
    return [engine.times for engine in engines]


def _told(name: str, times: Sequence[float]) -> str:
    ends = statistics.quantiles(times, n=100, method="inclusive")
    return f"  {name:40} median {ends[49]:6.2f}  p95 {ends[94]:6.1f}  p99 {ends[98]:6.1f}  max {max(times):7.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.versions", description=__doc__)
    parser.add_argument("checkouts", nargs=2, type=Path, metavar="CHECKOUT")
    parser.add_argument("requests", type=Path, help="one request a line")
    options = parser.parse_args()
    requests = [json.loads(line) for line in options.requests.read_text().splitlines()]
    for way in WAYS:
        times = compare(options.checkouts, requests, way)
        print(f"{way}, {len(requests)} requests:")
        for checkout, taken in zip(options.checkouts, times, strict=True):
            print(_told(str(checkout), taken))
        ratios = [mine / other for mine, other in zip(*times, strict=True)]
        medians = statistics.median(times[0]) / statistics.median(times[1])
        print(f"  first / second: median of the ratios {statistics.median(ratios):.2f}, ratio of medians {medians:.2f}")


if __name__ == "__main__":
    main()
