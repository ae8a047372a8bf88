"""From a job's thread to the solver processes, which belong to the event loop."""

import asyncio

from api.jobs.runtime import Stopping
from api.workers.done import Done
from api.workers.pool import Pool


class Bridge:
    """Runs a task and waits; open while the loop runs."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on tasks can be run."""
        self._loop = loop

    def close(self) -> None:
        """From now on every task ends with Stopping: its job goes on in another process, or after the restart."""
        self._loop = None

    def __call__(self, task: str, body: bytes) -> Done:
        """Wait for a process, however long, and for its answer.

        Raises:
            Stopping: when the bridge is closed, before or meanwhile.
        """
        if self._loop is None:
            raise Stopping
        try:
            return asyncio.run_coroutine_threadsafe(self._pool.run(task, body, patient=True), self._loop).result()
        except BaseException:
            if self._loop is None:
                raise Stopping from None
            raise
