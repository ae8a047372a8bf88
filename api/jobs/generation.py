"""The job that makes one plan, step by step."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from dbos import DBOS, StepOptions

from api.jobs.writing import Compute, JsonObject, Writer
from api.store.progress import Progress
from api.workers.done import Done, dumped
from solver.errors import PacewrightError
from solver.running.result import Plan

Step = dict[str, Any]
log = structlog.get_logger("pacewright.jobs")


class Generation:
    """Makes plans. `finished` is told how each ended: by whom it was written, "failed", or "unwanted"; `counted` what
    the guardian found."""

    def __init__(
        self,
        progress: Progress,
        compute: Compute,
        writer: Writer,
        finished: Callable[[str], None] = lambda _: None,
        counted: Callable[[Mapping[str, int]], None] = lambda _: None,
    ) -> None:
        self._progress = progress
        self._compute = compute
        self._writer = writer
        self._finished = finished
        self._counted = counted
        self.active = 0

    def run(self, plan_id: str) -> str:
        """The workflow: how it ended. Its steps' results are kept, so it can go on in another process."""
        self.active += 1
        try:
            with structlog.contextvars.bound_contextvars(plan_id=plan_id):
                outcome = self._run(plan_id)
                log.info("job finished", outcome=outcome)
        finally:
            self.active -= 1
        self._finished(outcome)
        return outcome

    def _run(self, plan_id: str) -> str:
        solved = _step("solve", self.solve, plan_id)
        if solved is None:
            return "unwanted"
        if "problem" in solved:
            return str(_step("save", self.fail, plan_id, solved["problem"]))
        answer = _step("ask", self.ask, plan_id, solved["plan"])
        filled = _step("guard", self.guard, plan_id, solved["plan"], answer)
        if filled is None:
            return "unwanted"
        if "problem" in filled:
            return str(_step("save", self.fail, plan_id, filled["problem"]))
        return str(_step("save", self.save, plan_id, filled["plan"], (answer or {}).get("prompt")))

    def solve(self, plan_id: str) -> Step | None:
        """The skeleton, or why there can be none; None when nobody wants the plan any more."""
        request = self._begin(plan_id, "solving")
        return None if request is None else self._done("solve", lambda: self._compute("solve", dumped(request)))

    def ask(self, plan_id: str, skeleton: JsonObject) -> JsonObject | None:
        """The language model's answer: paid once, kept whole."""
        request = self._begin(plan_id, "asking")
        return None if request is None else self._writer.ask(request, skeleton)

    def guard(self, plan_id: str, skeleton: JsonObject, answer: JsonObject | None) -> Step | None:
        """The filled plan; None when nobody wants it any more."""
        request = self._begin(plan_id, "writing")
        if request is None:
            return None
        return self._done("guard", lambda: self._writer.guard(request, skeleton, answer))

    def save(self, plan_id: str, filled: JsonObject, prompt: str | None) -> str:
        """Store the plan: who wrote it."""
        plan = Plan.model_validate_json(json.dumps(filled), strict=True)
        stored = self._progress.save(plan_id, plan, prompt)
        return str(plan.written_by) if stored or self._progress.is_ready(plan_id) else "unwanted"

    def fail(self, plan_id: str, problem: JsonObject) -> str:
        """Store why there is no plan."""
        self._progress.fail(plan_id, problem)
        return "failed"

    def _begin(self, plan_id: str, stage: str) -> JsonObject | None:
        self._progress.reached(plan_id, stage)
        return self._progress.request_of(plan_id)

    def _done(self, step: str, work: Callable[[], Done]) -> Step:
        try:
            done = work()
        except PacewrightError as error:
            return {"problem": error.as_problem()}
        if "accident" in done.facts:
            log.error("defect", step=step, accident=done.facts["accident"])
        self._counted(done.facts.get("counts", {}))
        content = json.loads(done.body)
        return {"plan": content} if done.status == 200 else {"problem": content}


def _step(name: str, function: Callable[..., Any], *args: Any) -> Any:
    """A step whose result is kept. What fails for a passing reason is tried again for two minutes."""
    options: StepOptions = {
        "name": name,
        "retries_allowed": True,
        "max_attempts": 9,
        "interval_seconds": 0.5,
        "backoff_rate": 2.0,
    }
    return DBOS.run_step(options, function, *args)
