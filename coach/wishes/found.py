"""What a reader of a field hands on: the field, the words for it, and their value or why there is none yet."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coach.wishes.caution import is_somebody_elses
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import Saying


@dataclass(frozen=True)
class Reading:
    """One field read from a quote. Without a value, `question` says what has to be asked."""

    field: str
    quote: Quote
    value: Any = None
    question: Saying | None = None
    options: tuple[Any, ...] = ()
    why: Saying | None = None
    """What had to be added to the words, for values that are assumed in part."""


Reader = Callable[[Text, dt.date], Iterator[Reading]]


def matches(text: Text, pattern: re.Pattern[str]) -> Iterator[Quote]:
    """The first named group `q…` of every match that is the writer's own: what others run is nothing of theirs."""
    for match in pattern.finditer(text.plain):
        name = next((name for name, words in match.groupdict().items() if name[0] == "q" and words), None)
        if name and not is_somebody_elses(text, quote := text.quote(*match.span(name))):
            yield quote


def inside(quote: Quote, others: Sequence[Quote]) -> bool:
    """Whether a quote overlaps one of the others."""
    return any(other.start < quote.end and quote.start < other.end for other in others)
