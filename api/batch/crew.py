"""Worker processes that are replaced when one of them dies, and that never outlive their parent."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from api.batch.answers import Answer, InternalError, answer_all, identity_of, refusal
from api.batch.lines import Line
from api.leash import interruptions_held_back, stay_on
from solver.running.search.config import EngineConfig

TRIES = 2

Work = Callable[[Sequence[Line], EngineConfig], list[Answer]]


class Crew:
    """Answers chunks of lines on several processes. Use it as a context manager."""

    def __init__(self, size: int, config: EngineConfig, work: Work = answer_all) -> None:
        self.size = size
        self._config = config
        self._work = work
        self._leash, self._lifeline = multiprocessing.Pipe(duplex=False)
        self._pool = self._start(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """Leave at once after an error: nobody waits for the work under way any more."""
        self._pool.shutdown(wait=error is None, cancel_futures=True)
        self._lifeline.close()

    def submit(self, chunk: Sequence[Line]) -> Future[list[Answer]]:
        """Hand a chunk to the next free worker."""
        try:
            return self._hand_to(self._pool, chunk)
        except BrokenProcessPool:
            self._pool = self._start(self.size)
            return self._hand_to(self._pool, chunk)

    def answers(self, chunk: Sequence[Line], future: Future[list[Answer]]) -> list[Answer]:
        """Wait for a chunk; when a worker died meanwhile, answer its lines one by one."""
        try:
            return future.result()
        except BrokenProcessPool:
            return self._one_by_one(chunk)

    def _one_by_one(self, chunk: Sequence[Line]) -> list[Answer]:
        """A worker that has one line at a time, so that only a line that is deadly itself goes without a plan."""
        answers: list[Answer] = []
        pool = self._start(1)
        for line in chunk:
            for _ in range(TRIES):
                try:
                    answers += self._hand_to(pool, [line]).result()
                    break
                except BrokenProcessPool:
                    pool = self._start(1)
            else:
                failure = InternalError(f"line {line.number}: the worker process died on it {TRIES} times")
                answers.append(refusal(line, identity_of(line), failure))
        pool.shutdown(wait=False)
        return answers

    def _start(self, size: int) -> ProcessPoolExecutor:
        """Fresh interpreters, on every system alike; they start as work arrives."""
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(size, spawn, initializer=stay_on, initargs=(self._leash,))

    def _hand_to(self, pool: ProcessPoolExecutor, chunk: Sequence[Line]) -> Future[list[Answer]]:
        with interruptions_held_back():
            return pool.submit(self._work, chunk, self._config)
