"""How a question is put: everything at first, and less of it for an endpoint that does not take it.

A form belongs to one question. Were it shared, one part of a plan that meets a passing refusal would take the schema
from all others.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from coach.model.prompts import Message, Prompt
from coach.model.settings import ModelSettings

REFUSALS = frozenset({400, 404, 405, 406, 413, 415, 422, 501})
"""Statuses with which endpoints refuse an argument that they do not know."""
Limit = Literal["max_tokens", "max_completion_tokens"]


@dataclass(frozen=True)
class Form:
    """Which of the optional arguments a call carries."""

    schema: bool = True
    sampling: bool = True
    limit: Limit | None = "max_tokens"
    system: bool = True
    stream: bool = True

    def arguments(self, prompt: Prompt, settings: ModelSettings) -> dict[str, Any]:
        """What is sent."""
        told = prompt.messages if self.system else _without_system(prompt.messages)
        messages = [{"role": message.role, "content": message.content} for message in told]
        arguments: dict[str, Any] = {"model": settings.model, "messages": messages}
        if self.stream:
            arguments["stream"] = True
        if self.schema:
            wanted = {"name": prompt.name, "schema": prompt.schema, "strict": False}
            arguments["response_format"] = {"type": "json_schema", "json_schema": wanted}
        if self.limit:
            arguments[self.limit] = settings.max_tokens
        return arguments | (settings.sampling() if self.sampling else {})


def _without_system(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """What the system was to say stands before the first question."""
    rules = "\n\n".join(message.content for message in messages if message.role == "system")
    first, *rest = (message for message in messages if message.role != "system")
    return (Message(first.role, f"{rules}\n\n{first.content}"), *rest)


@dataclass(frozen=True)
class Quirk:
    """An argument that some endpoints refuse: the words by which they say so, and the form without it.

    `without` gives the same form back where there is nothing to leave out any more.
    """

    words: re.Pattern[str]
    without: Callable[[Form], Form]


def _other_limit(form: Form) -> Form:
    return replace(form, limit="max_completion_tokens" if form.limit == "max_tokens" else None)


NO_SCHEMA = Quirk(
    re.compile(r"response.?format|schema|structured|grammar|json.?mode", re.I), lambda form: replace(form, schema=False)
)
OTHER_LIMIT = Quirk(re.compile(r"max_(completion_)?tokens", re.I), _other_limit)
NO_SAMPLING = Quirk(re.compile(r"temperature|seed|top_p|sampling", re.I), lambda form: replace(form, sampling=False))
NO_SYSTEM = Quirk(re.compile(r"system|developer|\broles?\b", re.I), lambda form: replace(form, system=False))
NO_STREAM = Quirk(re.compile(r"stream", re.I), lambda form: replace(form, stream=False))
QUIRKS = (NO_SCHEMA, OTHER_LIMIT, NO_SAMPLING, NO_SYSTEM, NO_STREAM)
"""In the order in which they are tried where an endpoint does not say what it dislikes."""
_UNKNOWN_MODEL = re.compile(r"model_not_found|model\b.{0,80}\b(not found|not exist|unknown)", re.I | re.S)


def first_form(settings: ModelSettings) -> Form:
    """What an endpoint is asked with at first."""
    return Form(schema=settings.answer_format != "text", sampling=bool(settings.sampling()))


def names_an_argument(reason: str) -> bool:
    """Whether an endpoint says which argument it dislikes."""
    return any(quirk.words.search(reason) for quirk in QUIRKS)


def simpler(form: Form, status: int | None, reason: str, settings: ModelSettings) -> Form | None:
    """The form to ask with after a refusal; None where nothing that could have caused it can be left out.

    A server error may come of the schema, and of nothing else here.
    """
    quirks = _allowed(QUIRKS, settings)
    if status is not None and status >= 500 and status != 501:
        quirks = [quirk for quirk in quirks if quirk is NO_SCHEMA]
    elif status not in REFUSALS or _UNKNOWN_MODEL.search(reason):
        return None
    named = [quirk for quirk in quirks if quirk.words.search(reason)]
    found = (quirk.without(form) for quirk in (*named, *quirks))
    return next((other for other in found if other != form), None)


def after_silence(form: Form, settings: ModelSettings) -> Form | None:
    """The form to ask with after an answer of no words: a schema or a stream that is not understood ends so."""
    found = (quirk.without(form) for quirk in _allowed((NO_SCHEMA, NO_STREAM), settings))
    return next((other for other in found if other != form), None)


def _allowed(quirks: Sequence[Quirk], settings: ModelSettings) -> list[Quirk]:
    return [quirk for quirk in quirks if quirk is not NO_SCHEMA or settings.answer_format != "schema"]
