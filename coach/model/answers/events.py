"""The JSON values of a body, each as soon as it is complete, whatever the body's content type says.

An event stream, one JSON document, or one document a line: what it is shows in its lines.
"""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

FIELDS = ("event:", "id:", "retry:", ":")
"""Lines of an event stream that carry no data."""
END = "[DONE]"


async def values(lines: AsyncIterator[str]) -> AsyncIterator[Any]:
    """Every value that can be read, in order; what cannot be read is passed over. Linear in the body's length."""
    event: list[str] = []
    document: list[str] = []
    async for line in lines:
        text = line.strip().lstrip("\ufeff")
        if text.startswith("data:"):
            data = text.removeprefix("data:").strip()
            if data == END:
                break
            found = [] if event else list(_parsed(data))
            event += [] if found else [data]
            for value in found:
                yield value
        elif not text:
            for value in _parsed("\n".join(event)):
                yield value
            event = []
        elif document or not text.startswith(FIELDS):
            found = [] if document else list(_parsed(text))
            document += [] if found else [line]
            for value in found:
                yield value
    for rest in ("\n".join(event), "\n".join(document)):
        for value in _parsed(rest):
            yield value


def _parsed(text: str) -> Iterator[Any]:
    if text[:1] not in ("{", "["):
        return
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        return
