"""Following a document: versions as ids, catching up after a break, and many idle listeners for the price of one."""

import asyncio
import datetime as dt
import json
import time
from collections.abc import Collection, Mapping
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from api.http.answering.bulletin import SECONDS, Bulletin
from tests.api.sample import raw_request

MOMENT = dt.datetime(2027, 1, 4, tzinfo=dt.UTC)


def events(text: str) -> list[dict[str, Any]]:
    blocks = [dict(line.split(": ", 1) for line in block.split("\n")) for block in text.strip().split("\n\n")]
    return [{**block, "data": json.loads(block["data"])} for block in blocks]


def test_events_have_ids_and_who_comes_back_hears_only_what_is_new(client: TestClient) -> None:
    address = client.post("/v1/plans", json=raw_request()).headers["location"] + "/events"
    told = events(client.get(address).text)
    ids = [int(event["id"]) for event in told]
    assert ids == sorted(set(ids))
    assert (told[-1]["event"], told[-1]["data"]["status"]) == ("done", "ready")
    (again,) = events(client.get(address, headers={"Last-Event-ID": str(ids[0])}).text)
    assert again == told[-1]
    over = client.get(address, headers={"Last-Event-ID": str(ids[-1])})
    assert (over.status_code, over.content) == (204, b"")  # by which an EventSource knows not to come again


class Documents:
    """Versions as a test sets them; counts how often it is asked."""

    def __init__(self) -> None:
        self.now: dict[str, dt.datetime] = {}
        self.looks = 0
        self.away = False

    def versions(self, ids: Collection[str]) -> Mapping[str, dt.datetime]:
        self.looks += 1
        if self.away:
            raise OperationalError("SELECT", {}, Exception("no connection"))
        return {name: moment for name, moment in self.now.items() if name in ids}


def test_many_listeners_are_one_look_and_each_hears_of_its_own_document_alone() -> None:
    documents = Documents()
    documents.now = {str(i): MOMENT for i in range(300)}
    bulletin = Bulletin(documents.versions, lambda: False)
    heard: list[str] = []
    settled: list[str] = []

    async def listen(name: str) -> None:
        with bulletin.listening(name) as listener:
            assert await listener.change(5)  # what there is
            settled.append(name)
            if await listener.change(4 * SECONDS):
                heard.append(name)

    async def scene() -> None:
        listening = [asyncio.create_task(listen(name)) for name in documents.now]
        while len(settled) < len(listening):
            await asyncio.sleep(0.1 * SECONDS)
        documents.now["7"] += dt.timedelta(microseconds=1)
        del documents.now["8"]
        await asyncio.gather(*listening)
        await asyncio.sleep(2 * SECONDS)

    asyncio.run(scene())
    assert sorted(heard) == ["7", "8"]
    assert documents.looks <= 10  # three a second or so, for all; none once nobody listens


def test_a_database_that_is_away_for_a_moment_costs_no_listener_its_news() -> None:
    documents = Documents()
    documents.now, documents.away = {"1": MOMENT}, True
    bulletin = Bulletin(documents.versions, lambda: False)

    async def scene() -> None:
        with bulletin.listening("1") as listener:
            assert not await listener.change(1.5 * SECONDS)
            documents.away = False
            assert await listener.change(3 * SECONDS)

    asyncio.run(scene())


def test_a_service_that_ends_lets_its_listeners_go_at_once() -> None:
    documents, stopping = Documents(), [False]
    documents.now = {"1": MOMENT}
    bulletin = Bulletin(documents.versions, lambda: stopping[0])

    async def scene() -> float:
        with bulletin.listening("1") as listener:
            await listener.change(5)
            stopping[0] = True
            start = time.monotonic()
            assert await listener.change(5)
            return time.monotonic() - start

    assert asyncio.run(scene()) < 5 * SECONDS


@pytest.mark.parametrize("kind", ["plans", "programs"])
def test_a_stream_of_nothing_is_not_found(client: TestClient, kind: str) -> None:
    assert client.get(f"/v1/{kind}/00000000-0000-4000-8000-000000000000/events").status_code == 404
