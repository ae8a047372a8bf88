"""The chain of migrations: up and down with data in it, and its end is what the models say."""

import datetime as dt
import threading

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from api.store import migrations
from api.store.batches import tables as of_batches
from api.store.database import Database
from api.store.documents.document import Beside, Page
from api.store.documents.plans import PlanProgress, Plans
from api.store.documents.programs import Programs
from api.store.events import tables as of_events
from api.store.idempotency import Once
from api.store.keys import Keys
from api.store.migrate import downgrade, migrate
from api.store.models import Base
from solver.errors import BadRequest
from solver.strength.request.request import read_lifter_request
from tests.api.store.test_plans import PLAN, REQUEST
from tests.strength.drafts import lifter


def revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def with_data(database: Database) -> str:
    plan_id = Plans(database).ask("anna", REQUEST, Once("anna", "k", "d")).id
    PlanProgress(database).save(plan_id, PLAN.as_json())
    Keys(database).create("anna", "laptop")
    request = read_lifter_request({"lifter": lifter(primaryFocus="strength")}).as_json()
    Programs(database).ask("anna", request, beside=Beside(content={"split": "full_body"}))
    Programs(database).ask("anna", request)
    return plan_id


def test_the_chain_is_linear_and_ends_at_what_the_models_say(database: Database) -> None:
    assert len(revisions()) == len(set(revisions()))
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    assert {of_batches.HttpBatch.__table__, of_events.Webhook.__table__} <= set(Base.metadata.tables.values())
    ours = [d for d in differences if not (d[0] == "remove_table" and d[1].schema == "dbos")]
    assert ours == []


def test_every_step_down_and_up_again_keeps_the_plans_until_their_tables_go(database: Database) -> None:
    plan_id = with_data(database)
    for revision in revisions()[-2::-1]:
        downgrade(database, revision)
        with database.engine.connect() as connection:
            rows = revision < "0008"  # from then on a plan's content is one value
            counted = "SELECT count(*) FROM plan_days" if rows else "SELECT count(plan) FROM training_plans"
            assert connection.execute(sa.text(counted)).scalar_one() == (28 if rows else 1)
    migrate(database)
    assert Plans(database).get("anna", plan_id).content == PLAN.as_json()
    downgrade(database, "base")
    assert set(sa.inspect(database.engine).get_table_names()) == {"alembic_version"}
    migrate(database)
    with_data(database)


def test_a_finished_program_outlives_the_step_down_to_before_jobs_made_programs(database: Database) -> None:
    with_data(database)
    downgrade(database, "0002")
    migrate(database)
    (kept,) = Programs(database).page("anna", Page(5))  # the unfinished one has gone on the way
    assert (kept.status, kept.primary_focus, kept.finished_at) == ("ready", "strength", kept.created_at)
    assert Programs(database).get("anna", kept.id).content == {"split": "full_body"}


def test_a_newer_releases_schema_is_said_in_a_sentence_that_says_what_to_do(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    newest = revisions()[-1]
    with pytest.raises(BadRequest) as caught:
        migrate(database)
    assert f"has schema 9999, made by a newer release; this one knows up to {newest}" in caught.value.detail
    assert f"pacewright db downgrade {newest}" in caught.value.detail
    with pytest.raises(BadRequest, match="made by a newer release"):
        downgrade(database, "0001")


def test_a_key_that_would_expire_does_not_live_for_ever_under_an_older_release(database: Database) -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    expiring = Keys(database).create("anna", "short", expires_at=soon).id
    staying = Keys(database).create("anna", "long").id
    downgrade(database, "0004")
    migrate(database)
    revoked = {key.id: key.revoked_at for key in Keys(database).list()}
    assert revoked == {expiring: soon, staying: None}


def test_several_processes_may_start_at_once(database_url: str) -> None:
    databases = [Database(database_url) for _ in range(4)]
    threads = [threading.Thread(target=migrate, args=[database]) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    plan_id = with_data(databases[0])
    assert all(Plans(database).header("anna", plan_id) is not None for database in databases)
    for database in databases:
        database.close()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:secret@127.0.0.1:1/none", "me:***@127.0.0.1:1/none"),
        ("postgresql://127.0.0.1:1/none?user=me&password=secret", "cannot use postgresql+psycopg://127.0.0.1:1/none"),
        ("postgresql://me:secret@127.0.0.1:port/none", "is no address of a database"),
        ("postgresql://me:secret@127.0.0.1", "names no database"),
        ("postgresql://me:se/cr@et@:@[secret", "is no address of a database"),
    ],
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(url: str, shown: str) -> None:
    with pytest.raises(BadRequest, match="PACEWRIGHT_DATABASE_URL") as caught:
        migrate(Database(url))
    assert shown in caught.value.detail
    assert "secret" not in str(caught.value.as_problem())


def test_times_are_points_in_time_whatever_the_zone(database: Database) -> None:
    plan_id = with_data(database)
    created = Plans(database).header("anna", plan_id).created_at
    assert created.tzinfo is dt.UTC
    assert abs(dt.datetime.now(dt.UTC) - created) < dt.timedelta(minutes=1)
