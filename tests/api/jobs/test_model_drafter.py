"""A strength program that a language model drafts through the whole service: asked once, harmonized, stored."""

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from api.jobs.model_drafter import ModelDrafter
from api.workers.done import Done
from api.workers.pool import OverBudget
from coach.model.client import CoachModel
from coach.model.settings import ModelSettings
from tests.api.http.conftest import service
from tests.api.jobs.worker import compute
from tests.coach import endpoint as ep
from tests.strength.drafts import MODEL_PPL, draft_of, lifter
from tests.strength.judge import findings

GOOD = json.dumps(draft_of(MODEL_PPL))
REQUEST = {"lifter": lifter()}
ANSWER = {"prompt": "Draft.", "text": GOOD, "fault": None}


@pytest.fixture(scope="module")
def told() -> Iterator[ep.Endpoint]:
    """An endpoint that knows its trade once, then nobody, then is silent for a while and hangs up."""
    with (
        ep.endpoint(ep.says(GOOD), ep.fails(401), lambda exchange: exchange.wait(2)) as there,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in there.environment(PACEWRIGHT_LLM_RETRIES="0").items():
            patch.setenv(name, value)
        yield there


@pytest.fixture(scope="module")
def client(told: ep.Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service whose coach is that endpoint."""
    app = create_app(service(tmp_path_factory.mktemp("drafting"), coach="llm", coach_seconds=60))
    with TestClient(app, base_url="http://127.0.0.1") as running:
        yield running


def test_a_program_is_drafted_by_the_model_in_one_call_and_kept_with_its_prompt(
    client: TestClient, told: ep.Endpoint
) -> None:
    accepted = client.post("/v1/programs", json=REQUEST, headers={"Idempotency-Key": "k"})
    assert (accepted.status_code, accepted.headers["retry-after"]) == (202, "1")
    assert accepted.json()["program"] is None
    wait = {"Idempotency-Key": "k", "Prefer": "wait=20"}
    stored = client.post("/v1/programs", json=REQUEST, headers=wait)
    assert (stored.status_code, stored.headers["preference-applied"]) == (201, "wait=20")
    assert stored.json()["id"] == accepted.json()["id"]
    program = stored.json()["program"]
    assert findings(program, lifter()) == []
    assert program["days"][0]["exercises"][0]["name"] == "Barbell Bench Press"
    assert stored.json()["writtenBy"] == program["writtenBy"] in ("model", "repaired")
    assert len(told.asked) == 1
    parts = client.app.parts  # type: ignore[attr-defined]
    assert "chest 14-20" in parts.programs.get("local", stored.json()["id"]).generation_prompt


def test_who_brings_a_draft_needs_no_model(client: TestClient, told: ep.Endpoint) -> None:
    asked = len(told.asked)
    assert client.post("/v1/programs", json={**REQUEST, "draft": {"days": []}}).status_code == 201
    assert len(told.asked) == asked


def test_a_model_that_refuses_costs_nobody_the_program(client: TestClient) -> None:
    refused = client.post("/v1/programs", json=REQUEST, headers={"Prefer": "wait=20"}).json()
    assert (refused["writtenBy"], refused["program"]["advisories"][0]["code"]) == ("offline", "coach-unauthorized")
    figures = client.get("/metrics").text
    assert 'pacewright_programs_total{outcome="offline"} 1.0' in figures
    assert 'pacewright_coach_total{what="fault_unauthorized"} 1.0' in figures


def test_a_program_removed_while_the_model_is_asked_is_gone(client: TestClient) -> None:
    address = client.post("/v1/programs", json=REQUEST).headers["location"]
    with client.stream("GET", f"{address}/events") as events:
        lines = events.iter_lines()
        while '"asking"' not in next(lines):
            pass
        assert client.delete(address).status_code == 204
        assert '{"status":"removed"}' in "".join(lines)
    assert client.get(address).status_code == 404


def drafter(compute_: object) -> ModelDrafter:
    return ModelDrafter(compute_, CoachModel(ModelSettings(model="m")), 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "\0", '{"days": [null, 7, {"exercises": "x"}]}', '{"days": {"a": 1}}', "[" * 10_000]
)
def test_no_answer_stops_a_program(text: str) -> None:
    done = drafter(compute).finish(REQUEST, None, {**ANSWER, "text": text})
    assert done.status == 200
    assert findings(json.loads(done.body), lifter()) == []


def test_a_harmonizer_that_fails_on_an_answer_is_given_none() -> None:
    def failing(task: str, body: bytes) -> Done:
        if json.loads(body)["answer"]["text"]:
            raise OverBudget("this took longer than 20 s and was stopped")
        return compute(task, body)

    done = drafter(failing).finish(REQUEST, None, ANSWER)
    assert json.loads(done.body)["writtenBy"] == "offline"
