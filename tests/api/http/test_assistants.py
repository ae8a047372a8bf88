"""The address of the tools for assistants, as the gate sees it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from tests.api.http.conftest import service

pytestmark = pytest.mark.usefixtures("solvers_on_demand")


def test_an_exchange_with_the_tools_counts_towards_the_rate(tmp_path: Path) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    with TestClient(create_app(service(tmp_path, rate_per_minute=6, mcp=True)), base_url="http://127.0.0.1") as client:
        answers = [
            client.post("/mcp", json=call, headers={"accept": "application/json, text/event-stream"}) for _ in range(2)
        ]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert 1 <= int(answers[1].headers["retry-after"]) <= 10
