"""Up to how many slots a scheduler keeps them busy: a simulation, and the same with Dask's own scheduler.

A chunk takes a slot some time and the scheduler a little, and there is one scheduler. In the simulation both times are
given. In the trial Dask schedules tasks that only sleep, so that two cores can play hundreds of slots.
"""

import heapq
import threading
import time
from itertools import islice
from typing import Any

AHEAD = 2
"""Chunks under way for each slot."""
PAYLOAD = b"x" * 20_000
"""As large as 50 requests."""


def simulated(slots: int, chunk_seconds: float, scheduler_seconds: float, chunks: int) -> float:
    """The share of the ideal that is reached: one means that no slot ever waits."""
    free_at, scheduler_at = [0.0] * slots, 0.0
    heapq.heapify(free_at)
    end = 0.0
    for _ in range(chunks):
        scheduler_at = max(scheduler_at, heapq.heappop(free_at)) + scheduler_seconds
        done = scheduler_at + chunk_seconds
        end = max(end, done)
        heapq.heappush(free_at, done)
    return chunks * chunk_seconds / slots / end


def tried(slots: int, chunk_seconds: float, chunks: int) -> tuple[float, float]:
    """The share that Dask reaches with so many slots, and the processor seconds of client and scheduler for a chunk."""
    import distributed

    processes: Any = distributed.LocalCluster
    connected: Any = distributed.Client
    workers = max(1, slots // 50)
    with (
        processes(n_workers=workers, threads_per_worker=-(-slots // workers), processes=True, dashboard_address=None,
                  host="127.0.0.1", silence_logs=50) as cluster,
        connected(cluster) as client,
    ):  # fmt: skip
        _all(client, slots, 0.01, slots)
        cpu, start = time.process_time(), time.perf_counter()
        _all(client, chunks, chunk_seconds, AHEAD * slots)
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return chunks * chunk_seconds / slots / seconds, cpu / chunks


def _all(client: Any, chunks: int, seconds: float, window: int) -> None:
    import distributed

    def submitted(numbers: list[int]) -> Any:
        return client.map(_slept, [seconds] * len(numbers), [PAYLOAD] * len(numbers), pure=False)

    waiting = iter(range(chunks))
    under_way: Any = distributed.as_completed(submitted([*islice(waiting, window)]))  # type: ignore[no-untyped-call]
    for finished in under_way.batches():
        for future in finished:
            future.result()
        if following := [*islice(waiting, len(finished))]:
            under_way.update(submitted(following))


def _slept(seconds: float, payload: bytes) -> int:
    threading.Event().wait(seconds)
    return len(payload)


def scheduler_seconds(chunks: int = 2000) -> float:
    """Processor seconds of client and scheduler for a chunk, when chunks take no time."""
    import distributed

    processes: Any = distributed.LocalCluster
    connected: Any = distributed.Client
    with (
        processes(n_workers=1, threads_per_worker=8, dashboard_address=None, host="127.0.0.1", silence_logs=50) as one,
        connected(one) as client,
    ):
        _all(client, 50, 0.0, 16)
        cpu = time.process_time()
        _all(client, chunks, 0.0, 16)
        return (time.process_time() - cpu) / chunks
