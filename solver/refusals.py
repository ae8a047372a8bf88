"""Why a field of a request cannot be used, as sentences that the languages have; errors themselves are in English."""

import datetime as dt
from collections.abc import Mapping

from solver.errors import FieldError
from solver.languages import ENGLISH, words_of


class Unusable(ValueError):
    """What a validator raises: a sentence of the languages' `[refusals]` and what stands in it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(sentence(ENGLISH, key, values))
        self.key, self.values = key, values


def refused(field: str, value: object, key: str, **values: object) -> FieldError:
    """A field that cannot be used, for a reason that can be told in every language."""
    return FieldError(field, value, sentence(ENGLISH, key, values), (key, values))


def in_language(error: FieldError, language: str) -> str:
    """What is wrong with a field, in a language; in English where only English has words for it."""
    return error.message if error.told is None else sentence(language, *error.told)


def sentence(language: str, key: str, values: Mapping[str, object]) -> str:
    """A sentence of a language's `refusals.toml` with its blanks filled."""
    text: str = words_of(language)["refusals"][key]
    said = text.format(**{blank: _written(value, language) for blank, value in values.items()})
    return said.replace(" or '", f"{words_of(language)['refusals']['or']}'")


def _written(value: object, language: str) -> object:
    words = words_of(language)
    if isinstance(value, dt.date):
        return words["sentences"]["date.plain"].format(year=value.year, month=value.month, day=value.day)
    if isinstance(value, float):
        return f"{value:g}".replace(".", words["decimal"])
    return value
