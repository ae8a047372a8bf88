"""The job that makes one plan, step by step."""

import json
from collections.abc import Callable, Mapping
from typing import ClassVar

from api.jobs.job import ASKING, PLAN, Making, Step, step
from api.jobs.writing import Call, Compute, JsonObject, Writer
from api.store.documents.progress import Progress
from api.workers.done import dumped
from solver.running.request.result import Plan


class Generation(Making):
    """Makes plans: solve, ask, guard, save."""

    workflow: ClassVar[str] = PLAN
    id_name: ClassVar[str] = "plan_id"

    def __init__(
        self,
        progress: Progress,
        compute: Compute,
        writer: Writer,
        finished: Callable[[str], None] = lambda _: None,
        counted: Callable[[Mapping[str, int]], None] = lambda _: None,
    ) -> None:
        super().__init__(progress, finished, counted)
        self._progress = progress
        self._compute = compute
        self._writer = writer

    def _run(self, plan_id: str) -> str:
        solved = step("solve", self.solve, plan_id)
        if solved is None:
            return "unwanted"
        if "problem" in solved:
            return str(step("save", self.fail, plan_id, solved["problem"]))
        answer = step("ask", self.ask, plan_id, solved["plan"])
        filled = step("guard", self.guard, plan_id, solved["plan"], answer)
        if filled is None:
            return "unwanted"
        if "problem" in filled:
            return str(step("save", self.fail, plan_id, filled["problem"]))
        return str(step("save", self.save, plan_id, filled["plan"], (answer or {}).get("prompt")))

    def solve(self, plan_id: str) -> Step | None:
        """The skeleton, or why there can be none; None when nobody wants the plan any more."""
        request = self._begin(plan_id, "solving")
        return None if request is None else self._done("solve", "plan", lambda: self._compute("solve", dumped(request)))

    def ask(self, plan_id: str, skeleton: JsonObject) -> JsonObject | None:
        """The language model's answer: paid once, kept whole."""
        call = Call(plan_id, self._has_begun_to_ask(plan_id), self._listener(plan_id), self._still_wants(plan_id))
        request = self._begin(plan_id, ASKING)
        if request is None:
            return None
        self._progress.heard(plan_id, 0, len(skeleton["weeks"]))
        return self._writer.ask(request, skeleton, call)

    def _listener(self, plan_id: str) -> Callable[[int, int], None]:
        """Notes each further week that there are words for; an answer in several parts may also seem to shrink."""
        noted = 0

        def heard(written: int, planned: int) -> None:
            nonlocal noted
            if written > noted:
                noted = written
                self._progress.heard(plan_id, written, planned)

        return heard

    def guard(self, plan_id: str, skeleton: JsonObject, answer: JsonObject | None) -> Step | None:
        """The filled plan; None when nobody wants it any more."""
        request = self._begin(plan_id, "writing")
        if request is None:
            return None
        return self._done("guard", "plan", lambda: self._writer.guard(request, skeleton, answer))

    def save(self, plan_id: str, filled: JsonObject, prompt: str | None) -> str:
        """Store the plan: who wrote it."""
        plan = Plan.model_validate_json(json.dumps(filled), strict=True)
        stored = self._progress.save(plan_id, plan, prompt)
        return str(plan.written_by) if stored or self._progress.is_ready(plan_id) else "unwanted"
