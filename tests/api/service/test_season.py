"""A whole season: in one process on SQLite, and on two with PostgreSQL, one of which is killed in the middle of it."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from tests.api import postgres
from tests.api.http.conftest import service
from tests.api.season import ILL, REQUEST, Season
from tests.api.service.running import running
from tests.api.webhooks.receiver import Receiver, receiving

TOLD = {"plan.ready": 1, "revision.proposed": 3, "revision.accepted": 3}
LOOPBACK = "127.0.0.0/8"


def registered(client: httpx.Client, receiver: Receiver) -> str:
    order = {"url": receiver.url, "events": ["plan.ready", "revision.proposed", "revision.accepted"]}
    hook = client.post("/v1/webhooks", json=order)
    assert hook.status_code == 201, hook.text
    return str(hook.json()["secret"])


def told(receiver: Receiver, secret: str, plan_id: str) -> dict[str, int]:
    """How often a receiver was told of what, by messages that are really from the service; a message that came twice
    under its id counts once."""
    by_id = {got.id: got.verified(secret) for got in receiver.got}
    return Counter(message["type"] for message in by_id.values() if message["data"]["id"] == plan_id)


def wait_for(true: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


def test_a_season_in_one_process(tmp_path: Path, receiver: Receiver) -> None:
    app = create_app(service(tmp_path, webhook_networks=LOOPBACK))
    with TestClient(app, base_url="http://127.0.0.1:8080") as client:
        secret, season = registered(client, receiver), Season(client)
        season.begin()
        season.follow()
        season.run_three_weeks()
        season.fall_ill()
        proposal = season.recover()
        season.refuse_to_accept(proposal)
        season.accept(proposal)
        season.accept(proposal, again=True)
        season.accept(season.move_a_run())
        season.accept(season.move_the_race())
        season.look_back()
        wait_for(lambda: told(receiver, secret, season.id) == TOLD)
        season.end()


@pytest.mark.postgres
def test_a_season_outlives_the_process_that_it_began_in(
    postgres_server: str, tmp_path: Path, receiver: Receiver
) -> None:
    """The first process is killed when the runner has a proposal in hand and a friend's plan is being made: the phone
    asks the second process for both again, under the same keys."""
    with postgres.database(postgres_server, "season") as url:
        settings = {
            "PACEWRIGHT_DATABASE_URL": url,
            "PACEWRIGHT_LOST_SECONDS": "2",
            "PACEWRIGHT_WEBHOOK_NETWORKS": LOOPBACK,
            "PACEWRIGHT_WORKERS": "1",
        }
        with (
            running(tmp_path / "a", PACEWRIGHT_WORKER_ID="a", **settings) as first,
            running(tmp_path / "b", PACEWRIGHT_WORKER_ID="b", **settings) as second,
            httpx.Client(base_url=first.address, timeout=60) as here,
            httpx.Client(base_url=second.address, timeout=60) as there,
        ):
            secret, season = registered(here, receiver), Season(here)
            season.begin()
            season.follow()
            season.run_three_weeks()
            season.fall_ill()
            proposal = season.recover()
            friends = {"headers": {"Idempotency-Key": "friend"}, "json": REQUEST}
            friend = here.post("/v1/plans", **friends).json()["id"]
            os.kill(first.process.pid, signal.SIGKILL)

            season.client = there
            assert season.propose("ill", {"today": ILL[0]}, again=True)["number"] == proposal["number"]
            season.refuse_to_accept(proposal)
            season.accept(proposal)
            season.accept(proposal, again=True)
            season.accept(season.move_a_run())
            season.accept(season.move_the_race())
            season.look_back()
            wait_for(lambda: there.get(f"/v1/plans/{friend}").json()["status"] == "ready")
            assert there.post("/v1/plans", **friends).json()["id"] == friend
            assert {plan["id"] for plan in _plans(there)} == {season.id, friend}
            wait_for(lambda: told(receiver, secret, season.id) == TOLD)
            wait_for(lambda: told(receiver, secret, friend) == {"plan.ready": 1})
            season.end()
            assert second.defects() == []


def _plans(client: httpx.Client) -> list[dict[str, Any]]:
    plans: list[dict[str, Any]] = client.get("/v1/plans").json()["plans"]
    return plans
