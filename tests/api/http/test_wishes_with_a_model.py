"""`POST /v1/wishes` where the service has a language model; services of their own, since one runs at a time."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from tests.api.command_line import run
from tests.api.http.conftest import service
from tests.api.http.test_wishes import SCATTERED, WHOLE
from tests.coach import endpoint as ep


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch):
    """A service with a model at an endpoint that acts as told."""

    def asked(folder: Path, act: ep.Act, text: str) -> tuple[dict, ep.Endpoint]:
        with ep.endpoint(act) as there:
            for name, value in there.environment(PACEWRIGHT_LLM_RETRIES="0").items():
                monkeypatch.setenv(name, value)
            app = create_app(service(folder, coach="llm", coach_seconds=3))
            with TestClient(app, base_url="http://127.0.0.1:8080") as running:
                answered = running.post("/v1/wishes", json={"text": text, "today": "2026-11-28"})
                assert answered.status_code == 200, answered.text
                return answered.json(), there

    return asked


def test_the_services_model_points_and_its_faults_cost_nobody_the_grammar(tmp_path: Path, scripted) -> None:
    points = {"points": [{"field": "athlete.currentWeeklyKm", "quote": "forty kilometres"}]}
    made, there = scripted(tmp_path / "good", ep.says(json.dumps(points)), SCATTERED)
    assert (made["request"]["athlete"], made["complete"]) == ({"currentWeeklyKm": 40.0}, True)
    assert len(there.asked) == 1
    made, _ = scripted(tmp_path / "bad", ep.fails(500), WHOLE)
    assert made == json.loads(run("wish", WHOLE, "--today", "2026-11-28").stdout)
