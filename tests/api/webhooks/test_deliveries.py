"""Deliveries in storage, on both databases: each event once, and nobody forgotten when a process dies in between."""

import datetime as dt

import pytest
import sqlalchemy as sa

from api.store.database import Database
from api.store.documents.plans import PlanProgress, Plans
from api.store.events.tables import Webhook, WebhookDelivery
from api.store.keys import Keys
from api.store.living.revisions import KEPT, Revisions
from api.store.models import PlanRevision
from api.webhooks.deliveries import LOST, Deliveries
from api.webhooks.endpoints import Endpoints, Owner
from api.webhooks.posting import Reply
from tests.api.store.test_plans import PLAN, REQUEST

NOW = dt.timedelta(0)


def registered(database: Database, *events: str, owner: Owner = Owner("anna", None)) -> str:  # noqa: B008
    return Endpoints(database).create(owner, "https://hooks.example/", events or ("plan.ready",)).id


def made(database: Database, tenant: str = "anna") -> str:
    plan_id = Plans(database).ask(tenant, REQUEST).id
    progress = PlanProgress(database)
    assert progress.save(plan_id, PLAN.as_json())
    assert not progress.save(plan_id, PLAN.as_json())  # a step that ran twice
    return plan_id


def of(database: Database, webhook_id: str) -> list[WebhookDelivery]:
    return list(Deliveries(database).page(webhook_id, 100, None, None))


def test_a_change_and_its_event_are_one_transaction_and_one_event(database: Database) -> None:
    told: list[str] = []
    database.recorded = told.extend
    hook, deaf = registered(database), registered(database, "program.ready")
    plan_id = made(database)
    made(database, "berta")
    (delivery,) = of(database, hook)
    assert (delivery.type, delivery.document_id, delivery.status) == ("plan.ready", plan_id, "pending")
    assert told == [f"{delivery.id}.1"]
    assert of(database, deaf) == []


def test_what_no_job_has_taken_up_is_found(database: Database) -> None:
    """The process died between the event and its job: the watch gives it one."""
    sent, hook = Deliveries(database), registered(database)
    made(database)
    (name,) = sent.unfinished(NOW)
    assert sent.due(name).webhook.id == hook
    following, seconds = sent.note(name, Reply(500, "the receiver answered 500"))
    assert (following, 4 < seconds < 6) == (name.replace(".1", ".2"), True)  # five seconds and a little chance
    assert sent.due(name) is None
    assert sent.note(name, Reply(204)) is None  # a step that ran twice changes nothing
    assert sent.unfinished(NOW) == []  # it waits for its time
    sent.fail(following, {})
    assert of(database, hook)[0].last_error == LOST.error


def test_eight_tries_take_more_than_a_day_and_the_receivers_wish_to_wait_counts(database: Database) -> None:
    sent, hook = Deliveries(database), registered(database)
    made(database)
    (name,) = sent.unfinished(NOW)
    waited = []
    while (following := sent.note(name, Reply(503, "busy", wait_seconds=60))) is not None:
        name, seconds = following
        waited.append(seconds)
    assert len(waited) == 7
    assert waited[0] == 60  # longer than our five seconds
    assert 24 * 3600 < sum(waited) < 36 * 3600
    assert of(database, hook)[0].status == "failed"


def test_an_expired_proposal_is_told_of_once(database: Database) -> None:
    hook = registered(database, "revision.expired")
    plan_id = made(database)
    number = Revisions(database).propose("anna", plan_id, 1, {"plan": PLAN.as_json()}).number
    sent = Deliveries(database)
    sent.expire(None)
    assert of(database, hook) == []
    with database.writing() as session:
        earlier = dt.datetime.now(dt.UTC) - KEPT - dt.timedelta(minutes=1)
        session.execute(sa.update(PlanRevision).values(created_at=earlier, expires_at=earlier + KEPT))
    for _ in range(2):
        sent.expire(None)
    assert [(one.document_id, one.revision) for one in of(database, hook)] == [(plan_id, number)]


@pytest.mark.parametrize("ended", ["revoked", "expired"])
def test_the_end_of_a_key_is_the_end_of_its_webhooks(database: Database, ended: str) -> None:
    keys, past = Keys(database), dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    key = keys.create("anna", "x", expires_at=past if ended == "expired" else None)
    hook = registered(database, owner=Owner("anna", key.id))
    made(database)
    assert bool(of(database, hook)) == (ended == "revoked")  # nothing is told on behalf of an expired key
    keys.revoke(key.id) if ended == "revoked" else Deliveries(database).expire(None)
    with database.reading() as session:
        assert session.get(Webhook, hook) is None
        assert session.scalars(sa.select(WebhookDelivery)).all() == []
