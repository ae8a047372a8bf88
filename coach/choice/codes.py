"""Short names for the bank's sentences: numbers, which cost a model least to read and to say."""

from collections.abc import Mapping
from functools import cache

from coach.bank.bank import bank_of


@cache
def codes_of(language: str) -> Mapping[str, str]:
    """The code of each sentence by its id, in the order of the bank: "1", "2"."""
    return {name: str(number) for number, name in enumerate(bank_of(language).sentences, 1)}


@cache
def ids_of(language: str) -> Mapping[str, str]:
    """The id of a sentence by its code, or by its text as a prompt has it."""
    by_text = {sentence.text: name for name, sentence in bank_of(language).sentences.items()}
    return by_text | {code: name for name, code in codes_of(language).items()}
