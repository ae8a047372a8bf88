"""Lines in, answers out in the same order, with a bounded number of lines under way."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from api.batch.answers import Answer
from api.batch.crew import Crew
from api.batch.lines import Line

CHUNK = 8  # a solve takes milliseconds: enough of them to outweigh the hand-over
CHUNKS_PER_WORKER = 4

Waiting = deque[tuple[tuple[Line, ...], Future[list[Answer]]]]


def answered(lines: Iterable[Line], crew: Crew) -> Iterator[Answer]:
    """Every line's answer, in input order, as soon as it and all before it are there."""
    waiting: Waiting = deque()
    for chunk in _chunks(lines):
        waiting.append((chunk, crew.submit(chunk)))
        while waiting and (len(waiting) >= CHUNKS_PER_WORKER * crew.size or waiting[0][1].done()):
            yield from crew.answers(*waiting.popleft())
    while waiting:
        yield from crew.answers(*waiting.popleft())


def _chunks(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    source = iter(lines)
    while chunk := tuple(itertools.islice(source, CHUNK)):
        yield chunk
