"""Sentences that every language has: a code in the languages' data, and the values that stand in its blanks."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any, Self

from solver.languages import ENGLISH, words_of

LEAST_GROUPED = 10_000
"""From here on a whole number's digits are grouped by three."""


class Sentence(str):
    """A sentence in English that can be said in every other language too.

    It carries its `code` and the typed `values` of its blanks from where something goes wrong to whoever says it.
    """

    code: str
    values: Mapping[str, object]

    def __new__(cls, code: str, **values: object) -> Self:
        """The sentence with this code."""
        made = super().__new__(cls, _filled(ENGLISH, code, values))
        made.code, made.values = code, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Copies and other processes get the code and the values, too."""
        return partial(type(self), self.code, **self.values), ()


class Choice(tuple[str, ...]):
    """The texts of which one is wanted; languages differ in their "or"."""

    @classmethod
    def of(cls, expected: str) -> "Choice | str":
        """What pydantic expects, written "'km' or 'mi'"."""
        texts = re.findall(r"'([^']*)'", expected)
        return cls(texts) if texts else expected


def said(text: str, language: str) -> str:
    """A text in a language; one that is no :class:`Sentence` is said already, and stays as it is."""
    return _filled(language, text.code, text.values) if isinstance(text, Sentence) else text


def is_known(code: str) -> bool:
    """Whether the languages have a sentence with this code."""
    return code in _sentences(ENGLISH)


@cache
def _sentences(language: str) -> Mapping[str, str]:
    words = words_of(language)
    return {**words["refusals"], **words["service"]}


def _filled(language: str, code: str, values: Mapping[str, object]) -> str:
    return _sentences(language)[code].format(**{blank: _written(value, language) for blank, value in values.items()})


def _written(value: object, language: str) -> object:
    """A value as a language writes it."""
    words = words_of(language)
    if isinstance(value, Sentence):
        return said(value, language)
    if isinstance(value, Choice):
        return _listed([f"'{text}'" for text in value], words["refusals"]["or"])
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return words["sentences"]["date.plain"].format(year=value.year, month=value.month, day=value.day)
    if isinstance(value, float):
        return f"{value:g}".replace(".", words["decimal"])
    if isinstance(value, int) and value >= LEAST_GROUPED:
        return f"{value:,}".replace(",", "." if words["decimal"] == "," else ",")
    return value


def _listed(texts: Sequence[str], joined: str) -> str:
    return joined.join(filter(None, (", ".join(texts[:-1]), texts[-1])))
