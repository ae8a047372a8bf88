"""The job that makes one document, step by step; what differs between kinds of documents is in :class:`Kind`."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import structlog

from api.corrections import EVENT, corrections_of
from api.jobs.job import Job, step
from api.jobs.writing import Call, Compute, JsonObject, Writer
from api.workers.done import Done, dumped
from api.workers.refusal import refused_in
from solver.edge import language_in
from solver.errors import PacewrightError
from solver.languages import ENGLISH

ASKING = "asking"
"""The stage of the paid call."""
Step = dict[str, Any]
log = structlog.get_logger("pacewright.jobs")


@dataclass(frozen=True)
class Kind:
    """A kind of documents: the workflow by whose name the queue knows it, what a document is called, whether a solver
    makes a skeleton first, the step that ends it, with the stage that it is at meanwhile, and the part of its request
    that says in which language."""

    workflow: str
    noun: str
    has_skeleton: bool
    last_step: str
    last_stage: str
    spoken: str

    def language_of(self, request: JsonObject) -> str | None:
        """The language that a request asks for."""
        return language_in(request, self.spoken)


PLANS = Kind("generate_plan", "plan", has_skeleton=True, last_step="guard", last_stage="writing", spoken="settings")
PROGRAMS = Kind(
    "generate_program", "program", has_skeleton=False, last_step="harmonize", last_stage="solving", spoken="lifter"
)


class Wanted(Protocol):
    """What a job does to its document in storage, across tenants."""

    def request_of(self, document_id: str) -> JsonObject | None:
        """The request; None once nobody wants an answer any more."""

    def is_wanted(self, document_id: str) -> bool:
        """Whether anybody still waits for it."""

    def stage_of(self, document_id: str) -> str | None:
        """What the job was doing last; None when there is no such document."""

    def reached(self, document_id: str, stage: str) -> None:
        """Note what the job is doing now."""

    def heard(self, document_id: str, written: int, planned: int) -> None:
        """Note how much of it there is so far."""

    def save(self, document_id: str, content: JsonObject, prompt: str | None = None) -> bool:
        """Store it, once; False when it was not wanted any more."""

    def is_ready(self, document_id: str) -> bool:
        """Whether it is stored."""

    def fail(self, document_id: str, problem: JsonObject) -> bool:
        """Note why there will be no document; False when it was not wanted any more."""


class Making(Job):
    """Makes documents of one kind: solve where it has a skeleton, ask, finish, save. `counted` is told what was found
    in a model's answers."""

    def __init__(
        self,
        kind: Kind,
        wanted: Wanted,
        compute: Compute,
        writer: Writer,
        finished: Callable[[str], None] = lambda _: None,
        counted: Callable[[Mapping[str, int]], None] = lambda _: None,
    ) -> None:
        super().__init__(finished)
        self.workflow, self.id_name = kind.workflow, f"{kind.noun}_id"
        self._kind = kind
        self._wanted = wanted
        self._compute = compute
        self._writer = writer
        self._counted = counted

    def _run(self, document_id: str) -> str:
        skeleton = None
        if self._kind.has_skeleton:
            solved = step("solve", self.solve, document_id)
            if solved is None:
                return "unwanted"
            if "problem" in solved:
                return str(step("save", self.fail, document_id, solved["problem"]))
            skeleton = solved[self._kind.noun]
        answer = step("ask", self.ask, document_id, skeleton)
        made = step(self._kind.last_step, self.finish, document_id, skeleton, answer)
        if made is None:
            return "unwanted"
        if "problem" in made:
            return str(step("save", self.fail, document_id, made["problem"]))
        return str(step("save", self.save, document_id, made[self._kind.noun], (answer or {}).get("prompt")))

    def solve(self, document_id: str) -> Step | None:
        """The skeleton, or why there can be none; None when nobody wants the document any more."""
        request = self._begin(document_id, "solving")
        if request is None:
            return None
        return self._done("solve", request, lambda: self._compute("solve", dumped(request)))

    def ask(self, document_id: str, skeleton: JsonObject | None) -> JsonObject | None:
        """The language model's answer: paid once, kept whole. That the call was begun before is known by the stage,
        which the next step would have changed."""
        begun = self._wanted.stage_of(document_id) == ASKING
        request = self._begin(document_id, ASKING)
        if request is None:
            return None
        if skeleton is not None:
            self._wanted.heard(document_id, 0, len(skeleton["weeks"]))
        call = Call(document_id, begun, self._listener(document_id), lambda: self._wanted.is_wanted(document_id))
        return self._writer.ask(request, skeleton, call)

    def finish(self, document_id: str, skeleton: JsonObject | None, answer: JsonObject | None) -> Step | None:
        """The document; None when nobody wants it any more."""
        request = self._begin(document_id, self._kind.last_stage)
        if request is None:
            return None
        return self._done(self._kind.last_step, request, lambda: self._writer.finish(request, skeleton, answer))

    def save(self, document_id: str, content: JsonObject, prompt: str | None) -> str:
        """Store the document: who wrote it."""
        if self._kind is PROGRAMS:
            for correction in corrections_of(content):
                log.info(EVENT, **correction)
        stored = self._wanted.save(document_id, content, prompt)
        return str(content.get("writtenBy")) if stored or self._wanted.is_ready(document_id) else "unwanted"

    def fail(self, document_id: str, problem: JsonObject) -> str:
        """Store why there is no document."""
        self._wanted.fail(document_id, problem)
        return "failed"

    def _begin(self, document_id: str, stage: str) -> JsonObject | None:
        self._wanted.reached(document_id, stage)
        return self._wanted.request_of(document_id)

    def _listener(self, document_id: str) -> Callable[[int, int], None]:
        """Notes each further week that there are words for; an answer in several parts may also seem to shrink."""
        noted = 0

        def heard(written: int, planned: int) -> None:
            nonlocal noted
            if written > noted:
                noted = written
                self._wanted.heard(document_id, written, planned)

        return heard

    def _done(self, name: str, request: JsonObject, work: Callable[[], Done]) -> Step:
        """What a solver process made, under its kind's name, or its problem, in the language of the request."""
        try:
            done = work()
            if "accident" in done.facts:
                log.error("defect", step=name, accident=done.facts["accident"])
            if done.status != 200:
                raise refused_in(done)
        except PacewrightError as refusal:
            return {"problem": refusal.as_problem(self._kind.language_of(request) or ENGLISH)}
        self._counted(done.facts.get("counts", {}))
        return {self._kind.noun: json.loads(done.body)}
