"""Revisions in storage: one of several who accept at once, kept from other tenants, gone with their plan."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from api.store.database import Database
from api.store.documents.plans import PlanProgress, Plans
from api.store.living.news import PIN, News, Told
from api.store.living.revisions import NotOpen, Revisions, Stale
from api.store.models import PlanNews, PlanRevision, TrainingPlan
from tests.api.store.test_plans import PLAN, REQUEST

CONTENT = {"plan": PLAN.as_json()}


@pytest.fixture
def plan_id(database: Database) -> str:
    made = Plans(database).ask("anna", REQUEST).id
    PlanProgress(database).save(made, PLAN.as_json())
    return made


def count(database: Database, table: type) -> int:
    with database.reading() as session:
        return session.scalars(sa.select(sa.func.count()).select_from(table)).one()


def test_of_several_who_accept_at_once_one_does(database: Database, plan_id: str) -> None:
    kept = Revisions(database)
    numbers = [kept.propose("anna", plan_id, 1, CONTENT).number for _ in range(4)]
    accepted, refused = [], []

    def accept(number: int) -> None:
        try:
            accepted.append(kept.accept("anna", plan_id, number, [1]).number)
        except (Stale, NotOpen):
            refused.append(number)

    threads = [threading.Thread(target=accept, args=[number]) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(accepted), len(refused)) == (1, 3)
    assert Plans(database).header("anna", plan_id).revision == accepted[0]
    assert Plans(database).get("anna", plan_id).content == PLAN.as_json()


def test_nobody_sees_or_changes_another_tenants(database: Database, plan_id: str) -> None:
    kept, news = Revisions(database), News(database)
    assert kept.propose("anna", plan_id, 1, CONTENT).number == 2
    assert len(news.tell("anna", plan_id, [1], [Told(PIN, "2027-01-19", {})])) == 1
    assert kept.propose("ben", plan_id, 1, CONTENT) is None
    assert (kept.get("ben", plan_id, 2), list(kept.page("ben", plan_id)), kept.former("ben", plan_id, 2)) == (
        None,
        [],
        [],
    )
    assert kept.accept("ben", plan_id, 2, None) is None
    assert kept.decline("ben", plan_id, 2, None) is None
    assert news.tell("ben", plan_id, None, [Told(PIN, "2027-01-19", {})]) is None
    assert news.take_back("ben", plan_id, None, PIN, place="2027-01-19") is None
    assert list(news.history("ben", plan_id)) == []
    assert (kept.get("anna", plan_id, 2).status, len(news.history("anna", plan_id))) == ("proposed", 1)


def test_what_belongs_to_a_plan_goes_with_it(database: Database, plan_id: str) -> None:
    Revisions(database).propose("anna", plan_id, 1, CONTENT)
    News(database).tell("anna", plan_id, [1], [Told(PIN, "2027-01-19", {})])
    assert (count(database, PlanRevision), count(database, PlanNews)) == (1, 1)
    assert Plans(database).remove("anna", plan_id)
    assert (count(database, PlanRevision), count(database, PlanNews)) == (0, 0)


def told(database: Database, plan_id: str) -> None:
    News(database).tell("anna", plan_id, [1], [Told(PIN, "2027-01-19", {})])


def taken_back(database: Database, plan_id: str) -> None:
    told(database, plan_id)
    put_back(database, plan_id, days=100)
    News(database).take_back("anna", plan_id, [1], PIN, place="2027-01-19")


def accepted(database: Database, plan_id: str) -> None:
    kept = Revisions(database)
    kept.accept("anna", plan_id, kept.propose("anna", plan_id, 1, CONTENT).number, [1])


def put_back(database: Database, plan_id: str, days: int) -> None:
    """As if all that happened to a plan had happened so many days before."""
    moment = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    with database.writing() as session:
        plan = session.get(TrainingPlan, plan_id)
        plan.created_at = plan.updated_at = moment


@pytest.mark.parametrize("lived", [told, taken_back, accepted])
def test_a_plan_that_is_lived_with_outlives_the_time_that_documents_are_kept(
    database: Database, plan_id: str, lived: Callable[[Database, str], None]
) -> None:
    left = Plans(database).ask("anna", REQUEST).id
    PlanProgress(database).save(left, PLAN.as_json())
    for made in (plan_id, left):
        put_back(database, made, days=100)
    lived(database, plan_id)
    assert PlanProgress(database).expire(dt.timedelta(days=90)) == 1
    assert Plans(database).get("anna", plan_id) is not None
    assert Plans(database).get("anna", left) is None
