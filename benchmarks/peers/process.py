"""`python -m benchmarks.peers.process MODULE`: pickled tasks in, outcomes out, until the input ends."""

import gc
import importlib
import os
import pickle
import sys
from dataclasses import replace
from time import perf_counter, process_time
from types import ModuleType

from benchmarks.peers.arrays import Outcome, Task


def main() -> None:
    peer = importlib.import_module(sys.argv[1])
    source = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as target:
        os.dup2(2, 1)  # what a solver prints must not get between the answers
        while True:
            try:
                task = pickle.load(source)
            except EOFError:
                return
            pickle.dump(_answer(peer, task), target)
            target.flush()


def _answer(peer: ModuleType, task: Task) -> Outcome:
    prepared = peer.prepared(task) if hasattr(peer, "prepared") else task
    gc.collect()
    cpu, wall = process_time(), perf_counter()
    outcome: Outcome = peer.solve(prepared)
    return replace(outcome, wall_ms=1000 * (perf_counter() - wall), cpu_ms=1000 * (process_time() - cpu))


if __name__ == "__main__":
    main()
