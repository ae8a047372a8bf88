"""`POST /v1/wishes` where the service has a language model; a service of its own, since one runs at a time."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from tests.api.command_line import run
from tests.api.http.conftest import service
from tests.api.http.one_service.test_wishes import SCATTERED, WHOLE
from tests.coach import endpoint as ep

pytestmark = pytest.mark.usefixtures("solvers_on_demand")


def test_the_services_model_points_and_its_faults_cost_nobody_the_grammar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = {"points": [{"field": "athlete.currentWeeklyKm", "quote": "forty kilometres"}]}
    with ep.endpoint(ep.says(json.dumps(points)), ep.fails(500)) as there:
        for name, value in there.environment(PACEWRIGHT_LLM_RETRIES="0").items():
            monkeypatch.setenv(name, value)
        app = create_app(service(tmp_path, coach="llm", coach_seconds=3))
        with TestClient(app, base_url="http://127.0.0.1:8080") as running:
            scattered, calls = _asked(running, SCATTERED), len(there.asked)
            whole = _asked(running, WHOLE)
    assert (scattered["request"]["athlete"], scattered["complete"]) == ({"currentWeeklyKm": 40.0}, True)
    assert calls == 1
    assert whole == json.loads(run("wish", WHOLE, "--today", "2026-11-28").stdout)


def _asked(running: TestClient, text: str) -> dict:
    answered = running.post("/v1/wishes", json={"text": text, "today": "2026-11-28"})
    assert answered.status_code == 200, answered.text
    return answered.json()
