"""Reading a model's answer as JSON: fences, prose around it and a missing end are no obstacle, nor is what other
languages allow: comments, commas too many, other quotes or none, their names of values.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic_core import from_json

MAX_CHARS, MAX_DEPTH, MOST_OBJECTS = 1_000_000, 40, 100
_START = re.compile(r"""\{(?=\s*+(?:["'“”}/#]|\w++\s*+:))""")
_ESCAPED = re.compile(r'\{(?:\s|\\[nrt])*+\\"')
_INSIDE = re.compile(r'(?:[^"\\]|\\.)*+', re.DOTALL)
_TOKEN = re.compile(
    r"""
    (?P<string> "(?:[^"\\]|\\.)*+(?:"|\Z) | '(?:[^'\\]|\\.)*+(?:'|\Z) | [“”][^“”]*+(?:[“”]|\Z))
    | (?P<comment> //[^\n]*+ | \#[^\n]*+ | /\*.*?(?:\*/|\Z))
    | (?P<word> \w++(?:\s*+:)?)
    | (?P<sign> [{}\[\],])
    """,
    re.DOTALL | re.VERBOSE,
)
_VALUES = {"True": "true", "False": "false", "None": "null", "undefined": "null"}
_INNER_QUOTE = re.compile(r"""\\.|\"""", re.DOTALL)
_QUOTES = {"\\'": "'", '"': '\\"'}
"""Between other quotes one of theirs is escaped, and JSON's is not."""
_CONTROL = re.compile(r"[\x00-\x1f]")
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])?')
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str) -> dict[str, Any] | None:
    """The first JSON object of a text, as far as it is complete; None where there is none that can be read.

    Of a name that stands twice in an object the last value counts. NaN and infinities stay floats.
    """
    return next(objects_in(text), None)


def objects_in(text: str) -> Iterator[dict[str, Any]]:
    """All of them that stand one after the other and can be read."""
    text = _out_of_string(text)
    at = 0
    for _ in range(MOST_OBJECTS if len(text) <= MAX_CHARS else 0):
        start = _START.search(text, at)
        cleaned, at = _cleaned(text, start.start()) if start else ("", at)
        if not cleaned:
            return
        try:
            found = from_json(cleaned, allow_partial=True)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield found


def _cleaned(text: str, start: int) -> tuple[str, int]:
    """From a brace to its end, as JSON has it, and where that is. Nothing when nested too deep."""
    parts: list[str] = []
    depth, at, comma = 0, start, False
    for token in _TOKEN.finditer(text, start):
        between, word, kind = text[at : token.start()], token.group(), token.lastgroup
        at = token.end()
        if comma and word not in ("}", "]", ",") and kind != "comment":
            parts.append(",")
            comma = False
        parts.append(_CONTROL.sub(" ", between))
        if word == ",":
            comma = True
        elif kind != "comment":
            comma = False
            parts.append(_READERS[kind](word))
        depth += (word in ("{", "[")) - (word in ("}", "]"))
        if depth > MAX_DEPTH:
            return "", at
        if depth == 0:
            return "".join(parts), at
    return "".join([*parts, text[at:]]), len(text)


def _word(word: str) -> str:
    """A name without quotes gets them; values are called as JSON calls them."""
    return f'"{word[:-1].rstrip()}":' if word.endswith(":") else _VALUES.get(word, word)


def _string(word: str) -> str:
    """A string between JSON's quotes, without raw control characters, unknown escapes, and halves of characters."""
    word = word if word[0] == '"' else _requoted(word)
    known = _ESCAPE.sub(lambda escape: escape[0] if escape[1] else "", _CONTROL.sub(" ", word))
    if not _HALF.search(known):
        return known
    try:
        text = str(json.loads(known))
    except ValueError:
        return known
    return json.dumps(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore"))


def _requoted(word: str) -> str:
    end = '"' if len(word) > 1 and word[-1] in "'“”" else ""
    inner = word[1:-1] if end else word[1:]
    return f'"{_INNER_QUOTE.sub(lambda found: _QUOTES.get(found[0], found[0]), inner)}{end}'


def _out_of_string(text: str) -> str:
    """An object that was written as the text of a string, with the string's quotes or without."""
    escaped, plain = _ESCAPED.search(text), _START.search(text)
    if escaped is None or (plain is not None and plain.start() < escaped.start()):
        return text
    written = _INSIDE.match(text, escaped.start())
    try:
        inner = json.loads(f'"{written[0] if written else ""}"', strict=False)
    except ValueError:
        return text
    return str(inner)


_READERS: Mapping[str | None, Callable[[str], str]] = {"string": _string, "word": _word, "sign": str}
