"""The job that makes one strength program of a language model's draft, step by step."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Protocol

import structlog

from api.corrections import EVENT, corrections_of
from api.jobs.job import ASKING, PROGRAM, Making, Step, step
from api.jobs.writing import Call, Compute, JsonObject
from api.store.documents.program_progress import ProgramProgress
from api.workers.done import Done, dumped

log = structlog.get_logger("pacewright.jobs")


class Drafter(Protocol):
    """Makes a program in two steps, both with JSON in and out."""

    def ask(self, request: JsonObject, call: Call) -> JsonObject | None:
        """The paid step: the model's answer with all that is to be kept of it; None when no model is asked."""

    def harmonize(self, request: JsonObject, answer: JsonObject | None) -> Done:
        """The program. Any answer, however wrong, ends in a complete program."""


class NoDrafter:
    """Nobody is asked: jobs that were accepted while there was a model end in the template's program."""

    def __init__(self, compute: Compute) -> None:
        self._compute = compute

    def ask(self, request: JsonObject, call: Call) -> JsonObject | None:
        """Nothing is asked."""
        return None

    def harmonize(self, request: JsonObject, answer: JsonObject | None) -> Done:
        """The program made of an answer that was paid for earlier, else the template's."""
        return self._compute("harmonize", dumped({"request": request, "answer": answer}))


class Drafting(Making):
    """Makes programs: ask, harmonize, save."""

    workflow: ClassVar[str] = PROGRAM
    id_name: ClassVar[str] = "program_id"

    def __init__(
        self,
        progress: ProgramProgress,
        drafter: Drafter,
        finished: Callable[[str], None] = lambda _: None,
        counted: Callable[[Mapping[str, int]], None] = lambda _: None,
    ) -> None:
        super().__init__(progress, finished, counted)
        self._progress = progress
        self._drafter = drafter

    def _run(self, program_id: str) -> str:
        answer = step("ask", self.ask, program_id)
        made = step("harmonize", self.harmonize, program_id, answer)
        if made is None:
            return "unwanted"
        if "problem" in made:
            return str(step("save", self.fail, program_id, made["problem"]))
        return str(step("save", self.save, program_id, made["program"], (answer or {}).get("prompt")))

    def ask(self, program_id: str) -> JsonObject | None:
        """The language model's answer: paid once, kept whole."""
        call = Call(program_id, self._has_begun_to_ask(program_id), wanted=self._still_wants(program_id))
        request = self._begin(program_id, ASKING)
        return None if request is None else self._drafter.ask(request, call)

    def harmonize(self, program_id: str, answer: JsonObject | None) -> Step | None:
        """The program; None when nobody wants it any more."""
        request = self._begin(program_id, "solving")
        if request is None:
            return None
        return self._done("harmonize", "program", lambda: self._drafter.harmonize(request, answer))

    def save(self, program_id: str, program: JsonObject, prompt: str | None) -> str:
        """Store the program: who wrote it."""
        for correction in corrections_of(program):
            log.info(EVENT, **correction)
        stored = self._progress.save(program_id, program, prompt)
        return str(program.get("writtenBy")) if stored or self._progress.is_ready(program_id) else "unwanted"
