"""Who makes a document's content. The call that costs money is apart from the work that can be repeated freely."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from api.workers.done import Done
from api.workers.messages import Fill, Harmonize

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """The paid call of a job: whose it is, whether a process that was stopped had begun it already, who is told of
    how many of how many weeks there are words so far, and whether anybody still waits for it."""

    job: str
    begun_before: bool = False
    heard: Callable[[int, int], None] = lambda written, planned: None
    wanted: Callable[[], bool] = lambda: True


class Compute(Protocol):
    """Runs a task on a solver process and waits for it."""

    def __call__(self, task: str, body: bytes) -> Done:
        """The answer of `api.workers.tasks.run`."""


class Writer(Protocol):
    """Makes a document of its request in two steps, JSON in and out; `skeleton` is the solver's part of it, where its
    kind has one."""

    def ask(self, request: JsonObject, skeleton: JsonObject | None, call: Call) -> JsonObject | None:
        """The paid step: the model's answer with all that is to be kept of it; None when no model is asked."""

    def finish(self, request: JsonObject, skeleton: JsonObject | None, answer: JsonObject | None) -> Done:
        """The document. Any answer, however wrong, ends in a complete one, with the skeleton's numbers."""


class OfflineWriter:
    """The offline coach as a plan's writer, which asks nobody."""

    def __init__(self, compute: Compute) -> None:
        self._compute = compute

    def ask(self, request: JsonObject, skeleton: JsonObject | None, call: Call) -> JsonObject | None:
        """Nothing is asked."""
        return None

    def finish(self, request: JsonObject, skeleton: JsonObject | None, answer: JsonObject | None) -> Done:
        """The offline coach's words."""
        return self._compute(Fill.task, Fill(request=request, plan=skeleton).packed())


class NoDrafter:
    """Nobody drafts a program: jobs that were accepted while there was a model end in the template's program."""

    def __init__(self, compute: Compute) -> None:
        self._compute = compute

    def ask(self, request: JsonObject, skeleton: JsonObject | None, call: Call) -> JsonObject | None:
        """Nothing is asked."""
        return None

    def finish(self, request: JsonObject, skeleton: JsonObject | None, answer: JsonObject | None) -> Done:
        """The program made of an answer that was paid for earlier, else the template's."""
        return self._compute(Harmonize.task, Harmonize(request=request, answer=answer).packed())
