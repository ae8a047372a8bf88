"""One question to an endpoint, asked in ever plainer form and again after passing faults, until there is a reply."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from httpx2 import HTTPError, InvalidURL
from openai import APIError, AsyncOpenAI, OpenAIError

from coach.model.answers.events import Body
from coach.model.answers.gathering import Gathered
from coach.model.answers.replies import Reply, reason_of, reply_cut_off, reply_of
from coach.model.faults import Fault
from coach.model.form import Form, after_silence, first_form, names_an_argument, simpler
from coach.model.patience import backoff, pause_after
from coach.model.prompts import Prompt
from coach.model.settings import ModelSettings
from coach.model.sizes import most_chars
from coach.model.wire import check_address, limited_client

Heard = Callable[[str], None]
"""Told the text so far, whenever more of it has come in."""
HEARD_EVERY = 100
"""Characters between two tellings: at every token each telling would join the whole text anew."""
LEAST_SECONDS = 0.2
REST_SECONDS = 1.0
"""For what may stand behind the end of an answer: an endpoint that then holds the connection costs no more."""
LOOK_SECONDS = 1.0
"""Between two looks whether the answer is still wanted."""
UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What settings and bodies that nobody foresaw lead to inside the package."""


@dataclass
class Conversation:
    """A prompt, who hears its answer, and the job that must not pay for it twice."""

    prompt: Prompt
    settings: ModelSettings
    heard: Heard | None = None
    job: str | None = None
    wanted: Callable[[], bool] | None = None
    said: Gathered = field(default_factory=Gathered)
    body: Body = field(default_factory=lambda: Body(Gathered().take))

    async def reply(self, seconds: float) -> Reply:
        """Within the seconds; what had arrived when time was up counts as cut short."""
        try:
            async with asyncio.timeout(seconds):
                return await self._unless_unwanted(self._asked(monotonic() + seconds))
        except TimeoutError:
            text, _ = self._heard_out().best()
            return Reply(text, Fault("cut-short" if text.strip() else "timeout"))

    async def _unless_unwanted(self, asked: Coroutine[Any, Any, Reply]) -> Reply:
        """Hang up, whatever the endpoint is doing, as soon as nobody waits for its answer."""
        if self.wanted is None:
            return await asked
        asking, looking = asyncio.ensure_future(asked), asyncio.ensure_future(self._until_unwanted(self.wanted))
        try:
            await asyncio.wait({asking, looking}, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else Reply(fault=Fault("unwanted"))
        finally:
            asking.cancel()
            looking.cancel()
            await asyncio.gather(asking, looking, return_exceptions=True)

    async def _until_unwanted(self, wanted: Callable[[], bool]) -> None:
        while await asyncio.to_thread(wanted):
            await asyncio.sleep(LOOK_SECONDS)

    async def _asked(self, deadline: float) -> Reply:
        key = ""
        try:
            async with AsyncOpenAI(max_retries=0, timeout=None, http_client=limited_client()) as api:
                key = api.api_key
                check_address(api.base_url)
                return await self._patiently(api, deadline)
        except (OpenAIError, HTTPError, InvalidURL, OSError, *UNREADABLE) as error:
            return reply_cut_off(self._heard_out(), error, key)

    def _heard_out(self) -> Gathered:
        """What was said, with what its body had begun to say."""
        self.body.end()
        return self.said

    async def _patiently(self, api: AsyncOpenAI, deadline: float) -> Reply:
        """A refused form is made simpler at once; after a passing fault the same is asked again, after a pause."""
        form, tries = first_form(self.settings), 0
        while True:
            if self.wanted is not None and not await asyncio.to_thread(self.wanted):
                return Reply(fault=Fault("unwanted"))
            outcome = await self._outcome(api, form)
            if plainer := self._plainer(form, outcome, api.api_key):
                form = plainer
                continue
            pause = None if self.said.is_answer or tries >= self.settings.retries else _pause_after(outcome, tries)
            if pause is None or monotonic() + pause + LEAST_SECONDS > deadline:
                if isinstance(outcome, APIError):
                    raise outcome
                return outcome
            tries += 1
            await asyncio.sleep(pause)

    async def _outcome(self, api: AsyncOpenAI, form: Form) -> Reply | APIError:
        try:
            return await self._call(api, form)
        except APIError as error:
            return error

    def _plainer(self, form: Form, outcome: Reply | APIError, key: str) -> Form | None:
        """Where the form may be why there is no answer: the form to try next."""
        if isinstance(outcome, APIError):
            return simpler(form, getattr(outcome, "status_code", None), reason_of(outcome, key), self.settings)
        if self._refused_inside:
            return simpler(form, 400, self._refused_inside, self.settings)
        return after_silence(form, self.settings) if outcome.fault == Fault("empty") and not self.said.is_cut else None

    @property
    def _refused_inside(self) -> str:
        """What an error says that came in place of an answer, under a status that promised one, about an argument."""
        error = "" if self.said.is_answer else self.said.error or ""
        return error if names_an_argument(error) else ""

    async def _call(self, api: AsyncOpenAI, form: Form) -> Reply:
        arguments = form.arguments(self.prompt, self.settings)
        headers = None if self.job is None else {"Idempotency-Key": _key(self.job, arguments)}
        most = most_chars(self.settings.max_tokens)
        self.said = Gathered()
        self.body = Body(self.said.take)
        async with api.chat.completions.with_streaming_response.create(**arguments, extra_headers=headers) as response:
            with suppress(TimeoutError):
                await self._listen(response.iter_text(), most)
        return reply_of(self._heard_out(), most)

    async def _listen(self, pieces: AsyncIterator[str], most: int) -> None:
        """To the end, or until so many characters are said; not for long once every choice has ended."""
        told = 0
        async with asyncio.timeout(None) as patience:
            async for piece in pieces:
                self.body.take(piece)
                if self.body.is_over or self.said.length > most:
                    return
                if self.said.has_ended:
                    patience.reschedule(asyncio.get_running_loop().time() + REST_SECONDS)
                if self.heard is not None and self.said.length >= told + HEARD_EVERY:
                    told = self.said.length
                    self.heard(self.said.so_far)


def _pause_after(outcome: Reply | APIError, tries: int) -> float | None:
    if isinstance(outcome, APIError):
        return pause_after(outcome, tries)
    return backoff(tries) if outcome.fault is not None and outcome.fault.may_pass else None


def _key(job: str, arguments: dict[str, Any]) -> str:
    """Stable for a job and what it asks: a gateway that honours it gives the answer it gave, and bills it once."""
    asked = hashlib.sha256(json.dumps(arguments, sort_keys=True).encode()).hexdigest()
    return f"{job}-{asked[:32]}"
