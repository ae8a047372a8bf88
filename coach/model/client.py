"""One structured call to a language model, within a time budget; whatever happens, it ends in a reply."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from coach.model.breaker import Breaker
from coach.model.faults import Fault
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
class Reply:
    """What came back: text ("" without any) and what went wrong, if anything did."""

    text: str = ""
    fault: Fault | None = None


class CoachModel:
    """A model at any endpoint that understands chat completions, as OPENAI_BASE_URL and OPENAI_API_KEY name it.

    Safe to share between threads. Never raises for what an endpoint does or fails to do.
    """

    def __init__(self, settings: ModelSettings, breaker: Breaker | None = None) -> None:
        self.settings = settings
        self._breaker = breaker or Breaker()
        self._plainest = 1 if settings.answer_format == "text" else 0

    def ask(self, prompts: Sequence[Prompt], seconds: float | None = None, heard: Heard | None = None) -> list[Reply]:
        """Replies to some prompts, asked side by side, all within the seconds given (the settings' timeout at most)."""
        limit = min(self.settings.timeout, self.settings.timeout if seconds is None else seconds)
        if limit < LEAST_SECONDS:
            return [Reply(fault=Fault("no-time")) for _ in prompts]
        if not self._breaker.allows():
            return [Reply(fault=Fault("circuit-open")) for _ in prompts]
        replies = self._within(limit, prompts, heard)
        self._breaker.report(any(reply.fault is None or not reply.fault.is_fatal for reply in replies))
        return replies

    def _within(self, limit: float, prompts: Sequence[Prompt], heard: Heard | None) -> list[Reply]:
        """In a thread of its own, which is left behind where even a look-up of the endpoint's name takes too long."""
        found: list[list[Reply]] = []
        thread = threading.Thread(
            target=lambda: found.append(asyncio.run(self._all(prompts, limit, heard))), daemon=True
        )
        thread.start()
        thread.join(limit + LEAST_SECONDS)
        return found[0] if found else [Reply(fault=Fault("timeout")) for _ in prompts]

    async def _all(self, prompts: Sequence[Prompt], limit: float, heard: Heard | None) -> list[Reply]:
        return list(await asyncio.gather(*(self._one(prompt, limit, heard) for prompt in prompts)))

    async def _one(self, prompt: Prompt, limit: float, heard: Heard | None) -> Reply:
        """The text that had arrived when time was up counts as cut short."""
        so_far: list[str] = []
        try:
            async with asyncio.timeout(limit):
                return await self._patient(prompt, monotonic() + limit, so_far, heard)
        except TimeoutError:
            text = "".join(so_far)
            return Reply(text, Fault("cut-short" if text.strip() else "timeout"))

    async def _patient(self, prompt: Prompt, deadline: float, so_far: list[str], heard: Heard | None) -> Reply:
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
                        return await self._call(api, prompt, so_far, heard)
                    except APIError as error:
                        if self._refused_form(error):
                            continue
                        pause = None if so_far or tries >= self.settings.retries else pause_after(error, tries)
                        if pause is None or monotonic() + pause + LEAST_SECONDS > deadline:
                            return _broken("".join(so_far), error)
                        tries += 1
                        await asyncio.sleep(pause)
        except (OpenAIError, HTTPError, OSError, *UNREADABLE) as error:
            return _broken("".join(so_far), error)

    def _refused_form(self, error: Exception) -> bool:
        """Whether the endpoint may have refused an argument that can be left out from now on."""
        return getattr(error, "status_code", None) in (400, 404, 422) and self._simpler()

    def _simpler(self) -> bool:
        """Ask for less from now on; False when nothing can be left out any more."""
        if self.settings.answer_format == "schema" or self._plainest >= 2:
            return False
        self._plainest += 1
        return True

    async def _call(self, api: "AsyncOpenAI", prompt: Prompt, so_far: list[str], heard: Heard | None) -> Reply:
        arguments = self._arguments(prompt)
        async with api.chat.completions.with_streaming_response.create(**arguments) as response:
            if "event-stream" not in response.headers.get("content-type", ""):
                return _whole(await response.json())
            ending = None
            async for chunk in await response.parse():
                for choice in chunk.choices or ():
                    ending = choice.finish_reason or ending
                    if getattr(choice.delta, "refusal", None):
                        return Reply(fault=Fault("refusal"))
                    if choice.delta and choice.delta.content:
                        so_far.append(choice.delta.content)
                        if heard is not None:
                            heard("".join(so_far))
            return _reply("".join(so_far), ending)

    def _arguments(self, prompt: Prompt) -> dict[str, Any]:
        messages = [{"role": message.role, "content": message.content} for message in prompt.messages]
        arguments: dict[str, Any] = {"model": self.settings.model, "messages": messages, "stream": True}
        if self._plainest == 0:
            wanted = {"name": prompt.name, "schema": prompt.schema, "strict": False}
            arguments["response_format"] = {"type": "json_schema", "json_schema": wanted}
        if self._plainest < 2:
            return arguments | self.settings.sampling() | {"max_tokens": self.settings.max_tokens}
        return arguments


def _whole(body: object) -> Reply:
    """An answer that did not come as a stream."""
    try:
        choice = body["choices"][0]  # type: ignore[index]
        message = choice["message"]
        if message.get("refusal"):
            return Reply(fault=Fault("refusal"))
        return _reply(str(message.get("content") or ""), choice.get("finish_reason"))
    except (AttributeError, IndexError, KeyError, TypeError):
        return Reply(fault=Fault("unreadable", "no chat completion"))


def _reply(text: str, ending: str | None) -> Reply:
    if ending == "content_filter":
        return Reply(fault=Fault("content-filter"))
    if not text.strip():
        return Reply(fault=Fault("empty"))
    return Reply(text, Fault("cut-short") if ending == "length" else None)


def _status_fault(status: int) -> Fault:
    known = {401: "unauthorized", 403: "unauthorized", 408: "timeout", 429: "rate-limited"}
    return Fault(known.get(status, "server-error" if status >= 500 else "refused-request"), str(status))


def _broken(text: str, error: Exception) -> Reply:
    """A connection that ended early: what had arrived is kept."""
    from httpx2 import HTTPError
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    from coach.model.wire import TooLong

    causes = [error, error.__cause__, error.__context__]
    name = type(error).__name__
    if any(isinstance(cause, TooLong) for cause in causes):
        return Reply(fault=Fault("too-long", name))
    if isinstance(error, APIStatusError):
        return Reply(fault=_status_fault(error.status_code))
    if text.strip():
        return Reply(text, Fault("cut-short", name))
    if isinstance(error, APITimeoutError):
        return Reply(fault=Fault("timeout", name))
    if isinstance(error, APIConnectionError | HTTPError | OSError):
        return Reply(fault=Fault("unreachable", name))
    return Reply(fault=Fault("unreadable", name))
