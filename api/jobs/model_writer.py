"""The language model as a writer: asked once, its answer kept whole before anything is made of it."""

from typing import Any

import structlog

from api.files.documents import plan_of
from api.jobs.writing import Call, Compute, JsonObject, OfflineWriter
from api.workers.done import Done
from api.workers.messages import Guard
from coach.fill import ask
from coach.model.client import CoachModel
from solver.running.request.request import read_request

log = structlog.get_logger("pacewright.jobs")


class ModelWriter:
    """Asks a model within some seconds; what is made of it is a solver process's work."""

    def __init__(self, compute: Compute, model: CoachModel, seconds: float) -> None:
        self._compute = compute
        self._model = model
        self._seconds = seconds
        self._offline = OfflineWriter(compute)

    def ask(self, request: JsonObject, skeleton: JsonObject | None, call: Call) -> JsonObject | None:
        """What was asked and answered."""
        answer = ask(
            plan_of(skeleton),
            read_request(request),
            self._model.while_wanted(call.wanted),
            seconds=self._seconds,
            progress=call.heard,
            job=call.job,
        )
        kept: JsonObject = storable({**answer.model_dump(mode="json"), "begun_before": call.begun_before})
        return kept

    def finish(self, request: JsonObject, skeleton: JsonObject | None, answer: JsonObject | None) -> Done:
        """The plan with what was true of the answer; should that fail, with the offline coach's words."""
        if answer is None:
            return self._offline.finish(request, skeleton, None)
        done = self._compute(Guard.task, Guard(request=request, plan=skeleton, answer=answer).packed())
        if done.status == 200:
            return done
        log.error("reading of an answer failed", status=done.status, accident=done.facts.get("accident"))
        return self._offline.finish(request, skeleton, None)


def storable(value: Any) -> Any:
    """Text as databases and JSON can hold it: no NUL, no half of a surrogate pair."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: storable(item) for key, item in value.items()}
    return [storable(item) for item in value] if isinstance(value, list) else value
