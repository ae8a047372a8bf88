"""The watch: says that this process lives, takes over from those that do not, mends what fell between two chairs."""

import datetime as dt
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol

import structlog

from api.jobs.runtime import ACTIVE, Jobs
from api.store.processes.beats import Beats

JOBS_KEPT = dt.timedelta(days=1)
TIDY_SECONDS = 600.0
log = structlog.get_logger("pacewright.watch")
LOST = {
    "type": "urn:pacewright:internal-error",
    "title": "Internal error",
    "status": 500,
    "detail": "this could not be made; please ask for it again",
    "errors": [],
    "conflict": None,
}


class Tended(Protocol):
    """A kind of document that jobs make, in storage."""

    def unfinished(self, silent: dt.timedelta) -> Sequence[str]:
        """Those that nothing has happened to for some time."""

    def fail(self, document_id: str, problem: dict[str, Any]) -> bool:
        """Note that there will be none."""

    def expire(self, kept: dt.timedelta | None) -> int:
        """Remove what is too old: how many."""


@dataclass(frozen=True)
class Patience:
    """How long a worker may be silent, and how long finished documents are kept (None: until they are removed)."""

    lost: dt.timedelta
    kept: dt.timedelta | None


class Watch:
    """A thread of its own, from :meth:`start` to :meth:`stop`. It tends each kind of document by its workflow,
    and tells `counted` how many processes share them."""

    def __init__(
        self,
        worker_id: str,
        jobs: Jobs,
        beats: Beats,
        tended: Mapping[str, Tended],
        patience: Patience,
        counted: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._worker_id = worker_id
        self._jobs = jobs
        self._beats = beats
        self._tended = tended
        self._patience = patience
        self._counted = counted
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="watch", daemon=True)
        self._tidied = 0.0

    def start(self) -> None:
        """Begin; the first sign of life must have been given before the jobs start."""
        self._thread.start()

    def stop(self) -> None:
        """End, and say so, so that unfinished jobs need not wait for anybody's patience."""
        self._stop.set()
        self._thread.join()

    def round(self) -> None:
        """Once around."""
        self._beats.beat(self._worker_id)
        for worker in self._beats.take_over(self._patience.lost, self._worker_id, self._take_over):
            log.warning("took over", worker=worker)
        self._counted(self._beats.living(self._patience.lost))
        for workflow, documents in self._tended.items():
            for document_id in self._unfinished(documents):
                self._mend(workflow, documents, document_id)
        if monotonic() - self._tidied > TIDY_SECONDS or not self._tidied:
            self._tidied = monotonic()
            self._tidy()

    def _keep(self) -> None:
        while not self._stop.is_set():
            try:
                self.round()
            except Exception:
                log.exception("round failed")  # a database that is away comes back: the next round will tell
            self._stop.wait(self._patience.lost.total_seconds() / 4)

    def _take_over(self, worker: str) -> None:
        for job_id in self._jobs.take_over(worker):
            log.warning("job taken over", job_id=job_id, worker=worker)

    def _unfinished(self, documents: Tended) -> Sequence[str]:
        return documents.unfinished(2 * self._patience.lost)

    def _mend(self, workflow: str, documents: Tended, document_id: str) -> None:
        """A document without a job gets one (we died in between); one whose job failed is told so."""
        status = self._jobs.status(document_id)
        if status is None:
            log.warning("job was missing", job_id=document_id)
            self._jobs.enqueue(document_id, workflow)
        elif status not in ACTIVE and document_id in self._unfinished(documents):  # it may have ended since the look
            log.error("job ended without its document", job_id=document_id, status=status)
            documents.fail(document_id, LOST)

    def _tidy(self) -> None:
        removed = sum(documents.expire(self._patience.kept) for documents in self._tended.values())
        before = dt.datetime.now(dt.UTC) - JOBS_KEPT
        forgotten = self._jobs.forget_before(before.isoformat())
        if removed or forgotten:
            log.info("tidied", documents=removed, jobs=forgotten)
