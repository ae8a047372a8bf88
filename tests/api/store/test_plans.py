"""Plans in storage: the same plan comes back, once, to its owner only."""

import dataclasses
import datetime as dt
import threading

import pytest
import sqlalchemy as sa

from api.store.database import Database
from api.store.documents.document import Page
from api.store.documents.plans import PlanProgress, Plans
from api.store.documents.programs import ProgramProgress, Programs
from api.store.idempotency import Once
from api.store.models import AthleteProfile, TrainingPlan
from api.store.profiles import Profiles, Snapshot
from coach.offline import fill
from solver.answer import Severity
from solver.errors import BadRequest
from solver.running.engine import solve
from solver.running.request.result import Advisory
from solver.strength.request.request import read_lifter_request
from tests.api.sample import sample_plan, sample_request
from tests.strength.drafts import lifter

REQUEST = sample_request()
PLAN = fill(solve(REQUEST), REQUEST)


def count(database: Database, table: type) -> int:
    with database.reading() as session:
        return session.scalars(sa.select(sa.func.count()).select_from(table)).one()


def test_a_stored_plan_comes_back_as_it_was(database: Database) -> None:
    plans, progress = Plans(database), PlanProgress(database)
    bent = sample_plan(bent=True)
    asked = [plans.ask("anna", REQUEST).id for _ in range(2)]
    for plan_id, plan in zip(asked, (PLAN, bent), strict=True):
        assert progress.save(plan_id, plan.as_json(), prompt="Write.")
    stored = [plans.get("anna", plan_id) for plan_id in asked]
    assert [row.content for row in stored] == [PLAN.as_json(), bent.as_json()]
    assert (stored[0].status, stored[0].end_date, stored[0].generation_prompt) == ("ready", PLAN.end_date, "Write.")


def test_a_text_that_postgres_could_not_hold_does_not_cost_the_plan(database: Database) -> None:
    """A NUL in a name reaches the texts of a plan; in JSON it is written out."""
    remark = Advisory(code="x", severity=Severity.INFO, message="1\0 km")
    plan = PLAN.model_copy(update={"coach_note": "Run\0 well", "advisories": [remark]})
    plan_id = Plans(database).ask("anna", REQUEST).id
    assert PlanProgress(database).save(plan_id, plan.as_json())
    assert Plans(database).get("anna", plan_id).content["coachNote"] == "Run\0 well"


def test_saving_twice_stores_once(database: Database) -> None:
    plans, progress = Plans(database), PlanProgress(database)
    plan_id = plans.ask("anna", REQUEST).id
    assert [progress.save(plan_id, PLAN.as_json()) for _ in range(2)] == [True, False]


def test_a_plan_that_was_removed_meanwhile_is_not_stored(database: Database) -> None:
    plans, progress = Plans(database), PlanProgress(database)
    plan_id = plans.ask("anna", REQUEST).id
    assert plans.remove("anna", plan_id)
    assert progress.request_of(plan_id) is None
    assert not progress.save(plan_id, PLAN.as_json())
    assert count(database, TrainingPlan) == 0


def test_removing_a_plan_removes_its_snapshot_and_frees_its_key(database: Database) -> None:
    plans, once = Plans(database), Once("anna", "k", "d")
    plan_id = plans.ask("anna", REQUEST, once).id
    PlanProgress(database).save(plan_id, PLAN.as_json())
    assert plans.remove("anna", plan_id)
    assert [count(database, table) for table in (TrainingPlan, AthleteProfile)] == [0, 0]
    assert plans.ask("anna", REQUEST, once).new


def test_nobody_reaches_anothers_plan(database: Database) -> None:
    plans = Plans(database)
    plan_id = plans.ask("anna", REQUEST, Once("anna", "k", "d")).id
    assert plans.get("bert", plan_id) is None
    assert plans.header("bert", plan_id) is None
    assert not plans.remove("bert", plan_id)
    assert list(plans.page("bert", Page(10))) == []
    assert plans.ask("bert", REQUEST, Once("bert", "k", "d")).id != plan_id
    assert plans.get("anna", plan_id) is not None


def test_one_key_makes_one_plan_however_many_ask_at_once(database: Database) -> None:
    plans, once = Plans(database), Once("anna", "k", "d")
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(plans.ask("anna", REQUEST, once).id)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert count(database, TrainingPlan) == 1


def test_a_key_used_for_another_request_is_refused(database: Database) -> None:
    plans, once = Plans(database), Once("anna", "k", "d")
    plans.ask("anna", REQUEST, once)
    with pytest.raises(BadRequest, match="was used for another request"):
        plans.ask("anna", REQUEST, dataclasses.replace(once, digest="other"))


def test_plans_of_one_athlete_share_its_snapshot(database: Database) -> None:
    plans = Plans(database)
    for tenant in ("anna", "anna", "bert"):
        plans.ask(tenant, REQUEST)
    assert count(database, AthleteProfile) == 2


def test_a_snapshot_stays_as_long_as_a_plan_was_made_from_it(database: Database) -> None:
    plans = Plans(database)
    first, second = (plans.ask("anna", REQUEST).id for _ in range(2))
    plans.remove("anna", first)
    assert count(database, AthleteProfile) == 1
    plans.remove("anna", second)
    assert count(database, AthleteProfile) == 0


def test_pages_follow_each_other_without_gap_or_overlap(database: Database) -> None:
    plans = Plans(database)
    made = [plans.ask("anna", REQUEST).id for _ in range(5)]
    PlanProgress(database).fail(made[1], {"status": 422})
    first = plans.page("anna", Page(2))
    second = plans.page("anna", Page(5, after=(first[-1].created_at, first[-1].id)))
    assert [row.id for row in (*first, *second)] == made[::-1]
    assert [row.id for row in plans.page("anna", Page(5, status="failed", equal={"goal": "10k"}))] == [made[1]]
    assert list(plans.page("anna", Page(5, equal={"goal": "marathon"}))) == []


def test_old_finished_plans_are_removed_if_a_time_is_set_and_open_ones_never(database: Database) -> None:
    plans, progress = Plans(database), PlanProgress(database)
    done, still_open = (plans.ask("anna", REQUEST).id for _ in range(2))
    progress.save(done, PLAN.as_json())
    assert progress.expire(None) == 0
    assert progress.expire(dt.timedelta(days=1)) == 0
    assert progress.expire(dt.timedelta(0)) == 1
    assert plans.get("anna", still_open) is not None


def test_old_profiles_and_programs_go_with_the_plans(database: Database) -> None:
    plans, programs, drafts = Plans(database), Programs(database), ProgramProgress(database)
    used, unused = (Profiles(database).add("anna", Snapshot({"vdot": vdot}, "history")) for vdot in (40, 50))
    done, still_open = (programs.ask("anna", read_lifter_request({"lifter": lifter()}).as_json()).id for _ in range(2))
    drafts.save(done, {"split": "ppl_x2"})
    plan_id = plans.ask("anna", REQUEST).id
    with database.writing() as session:
        session.get(TrainingPlan, plan_id).profile_id = used
    assert [drafts.expire(None), drafts.expire(dt.timedelta(days=1))] == [0, 0]
    assert [drafts.expire(dt.timedelta(0)), PlanProgress(database).expire(dt.timedelta(0))] == [1, 1]
    assert [programs.get("anna", done), programs.get("anna", still_open).status] == [None, "queued"]
    assert [Profiles(database).get("anna", p) is None for p in (used, unused)] == [False, True]
