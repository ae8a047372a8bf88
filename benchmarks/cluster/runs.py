"""A batch as a user runs it, watched from outside: time, processor time, and memory of its processes."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

PAGE_MB = 4096 / 1e6


@dataclass(frozen=True)
class Run:
    """What a batch took; `memory` has a sample a second: of the first process, and of all below it together. Processor
    time is summed up over all of them, as each last had it: not all are waited for by their parents."""

    seconds: float
    cpu_seconds: float
    memory: Sequence[tuple[float, float]]
    processes: int

    def at(self, share: float) -> tuple[float, float]:
        """The memory after a share of the run, the mean of the tenth around it."""
        middle, reach = share * (len(self.memory) - 1), max(1, len(self.memory) // 20)
        near = self.memory[max(0, int(middle) - reach) : int(middle) + reach + 1]
        return sum(own for own, _ in near) / len(near), sum(below for _, below in near) / len(near)


def run(source: Path, target: Path, *options: str) -> Run:
    """`pacewright solve-batch` with options."""
    command = [sys.executable, "-m", "api.cli", "solve-batch", str(source), str(target), *options]
    samples: list[tuple[float, float]] = []
    most, cpu, start = 0, dict[int, float](), perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        errors: list[str] = []
        reader = threading.Thread(target=lambda: errors.extend(child.stderr or ()))
        reader.start()
        while child.poll() is None:
            below = _below(child.pid)
            most = max(most, len(below))
            cpu |= {pid: _processor(pid) for pid in (child.pid, *below) if _processor(pid)}
            samples.append((_resident(child.pid), sum(map(_resident, below))))
            threading.Event().wait(1.0)
        reader.join()
    if child.returncode != 0:
        raise RuntimeError("".join(errors)[-2000:])
    return Run(perf_counter() - start, sum(cpu.values()), samples or [(0.0, 0.0)], most)


def _below(pid: int) -> list[int]:
    """All descendants of a process."""
    try:
        children = [
            int(one)
            for thread in Path(f"/proc/{pid}/task").iterdir()
            for one in (thread / "children").read_text().split()
        ]
    except OSError:
        return []
    return [*children, *(further for child in children for further in _below(child))]


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_MB
    except (OSError, IndexError):
        return 0.0


def _processor(pid: int) -> float:
    """Seconds of processor time so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
