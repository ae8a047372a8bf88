"""The notation of a language's sentences: words, other rules by their names, and what may be left out.

`enjoy/savour THINGS [WHERE] | look at the sky` has two alternatives; names are in capitals, a stroke stands between
words of which any may stand there. `HOW-en` is any word of the list HOW with that ending.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECES = re.compile(r"[\[\],]|[^\s\[\],]+")
_NAME = re.compile(r"[A-Z][A-Z_]+(?:-[a-z]+)?")
OR, ENDING = "|", "-"


@dataclass(frozen=True)
class Named:
    """Whatever the rule of this name allows."""

    name: str


@dataclass(frozen=True)
class OneOf:
    """One of some words, as they are spelt."""

    words: frozenset[str]


@dataclass(frozen=True)
class Maybe:
    """Steps that may be left out."""

    steps: "Steps"


Step = Named | OneOf | Maybe
Steps = tuple[Step, ...]


def alternatives(text: str) -> list[str]:
    """The alternatives of a rule, each in one line."""
    return [" ".join(part.split()) for part in text.split(OR) if part.strip()]


def steps_of(alternative: str) -> Steps:
    """What stands after one another in an alternative."""
    return tuple(_steps(iter(_PIECES.findall(alternative))))


def words_in(steps: Steps) -> Iterator[str]:
    """Every word of some steps, not of the rules that they name."""
    for step in steps:
        match step:
            case OneOf(words):
                yield from words
            case Maybe(inner):
                yield from words_in(inner)


def names_in(steps: Steps) -> Iterator[str]:
    """The name of every rule that some steps lead to."""
    for step in steps:
        match step:
            case Named(name):
                yield name
            case Maybe(inner):
                yield from names_in(inner)


def _steps(pieces: Iterator[str]) -> Iterator[Step]:
    for piece in pieces:
        if piece == "]":
            return
        if piece == "[":
            yield Maybe(tuple(_steps(pieces)))
        elif _NAME.fullmatch(piece):
            yield Named(piece)
        else:
            words = frozenset(piece.split("/"))
            if any(map(_NAME.fullmatch, words)):
                raise ValueError(f"{piece}: a name stands alone, not between strokes")
            yield OneOf(words)
