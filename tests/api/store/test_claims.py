"""A worker's name is one process's, on either database, and free again the moment that process is gone."""

import multiprocessing
from multiprocessing.connection import Connection

import pytest

from api.store.database import Database
from api.store.processes.claims import claimed
from solver.errors import BadRequest


def hold(url: str, name: str, told: Connection) -> None:
    with claimed(Database(url), name):
        told.send("held")
        told.recv()


def test_a_name_is_refused_while_another_process_has_it_and_free_after_a_kill(database: Database) -> None:
    ours, theirs = multiprocessing.Pipe()
    url = database.url.render_as_string(hide_password=False)
    other = multiprocessing.get_context("spawn").Process(target=hold, args=[url, "one", theirs])
    other.start()
    assert ours.recv() == "held"
    with (
        pytest.raises(BadRequest, match="another process with this name"),
        claimed(database, "one"),
    ):
        raise AssertionError("the name was given twice")
    with claimed(database, "two"):
        pass
    other.kill()
    other.join()
    with claimed(database, "one"):
        pass
    with claimed(database, "one"):
        pass
