"""Short names for the bank's sentences: a group in letters, a sentence in it by number."""

from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase

from coach.bank.bank import bank_of


@cache
def codes_of(language: str) -> Mapping[str, str]:
    """The code of each sentence by its id, in the order of the bank: "a1", "a2", "b1" … "ab1"."""
    groups: dict[str, int] = {}
    codes = {}
    for sentence in bank_of(language).sentences.values():
        groups[sentence.group.id] = groups.get(sentence.group.id, 0) + 1
        codes[sentence.id] = f"{_letters(list(groups).index(sentence.group.id))}{groups[sentence.group.id]}"
    return codes


@cache
def ids_of(language: str) -> Mapping[str, str]:
    """The id of a sentence by its code."""
    return {code: name for name, code in codes_of(language).items()}


def _letters(number: int) -> str:
    first, last = divmod(number, len(ascii_lowercase))
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[last]
