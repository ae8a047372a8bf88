"""A real language model on a real server: weak as it is, its plan is whole and true. `make test-llm` runs it."""

import json
import time

import pytest

from coach.fill import Answer
from coach.model.faults import Fault
from tests.api.command_line import run, save
from tests.coach import small_model
from tests.coach.recorded import recorded
from tests.coach.test_mutants import Reader
from tests.coach.test_recorded_answers import skeleton_of, texts_of

BUDGET, GRACE = 240, 5
pytestmark = pytest.mark.llm


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """What the command line makes of the request `gentle` (15 runs) with the small model, within the budget."""
    told = recorded("gentle")
    path = save(tmp_path_factory.mktemp("llm") / "request.json", told.request.model_dump(mode="json", by_alias=True))
    with small_model.served() as url:
        start = time.monotonic()
        result = run("plan", path, "--coach", "llm", "--budget", str(BUDGET), **small_model.environment(url))
        took = time.monotonic() - start
    assert result.exit_code == 0, result.output
    assert took < BUDGET + GRACE
    return json.loads(result.stdout)


def test_the_skeleton_is_the_engines(plan):
    assert skeleton_of(plan) == skeleton_of(recorded("gentle").skeleton.as_json())


def test_nothing_strange_stands_there_and_nothing_is_missing(plan):
    reader = Reader(recorded("gentle"))
    assert [rest for place, text in texts_of(plan).items() if (rest := reader.strange(place, text))] == []
    assert all(day["title"] and day["description"] for week in plan["weeks"] for day in week["days"])


def test_who_wrote_what_is_said(plan):
    """The model is too weak to be counted on: only that it was asked, and that its share can be read off, is sure."""
    writers = {day["writtenBy"] for week in plan["weeks"] for day in week["days"]}
    assert writers <= {"model", "chosen", "repaired", "offline"}
    assert plan["writtenBy"] in ("model", "chosen", "repaired", "offline")


def test_its_answer_can_be_kept_and_read_again():
    """What a durable step saves is plain JSON."""
    said = Answer(prompt="p", texts=("{}",), faults=(Fault("cut-short"),), parts=1)
    assert Answer.model_validate_json(said.model_dump_json()) == said
