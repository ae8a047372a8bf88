"""`pacewright solve-batch`: plans a second on one and on all cores, the start included."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from api.cores import cores
from benchmarks.children import children_cpu
from benchmarks.instances import EVERYDAY, family
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row

LINES, JOBS = 400, (1, cores())
"""The everyday mix of 200 requests, twice over; on one core, and on all."""


def measure(track: Track) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        requests = [instance.data for instance in family(EVERYDAY)]
        lines = (json.dumps({"id": i, "request": requests[i % len(requests)]}) for i in range(LINES))
        source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        rows = [_row(jobs, source, Path(folder) / f"out-{jobs}.jsonl") for jobs in track(JOBS)]
        outputs = [_without_times(Path(folder) / f"out-{jobs}.jsonl") for jobs in JOBS]
    same = "same" if outputs[0] == outputs[1] else "DIFFERENT"
    return [{**row, "answersOnOneAndAllCores": same} for row in rows]


def _row(jobs: int, source: Path, target: Path) -> Row:
    cpu, start = children_cpu(), perf_counter()
    command = [sys.executable, "-m", "api.cli", "solve-batch", str(source), str(target), "--jobs", str(jobs)]
    subprocess.run(command, check=True, capture_output=True)
    wall, cpu = perf_counter() - start, children_cpu() - cpu
    return {
        "jobs": str(jobs),
        "lines": LINES,
        "seconds": round(wall, 2),
        "cpuSeconds": round(cpu, 2),
        "linesPerSecond": round(LINES / wall, 1),
        "linesPerCpuSecond": round(LINES / cpu, 1),
    }


def _without_times(path: Path) -> list[object]:
    answers = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for answer in answers:
        solver = answer.get("plan", {}).get("solver", {})
        for name in ("buildMs", "solveMs"):
            solver.pop(name, None)
    return answers


BENCHMARK = Benchmark("batch", "solve-batch throughput, everyday mix", 3, measure)
