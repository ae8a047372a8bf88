"""Who lives and who is silent, by the database's clock."""

import datetime as dt

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
