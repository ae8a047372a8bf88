"""Reading a model's answer as JSON: fences, prose around it, trailing commas and a missing end are no obstacle."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic_core import from_json

MAX_CHARS, MAX_DEPTH = 1_000_000, 40
_START = re.compile(r'\{\s*(?=["}])')
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|,(?=\s*[}\]])|[{}\[\]]', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])?')
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str) -> dict[str, Any] | None:
    """The first JSON object of a text, as far as it is complete; None where there is none that can be read.

    Of a name that stands twice in an object the last value counts. NaN and infinities stay floats.
    """
    return next(objects_in(text), None)


def objects_in(text: str) -> Iterator[dict[str, Any]]:
    """All of them that stand one after the other, up to the first that cannot be read."""
    text = _out_of_string(text)
    at = 0
    while len(text) <= MAX_CHARS and (start := _START.search(text, at)) is not None:
        cleaned, at = _cleaned(text, start.start())
        try:
            found = from_json(cleaned, allow_partial=True)
        except ValueError:
            return
        if isinstance(found, dict):
            yield found


def _cleaned(text: str, start: int) -> tuple[str, int]:
    """From a brace to its end, without trailing commas and raw control characters, and where that is.

    Nothing when nested too deep.
    """
    parts: list[str] = []
    depth, at = 0, start
    for token in _TOKEN.finditer(text, start):
        parts.append(_CONTROL.sub(" ", text[at : token.start()]))
        at, word = token.end(), token.group()
        if word == ",":
            continue
        parts.append(_string(word) if word[0] == '"' else word)
        depth += (word in ("{", "[")) - (word in ("}", "]"))
        if depth > MAX_DEPTH:
            return "", at
        if depth == 0:
            return "".join(parts), at
    return "".join([*parts, text[at:]]), len(text)


def _string(word: str) -> str:
    """A string without raw control characters, escapes that JSON does not know, and halves of characters."""
    known = _ESCAPE.sub(lambda escape: escape[0] if escape[1] else "", _CONTROL.sub(" ", word))
    if not _HALF.search(known):
        return known
    try:
        text = str(json.loads(known))
    except ValueError:
        return known
    return json.dumps(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore"))


def _out_of_string(text: str) -> str:
    """An object that was written as the text of a string."""
    if not text.lstrip().startswith('"{'):
        return text
    try:
        inner = json.loads(text)
    except ValueError:
        return text
    return inner if isinstance(inner, str) else text
