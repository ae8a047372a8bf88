"""The language model as the author of a strength program: asked once, its answer kept whole."""

import structlog

from api.jobs.model_writer import storable
from api.jobs.writing import Call, Compute, JsonObject, NoDrafter
from api.workers.done import Done
from coach.model.client import CoachModel
from coach.strength.fill import ask
from solver.errors import PacewrightError
from solver.strength.request.request import read_lifter_request

log = structlog.get_logger("pacewright.jobs")


class ModelDrafter:
    """Asks a model within some seconds; the harmonizer's work is done by a solver process."""

    def __init__(self, compute: Compute, model: CoachModel, seconds: float) -> None:
        self._offline = NoDrafter(compute)
        self._model = model
        self._seconds = seconds

    def ask(self, request: JsonObject, skeleton: JsonObject | None, call: Call) -> JsonObject | None:
        """What was asked and answered."""
        answer = ask(read_lifter_request(request), self._model.while_wanted(call.wanted), self._seconds, call.job)
        kept: JsonObject = storable({**answer.model_dump(mode="json"), "begun_before": call.begun_before})
        return kept

    def finish(self, request: JsonObject, skeleton: JsonObject | None, answer: JsonObject | None) -> Done:
        """The program made of the answer; should the harmonizer fail on it, the template's."""
        if answer is not None and (done := self._from_answer(request, answer)) is not None:
            return done
        unused = None if answer is None else {**answer, "text": ""}
        return self._offline.finish(request, skeleton, unused)

    def _from_answer(self, request: JsonObject, answer: JsonObject) -> Done | None:
        try:
            done = self._offline.finish(request, None, answer)
        except PacewrightError as error:
            log.error("harmonizer failed", reason=error.detail)
            return None
        if done.status != 200:
            log.error("harmonizer failed", status=done.status, accident=done.facts.get("accident"))
        return done if done.status == 200 else None
