"""The engine under the jobs: DBOS, with its own tables beside ours."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, EnqueueOptions, error
from sqlalchemy import URL
from sqlalchemy.engine import make_url

from api.jobs.job import PLANS_QUEUE, Job
from api.jobs.making import PLANS
from api.telemetry import carried

VERSION = "plans-1"
GONE = (error.DBOSNonExistentWorkflowError, error.DBOSAwaitedWorkflowCancelledError)
PARKED = ("was cancelled during execution", "is no longer owned by this execution")
ACTIVE = ("ENQUEUED", "PENDING", "DELAYED")


class Stopping(BaseException):
    """Ends a step without an outcome: its job goes on elsewhere. No Exception, so that nothing records it as one."""


@dataclass(frozen=True)
class Engine:
    """Where jobs are kept, this process's stable name, and how many jobs it works on at once."""

    database_url: str
    worker_id: str
    concurrency: int


class Jobs:
    """Accepts jobs of some kinds and works on them, until stopped. Kinds that wait for others than our own processors
    have a queue of their own, so that none waits behind them."""

    _running: ClassVar["Jobs | None"] = None

    def __init__(self, engine: Engine, *kinds: Job) -> None:
        self._engine = engine
        self._kinds = kinds

    def start(self, *, works: bool = True) -> None:
        """Begin to work, first on the jobs that this worker left unfinished; or only accept jobs for others."""
        if Jobs._running is not None:
            raise RuntimeError("jobs run once a process; stop those that run first")
        Jobs._running = self
        config: DBOSConfig = {
            "name": "pacewright",
            "system_database_url": jobs_url(self._engine.database_url),
            "executor_id": self._engine.worker_id,
            "application_version": VERSION,
            "serializer": DBOSPortableJSONSerializer(),
            "log_level": "WARNING",
        }
        DBOS(config=config)
        _log_like_everybody()
        for kind in self._kinds:
            DBOS.workflow(name=kind.workflow, max_recovery_attempts=50)(_plain(kind))
        if not works:
            DBOS.listen_queues([])
        DBOS.launch()
        for queue, seconds in {kind.queue: kind.poll_seconds for kind in self._kinds}.items():
            DBOS.register_queue(
                queue,
                worker_concurrency=self._engine.concurrency,
                polling_interval_sec=seconds,
                on_conflict="always_update",
            )

    def stop(self, grace_seconds: int) -> None:
        """Take no more jobs, let those under way finish for a while, leave the rest for later."""
        grace = grace_seconds if any(kind.active for kind in self._kinds) else 0
        Jobs._running = None
        DBOS.destroy(workflow_completion_timeout_sec=grace, destroy_registry=True)

    def enqueue(
        self, document_id: str, workflow: str = PLANS.workflow, delay_seconds: float = 0, trace: str | None = None
    ) -> None:
        """Put a document's job into its kind's queue, for now or later; one that is there already stays as it is. The
        job's spans belong to `trace`, by default that of whoever calls."""
        queue = next(kind.queue for kind in self._kinds if kind.workflow == workflow)
        options: EnqueueOptions = {
            "workflow_name": workflow,
            "queue_name": queue,
            "workflow_id": document_id,
            "app_version": VERSION,
        }
        if delay_seconds > 0:
            options["delay_seconds"] = delay_seconds
        DBOS.enqueue_workflow_with_options(options, document_id, trace or carried())

    def forget(self, document_id: str) -> None:
        """Remove a job and every word that is kept of it. One under way is given up at its next step, and what it has
        made by then is kept nowhere."""
        DBOS.delete_workflow(document_id)

    def status(self, document_id: str) -> str | None:
        """What became of a job: DBOS's word, or None when it knows of none."""
        status = DBOS.get_workflow_status(document_id)
        return None if status is None else status.status

    def take_over(self, worker_id: str) -> Sequence[str]:
        """Put the unfinished jobs of a dead worker back into the queue: their ids."""
        left = DBOS.list_workflows(executor_id=worker_id, status="PENDING", load_input=False, load_output=False)
        for job in left:
            DBOS.resume_workflow(job.workflow_id, queue_name=job.queue_name or PLANS_QUEUE)
        return [job.workflow_id for job in left]

    def forget_before(self, moment: str, limit: int = 500) -> int:
        """Remove what is kept of jobs that ended before a moment (ISO 8601)."""
        ended = DBOS.list_workflows(completed_before=moment, limit=limit, load_input=False, load_output=False)
        if ended:
            DBOS.delete_workflows([job.workflow_id for job in ended])
        return len(ended)


def jobs_url(database_url: str) -> str:
    """Jobs live in the same PostgreSQL database (in a schema of their own), or in a file beside SQLite's."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return _shown(url.set(drivername="postgresql"))
    assert url.database is not None
    return _shown(url.set(database=f"{url.database.removesuffix('.db')}-jobs.db"))


def _plain(kind: Job) -> Callable[[str, str | None], str]:
    """DBOS marks the function that it registers, which a bound method does not allow. Jobs of earlier releases come
    without a trace."""

    def generate(document_id: str, trace: str | None = None) -> str:
        return kind.run(document_id, trace)

    return generate


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _log_like_everybody() -> None:
    """DBOS brings a console handler of its own; its warnings belong into our log."""
    logger = logging.getLogger("dbos")
    logger.handlers.clear()
    logger.propagate = True
    logger.addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    """A job that was taken away from us has its own line in our log already; its engine calls that an error."""
    raised = record.exc_info[1] if record.exc_info else None
    return not isinstance(raised, GONE) and not any(words in record.getMessage() for words in PARKED)
