"""Why a field of a request cannot be used, as sentences that the languages have; errors themselves are in English."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from solver.errors import FieldError
from solver.languages import ENGLISH, words_of


class Unusable(ValueError):
    """What a validator raises: a sentence of the languages' `[refusals]` and what stands in it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(sentence(ENGLISH, key, values))
        self.key, self.values = key, values


def refused(field: str, value: object, key: str, **values: object) -> FieldError:
    """A field that cannot be used, for a reason that can be told in every language."""
    return FieldError(field, value, sentence(ENGLISH, key, values))


def retold(message: str, language: str) -> str:
    """An English message in a language; one that is none of the languages' sentences stays as it is.

    It is known again by its words: a problem object, from wherever it comes, has nothing else.
    """
    for key, pattern in _patterns() if language != ENGLISH else ():
        if found := pattern.fullmatch(message):
            return sentence(language, key, {blank: _read(value) for blank, value in found.groupdict().items()})
    return message


def sentence(language: str, key: str, values: Mapping[str, object]) -> str:
    """A sentence of a language's `refusals.toml` with its blanks filled."""
    text: str = words_of(language)["refusals"][key]
    said = text.format(**{blank: _written(value, language) for blank, value in values.items()})
    return said.replace(" or '", f"{words_of(language)['refusals']['or']}'")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """How each English sentence is known, first those with the most words of their own."""
    sentences = [(key, _BLANK.split(text)) for key, text in words_of(ENGLISH)["refusals"].items() if key != "or"]
    sentences.sort(key=lambda pair: -sum(map(len, pair[1][::2])))
    return [(key, re.compile("".join(map(_pattern, range(len(parts)), parts)))) for key, parts in sentences]


def _pattern(at: int, part: str) -> str:
    """Words and blanks take turns."""
    return f"(?P<{part}>.+)" if at % 2 else re.escape(part)


_BLANK = re.compile(r"\{(\w+)\}")
_DATE, _DECIMAL = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"-?\d+\.\d+")


def _read(value: str) -> object:
    """What stood in a blank of an English sentence."""
    if _DATE.fullmatch(value):
        return dt.date.fromisoformat(value)
    return float(value) if _DECIMAL.fullmatch(value) else value


def _written(value: object, language: str) -> object:
    words = words_of(language)
    if isinstance(value, dt.date):
        return words["sentences"]["date.plain"].format(year=value.year, month=value.month, day=value.day)
    if isinstance(value, float):
        return f"{value:g}".replace(".", words["decimal"])
    return value
