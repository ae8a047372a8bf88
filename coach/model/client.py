"""One structured call to a language model, within a time budget; whatever happens, it ends in a reply."""

import asyncio
import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from coach.model.breaker import Breaker
from coach.model.faults import Fault
from coach.model.replies import Reply, reply_cut_off, reply_of, reply_of_body
from coach.model.settings import ModelSettings

if TYPE_CHECKING:
    from openai import AsyncOpenAI

Heard = Callable[[str], None]
"""Told the text so far, whenever more of it has come in."""
LEAST_SECONDS = 0.2
UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What a body of another shape than a chat completion's leads to: the package does not check what it reads."""


@dataclass(frozen=True)
class Message:
    """One message of a conversation."""

    role: str
    content: str


@dataclass(frozen=True)
class Prompt:
    """What is asked, and the JSON schema that the answer should follow."""

    messages: tuple[Message, ...]
    schema: dict[str, Any]
    name: str

    @property
    def text(self) -> str:
        """For the record."""
        return "\n\n".join(f"[{message.role}]\n{message.content}" for message in self.messages)


@dataclass(frozen=True)
class _Question:
    """A prompt, who hears its answer, and the job that must not pay for it twice."""

    prompt: Prompt
    heard: Heard | None
    job: str | None


class CoachModel:
    """A model at any endpoint that understands chat completions, as OPENAI_BASE_URL and OPENAI_API_KEY name it.

    Safe to share between threads. Never raises for what an endpoint does or fails to do.
    """

    def __init__(self, settings: ModelSettings, breaker: Breaker | None = None) -> None:
        self.settings = settings
        self._breaker = breaker or Breaker()
        self._plainest = 1 if settings.answer_format == "text" else 0

    @property
    def is_left_alone(self) -> bool:
        """Whether its endpoint failed so often that it is not asked for a while."""
        return self._breaker.is_open

    def ask(
        self,
        prompts: Sequence[Prompt],
        seconds: float | None = None,
        heard: Heard | None = None,
        job: str | None = None,
    ) -> list[Reply]:
        """Replies to some prompts, asked side by side, all within the seconds given (the settings' timeout at most).

        What the same `job` asks again, after a crash say, carries the same Idempotency-Key header.
        """
        limit = min(self.settings.timeout, self.settings.timeout if seconds is None else seconds)
        if limit < LEAST_SECONDS:
            return [Reply(fault=Fault("no-time")) for _ in prompts]
        if not self._breaker.allows():
            return [Reply(fault=Fault("circuit-open")) for _ in prompts]
        replies = self._within(limit, [_Question(prompt, heard, job) for prompt in prompts])
        self._breaker.report(any(reply.fault is None or not reply.fault.is_fatal for reply in replies))
        return replies

    def _within(self, limit: float, questions: Sequence[_Question]) -> list[Reply]:
        """In a thread of its own, which is left behind where even a look-up of the endpoint's name takes too long."""
        found: list[list[Reply]] = []
        thread = threading.Thread(target=lambda: found.append(asyncio.run(self._all(questions, limit))), daemon=True)
        thread.start()
        thread.join(limit + LEAST_SECONDS)
        return found[0] if found else [Reply(fault=Fault("timeout")) for _ in questions]

    async def _all(self, questions: Sequence[_Question], limit: float) -> list[Reply]:
        return list(await asyncio.gather(*(self._one(question, limit) for question in questions)))

    async def _one(self, question: _Question, limit: float) -> Reply:
        """The text that had arrived when time was up counts as cut short."""
        so_far: list[str] = []
        try:
            async with asyncio.timeout(limit):
                return await self._patient(question, monotonic() + limit, so_far)
        except TimeoutError:
            text = "".join(so_far)
            return Reply(text, Fault("cut-short" if text.strip() else "timeout"))

    async def _patient(self, question: _Question, deadline: float, so_far: list[str]) -> Reply:
        """An endpoint that refuses an argument is asked again with fewer of them; one that failed, after a pause."""
        from httpx2 import HTTPError
        from openai import APIError, AsyncOpenAI, OpenAIError

        from coach.model.patience import pause_after
        from coach.model.wire import limited_client

        tries = 0
        try:
            async with AsyncOpenAI(max_retries=0, timeout=None, http_client=limited_client()) as api:
                while True:
                    try:
                        return await self._call(api, question, so_far)
                    except APIError as error:
                        if self._refused_form(error):
                            continue
                        pause = None if so_far or tries >= self.settings.retries else pause_after(error, tries)
                        if pause is None or monotonic() + pause + LEAST_SECONDS > deadline:
                            return reply_cut_off("".join(so_far), error)
                        tries += 1
                        await asyncio.sleep(pause)
        except (OpenAIError, HTTPError, OSError, *UNREADABLE) as error:
            return reply_cut_off("".join(so_far), error)

    def _refused_form(self, error: Exception) -> bool:
        """Whether the endpoint may have refused an argument that can be left out from now on."""
        return getattr(error, "status_code", None) in (400, 404, 422) and self._simpler()

    def _simpler(self) -> bool:
        """Ask for less from now on; False when nothing can be left out any more."""
        if self.settings.answer_format == "schema" or self._plainest >= 2:
            return False
        self._plainest += 1
        return True

    async def _call(self, api: "AsyncOpenAI", question: _Question, so_far: list[str]) -> Reply:
        arguments = self._arguments(question.prompt)
        headers = None if question.job is None else {"Idempotency-Key": _key(question.job, arguments)}
        async with api.chat.completions.with_streaming_response.create(**arguments, extra_headers=headers) as response:
            if "event-stream" not in response.headers.get("content-type", ""):
                return reply_of_body(await response.json())
            ending = None
            async for chunk in await response.parse():
                for choice in chunk.choices or ():
                    ending = choice.finish_reason or ending
                    if getattr(choice.delta, "refusal", None):
                        return Reply(fault=Fault("refusal"))
                    if choice.delta and choice.delta.content:
                        so_far.append(choice.delta.content)
                        if question.heard is not None:
                            question.heard("".join(so_far))
            return reply_of("".join(so_far), ending)

    def _arguments(self, prompt: Prompt) -> dict[str, Any]:
        messages = [{"role": message.role, "content": message.content} for message in prompt.messages]
        arguments: dict[str, Any] = {"model": self.settings.model, "messages": messages, "stream": True}
        if self._plainest == 0:
            wanted = {"name": prompt.name, "schema": prompt.schema, "strict": False}
            arguments["response_format"] = {"type": "json_schema", "json_schema": wanted}
        if self._plainest < 2:
            return arguments | self.settings.sampling() | {"max_tokens": self.settings.max_tokens}
        return arguments


def _key(job: str, arguments: dict[str, Any]) -> str:
    """Stable for a job and what it asks: a gateway that honours it gives the answer it gave, and bills it once."""
    asked = hashlib.sha256(json.dumps(arguments, sort_keys=True).encode()).hexdigest()
    return f"{job}-{asked[:32]}"
