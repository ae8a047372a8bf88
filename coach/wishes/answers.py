"""What was asked about a text and is answered further on in it: who is asked adds the answer and asks again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from coach.wishes.found import Reading
from coach.wishes.reading import Text

Read = Callable[[Text], Sequence[Reading]]
MOST_ANSWERS = 8
"""Sentences at the end of a text that are looked at as answers, so that a long text is not read over and over."""


def answered(text: Text, found: Sequence[Reading], read: Read) -> list[Reading]:
    """The readings, with a value for every question that a later sentence answers when it is read by itself.

    An answer is one only to a question that the text before it leaves open: two statements that contradict each other
    are none. It says one of the options or, of numbers, something between them; one that is unusual is said twice.
    """
    if all(reading.question is None for reading in found):
        return list(found)
    answers = {reading.field: reading for reading in _answers(text, read)}
    asked = {reading.field for reading in found if reading.question is not None} & answers.keys()
    return [*(reading for reading in found if reading.field not in asked), *(answers[field] for field in asked)]


def _answers(text: Text, read: Read) -> Iterator[Reading]:
    for before, sentence in list(text.sentences())[1:][-MOST_ANSWERS:]:
        said = read(sentence)
        asked = {reading.field: reading for reading in read(before) if said and reading.question is not None}
        for reading in said:
            value = _value(reading, asked[reading.field].options) if reading.field in asked else None
            if value is not None:
                yield replace(reading, value=value, question=None, options=())


def _value(reading: Reading, options: Sequence[Any]) -> Any:
    if reading.value is None:
        return reading.options[0] if len(reading.options) == 1 and reading.options == options else None
    numbers = [option for option in options if isinstance(option, int | float)]
    if options and len(numbers) == len(options):
        return reading.value if min(numbers) <= reading.value <= max(numbers) else None
    return reading.value if not options or reading.value in options else None
