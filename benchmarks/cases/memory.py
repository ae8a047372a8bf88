"""Whether 20,000 solves in one process leave its memory as it was; the process is new, so that nothing else shows."""

import json
import os
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.answers import answer
from benchmarks.instances import Instance, in_turn
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.running.engine import solve
from solver.running.request.request import read_request

SOLVES, EVERY, QUICK_MS, DIFFERENT = 20_000, 2_000, 40, 60


def measure(track: Track) -> list[Row]:
    """The child prints a number every so many solves."""
    requests = quick()[:DIFFERENT]
    command = [sys.executable, "-m", "benchmarks.cases.memory"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(requests))
        child.stdin.close()
        resident = [float(child.stdout.readline()) for _ in track(range(SOLVES // EVERY))]
    return [
        {"solves": f"{EVERY * n:,}", "residentMb": mb, "againstFirstPct": round(100 * (mb / resident[0] - 1), 1)}
        for n, mb in enumerate(resident, start=1)
    ]


def quick() -> list[dict[str, Any]]:
    """Requests of all families that take no long search."""
    return [instance.data for instance in in_turn() if _is_quick(instance)]


def _is_quick(instance: Instance) -> bool:
    plan = answer(instance)
    return plan is not None and plan.solver.build_ms + plan.solver.solve_ms < QUICK_MS


def child() -> None:
    requests = json.load(sys.stdin)
    for number, data in enumerate(islice(cycle(requests), SOLVES), start=1):
        solve(read_request(data))
        if number % EVERY == 0:
            print(_resident_mb(), flush=True)


def _resident_mb() -> float:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return round(int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


BENCHMARK = Benchmark(
    "memory",
    "Resident memory over 20,000 solves in one process",
    11,
    measure,
    Plot("solves", ("residentMb",), kind="lines", unit="MB"),
)

if __name__ == "__main__":
    child()
