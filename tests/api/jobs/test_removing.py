"""Delete means delete: no further call is paid for, no word is left anywhere, and nothing is logged as a failure."""

import json
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from coach.model import patience
from tests.api.http.conftest import service
from tests.api.jobs.test_crashes import wait_for
from tests.api.sample import raw_request
from tests.coach import endpoint as ep
from tests.strength.drafts import lifter

WORD = "periwinkle"
USELESS = json.dumps({"weeks": [], "x": WORD})


def words_left(folder: Path) -> list[str]:
    """Every file of the databases that holds the word, after all that was deleted has been written over."""
    for file in folder.glob("*.db"):
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            rows = [row for table in tables(connection) for row in connection.execute(f"SELECT * FROM {table}")]
            if WORD in repr(rows):
                return [file.name]
    return []


def tables(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


@contextmanager
def serving(folder: Path, monkeypatch: pytest.MonkeyPatch, *acts: ep.Act) -> Iterator[tuple[TestClient, ep.Endpoint]]:
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.1)
    with ep.endpoint(*acts) as told:
        for name, value in told.environment().items():
            monkeypatch.setenv(name, value)
        app = create_app(service(folder, coach="llm", coach_seconds=30))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            yield client, told


def held(release: threading.Event, then: ep.Act) -> ep.Act:
    """An endpoint that thinks until it is told to answer."""

    def act(exchange: ep.Exchange) -> None:
        release.wait(20)
        then(exchange)

    return act


CASES = {
    "while it asks for patience": (lambda _: ep.fails(503), "/v1/plans", raw_request()),
    "before it answers what cannot be used": (lambda go: held(go, ep.says(USELESS)), "/v1/plans", raw_request()),
    "of a program while it thinks": (lambda go: held(go, ep.fails(503)), "/v1/programs", {"lifter": lifter()}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_no_call_begins_after_the_document_was_removed(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    act, address, body = CASES[case]
    go = threading.Event()
    with serving(tmp_path, monkeypatch, act(go)) as (client, told):
        made = client.post(address, json=body).headers["location"]
        wait_for(lambda: told.asked)
        assert client.delete(made).status_code == 204
        asked = len(told.asked)
        go.set()
        time.sleep(1)  # the pause before a second try is a tenth of a second, before a third two tenths
        assert len(told.asked) == asked
        assert client.get(made).status_code == 404
        assert client.app.parts.jobs.status(made.rpartition("/")[2]) is None  # type: ignore[attr-defined]
    assert words_left(tmp_path) == []
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_finished_plan_leaves_nothing_of_its_words_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = ep.says(json.dumps({"coachNote": f"Mind the {WORD}.", "weeks": []}))
    with serving(tmp_path, monkeypatch, answer) as (client, _):
        made = client.post("/v1/plans", json=raw_request(), headers={"Prefer": "wait=20"}).json()
        assert words_left(tmp_path) != [], made
        assert client.delete(f"/v1/plans/{made['id']}").status_code == 204
        assert words_left(tmp_path) == []


def test_what_waits_in_the_queue_never_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    with serving(tmp_path, monkeypatch, held(go, ep.fails(503))) as (client, told):
        made = [client.post("/v1/plans", json=raw_request()).headers["location"] for _ in range(6)]
        wait_for(lambda: len(told.asked) == 4)  # as many as this process works on at the same time
        asked: Callable[[], int] = lambda: len(told.asked)  # noqa: E731
        assert [client.delete(address).status_code for address in made] == [204] * 6
        go.set()
        time.sleep(1)
        assert asked() == 4
