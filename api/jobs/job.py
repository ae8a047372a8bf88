"""What the jobs of every kind of document have in common: a workflow of steps whose results are kept."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Protocol

import structlog
from dbos import DBOS, StepOptions, error

from api.jobs.writing import JsonObject
from api.workers.done import Done
from solver.errors import PacewrightError

PLAN, PROGRAM = "generate_plan", "generate_program"
"""The workflows by name: what is in the queue is asked for by it."""
PLANS = "plans"
"""The queue that makes documents."""
ASKING = "asking"
"""The stage of the paid call."""
TAKEN_AWAY = (error.DBOSWorkflowConflictIDError, error.DBOSWorkflowCancelledError)
"""What ends a job that is not ours any more; its engine passes them through every `except Exception`."""
Step = dict[str, Any]
log = structlog.get_logger("pacewright.jobs")


class Wanted(Protocol):
    """What every job does to its document in storage, across tenants."""

    def request_of(self, document_id: str) -> JsonObject | None:
        """The request; None once nobody wants an answer any more."""

    def is_wanted(self, document_id: str) -> bool:
        """Whether anybody still waits for it."""

    def stage_of(self, document_id: str) -> str | None:
        """What the job was doing last; None when there is no such document."""

    def reached(self, document_id: str, stage: str) -> None:
        """Note what the job is doing now."""

    def fail(self, document_id: str, problem: JsonObject) -> bool:
        """Note why there will be no document; False when it was not wanted any more."""


class Job(ABC):
    """One kind of work. `finished` is told how each ended: for a document by whom it was written, "failed", or
    "unwanted"."""

    workflow: ClassVar[str]
    queue: ClassVar[str] = PLANS
    id_name: ClassVar[str]
    """What its documents' ids are called in logs."""

    def __init__(self, finished: Callable[[str], None] = lambda _: None) -> None:
        self._finished = finished
        self.active = 0

    def run(self, document_id: str) -> str:
        """The workflow: how it ended. Its steps' results are kept, so it can go on in another process."""
        self.active += 1
        try:
            with structlog.contextvars.bound_contextvars(**{self.id_name: document_id}):
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


class Making(Job):
    """Makes documents of one kind; `counted` is told what was found in a model's answers."""

    def __init__(
        self,
        wanted: Wanted,
        finished: Callable[[str], None] = lambda _: None,
        counted: Callable[[Mapping[str, int]], None] = lambda _: None,
    ) -> None:
        super().__init__(finished)
        self._wanted = wanted
        self._counted = counted

    def fail(self, document_id: str, problem: JsonObject) -> str:
        """Store why there is no document."""
        self._wanted.fail(document_id, problem)
        return "failed"

    def _has_begun_to_ask(self, document_id: str) -> bool:
        """Whether the paid call was begun already: the next step would have changed the stage."""
        return self._wanted.stage_of(document_id) == ASKING

    def _still_wants(self, document_id: str) -> Callable[[], bool]:
        return lambda: self._wanted.is_wanted(document_id)

    def _begin(self, document_id: str, stage: str) -> JsonObject | None:
        self._wanted.reached(document_id, stage)
        return self._wanted.request_of(document_id)

    def _done(self, step: str, name: str, work: Callable[[], Done]) -> Step:
        """What a solver process made, under its name, or its problem."""
        try:
            done = work()
        except PacewrightError as refusal:
            return {"problem": refusal.as_problem()}
        if "accident" in done.facts:
            log.error("defect", step=step, accident=done.facts["accident"])
        self._counted(done.facts.get("counts", {}))
        content = json.loads(done.body)
        return {name: content} if done.status == 200 else {"problem": content}


def step(name: str, function: Callable[..., Any], *args: Any) -> Any:
    """A step whose result is kept. What fails for a passing reason is tried again for two minutes."""
    options: StepOptions = {
        "name": name,
        "retries_allowed": True,
        "max_attempts": 9,
        "interval_seconds": 0.5,
        "backoff_rate": 2.0,
    }
    return DBOS.run_step(options, function, *args)
