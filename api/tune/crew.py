"""Many solves on all cores."""

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

from api.leash import interruptions_held_back, stay_on
from api.tune.corpus import Case
from api.tune.metrics import Kilometres, Metrics, metrics_of, training_of
from solver.errors import NoPlan
from solver.running.engine import solve
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights

Task = tuple[Case, Weights]


@dataclass(frozen=True)
class Answer:
    """A case's plan under some weights: what it is like, its kilometres, and how often each rule bends."""

    metrics: Metrics
    training: Kilometres
    bent: Mapping[str, int] = field(default_factory=dict)


class Solves(Protocol):
    """Who solves cases under weights."""

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer | None]:
        """Each task's answer in its order; None where no plan exists, which no weight can change."""


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
        with interruptions_held_back():
            return self._pool.map(answer_to, tasks)


def answer_to(task: Task) -> Answer | None:
    """What one case becomes under some weights; None where no plan exists."""
    case, weights = task
    try:
        plan = solve(case.request, EngineConfig(weights={"default": weights}))
    except NoPlan:
        return None
    bent = Counter(bend.rule_id for bend in plan.relaxations)
    return Answer(metrics_of(plan, case.request), training_of(plan), bent)
