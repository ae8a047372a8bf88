"""Many solves on all cores."""

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from api.leash import stay_on
from api.tune.corpus import Case
from api.tune.metrics import Kilometres, Metrics, metrics_of, training_of
from solver.errors import NoPlan
from solver.running.engine import solve
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights

Task = tuple[Case, Weights]


@dataclass(frozen=True)
class Answer:
    """A case's plan under some weights: what it is like, and its kilometres."""

    metrics: Metrics
    training: Kilometres


class Crew:
    """Worker processes that solve cases under weights. Use it as a context manager."""

    def __init__(self, size: int) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._leash, self._lifeline = multiprocessing.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(size, spawn, initializer=stay_on, initargs=(self._leash,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)
        self._lifeline.close()

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer | None]:
        """Each task's answer in its order; None where no plan exists, which no weight can change."""
        return self._pool.map(_answer, tasks)


def _answer(task: Task) -> Answer | None:
    case, weights = task
    try:
        plan = solve(case.request, EngineConfig(weights={"default": weights}))
    except NoPlan:
        return None
    return Answer(metrics_of(plan, case.request), training_of(plan))
