"""The JSON values of a body, each as soon as it is complete, whatever the body's content type says.

An event stream, one JSON document, or one document a line: what it is shows in its lines.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic_core import from_json

OPENING = ("{", "[")
"""How a document begins; any other line is a field of an event stream without data, or in front of the document."""
END = "[DONE]"
"""Says that there is no more, where there was anything before it."""
_LINE_END = re.compile(r"\r\n|\n|\r(?!\Z)")
"""A carriage return at the end of a piece may be half of a line's end."""


class Body:
    """Takes a body piece by piece and tells every value in it; what cannot be read is passed over. Linear in length."""

    def __init__(self, tell: Callable[[Any], None]) -> None:
        self.is_over = False
        self._tell = tell
        self._has_told = False
        self._line: list[str] = []
        self._event: list[str] = []
        self._document: list[str] = []

    def take(self, piece: str) -> None:
        """Some more of it."""
        *complete, rest = _LINE_END.split(piece)
        for line in complete:
            self._line.append(line)
            self._read("".join(self._line))
            self._line.clear()
        if rest:
            self._line.append(rest)

    def end(self) -> None:
        """There is no more: what was begun is read as far as it came."""
        self.take("\n")
        for rest in (self._event, self._document):
            begun = list(_begun("\n".join(rest)))
            rest.clear()
            for value in begun:
                self._tell(value)

    def _read(self, line: str) -> None:
        text = line.strip().lstrip("\ufeff")
        if self.is_over:
            return
        if text.startswith("data:"):
            self._data(text.removeprefix("data:").strip())
        elif not text:
            self._told(_parsed("\n".join(self._event)))
            self._event.clear()
        elif self._document or (text.startswith(OPENING) and not self._told(_parsed(text))):
            self._document.append(line)

    def _data(self, data: str) -> None:
        if data == END:
            self.is_over = self._has_told
        elif self._event or not self._told(_parsed(data)):
            self._event.append(data)

    def _told(self, values: Iterator[Any]) -> bool:
        found = list(values)
        for value in found:
            self._tell(value)
        self._has_told = self._has_told or bool(found)
        return bool(found)


def _parsed(text: str) -> Iterator[Any]:
    if not text.startswith(OPENING):
        return
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        return


def _begun(text: str) -> Iterator[Any]:
    if not text.startswith(OPENING):
        return
    try:
        yield from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return
