"""Two checkouts in turn: every request is timed once by each, in its order, whether caches are kept or not."""

from pathlib import Path

import pytest

import solver
from benchmarks import versions
from tests.judge.oddities import ask

HERE = Path(solver.__file__).parents[1]


@pytest.mark.parametrize("way", versions.WAYS)
def test_each_engine_answers_every_request_once(way, monkeypatch):
    monkeypatch.setattr(versions, "CHUNK", 2)
    requests = [ask(30.0, 3, "10k", 6), ask(40.0, 52, "10k", 8), ask(40.0, 4, "marathon", 52)]
    first, second = versions.compare([HERE, HERE], requests, way)
    for times in (first, second):
        assert len(times) == len(requests)
        assert times[1] < times[0] < times[2], "52 runs a week are refused at once, 52 weeks take longer than six"
