"""The outermost layer: turning away, and what happens when we fail ourselves."""

import asyncio
import json
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.http.app import create_app
from api.http.gate import Gate
from api.workers.pool import Pool
from tests.api.http.conftest import service
from tests.api.sample import raw_request

Message = MutableMapping[str, Any]


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """A service that has not been started, so that its solvers are all busy for ever."""
    return create_app(service(tmp_path, queue=0))


def exchange(gate: Gate, path: str) -> list[Message]:
    """Everything that the service sends in answer to a POST whose body never comes."""
    sent: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("the body was asked for")

    async def send(message: Message) -> None:
        sent.append(message)

    head = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": [(b"host", b"localhost")]}
    asyncio.run(gate({**head, "http_version": "1.1"}, receive, send))
    return sent


@pytest.mark.parametrize("path", ["/v1/solve", "/v1/validate"])
def test_who_is_turned_away_is_so_before_the_body_is_read_and_told_when_to_come_back(gate: Gate, path: str) -> None:
    start, body = exchange(gate, path)
    headers = dict(start["headers"])
    assert (start["status"], headers[b"retry-after"]) == (503, b"1")
    assert {b"x-request-id", b"x-content-type-options"} <= set(headers)
    assert json.loads(body["body"])["type"] == "urn:pacewright:overloaded"
    figures = gate.parts.metrics.text().decode()
    assert "pacewright_shed_total 1.0" in figures
    assert f'pacewright_requests_total{{method="POST",route="{path}",status="503"}} 1.0' in figures


def test_many_turned_away_are_one_line_in_the_log(gate: Gate) -> None:
    async def storm() -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(50):
                group.create_task(turned_away(gate))
        await asyncio.sleep(1.1)

    with capture_logs() as lines:
        asyncio.run(storm())
    assert [(line["event"], line["turned_away"]) for line in lines] == [("overloaded", 50)]


async def turned_away(gate: Gate) -> None:
    async def ignore(_: Message) -> None: ...

    async def nothing() -> Message:
        return {"type": "http.request", "body": b""}

    head = {"type": "http", "method": "POST", "path": "/v1/solve", "query_string": b"", "headers": []}
    await gate(head, nothing, ignore)


def defective(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a defect of ours")

    monkeypatch.setattr(Pool, "is_full", property(fail))
    gate._app.router.routes.append(Route("/defective", fail))  # type: ignore[attr-defined]
    return TestClient(gate, base_url="http://localhost")


@pytest.mark.parametrize(("method", "path"), [("POST", "/v1/solve"), ("GET", "/defective")])
def test_a_defect_is_a_problem_without_details_and_stands_in_the_log_with_them(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, method: str, path: str
) -> None:
    client = defective(gate, monkeypatch)
    with capture_logs() as lines:
        response = client.request(method, path, json=raw_request())
    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert response.json()["detail"] == "something unexpected happened"
    assert "defect of ours" not in response.text
    defects = [line for line in lines if line["event"] == "defect"]
    assert [(line["path"], line["request_id"]) for line in defects] == [(path, response.headers["x-request-id"])]


def test_half_an_answer_ends_in_a_broken_connection_and_not_like_a_whole_one(gate: Gate) -> None:
    def half(_: object) -> StreamingResponse:
        def parts() -> Any:
            yield b"half"
            raise ZeroDivisionError("a defect of ours")

        return StreamingResponse(parts())

    gate._app.router.routes.append(Route("/half", half))  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError), capture_logs():
        TestClient(gate, base_url="http://localhost").get("/half")
