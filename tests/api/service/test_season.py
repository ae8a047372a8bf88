"""A whole season: undisturbed, and with processes killed in the middle of its requests, whichever these are."""

import os
import random
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
from tests.api.season import REQUEST, Season
from tests.api.service.fleet import Phone, client_of, fleet, moments
from tests.api.webhooks.receiver import Receiver, receiving
from tests.coach import endpoint as ep

pytestmark = pytest.mark.walks

TOLD = {"plan.ready": 1, "revision.proposed": 3, "revision.accepted": 3}
LOOPBACK = "127.0.0.0/8"
SEED = int(os.environ.get("SEASON_SEED", "1"))
REQUESTS, LONGEST = 33, 0.08
"""The season's requests among which a process is killed, and the longest that most of them take, in seconds."""


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


def wait_for(true: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


def lived(season: Season) -> None:
    """From the first request to the last look back."""
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


def test_a_season_in_one_process(tmp_path: Path, receiver: Receiver) -> None:
    app = create_app(service(tmp_path, webhook_networks=LOOPBACK))
    with TestClient(app, base_url="http://127.0.0.1:8080") as client:
        secret, season = registered(client, receiver), Season(client)
        lived(season)
        wait_for(lambda: told(receiver, secret, season.id) == TOLD)
        season.end()


@pytest.fixture
def paid() -> Iterator[tuple[ep.Endpoint, list[str]]]:
    """A language model that is paid for every key, and the keys of the calls that came."""
    keys = list[str]()

    def act(exchange: ep.Exchange) -> None:
        keys.append(exchange.headers["Idempotency-Key"])
        exchange.wait(0.2)
        ep.says("{}")(exchange)

    with ep.endpoint(act) as endpoint:
        yield endpoint, keys


@pytest.mark.postgres
def test_a_season_on_two_processes_outlives_kills_at_any_moment(
    postgres_server: str, tmp_path: Path, receiver: Receiver, paid: tuple[ep.Endpoint, list[str]]
) -> None:
    with postgres.database(postgres_server, f"season_{SEED}") as url:
        outlives(tmp_path, receiver, paid, 2, PACEWRIGHT_DATABASE_URL=url)


def test_a_season_on_sqlite_outlives_kills_at_any_moment(
    tmp_path: Path, receiver: Receiver, paid: tuple[ep.Endpoint, list[str]]
) -> None:
    outlives(tmp_path, receiver, paid, 1)


def outlives(folder: Path, receiver: Receiver, paid: tuple[ep.Endpoint, list[str]], size: int, **settings: str) -> None:
    """Three times the process that the phone asks is killed while it answers; a friend's plan is made meanwhile. SEED
    decides when; the phone sends again what it has no answer to, under the same keys. Nothing is lost, done twice, or
    paid twice: what a model is asked again it is asked under the key of the call that broke off.

    How often a model is asked is bounded by what begins a job anew. A kill breaks off the calls of all jobs that the
    process has in hand, which may be both. And a busy machine may keep a living process silent for longer than
    PACEWRIGHT_LOST_SECONDS: another one takes its job over, says so, and asks while the first one's call goes on."""
    endpoint, keys = paid
    settings |= {
        **endpoint.environment(PACEWRIGHT_COACH="llm", PACEWRIGHT_COACH_SECONDS="20"),
        "PACEWRIGHT_LOST_SECONDS": "2",
        "PACEWRIGHT_WEBHOOK_NETWORKS": LOOPBACK,
        "PACEWRIGHT_WORKERS": "1",
    }
    kills = moments(random.Random(SEED), REQUESTS, 3, LONGEST)
    with fleet(folder, size, **settings) as services:
        with httpx.Client(base_url=services.at_work[0].address) as first:
            secret = registered(first, receiver)
        phone = Phone(services, kills)
        with client_of(phone) as client:
            friends: dict[str, Any] = {"headers": {"Idempotency-Key": "friend"}, "json": REQUEST}
            friend = client.post("/v1/plans", **friends).json()["id"]
            season = Season(client, disturbed=True)
            lived(season)
            assert phone.asked >= REQUESTS
            wait_for(lambda: client.get(f"/v1/plans/{friend}").json()["status"] == "ready")
            assert client.post("/v1/plans", **friends).json()["id"] == friend
            assert {plan["id"] for plan in client.get("/v1/plans").json()["plans"]} == {season.id, friend}
            wait_for(lambda: told(receiver, secret, season.id) == TOLD)
            wait_for(lambda: told(receiver, secret, friend) == {"plan.ready": 1})
            season.end()
        assert services.kills == len(kills)
        assert services.defects() == []
    taken_over = len(services.said("job taken over"))  # complete now that all processes have ended
    by_job = {key.rpartition("-")[0] for key in keys}
    assert by_job == {season.id, friend}
    assert len(set(keys)) == len(by_job), keys
    assert len(keys) <= len(by_job) * (1 + len(kills)) + taken_over, keys
