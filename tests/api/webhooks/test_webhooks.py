"""Webhooks as a receiver sees them: it verifies, misses, catches up; and nobody hears what is not theirs."""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog
from standardwebhooks.webhooks import WebhookVerificationError
from starlette.testclient import TestClient
from structlog.testing import CapturingLogger, LogCapture

from api.http.app import create_app
from api.store.database import Database
from api.store.events import outbox
from api.store.keys import Keys
from api.webhooks import deliveries, delivering, posting
from api.webhooks.posting import Reply
from tests.api.http.conftest import service
from tests.api.sample import raw_request
from tests.api.webhooks.receiver import Receiver, receiving
from tests.strength.drafts import lifter

ALL = ["plan.ready", "plan.failed", "program.ready", "revision.proposed", "revision.accepted", "revision.declined"]
NO_PLAN = raw_request(preferredLongRunDay="sunday", maxKmByDay={"sunday": 1})


class Key:
    """A client with a key of its own."""

    def __init__(self, client: TestClient, keys: Keys, tenant: str) -> None:
        made = keys.create(tenant, "test")
        self.id, self._client = made.id, client
        self._head = {"Authorization": f"Bearer {made.secret}"}

    def ask(self, method: str, path: str, body: Any = None, expected: int = 200, **headers: str) -> Any:
        answer = self._client.request(method, path, json=body, headers={**self._head, **headers})
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    def register(self, receiver: Receiver, *events: str) -> Any:
        order = {"url": receiver.url, "events": list(events or ALL)}
        return self.ask("POST", "/v1/webhooks", order, 201)

    def plan(self, request: Any = None) -> str:
        wanted = self._client.post(
            "/v1/plans", json=request or raw_request(), headers={**self._head, "Prefer": "wait=30"}
        )
        return wanted.headers["location"].rpartition("/")[2]

    def deliveries(self, hook: Any, **filters: str) -> list[Any]:
        query = "&".join(f"{name}={value}" for name, value in filters.items())
        return self.ask("GET", f"/v1/webhooks/{hook['id']}/deliveries?{query}")["deliveries"]


class Running:
    def __init__(self, client: TestClient, keys: Keys) -> None:
        self.client, self.keys = client, keys

    def key(self, tenant: str) -> Key:
        return Key(self.client, self.keys, tenant)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    settings = service(tmp_path_factory.mktemp("hooks"), auth="keys", webhook_networks="127.0.0.0/8")
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield Running(client, Keys(Database(settings.database_url)))


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three tries that follow each other within a moment, instead of eight in a day."""
    monkeypatch.setattr(deliveries, "DELAYS", (0.05,) * 2)
    for module in (deliveries, outbox):
        monkeypatch.setattr(module, "TRIES", 3)


def wait_for(true: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def test_a_receiver_is_told_once_of_all_that_happens_and_can_prove_who_says_so(running: Running) -> None:
    anna = running.key("anna")
    with receiving() as receiver:
        hook = anna.register(receiver)
        ready = anna.plan()
        failed = anna.plan(NO_PLAN)
        anna.ask("POST", "/v1/programs", {"lifter": lifter()}, 201)
        news = {"events": [{"kind": "illness", "from": "2027-01-12", "to": "2027-01-15"}], "today": "2027-01-14"}
        for _ in range(2):
            anna.ask("POST", f"/v1/plans/{ready}/revisions", news, 201)
        anna.ask("POST", f"/v1/plans/{ready}/revisions/2/accept", None, 200, **{"If-Match": '"1"'})
        anna.ask("POST", f"/v1/plans/{ready}/revisions/3/decline", None, 200, **{"If-Match": '"2"'})
        wait_for(lambda: len(receiver.got) >= 7)
        wait_for(lambda: len(anna.deliveries(hook, status="delivered")) == 7)
    told = {message["type"]: message["data"] for message in (got.verified(hook["secret"]) for got in receiver.got)}
    assert sorted(receiver.types()) == sorted([*ALL, "revision.proposed"])
    assert told["plan.ready"] == {"id": ready, "revision": 1, "link": f"/v1/plans/{ready}"}
    assert told["plan.failed"]["id"] == failed
    assert told["revision.accepted"] == {"id": ready, "revision": 2, "link": f"/v1/plans/{ready}/revisions/2"}
    assert anna.ask("GET", told["program.ready"]["link"])["status"] == "ready"
    assert len({got.id for got in receiver.got}) == 7
    with pytest.raises(WebhookVerificationError):
        receiver.got[0].verified("whsec_" + "A" * 44)


def test_a_receiver_that_was_down_gets_the_same_message_later_under_the_same_id(running: Running) -> None:
    berta = running.key("berta")
    with receiving(500, (503, {"retry-after": "1"}), 204) as receiver:
        hook = berta.register(receiver, "plan.ready")
        berta.plan()
        wait_for(lambda: berta.deliveries(hook, status="delivered"))
    assert len(receiver.got) == 3
    assert len({(got.id, got.body) for got in receiver.got}) == 1
    (delivery,) = berta.deliveries(hook)
    assert (delivery["attempts"], delivery["lastStatus"], delivery["lastError"]) == (3, 204, None)
    assert delivery["id"] == receiver.got[0].id


def test_a_receiver_that_missed_all_tries_catches_up_by_replay(running: Running) -> None:
    clara = running.key("clara")
    with receiving(500) as receiver:
        hook = clara.register(receiver, "plan.ready")
        clara.plan()
        wait_for(lambda: clara.deliveries(hook, status="failed"))
        assert len(receiver.got) == 3  # three tries
        receiver.answers = [(204, {})]
        for missed in clara.deliveries(hook, status="failed"):
            clara.ask("POST", f"/v1/webhooks/{hook['id']}/deliveries/{missed['id']}/replay", None, 202)
        wait_for(lambda: clara.deliveries(hook, status="delivered"))
    assert len({got.id for got in receiver.got}) == 1
    (delivery,) = clara.deliveries(hook)
    assert delivery["attempts"] == 4


def test_a_replay_need_not_wait_for_a_try_that_is_hours_away(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliveries, "DELAYS", (36_000,) * 2)
    dora = running.key("dora")
    with receiving(500, 204) as receiver:
        hook = dora.register(receiver, "plan.ready")
        dora.plan()
        wait_for(lambda: dora.deliveries(hook)[:1] and dora.deliveries(hook)[0]["attempts"] == 1)
        (waiting,) = dora.deliveries(hook, status="pending")
        assert waiting["lastError"] == "the receiver answered 500"
        dora.ask("POST", f"/v1/webhooks/{hook['id']}/deliveries/{waiting['id']}/replay", None, 202)
        wait_for(lambda: dora.deliveries(hook, status="delivered"))
    assert len(receiver.got) == 2


def test_a_defect_of_ours_while_sending_is_a_try_that_failed_and_the_next_follows(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [RuntimeError("a defect")]

    def post(*about: Any) -> Reply:
        if broken:
            raise broken.pop()
        return posting.post(*about)

    monkeypatch.setattr(delivering, "post", post)
    doro = running.key("doro")
    with receiving() as receiver:
        hook = doro.register(receiver, "plan.ready")
        doro.plan()
        wait_for(lambda: doro.deliveries(hook, status="delivered"))
        (delivery,) = doro.deliveries(hook)
    assert (delivery["attempts"], len(receiver.got)) == (2, 1)


def test_a_log_that_cannot_be_written_neither_sends_a_message_twice_nor_keeps_the_next_try_waiting(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: Any) -> Any:
        raise ValueError("I/O operation on closed file")

    monkeypatch.setattr(delivering, "log", structlog.wrap_logger(CapturingLogger(), processors=[closed]))
    dana = running.key("dana")
    with receiving(500, 204) as receiver:
        hook = dana.register(receiver, "plan.ready")
        dana.plan()
        wait_for(lambda: dana.deliveries(hook, status="delivered"))
        (delivery,) = dana.deliveries(hook)
    assert (delivery["attempts"], len(receiver.got)) == (2, 2)


def test_an_address_that_is_gone_or_switched_off_gets_nothing_more(running: Running) -> None:
    emma = running.key("emma")
    with receiving(410) as gone, receiving() as off:
        hook, other = emma.register(gone, "plan.ready"), emma.register(off, "plan.ready")
        assert emma.ask("PATCH", f"/v1/webhooks/{other['id']}", {"enabled": False})["enabled"] is False
        emma.plan()
        wait_for(lambda: emma.deliveries(hook, status="failed"))
        assert emma.ask("GET", f"/v1/webhooks/{hook['id']}")["enabled"] is False
        emma.plan()
        assert (len(gone.got), off.got, emma.deliveries(other)) == (1, [], [])


def test_a_renewed_secret_signs_beside_the_former_one_for_a_day(running: Running) -> None:
    frida = running.key("frida")
    with receiving() as receiver:
        hook = frida.register(receiver)
        new = frida.ask("POST", f"/v1/webhooks/{hook['id']}/secret", None, 201)["secret"]
        assert new != hook["secret"]
        frida.ask("POST", f"/v1/webhooks/{hook['id']}/test", None, 202)
        frida.ask("POST", f"/v1/webhooks/{hook['id']}/test", None, 202)
        wait_for(lambda: len(receiver.got) == 2)
    for got in receiver.got:
        assert got.verified(new) == got.verified(hook["secret"])
        assert got.verified(new)["type"] == "webhook.test"


def test_a_key_sees_its_own_webhooks_alone_and_its_end_is_theirs(running: Running) -> None:
    gerda, other, stranger = running.key("gerda"), running.key("gerda"), running.key("hanna")
    with receiving() as receiver:
        hook = gerda.register(receiver)
        for someone in (other, stranger):
            assert someone.ask("GET", "/v1/webhooks")["webhooks"] == []
            for method, path in (("GET", ""), ("DELETE", ""), ("GET", "/deliveries"), ("POST", "/test")):
                someone.ask(method, f"/v1/webhooks/{hook['id']}{path}", None, 404)
        stranger.plan()
        other.plan()  # of the same tenant: the plans are both keys'
        wait_for(lambda: gerda.deliveries(hook, status="delivered"))
        assert receiver.types() == ["plan.ready"]
        assert running.keys.revoke(gerda.id)
        other.plan()
        assert receiver.types() == ["plan.ready"]
    with Database(str(running.client.app.parts.service.database_url)).reading() as session:
        assert session.get(deliveries.Webhook, hook["id"]) is None


def test_what_cannot_be_an_address_or_an_event_is_named(running: Running) -> None:
    ida = running.key("ida")
    for order, field in (
        ({"url": "https://10.0.0.1/", "events": ["plan.ready"]}, "url"),
        ({"url": "https://hooks.example/", "events": ["plan.eaten"]}, "events.0"),
        ({"url": "https://hooks.example/", "events": []}, "events"),
        ({"url": "https://hooks.example/"}, "events"),
        ({"url": "https://hooks.example/", "events": ["plan.ready"], "secret": "mine"}, "secret"),
    ):
        refused = ida.ask("POST", "/v1/webhooks", order, 422)
        assert [error["field"] for error in refused["errors"]] == [field]
    with receiving() as receiver:
        hook = ida.register(receiver)
        refused = ida.ask("PATCH", f"/v1/webhooks/{hook['id']}", {"enabled": "no"}, 422)
        assert refused["errors"][0]["field"] == "enabled"
        for _ in range(19):
            ida.register(receiver)
        assert "20 webhooks" in ida.ask("POST", "/v1/webhooks", {"url": receiver.url, "events": ALL}, 409)["detail"]


def test_no_secret_is_logged_or_shown_again(
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    ours = LogCapture()  # a test before may have configured our log, and sent its lines to a standard error of its own
    every_line = structlog.make_filtering_bound_logger("debug")
    log = structlog.wrap_logger(CapturingLogger(), processors=[ours], wrapper_class=every_line)
    monkeypatch.setattr(delivering, "log", log)
    jana = running.key("jana")
    with receiving(500, 204) as receiver:
        hook = jana.register(receiver, "plan.ready")
        jana.plan()
        wait_for(lambda: jana.deliveries(hook, status="delivered"))
        (delivery,) = jana.deliveries(hook)
        shown = [jana.ask("GET", "/v1/webhooks"), jana.ask("GET", f"/v1/webhooks/{hook['id']}"), delivery]
    logged = caplog.text + "".join(capfd.readouterr()) + str(ours.entries)
    assert hook["id"] in str(ours.entries)  # what happened is logged
    for secret in (hook["secret"], hook["secret"].removeprefix("whsec_"), receiver.got[0].headers["webhook-signature"]):
        assert secret not in logged + str(shown)
