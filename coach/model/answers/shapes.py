"""Where an answer stands in what is no chat completion: the places of each shape; it becomes a choice of one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Path = Sequence[str | int]

MESSAGES: Sequence[Path] = (
    ("message",),  # Ollama's and Cohere's chat
    ("output", "message"),  # Bedrock
)
TEXTS: Sequence[Path] = (
    ("response",),  # Ollama's generate, Cloudflare
    ("content",),  # Anthropic, llama.cpp
    ("delta", "text"),  # Anthropic's stream
    ("delta", "partial_json"),  # the same, for a tool's arguments
    ("candidates", 0, "content", "parts"),  # Gemini
    ("generated_text",),  # text-generation-inference
)
OUTPUT, OUTPUT_PIECE = "output", "response.output_text.delta"
"""Of OpenAI's Responses: all that was said, and the type of an event that says some of it."""
WRAPPERS = ("response", "result", "data")
"""Names under which gateways, and the last event of Responses, have the answer itself."""
ENDINGS: Sequence[Path] = (
    *(("done_reason",), ("stop_reason",), ("stopReason",), ("status",)),
    *(("delta", "stop_reason"), ("candidates", 0, "finishReason")),
)
CUT = frozenset({"length", "max_tokens", "MAX_TOKENS", "incomplete"})
"""How they say that the limit was reached."""


def choices_of(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The choices of a completion, or what another shape says as one choice; nothing of what is no answer."""
    choices = value.get("choices")
    if choices is not None:
        yield from (choice for choice in choices if isinstance(choice, dict)) if isinstance(choices, list) else ()
        return
    ending = {"finish_reason": "length"} if CUT.intersection(_texts_at(value, ENDINGS)) else {}
    if piece := _piece(value):
        yield {"delta": piece, **ending}
    elif isinstance(value.get(OUTPUT), list):
        yield {"message": {"content": value[OUTPUT]}, "finish_reason": "stop", **ending}
    elif ending:
        yield ending
    else:
        for inside in filter(None, map(value.get, WRAPPERS)):
            yield from choices_of(inside) if isinstance(inside, dict) else ()


def _piece(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What is said, or some of it: these shapes say the same in one piece and in many."""
    if value.get("type") == OUTPUT_PIECE:
        return {"content": value.get("delta")}
    messages = (_at(value, path) for path in MESSAGES)
    texts = ({"content": text} for path in TEXTS if isinstance(text := _at(value, path), str | list))
    return next((message for message in messages if isinstance(message, dict)), None) or next(texts, None)


def _texts_at(value: Mapping[str, Any], paths: Sequence[Path]) -> Iterator[str]:
    yield from (text for path in paths if isinstance(text := _at(value, path), str))


def _at(value: Any, path: Path) -> Any:
    """What stands there, if anything does; of anything but text, objects and lists nothing."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value if isinstance(value, str | dict | list) else None
