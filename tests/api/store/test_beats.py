"""Who lives and who is silent, by the database's clock."""

import datetime as dt
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from api.store.database import Database
from api.store.models import Worker
from api.store.processes.beats import Beats

AN_HOUR = dt.timedelta(hours=1)


def test_only_the_silent_are_taken_over_and_only_once(database: Database) -> None:
    beats, taken = Beats(database), []
    for worker in ("me", "alive", "dead", "gone"):
        beats.beat(worker)
    beats.leave("gone")
    assert beats.take_over(AN_HOUR, "me", taken.append) == ["gone"]
    with database.writing() as session:
        session.get(Worker, "dead").beat_at = database.now(session) - 2 * AN_HOUR
    assert beats.take_over(AN_HOUR, "me", taken.append) == ["dead"]
    assert beats.take_over(AN_HOUR, "me", taken.append) == []
    assert taken == ["gone", "dead"]


def test_the_living_are_counted_without_the_silent_and_those_who_left(database: Database) -> None:
    beats = Beats(database)
    for worker in ("me", "alive", "dead", "gone"):
        beats.beat(worker)
    beats.leave("gone")
    with database.writing() as session:
        session.get(Worker, "dead").beat_at = database.now(session) - 2 * AN_HOUR
    assert beats.living(AN_HOUR) == 2


def test_a_takeover_that_fails_halfway_is_left_for_the_next(database: Database) -> None:
    beats, taken = Beats(database), []
    beats.beat("dead")
    beats.leave("dead")
    with pytest.raises(ZeroDivisionError):
        beats.take_over(AN_HOUR, "me", lambda _: 1 // 0)
    assert beats.take_over(AN_HOUR, "me", taken.append) == ["dead"]


def test_a_worker_that_beats_while_it_is_taken_over_lives_again(database: Database) -> None:
    """A slow machine, not a dead one: its sign of life waits for the row that is being deleted."""
    beats, begun = Beats(database), threading.Event()
    beats.beat("slow")
    beats.leave("slow")

    def beat() -> None:
        begun.set()
        beats.beat("slow")

    with ThreadPoolExecutor(1) as other:

        def hand_over(_: str) -> None:
            beating.append(other.submit(beat))
            begun.wait(10)
            time.sleep(0.2)

        beating: list[Future[None]] = []
        assert beats.take_over(AN_HOUR, "me", hand_over) == ["slow"]
        beating[0].result(10)
    assert beats.living(AN_HOUR) == 1
