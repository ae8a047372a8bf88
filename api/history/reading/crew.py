"""Documents read one after the other, or on all cores where there are very many of them."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from api.history.reading.reading import Reading, read_document
from api.history.tables.layout import Units

CHUNK, MOST_CHUNK_BYTES = 50, 8_000_000

Chunk = list[tuple[str, bytes]]


def read_chunks(
    loaded: Iterable[tuple[str, bytes]], units: Units | None, with_track: bool, processes: int
) -> Iterator[Reading]:
    """The readings of (name, bytes), in order."""
    if processes < 2:
        for name, data in loaded:
            yield read_document(name, data, units, with_track=with_track)
        return
    chunks = _chunks(iter(loaded))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Chunk, Future[list[Reading]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_read_chunk, chunk, units, with_track)))
            if len(waiting) > 2 * processes:  # so that only a few chunks are in memory
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())


def _chunks(loaded: Iterator[tuple[str, bytes]]) -> Iterator[Chunk]:
    chunk: Chunk = []
    size = 0
    for name, data in loaded:
        chunk.append((name, data))
        size += len(data)
        if len(chunk) >= CHUNK or size >= MOST_CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _read_chunk(chunk: Chunk, units: Units | None, with_track: bool) -> list[Reading]:
    return [read_document(name, data, units, with_track=with_track) for name, data in chunk]


def _result(chunk: Chunk, future: "Future[list[Reading]]") -> list[Reading]:
    try:
        return future.result()
    except BrokenProcessPool:
        return [
            Reading(name, problems=("the process that read it died, perhaps for lack of memory",)) for name, _ in chunk
        ]
