"""Nobody is interrupted while workers start, and a worker can be ended once it has."""

import os
import signal
import threading
from collections.abc import Sequence

import pytest

from api.batch.answers import Answer, Kind
from api.batch.crew import Crew
from api.batch.lines import Line
from api.batch.stream import answered
from api.leash import INTERRUPTIONS, interruptions_held_back
from solver.running.search.config import DEFAULT_CONFIG, EngineConfig


@pytest.mark.parametrize("number", sorted(INTERRUPTIONS))
def test_an_interruption_waits_until_the_workers_have_started(number: signal.Signals) -> None:
    delivered: list[int] = []
    before = signal.signal(number, lambda number, _: delivered.append(number))
    try:
        with interruptions_held_back():
            signal.pthread_kill(threading.get_ident(), number)  # a test's process has threads that hold nothing back
            assert delivered == []
        assert delivered == [number]
    finally:
        signal.signal(number, before)


def end_itself(lines: Sequence[Line], _: EngineConfig) -> list[Answer]:
    os.kill(os.getpid(), signal.SIGTERM)
    return [Answer(Kind.PLAN, line.data, len(line.data)) for line in lines]


def test_a_worker_that_has_started_can_be_ended() -> None:
    with Crew(1, DEFAULT_CONFIG, end_itself) as crew:
        (answer,) = answered([Line(1, b'{"id": 1}\n')], crew)
    assert answer.kind is Kind.FAILED
