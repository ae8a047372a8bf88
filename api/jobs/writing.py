"""Who writes a plan's words. The call that costs money is apart from the check that can be repeated freely."""

from typing import Any, Protocol

from api.workers.done import Done, dumped

JsonObject = dict[str, Any]


class Compute(Protocol):
    """Runs a task on a solver process and waits for it."""

    def __call__(self, task: str, body: bytes) -> Done:
        """The answer of `api.workers.tasks`."""


class Writer(Protocol):
    """Fills a plan in two steps, both with JSON in and out."""

    def ask(self, request: JsonObject, skeleton: JsonObject) -> JsonObject | None:
        """The paid step: the model's answer with all that is to be kept of it; None when no model is asked."""

    def guard(self, request: JsonObject, skeleton: JsonObject, answer: JsonObject | None) -> Done:
        """The filled plan. Any answer, however wrong, ends in a complete plan with the skeleton's numbers."""


class OfflineWriter:
    """The offline coach, which asks nobody."""

    def __init__(self, compute: Compute) -> None:
        self._compute = compute

    def ask(self, request: JsonObject, skeleton: JsonObject) -> JsonObject | None:
        """Nothing is asked."""
        return None

    def guard(self, request: JsonObject, skeleton: JsonObject, answer: JsonObject | None) -> Done:
        """The offline coach's words."""
        return self._compute("fill", dumped({"request": request, "plan": skeleton}))
