"""The language of a wish: which one its words are, and how that one says things."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.bank.bank import ROOM
from coach.bank.labels import labels_of
from coach.wishes.reading import Text
from coach.wishes.saying import Saying
from solver.languages import LANGUAGES, words_of
from solver.weekday import Weekday

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Tongue:
    """One language's sentences about wishes."""

    code: str
    tables: Mapping[str, Any]

    def said(self, saying: Saying) -> str:
        """A sentence with its blanks filled."""
        table, _, key = saying.name.partition(".")
        values = {name: self._written(value) for name, value in saying.values.items()}
        return str(self.tables[table][key]).format_map(values)

    def _written(self, value: object) -> str:
        match value:
            case dt.date():
                return labels_of(self.code).plain_date(value)
            case Weekday():
                return str(words_of(self.code)["weekdays"][value.position])
            case float():
                return f"{value:g}".replace(".", words_of(self.code)["decimal"])
            case list():
                return ", ".join(map(self._written, value))
            case _:
                return str(value)


@cache
def tongue_of(language: str) -> Tongue:
    """A language's sentences, from its `wishes.toml`."""
    return Tongue(language, tomllib.loads((ROOM / language / "wishes.toml").read_text(encoding="utf-8")))


def language_of(text: Text) -> str:
    """The language that most of a text's function words, weekdays and months belong to; English where none has most."""
    found = _WORD.findall(text.typed.lower())
    return max(LANGUAGES, key=lambda language: sum(word in _own_words(language) for word in found))


@cache
def _own_words(language: str) -> frozenset[str]:
    """The words of one language alone: what others have too tells nothing."""
    others = (_words(other) for other in LANGUAGES if other != language)
    return _words(language).difference(*others)


@cache
def _words(language: str) -> frozenset[str]:
    names = [name.lower() for table in ("weekdays", "months") for name in words_of(language)[table]]
    return frozenset((*tongue_of(language).tables["words"].split(), *names, *(f"{name}s" for name in names)))
