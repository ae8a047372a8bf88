"""Work of which only the newest counts: what is wanted meanwhile replaces what waits, and long work gives way."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

Work = Callable[[], Awaitable[None]]
PATIENCE = 0.4
"""Seconds for which work that is under way may go on although something newer waits: to stop a solver process costs
more than the end of a usual solve."""


class Newest:
    """One worker of a desk. Everything happens on the event loop."""

    def __init__(self) -> None:
        self._next: Work | None = None
        self._asked = asyncio.Event()
        self._task: asyncio.Future[None] | None = None
        self._loop: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way or waits."""
        return self._loop is not None and not self._loop.done()

    def want(self, work: Work) -> None:
        """Do this as soon as possible; what waited before is not done at all."""
        self._next = work
        self._asked.set()
        if not self.busy:
            self._loop = asyncio.create_task(self._work())

    def cancel(self) -> None:
        """Stop what is under way, and forget what waits."""
        self._next = None
        if self._task is not None:
            self._task.cancel()

    async def _work(self) -> None:
        while self._next is not None:
            work, self._next = self._next, None
            self._asked.clear()
            await self._do(work)

    async def _do(self, work: Work) -> None:
        started = monotonic()
        self._task = task = asyncio.ensure_future(work())
        news = asyncio.create_task(self._asked.wait())
        await asyncio.wait({task, news}, return_when=asyncio.FIRST_COMPLETED)
        news.cancel()
        if not task.done():
            _, late = await asyncio.wait({task}, timeout=max(0.0, started + PATIENCE - monotonic()))
            for one in late:
                one.cancel()
            await asyncio.wait({task})
        if not task.cancelled():
            task.result()  # work tells of its failures itself: what is raised is a defect, and belongs in the log
