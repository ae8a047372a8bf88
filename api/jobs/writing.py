"""Who writes a plan's words. The call that costs money is apart from the check that can be repeated freely."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from api.workers.done import Done, dumped

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
        """The answer of `api.workers.tasks`."""


class Writer(Protocol):
    """Fills a plan in two steps, both with JSON in and out."""

    def ask(self, request: JsonObject, skeleton: JsonObject, call: Call) -> JsonObject | None:
        """The paid step: the model's answer with all that is to be kept of it; None when no model is asked."""

    def guard(self, request: JsonObject, skeleton: JsonObject, answer: JsonObject | None) -> Done:
        """The filled plan. Any answer, however wrong, ends in a complete plan with the skeleton's numbers."""


class OfflineWriter:
    """The offline coach, which asks nobody."""

    def __init__(self, compute: Compute) -> None:
        self._compute = compute

    def ask(self, request: JsonObject, skeleton: JsonObject, call: Call) -> JsonObject | None:
        """Nothing is asked."""
        return None

    def guard(self, request: JsonObject, skeleton: JsonObject, answer: JsonObject | None) -> Done:
        """The offline coach's words."""
        return self._compute("fill", dumped({"request": request, "plan": skeleton}))
