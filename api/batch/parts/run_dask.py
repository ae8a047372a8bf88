"""Parts made on a Dask cluster: local processes or a scheduler somewhere, with a window of parts under way.

Part files are what counts, not futures: a future may end in an error although its part is there, so what is missing
at the end is made again.
"""

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, cast

from api.batch.parts.part import OtherEngine, PartDone, PartTask, make_part
from solver.errors import BadRequest, PacewrightError

LOCAL = "local"
WINDOW_PER_WORKER, LEAST_WINDOW = 4, 8
SETTINGS = {
    "distributed.worker.daemon": False,  # a worker has a child of its own
    "distributed.scheduler.allowed-failures": 3,  # fewer blame the neighbours of a worker that was killed
    "distributed.comm.timeouts.connect": "10s",
    "distributed.worker.profile.enabled": False,  # a look at an idle worker every 10 ms takes 1 % of a core
    "distributed.admin.tick.interval": "500ms",  # of a look at each event loop's lag; every 20 ms is 3 % of a core
    "distributed.admin.low-level-log-length": 10,  # of messages to a worker, which hold its parts' lines; else 1000
    "distributed.admin.system-monitor.log-length": 100,  # two looks a second at its own load; else the last 7200
}


@contextlib.contextmanager
def client_of(address: str, workers: int) -> Iterator[Any]:
    """A client of `local` processes, or of the scheduler at tcp://… or tls://….

    Raises:
        BadRequest: when no scheduler answers there.
    """
    import dask
    import distributed

    connected: Any = distributed.Client
    processes: Any = distributed.LocalCluster

    with dask.config.set(SETTINGS):
        if address == LOCAL:
            with (
                processes(
                    n_workers=workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address="127.0.0.1:0",
                    silence_logs=50,
                ) as cluster,
                connected(cluster) as client,
            ):
                yield client
            return
        try:
            client = connected(address, timeout="10s")
        except (OSError, TimeoutError, ValueError) as error:
            raise BadRequest(f"no scheduler answers at {address}: {error}") from None
        with client:
            yield client


def made(client: Any, tasks: Iterable[PartTask]) -> Iterator[PartDone]:
    """Every part, in the order in which they are done, at most a window of them under way.

    Raises:
        PacewrightError: when the scheduler is lost, or a worker has another engine; what is done stays.
    """
    import distributed

    source = iter(tasks)
    window = max(LEAST_WINDOW, WINDOW_PER_WORKER * max(1, len(client.scheduler_info()["workers"])))
    under_way: Any = cast(Any, distributed.as_completed)(_submitted(client, [*islice(source, window)]))
    for finished in under_way.batches():
        yield from filter(None, [_result(client, future) for future in finished])
        if following := [*islice(source, len(finished))]:
            under_way.update(_submitted(client, following))


def _submitted(client: Any, tasks: list[PartTask]) -> Any:
    """Several at once: each message to the scheduler costs it as much as some parts do."""
    keys = [f"part-{task.number:08}-{task.seal[:8]}" for task in tasks]
    return client.map(make_part, tasks, pure=False, key=keys, retries=2)


def _result(client: Any, future: Any) -> PartDone | None:
    """What a part came to; None where a worker was lost over it, since the next round makes what is missing."""
    if future.status == "finished":
        done: PartDone = future.result()
        return done
    error = future.exception() if future.status == "error" else None
    if isinstance(error, OtherEngine):
        raise BadRequest(str(error))
    if client.status != "running":
        raise PacewrightError("the scheduler is lost; what is done stays, run the same command again to go on")
    return None
