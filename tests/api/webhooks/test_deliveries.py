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
from api.webhooks.addresses import Networks
from api.webhooks.courier import LOST, Courier
from api.webhooks.deliveries import Deliveries
from api.webhooks.delivering import DELIVERY
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
    (name,) = sent.overdue(NOW)
    assert sent.due(name).webhook.id == hook
    following, seconds = sent.note(name, Reply(500, "the receiver answered 500"))
    assert (following, 4 < seconds < 6) == (name.replace(".1", ".2"), True)  # five seconds and a little chance
    assert sent.due(name) is None
    assert sent.note(name, Reply(204)) is None  # a step that ran twice changes nothing
    assert sent.overdue(NOW) == []  # it waits for its time


class Noted:
    """A queue that keeps what was put into it."""

    def __init__(self) -> None:
        self.put: list[tuple[str, str, float]] = []

    def enqueue(self, document_id: str, workflow: str = "", delay_seconds: float = 0, trace: str | None = None) -> None:
        self.put.append((document_id, workflow, delay_seconds))


def test_a_job_that_died_is_a_try_and_the_next_is_queued_at_once_not_when_somebody_misses_it(
    database: Database,
) -> None:
    courier, queue, hook = Courier(database, Networks(())), Noted(), registered(database)
    made(database)
    courier.start(queue)
    (name,) = courier.unfinished(NOW)
    courier.fail(name, {})
    courier.stop()
    ((following, workflow, seconds),) = queue.put
    assert (following, workflow) == (name.replace(".1", ".2"), DELIVERY)
    assert 4 < seconds < 6  # the pause after a first try: five seconds and a little chance
    (row,) = of(database, hook)
    assert (row.attempts, row.status, row.last_error) == (1, "pending", LOST.error)
    courier.fail(name, {})  # told twice, it is one try
    assert of(database, hook)[0].attempts == 1


def test_a_delivery_that_is_ten_seconds_late_is_missed_however_patient_one_is_with_workers(database: Database) -> None:
    courier = Courier(database, Networks(()))
    registered(database)
    made(database)
    minutes = dt.timedelta(minutes=2)
    assert courier.unfinished(minutes) == []
    with database.writing() as session:
        late = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=11)
        session.execute(sa.update(WebhookDelivery).values(due_at=late))
    assert len(courier.unfinished(minutes)) == 1


def test_eight_tries_take_more_than_a_day_and_the_receivers_wish_to_wait_counts(database: Database) -> None:
    sent, hook = Deliveries(database), registered(database)
    made(database)
    (name,) = sent.overdue(NOW)
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
