"""Who waits for a document's next change is told of it: one look a moment for all listeners of this process together.

Jobs may run in any process on the database, so it is the database that is looked at; but once for everybody, and an
idle listener costs nothing but its connection.
"""

import asyncio
import contextlib
import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

SECONDS = 0.3
Versions = Callable[[Collection[str]], Mapping[str, dt.datetime]]
"""When each of some documents was last changed; those that are gone are left out."""
log = structlog.get_logger("pacewright.http")


class Listener:
    """Waits for one document."""

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        self._known: dt.datetime | None = None
        self._changed = asyncio.Event()

    def tell(self, version: dt.datetime | None) -> None:
        """The document's version now; None once it is gone."""
        if version is None or version != self._known:
            self._known = version
            self._changed.set()

    def wake(self) -> None:
        """End the waiting, whether or not anything has changed."""
        self._changed.set()

    async def change(self, seconds: float) -> bool:
        """Wait for a change; False when there was none in so long."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return False
        self._changed.clear()
        return True


class Bulletin:
    """All listeners to one kind of document; looks while there are any."""

    def __init__(self, versions: Versions, stopping: Callable[[], bool]) -> None:
        self._versions = versions
        self._stopping = stopping
        self._listeners: set[Listener] = set()
        self._looking: asyncio.Task[None] | None = None

    @contextlib.contextmanager
    def listening(self, document_id: str) -> Iterator[Listener]:
        """A listener, for as long as the block runs; the first look tells it of the version that there is."""
        listener = Listener(document_id)
        self._listeners.add(listener)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    async def _look(self) -> None:
        while self._listeners:
            if self._stopping():
                for listener in self._listeners:
                    listener.wake()
            wanted = {listener.document_id for listener in self._listeners}
            try:
                found = await run_in_threadpool(self._versions, wanted)
            except SQLAlchemyError as error:
                log.warning("nothing to tell listeners", error=type(error).__name__)
            else:
                for listener in tuple(self._listeners):
                    if listener.document_id in wanted:
                        listener.tell(found.get(listener.document_id))
            await asyncio.sleep(SECONDS)
