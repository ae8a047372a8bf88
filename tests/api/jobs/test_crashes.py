"""No plan is lost and none is stored twice, whatever kills the process that makes it."""

import multiprocessing
import signal
import time
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from api.jobs.making import PLANS, Making
from api.jobs.runtime import Engine, Jobs
from api.store.database import Database
from api.store.documents.plans import PlanProgress, Plans
from api.store.documents.programs import Programs
from coach.offline import fill
from solver.running.engine import solve
from solver.strength.request.request import read_lifter_request
from tests.api.jobs import worker
from tests.api.jobs.worker import AGAIN, PaidWriter, compute
from tests.api.sample import sample_request, without_times
from tests.strength.drafts import lifter
from tests.strength.judge import findings

STEPS = ("solve", "ask", "guard", "save")
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.api.jobs.worker"])
PLACES = [f"{step}:{when}" for step in STEPS for when in ("before", "after")]


class Workers:
    """Worker processes on one database, with a common ledger of the steps that were really worked on."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self._ledger = folder / "ledger"
        self._ledger.touch()

    def start(self, name: str, crash: str = "", **settings: Any) -> BaseProcess:
        url = self.database.url.render_as_string(hide_password=False)
        given = {"url": url, "worker": name, "crash": crash, "ledger": str(self._ledger), **settings}
        process = PROCESSES.Process(target=worker.main, args=[given])
        process.start()
        return process

    def run(self, name: str, crash: str = "", **settings: Any) -> int | None:
        """The exit code; negative for a signal."""
        process = self.start(name, crash, **settings)
        process.join(timeout=60)
        process.kill()
        return process.exitcode

    def worked(self) -> Counter[str]:
        return Counter(self._ledger.read_text().split())


def ask(database: Database) -> str:
    """A plan is asked for and its job queued, by a process that does no work itself."""
    plan_id = Plans(database).ask("anna", sample_request()).id
    url = database.url.render_as_string(hide_password=False)
    jobs = Jobs(Engine(url, "asker", 1), Making(PLANS, PlanProgress(database), compute, PaidWriter()))
    jobs.start(works=False)
    jobs.enqueue(plan_id)
    jobs.stop(0)
    return plan_id


def test_a_plan_survives_a_kill_before_and_after_each_step_and_is_stored_once(
    database: Database, tmp_path: Path
) -> None:
    """One process after the other, each killed one place further on: no finished step is repeated.

    Each step begins twice: in the process that is killed after it, and in the next one, which is killed after the
    step that follows. Killed before a step, it has not begun.
    """
    workers = Workers(database, tmp_path)
    plan_id = ask(database)
    for place in PLACES:
        assert workers.run("w1", crash=place) == -signal.SIGKILL, place
    assert workers.run("w1") == 0
    stored = Plans(database).get("anna", plan_id)
    expected = fill(solve(sample_request()), sample_request())
    assert without_times(stored.content) == without_times(expected.as_json())
    assert stored.generation_prompt == "Write for 10k" + AGAIN
    assert (stored.weeks_written, stored.weeks_planned) == (4, 4)
    assert workers.worked() == dict.fromkeys(STEPS, 2)


def test_a_program_survives_a_kill_after_each_step_and_its_model_is_not_paid_again(
    database: Database, tmp_path: Path
) -> None:
    """Its job was never queued: the first worker finds that out. As for plans, each step begins twice at most: in the
    process that is killed before it could note what it did, and in the next one."""
    workers = Workers(database, tmp_path)
    program_id = Programs(database).ask("anna", read_lifter_request({"lifter": lifter()}).as_json()).id
    for place in ("ask:after", "harmonize:after", "save:after"):
        assert workers.run("w1", crash=place, lost=0.2) == -signal.SIGKILL, place
    assert workers.run("w1") == 0
    stored = Programs(database).get("anna", program_id)
    assert (stored.status, stored.generation_prompt) == ("ready", "Draft for hypertrophy" + AGAIN)
    assert findings(stored.content, lifter()) == []
    assert stored.content["days"][0]["exercises"][0]["name"] == "Bench press"
    assert stored.content["writtenBy"] == stored.written_by == "repaired"
    assert workers.worked() == dict.fromkeys(("ask", "harmonize", "save"), 2)


def test_another_worker_takes_over_from_a_killed_one_and_does_not_pay_again(database: Database, tmp_path: Path) -> None:
    workers = Workers(database, tmp_path)
    plan_ids = [ask(database) for _ in range(2)]
    first = workers.start("w1", slow="guard", lost=2)
    wait_for(lambda: workers.worked()["guard"] == 2)
    first.kill()
    first.join()
    assert workers.run("w2", lost=2) == 0
    rows = [Plans(database).get("anna", plan_id) for plan_id in plan_ids]
    assert [(row.status, row.generation_prompt) for row in rows] == [("ready", "Write for 10k")] * 2
    assert workers.worked() == {"solve": 2, "ask": 2, "guard": 4, "save": 2}


def test_a_plan_whose_job_was_never_queued_gets_one(database: Database, tmp_path: Path) -> None:
    """The process that accepted it died between storing it and queueing its job."""
    plan_id = Plans(database).ask("anna", sample_request()).id
    assert Workers(database, tmp_path).run("w1", lost=0.2) == 0
    assert Plans(database).get("anna", plan_id).status == "ready"


def test_a_request_that_no_plan_can_answer_ends_as_its_problem(database: Database, tmp_path: Path) -> None:
    request = sample_request(preferredLongRunDay="sunday", maxKmByDay={"sunday": 1})
    plan_id = Plans(database).ask("anna", request).id
    assert Workers(database, tmp_path).run("w1", lost=0.2) == 0
    row = Plans(database).get("anna", plan_id)
    assert (row.status, row.problem["type"]) == ("failed", "urn:pacewright:no-plan")
    assert "settings.preferredLongRunDay" in row.problem["conflict"]["fields"]


def wait_for(true: Any, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
