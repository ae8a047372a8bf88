"""Takes what was recorded to the queue of jobs, on a thread of its own: recording happens inside requests and steps.

What gets lost here, with the process, the watch finds.
"""

import datetime as dt
import threading
from collections.abc import Sequence
from queue import SimpleQueue
from typing import Any, Protocol

import structlog

from api.store.database import Database
from api.telemetry import carried
from api.webhooks.addresses import Networks
from api.webhooks.deliveries import Deliveries
from api.webhooks.delivering import DELIVERY, Delivering
from api.webhooks.posting import Reply

OVERDUE = dt.timedelta(seconds=10)
"""A delivery is given its job within moments, and a job at work is known to its queue: nothing else is worth waiting
for. Looking too early costs nothing, since a delivery's turn is taken once."""
Given = tuple[Sequence[str], str | None]
"""The names of jobs, and the trace in which they were recorded."""
LOST = Reply(None, "the process that tried it was lost")
log = structlog.get_logger("pacewright.webhooks")


class Queue(Protocol):
    """Where jobs go."""

    def enqueue(
        self, document_id: str, workflow: str = ..., delay_seconds: float = ..., trace: str | None = ...
    ) -> None:
        """Put a job into the queue; one that is there already stays as it is."""


class Courier:
    """The deliveries of a database and the job that makes them; works from :meth:`start` to :meth:`stop`. To the watch,
    deliveries are documents that are tended under the names of their jobs."""

    def __init__(self, database: Database, networks: Networks) -> None:
        self.deliveries = Deliveries(database)
        self.job = Delivering(self.deliveries, networks, self._put)
        self._database = database
        self._jobs: Queue | None = None
        self._given: SimpleQueue[Given | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="courier", daemon=True)

    def start(self, jobs: Queue) -> None:
        """Begin, once jobs can be put into the queue."""
        self._jobs = jobs
        self._database.recorded = lambda names: self._given.put((names, carried()))
        self._thread.start()

    def stop(self) -> None:
        """Finish what was given, and end; what is recorded later is left to the next start's watch."""
        self._database.recorded = lambda _: None
        self._given.put(None)
        self._thread.join()

    def unfinished(self, silent: dt.timedelta) -> Sequence[str]:
        """Jobs that are overdue; a delivery has not the patience that a document has."""
        return self.deliveries.overdue(min(silent, OVERDUE))

    def fail(self, document_id: str, problem: dict[str, Any]) -> bool:
        """A job ended without a word: that was a try, and the next one follows."""
        following = self.deliveries.note(document_id, LOST)
        if following is not None:
            self._put(*following)
        return True

    def expire(self, kept: dt.timedelta | None) -> int:
        """Remove what is too old: how many."""
        return self.deliveries.expire(kept)

    def _work(self) -> None:
        while (given := self._given.get()) is not None:
            names, trace = given
            for name in names:
                try:
                    self._put(name, trace=trace)
                except Exception:
                    log.exception("delivery not queued yet", delivery=name)

    def _put(self, name: str, delay_seconds: float = 0, trace: str | None = None) -> None:
        assert self._jobs is not None
        self._jobs.enqueue(name, DELIVERY, delay_seconds, trace)
