"""A service that is killed in the middle of a batch: the next one goes on, and nothing is lost or answered twice."""

import json
import re
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from api.batch.answers import answer_all
from api.batch.lines import Line
from solver.running.search.config import DEFAULT_CONFIG
from tests.api.batch.inputs import lines
from tests.api.service.running import Running, running

pytestmark = pytest.mark.cluster
COUNT = 400


def ask(service: Running, path: str, body: bytes | None = None) -> bytes:
    request = urllib.request.Request(service.address + path, body, {"content-type": "application/jsonl"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        found: bytes = answer.read()
    return found


def reached(service: Running, batch_id: str, answered: int, seconds: float = 120) -> Any:
    deadline = time.monotonic() + seconds
    while (batch := json.loads(ask(service, f"/v1/batches/{batch_id}")))["answered"] < answered:
        assert time.monotonic() < deadline, batch
        time.sleep(0.02)
    return batch


def timeless(text: bytes) -> bytes:
    return re.sub(rb'"(?:buildMs|solveMs)":[-0-9.e]+', b"", text)


def test_a_batch_survives_two_kills_and_gives_the_bytes_of_an_undisturbed_run(tmp_path: Path) -> None:
    settings = {"PACEWRIGHT_WORKER_ID": "one", "PACEWRIGHT_WORKERS": "1"}
    batch_id, kept = "", 0
    for goal in (30, 150):
        with running(tmp_path, **settings) as service:
            batch_id = batch_id or json.loads(ask(service, "/v1/batches", lines(COUNT).encode()))["id"]
            batch = reached(service, batch_id, kept + goal)
            assert batch["status"] == "running"
            assert batch["answered"] >= kept  # what was answered before the kill still is
            kept = batch["answered"]
            service.process.kill()
            service.process.wait()
    with running(tmp_path, **settings) as service:
        reached(service, batch_id, COUNT)
        while (batch := json.loads(ask(service, f"/v1/batches/{batch_id}")))["status"] == "running":
            time.sleep(0.05)
        found = ask(service, f"/v1/batches/{batch_id}/results")
    assert (batch["status"], batch["answered"], batch["plans"]) == ("ready", COUNT, COUNT * 9 // 10)
    expected = answer_all([Line(n, one.encode()) for n, one in enumerate(lines(COUNT).splitlines(), 1)], DEFAULT_CONFIG)
    assert timeless(found) == timeless(b"".join(answer.text for answer in expected))
