"""The watch: says that this process lives, takes over from those that do not, mends what fell between two chairs."""

import datetime as dt
import threading
from dataclasses import dataclass
from time import monotonic

import structlog

from api.jobs.runtime import ACTIVE, Jobs
from api.store.beats import Beats
from api.store.progress import Progress

JOBS_KEPT = dt.timedelta(days=1)
TIDY_SECONDS = 600.0
log = structlog.get_logger("pacewright.watch")
LOST = {
    "type": "urn:pacewright:internal-error",
    "title": "Internal error",
    "status": 500,
    "detail": "this plan could not be made; please ask for it again",
    "errors": [],
    "conflict": None,
}


@dataclass(frozen=True)
class Patience:
    """How long a worker may be silent, and how long finished plans are kept (None: until they are removed)."""

    lost: dt.timedelta
    kept: dt.timedelta | None


class Watch:
    """A thread of its own, from :meth:`start` to :meth:`stop`."""

    def __init__(self, worker_id: str, jobs: Jobs, beats: Beats, progress: Progress, patience: Patience) -> None:
        self._worker_id = worker_id
        self._jobs = jobs
        self._beats = beats
        self._progress = progress
        self._patience = patience
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
        for plan_id in self._progress.unfinished(2 * self._patience.lost):
            self._mend(plan_id)
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
        for plan_id in self._jobs.take_over(worker):
            log.warning("job taken over", plan_id=plan_id, worker=worker)

    def _mend(self, plan_id: str) -> None:
        """A plan without a job gets one (we died in between); one whose job failed is told so."""
        status = self._jobs.status(plan_id)
        if status is None:
            log.warning("job was missing", plan_id=plan_id)
            self._jobs.enqueue(plan_id)
        elif status not in ACTIVE:
            log.error("job ended without a plan", plan_id=plan_id, status=status)
            self._progress.fail(plan_id, LOST)

    def _tidy(self) -> None:
        removed = self._progress.expire(self._patience.kept)
        before = dt.datetime.now(dt.UTC) - JOBS_KEPT
        forgotten = self._jobs.forget_before(before.isoformat())
        if removed or forgotten:
            log.info("tidied", plans=removed, jobs=forgotten)
