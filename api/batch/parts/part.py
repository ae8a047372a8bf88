"""One part made in a worker: sealed, answered in a child of its own so that a deadly line kills no worker, written."""

import resource
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.batch.answers import Answer, Kind, answer_all, revise_all
from api.batch.crew import Crew, Work
from api.batch.lines import Line
from api.batch.parts.seal import seal_of
from api.batch.parts.store import PartStore
from solver.running.search.config import EngineConfig

CHILD_BYTES = 4 * 1024**3
"""Address space of the child: whoever watches the worker's memory does not see its child's."""


@dataclass(frozen=True)
class PartTask:
    """Everything a worker needs, wherever it runs."""

    number: int
    lines: tuple[Line, ...]
    kind: str
    config: EngineConfig
    seal: str
    store: PartStore


@dataclass(frozen=True)
class PartDone:
    """What became of it: how many answers of each kind, bytes answered, and the types of the errors."""

    number: int
    kinds: Counter[Kind]
    answered: int
    errors: tuple[str, ...] = ()


class OtherEngine(Exception):
    """The worker's engine is not the client's: its answers would not be the same."""


def make_part(task: PartTask) -> PartDone:
    """Answer a chunk and put the part into the store.

    Raises:
        OtherEngine: when this process has another engine, OR-Tools or Python than the client.
    """
    if seal_of(task.config) != task.seal:
        raise OtherEngine("this worker has another version of Pacewright, OR-Tools or Python than the client")
    answers = _crew(task.kind, task.config.model_dump_json())
    found = answers.answers(task.lines, answers.submit(task.lines))
    task.store.write(task.number, b"".join(answer.text for answer in found))
    kinds = Counter(answer.kind for answer in found)
    errors = tuple(answer.error for answer in found if answer.error is not None)
    return PartDone(task.number, kinds, sum(answer.answered for answer in found), errors)


@lru_cache(maxsize=2)
def _crew(kind: str, settings: str) -> Crew:
    """One child a worker, kept from part to part."""
    return Crew(1, EngineConfig.model_validate_json(settings), WORK[kind])


def _solve_within_memory(lines: Sequence[Line], config: EngineConfig) -> list[Answer]:
    _limit_memory()
    return answer_all(lines, config)


def _revise_within_memory(lines: Sequence[Line], config: EngineConfig) -> list[Answer]:
    _limit_memory()
    return revise_all(lines, config)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_BYTES, CHILD_BYTES))


WORK: dict[str, Work] = {"solve": _solve_within_memory, "revise": _revise_within_memory}
