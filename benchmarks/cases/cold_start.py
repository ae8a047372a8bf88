"""One `pacewright solve` from nothing: a new process, imports, one request, JSON out; beside Python's own start."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import api
from benchmarks.children import children_cpu
from benchmarks.clock import spread
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row

TIMES = 12
EXAMPLE = Path(api.__file__).parent / "examples" / "marathon.json"
COMMANDS = {
    "pacewright solve": ["-m", "api.cli", "solve", str(EXAMPLE)],
    "pacewright --help": ["-m", "api.cli", "--help"],
    "python -c pass": ["-c", "pass"],
}


def measure(track: Track) -> list[Row]:
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _ in track(range(TIMES)):
        for name, arguments in COMMANDS.items():
            taken[name].append(_run(arguments))
    return [
        {"command": name, **spread("wallMs", _all(runs, 0)), **spread("cpuMs", _all(runs, 1))}
        for name, runs in taken.items()
    ]


def _run(arguments: Sequence[str]) -> tuple[float, float]:
    cpu, start = children_cpu(), perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return 1000 * (perf_counter() - start), 1000 * (children_cpu() - cpu)


def _all(runs: Sequence[tuple[float, float]], place: int) -> list[float]:
    return [run[place] for run in runs]


BENCHMARK = Benchmark("cold-start", "Cold start", 4, measure)
