"""What jobs have in common: a workflow of steps whose results are kept."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

import structlog
from dbos import DBOS, StepOptions, error

from api.telemetry import span

PLANS_QUEUE = "plans"
"""The queue that makes documents."""
TAKEN_AWAY = (error.DBOSWorkflowConflictIDError, error.DBOSWorkflowCancelledError)
"""What ends a job that is not ours any more; its engine passes them through every `except Exception`."""
log = structlog.get_logger("pacewright.jobs")


class Job(ABC):
    """One kind of work. `finished` is told how each ended: for a document by whom it was written, "failed", or
    "unwanted"."""

    workflow: str
    queue: str = PLANS_QUEUE
    poll_seconds: float = 0.2
    """How often its queue is looked at, the same for all of a queue. Half of it is what a job waits for on average;
    looking five times a second costs an idle process 1 % of a core for each queue, and a solve 0.03 ms."""
    id_name: str
    """What its ids are called in logs."""

    def __init__(self, finished: Callable[[str], None] = lambda _: None) -> None:
        self._finished = finished
        self.active = 0

    def run(self, document_id: str, trace: str | None = None) -> str:
        """The workflow: how it ended. Its steps' results are kept, so it can go on in another process; `trace` is that
        of what asked for it."""
        self.active += 1
        try:
            bound = structlog.contextvars.bound_contextvars(**{self.id_name: document_id})
            with bound, span(f"job {self.workflow}", trace=trace):
                outcome = self._told(document_id)
        finally:
            self.active -= 1
        self._finished(outcome)
        return outcome

    def _told(self, document_id: str) -> str:
        """The steps, and a line in the log at their end; a job may be taken away from us while it runs."""
        try:
            outcome = self._run(document_id)
        except TAKEN_AWAY:
            log.info("job given up")  # its document was removed, or another process has taken it over
            self._finished("unwanted")
            raise
        log.info("job finished", outcome=outcome)
        return outcome

    @abstractmethod
    def _run(self, document_id: str) -> str:
        """The steps, in their order."""


def step(name: str, function: Callable[..., Any], *args: Any) -> Any:
    """A step whose result is kept. What fails for a passing reason is tried again for two minutes."""
    options: StepOptions = {
        "name": name,
        "retries_allowed": True,
        "max_attempts": 9,
        "interval_seconds": 0.5,
        "backoff_rate": 2.0,
    }
    with span(f"step {name}"):
        return DBOS.run_step(options, function, *args)
