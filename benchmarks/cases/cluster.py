"""Two Dask workers against two plain processes on the same lines, whether memory stays flat, and where the knee is.

Both runs are whole commands, one after the other, the start, the seals and the merging included. On a busy machine
processor time travels better than wall time: on cores that are all at work throughput is its inverse. LINES and
SLEEPS in the environment make it shorter.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases.memory import DIFFERENT, quick
from benchmarks.cluster.knee import scheduler_seconds, simulated, tried
from benchmarks.cluster.runs import Run, run
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row

LINES = int(os.environ.get("LINES", "20000"))
SLEEPS = float(os.environ.get("SLEEPS", "20"))
"""Seconds that each trial of the scheduler lasts, if it keeps up."""
CHUNK = 50
SLOTS = (50, 100, 200, 400, 800)
WORKERS = 2
SHARES = (0.25, 0.5, 0.95)


def measure(track: Track) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        requests = quick()[:DIFFERENT]
        with source.open("w", encoding="utf-8") as file:
            for number in range(LINES):
                file.write(json.dumps({"id": number, "request": requests[number % len(requests)]}) + "\n")
        kinds = {"plain processes": (), "dask": ("--cluster", "local")}
        runs = {kind: run(source, target, "--jobs", str(WORKERS), *options) for kind, options in kinds.items()}
    rows = [_throughput(kind, done, runs["plain processes"]) for kind, done in runs.items()]
    chunk_seconds = CHUNK * runs["plain processes"].cpu_seconds / LINES
    return [*rows, *_knee(track, chunk_seconds)]


def _throughput(kind: str, done: Run, plain: Run) -> Row:
    memory = {f"residentMbAt{share:.0%}": "{:.0f} + {:.0f}".format(*done.at(share)) for share in SHARES}
    return {
        "what": kind,
        "lines": LINES,
        "seconds": round(done.seconds, 1),
        "cpuSeconds": round(done.cpu_seconds, 1),
        "linesPerSecond": round(LINES / done.seconds, 1),
        "ofPlain": round(plain.seconds / done.seconds, 3),
        "ofPlainByCpu": round(plain.cpu_seconds / done.cpu_seconds, 3),
        "coreHoursPerMillion": round(done.cpu_seconds / LINES * 1e6 / 3600, 2),
        "processes": done.processes,
        **memory,
    }


def _knee(track: Track, chunk_seconds: float) -> Sequence[Row]:
    alone = scheduler_seconds()
    rows = list[Row]()
    for slots in track(SLOTS):
        chunks = max(4 * slots, int(SLEEPS * slots / chunk_seconds))
        share, cpu = tried(slots, chunk_seconds, chunks)
        rows.append(
            {
                "what": f"{slots} slots",
                "chunkMs": round(1000 * chunk_seconds),
                "chunks": chunks,
                "schedulerMsPerChunk": round(1000 * cpu, 2),
                "schedulerMsAlone": round(1000 * alone, 2),
                "shareTried": round(share, 3),
                "shareSimulated": round(simulated(slots, chunk_seconds, alone, chunks), 3),
            }
        )
    return rows


BENCHMARK = Benchmark("cluster", "Batches on a cluster: throughput, memory, the scheduler's knee", 21, measure)
