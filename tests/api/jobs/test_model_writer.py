"""A language model's plan through the whole service: asked once, guarded, stored with its prompt."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from api.jobs.model_writer import ModelWriter
from api.jobs.writing import Call
from api.language_model import model_of
from api.workers.done import Done
from coach.model.client import CoachModel
from coach.model.settings import ModelSettings
from solver.errors import BadRequest
from tests.api.http.conftest import service
from tests.api.jobs.worker import compute
from tests.api.sample import raw_request, sample_plan
from tests.coach import endpoint as ep
from tests.coach.recorded import Recorded, recorded


class Refusing(BaseHTTPRequestHandler):
    """An endpoint that knows nobody."""

    asked = 0

    def do_POST(self) -> None:
        type(self).asked += 1
        self.send_response(401)
        self.end_headers()
        self.wfile.write(b'{"error": {"message": "no such key"}}')

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Refusing]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "secret-key-of-the-operator")
    monkeypatch.setenv("PACEWRIGHT_LLM_MODEL", "some-model")
    Refusing.asked = 0
    yield Refusing
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_model_that_refuses_costs_nobody_the_plan_and_is_left_alone_after_a_while(
    endpoint: type[Refusing], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = create_app(service(tmp_path, coach="llm", coach_seconds=20))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        stored = client.post("/v1/plans", json=raw_request(), headers={"Prefer": "wait=30"}).json()
        figures = client.get("/metrics").text
        prompt = app.parts.plans.get("local", stored["id"]).generation_prompt
        assert (endpoint.asked, client.get("/readyz").json()) == (1, {"status": "ok", "coach": "model"})
        for _ in range(3):
            client.post("/v1/plans", json=raw_request(), headers={"Prefer": "wait=30"})
        assert (endpoint.asked, client.get("/readyz").json()) == (3, {"status": "ok", "coach": "resting"})
        assert "pacewright_model_resting 1.0" in client.get("/metrics").text
    assert (stored["status"], stored["plan"]["writtenBy"]) == ("ready", "offline")
    assert any(advisory["code"].startswith("coach-") for advisory in stored["plan"]["advisories"])
    assert "10k" in prompt
    assert 'pacewright_plans_total{outcome="offline"} 1.0' in figures
    assert "pacewright_coach_total" in figures
    shown = capsys.readouterr()
    assert "secret-key" not in shown.out + shown.err + figures


def test_a_service_whose_model_is_not_set_up_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PACEWRIGHT_LLM_MODEL", raising=False)
    with pytest.raises(BadRequest, match="PACEWRIGHT_LLM_MODEL"):
        create_app(service(tmp_path, coach="llm"))


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Recorded, list[str | None]]]:
    """An endpoint that writes well, a part of its answer after the other, and the keys that it was asked with."""
    answer, keys = recorded("warm"), list[str | None]()

    def act(exchange: ep.Exchange) -> None:
        keys.append(exchange.headers["Idempotency-Key"])
        ep.says(answer.text, piece=1 + len(answer.text) // 3, pause=0.35)(exchange)

    with ep.endpoint(act) as endpoint:
        for name, value in endpoint.environment().items():
            monkeypatch.setenv(name, value)
        yield answer, keys


def test_a_call_that_a_stopped_process_had_begun_carries_the_same_key_and_the_plan_says_so(
    warm: tuple[Recorded, list[str | None]],
) -> None:
    answer, keys = warm
    writer = ModelWriter(compute, model_of(), 20)
    request, skeleton = answer.request.model_dump(mode="json", by_alias=True), answer.skeleton.as_json()
    calls = (Call("job"), Call("job", begun_before=True), Call("another job"))
    with ThreadPoolExecutor() as together:
        answers = list(together.map(lambda call: writer.ask(request, skeleton, call), calls))
    plans = [json.loads(writer.finish(request, skeleton, kept).body) for kept in answers]
    said = ["coach-begun-before" in [advisory["code"] for advisory in plan["advisories"]] for plan in plans]
    assert said == [False, True, False]
    assert sorted(str(key).rpartition("-")[0] for key in keys) == ["another job", "job", "job"]
    assert len(set(keys)) == 2


def test_events_tell_for_how_many_weeks_the_model_has_written(
    warm: tuple[Recorded, list[str | None]], tmp_path: Path
) -> None:
    answer, _ = warm
    app = create_app(service(tmp_path, coach="llm", coach_seconds=20))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        body = answer.request.model_dump(mode="json", by_alias=True)
        plan_id = client.post("/v1/plans", json=body).json()["id"]
        with client.stream("GET", f"/v1/plans/{plan_id}/events") as response:
            lines = [line for line in response.iter_lines() if line.startswith("data: ")]
    events = [json.loads(line.removeprefix("data: ")) for line in lines]
    weeks = len(answer.skeleton.weeks)
    written = [event["weeksWritten"] for event in events if event["stage"] == "asking" and event["weeksWritten"]]
    assert len(set(written)) >= 2
    assert written == sorted(written)
    assert {event["weeksPlanned"] for event in events if event["weeksWritten"]} == {weeks}
    assert (events[-1]["status"], events[-1]["weeksWritten"]) == ("ready", weeks)


ANSWER = {"prompt": "Write.", "texts": ["{}"], "faults": [], "parts": 1, "repaired": False}


@pytest.mark.parametrize("text", ["{}", "no JSON at all", '{"weeks": [{"weekNumber": 1, "days": "x"}]}', ""])
def test_any_answer_ends_in_a_whole_plan(text: str) -> None:
    writer = ModelWriter(compute, CoachModel(ModelSettings(model="m")), 1)
    done = writer.finish(raw_request(), sample_plan().as_json(), {**ANSWER, "texts": [text]})
    days = [day for week in json.loads(done.body)["weeks"] for day in week["days"]]
    assert done.status == 200
    assert all(day["title"] and day["writtenBy"] for day in days)


def test_a_reading_that_fails_is_replaced_by_the_offline_coach() -> None:
    def failing(task: str, body: bytes) -> Done:
        return Done(500, b"{}", {"accident": "x"}) if task == "guard" else compute(task, body)

    writer = ModelWriter(failing, CoachModel(ModelSettings(model="m")), 1)
    done = writer.finish(raw_request(), sample_plan().as_json(), ANSWER)
    assert json.loads(done.body)["writtenBy"] == "offline"
