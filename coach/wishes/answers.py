"""What was asked about a text and is answered further on in it: who is asked adds the answer and asks again."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from coach.wishes.found import Reading
from coach.wishes.reading import Text

Read = Callable[[Text], Sequence[Reading]]
LONGEST_DIALOGUE = 1000
"""Characters: a longer text is no wish with its answers, and would be read over and over."""


def answered(text: Text, found: Sequence[Reading], read: Read) -> list[Reading]:
    """The readings, with a value for every question that a later sentence answers when it is read by itself.

    An answer is one only to a question that the text before it leaves open: two statements that contradict each other
    are none. It says one of the options or, of numbers, something between them; one that is unusual is said twice.
    """
    if all(reading.question is None for reading in found):
        return list(found)
    asked = {reading.field for reading in found if reading.question is not None}
    answers = list(_answers(text, read, asked)) if len(text.typed) <= LONGEST_DIALOGUE else []
    settled = {reading.field for reading in answers}
    return [*(reading for reading in found if reading.field not in settled), *answers]


def _answers(text: Text, read: Read, asked: Collection[str]) -> Iterator[Reading]:
    """The last answer to each field."""
    left = set(asked)
    for before, sentence in reversed(list(text.sentences())[1:]):
        said = [reading for reading in read(sentence) if reading.field in left]
        open_before = {reading.field: reading for reading in read(before) if reading.question} if said else {}
        for reading in said:
            value = _value(reading, open_before[reading.field].options) if reading.field in open_before else None
            if value is not None:
                left.discard(reading.field)
                yield replace(reading, value=value, question=None, options=())


def _value(reading: Reading, options: Sequence[Any]) -> Any:
    if reading.value is None:
        return reading.options[0] if len(reading.options) == 1 and reading.options == options else None
    numbers = [option for option in options if isinstance(option, int | float)]
    if options and len(numbers) == len(options):
        return reading.value if min(numbers) <= reading.value <= max(numbers) else None
    return reading.value if not options or reading.value in options else None
