"""What an endpoint said, gathered from the pieces of its answer: text, or what else holds the answer instead."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from coach.model.answers.reading import read_json
from coach.model.answers.shapes import choices_of
from coach.model.answers.thinking import without_thoughts

THOUGHTS = ("reasoning_content", "reasoning", "thinking")
MOST_CHOICES = 8


@dataclass
class Choice:
    """One of the answers that an endpoint gives to one question."""

    content: list[str] = field(default_factory=list)
    arguments: dict[int, list[str]] = field(default_factory=dict)
    """Of the tools that it calls, by the calls' index."""
    thoughts: list[str] = field(default_factory=list)
    refused: bool = False
    ending: str | None = None

    def add(self, piece: Mapping[str, Any], whole: bool) -> int:
        """A delta, or a whole message, which replaces what deltas said; gives the length of what it adds.

        Some endpoints say everything anew with each delta, and a little more.
        """
        said, arguments = text_of(piece.get("content")), _arguments_in(piece)
        before = self.content[0] if len(self.content) == 1 else ""
        is_anew = len(said) > len(before) > 0 and said.startswith(before)
        if (whole and said) or is_anew:
            self.content.clear()
        if said:
            self.content.append(said)
        for index, text in arguments:
            self.arguments.setdefault(index, []).append(text)
        self.thoughts += [text_of(piece.get(name)) for name in THOUGHTS]
        self.refused = self.refused or bool(piece.get("refusal"))
        return len(said) - len(before) * is_anew + sum(len(text) for _, text in arguments)

    def readings(self) -> list[str]:
        """Where the answer may stand, best first: in the text, in a tool's arguments, in what was thought aloud."""
        called = (joined(self.arguments[index]) for index in sorted(self.arguments))
        return [without_thoughts(joined(self.content)), *called, joined(self.thoughts)]


@dataclass
class Gathered:
    """All choices by their index, and an error that came in place of them."""

    choices: dict[int, Choice] = field(default_factory=dict)
    error: str | None = None
    is_answer: bool = False
    length: int = 0

    def take(self, value: Any) -> None:
        """One value of the body, or a list of them; what is no answer, or nested beyond sense, is passed over."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                with suppress(RecursionError):
                    self._take(one)

    def _take(self, value: Mapping[str, Any]) -> None:
        error = value.get("message") if value.get("object") == "error" else value.get("error")
        if error:
            self.error = _message_of(error)
        for choice in choices_of(value):
            self.is_answer = True
            self._add(choice)

    def _add(self, said: Mapping[str, Any]) -> None:
        index = _index_of(said)
        if index not in self.choices and len(self.choices) >= MOST_CHOICES:
            return
        mine = self.choices.setdefault(index, Choice())
        ending, message = said.get("finish_reason"), said.get("message")
        piece = said.get("delta") or message or said.get("text")
        whole = piece is message and bool(ending)
        self.length += mine.add(piece if isinstance(piece, dict) else {"content": piece}, whole)
        mine.ending = ending if isinstance(ending, str) else mine.ending

    @property
    def has_ended(self) -> bool:
        """Whether all of them have."""
        return bool(self.choices) and all(choice.ending for choice in self.choices.values())

    @property
    def is_cut(self) -> bool:
        """Whether one of them ended at its limit."""
        return any(choice.ending == "length" for choice in self.choices.values())

    @property
    def so_far(self) -> str:
        """The text of the first choice as it stands."""
        return joined(self.choices[min(self.choices)].content) if self.choices else ""

    def best(self) -> tuple[str, Choice | None]:
        """The first answer that holds an object, else the first that says anything."""
        tried = [(text, choice) for choice in self._in_order() for text in choice.readings() if text.strip()]
        readable = (pair for pair in tried if read_json(pair[0]) is not None)
        return next(readable, tried[0] if tried else ("", next(self._in_order(), None)))

    def _in_order(self) -> Iterator[Choice]:
        return (self.choices[index] for index in sorted(self.choices))


def text_of(content: Any) -> str:
    """Content as text: a string, a list of parts of which some are thoughts, or the object that was asked for."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(map(text_of, content))
    if not isinstance(content, dict) or content.get("type") in THOUGHTS:
        return ""
    inner = content.get("content") if content.get("type") == "message" else content.get("text", content.get("value"))
    return json.dumps(content) if inner is None else text_of(inner)


def joined(pieces: list[str]) -> str:
    """One text; halves of a pair of surrogates meet, and what stays alone goes."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _arguments_in(piece: Mapping[str, Any]) -> list[tuple[int, str]]:
    """An answer given as the call of a tool, in the form of today or that of old, by the call's index."""
    tools = piece.get("tool_calls")
    calls = [call for call in tools if isinstance(call, dict)] if isinstance(tools, list) else []
    calls.append({"function": piece.get("function_call")})
    return [
        (_index_of(call, at), text_of(call["function"].get("arguments")))
        for at, call in enumerate(calls[:MOST_CHOICES])
        if isinstance(call.get("function"), dict)
    ]


def _index_of(said: Mapping[str, Any], at: int = 0) -> int:
    index = said.get("index")
    return index if isinstance(index, int) else at


def _message_of(error: Any) -> str:
    return str(error.get("message") or error) if isinstance(error, dict) else str(error)
