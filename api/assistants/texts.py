"""What models read of the tools, from `texts.toml`. Hosts seldom read resources: all of it stands in descriptions."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Example = Mapping[str, Any]


@dataclass(frozen=True)
class Text:
    """A tool in words. `example` is a call that works."""

    title: str
    purpose: str
    syntax: str
    example: Example

    @property
    def description(self) -> str:
        """All of it but the title."""
        call = json.dumps(self.example, ensure_ascii=False)
        return f"{self.purpose}\n\nArguments: {self.syntax}\n\nExample: {call}"


@cache
def instructions() -> str:
    """What the server says of itself."""
    return str(_read()["instructions"])


@cache
def text_of(tool: str) -> Text:
    """The words for a tool."""
    found = _read()[tool]
    return Text(found["title"], found["purpose"], found["syntax"], json.loads(found["example"]))


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((files("api.assistants") / "texts.toml").read_text(encoding="utf-8"))
