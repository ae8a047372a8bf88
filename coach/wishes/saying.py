"""What is asked or said about a wish, before it has a language: readers choose a sentence, the front door says it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Saying:
    """A sentence of `coach/bank/<language>/wishes.toml` such as `ask.goal`, and what fills its blanks."""

    name: str
    values: Mapping[str, object]


def say(name: str, **values: object) -> Saying:
    """A sentence by its name; dates, weekdays and numbers are written as the language writes them."""
    return Saying(name, values)
