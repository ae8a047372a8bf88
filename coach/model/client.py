"""Structured calls to a language model, within a time budget; whatever happens, each ends in a reply."""

import asyncio
import threading
from collections.abc import Callable, Sequence

from coach.model.answers.replies import Reply
from coach.model.breaker import Breaker
from coach.model.faults import Fault
from coach.model.prompts import Prompt
from coach.model.settings import ModelSettings

LEAST_SECONDS = 0.2


class CoachModel:
    """A model at any endpoint that understands chat completions, as OPENAI_BASE_URL and OPENAI_API_KEY name it.

    Safe to share between threads. Never raises for what an endpoint does or fails to do.
    """

    def __init__(
        self, settings: ModelSettings, breaker: Breaker | None = None, wanted: Callable[[], bool] | None = None
    ) -> None:
        self.settings = settings
        self._breaker = breaker or Breaker()
        self._wanted = wanted

    def while_wanted(self, wanted: Callable[[], bool]) -> "CoachModel":
        """The same model for something that may be given up: no call begins, and none goes on, once it is."""
        return CoachModel(self.settings, self._breaker, wanted)

    @property
    def is_left_alone(self) -> bool:
        """Whether its endpoint failed so often that it is not asked for a while."""
        return self._breaker.is_open

    def ask(
        self,
        prompts: Sequence[Prompt],
        seconds: float | None = None,
        heard: Callable[[str], None] | None = None,
        job: str | None = None,
    ) -> list[Reply]:
        """Replies to some prompts, asked side by side, all within the seconds given (the settings' timeout at most).

        What the same `job` asks again, after a crash say, carries the same Idempotency-Key header.
        """
        limit = min(self.settings.timeout, self.settings.timeout if seconds is None else seconds)
        if limit < LEAST_SECONDS:
            return [Reply(fault=Fault("no-time")) for _ in prompts]
        if self._wanted is not None and not self._wanted():
            return [Reply(fault=Fault("unwanted")) for _ in prompts]
        if not self._breaker.allows():
            return [Reply(fault=Fault("circuit-open")) for _ in prompts]
        replies = self._within(limit, prompts, heard, job)
        if all(reply.fault is None or reply.fault.code != "unwanted" for reply in replies):
            self._breaker.report(any(reply.fault is None or not reply.fault.is_fatal for reply in replies))
        return replies

    def _within(
        self, limit: float, prompts: Sequence[Prompt], heard: Callable[[str], None] | None, job: str | None
    ) -> list[Reply]:
        """In a thread of its own, which is left behind where even a look-up of the endpoint's name takes too long."""
        from coach.model.conversation import Conversation

        found: list[list[Reply]] = []

        async def all_of_them() -> list[Reply]:
            asked = (Conversation(prompt, self.settings, heard, job, self._wanted) for prompt in prompts)
            return list(await asyncio.gather(*(conversation.reply(limit) for conversation in asked)))

        thread = threading.Thread(target=lambda: found.append(asyncio.run(all_of_them())), daemon=True)
        thread.start()
        thread.join(limit + LEAST_SECONDS)
        return found[0] if found else [Reply(fault=Fault("timeout")) for _ in prompts]
