"""Batches over HTTP: a line in, a line out, whatever a line holds; each part counted once."""

import gzip
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.batch.answers import answer_all
from api.batch.asked import read_asked
from api.batch.lines import Line
from api.batch.parts.seal import seal_of
from api.batches.part import TASK, answered
from api.batches.working import BatchWork
from api.http.app import create_app
from api.store.batches.batches import Batches, NewBatch
from api.store.batches.progress import BatchProgress
from api.store.database import Database
from api.workers.done import Done
from api.workers.pool import Broken
from api.workers.tasks import run as tasks
from solver.running.search.config import DEFAULT_CONFIG
from tests.api.batch.inputs import lines, request
from tests.api.http.conftest import service
from tests.api.sample import raw_request, without_times

LINES = {"content-type": "application/jsonl"}
SEAL = seal_of(DEFAULT_CONFIG)


def finished(client: TestClient, batch: Any, seconds: float = 30) -> Any:
    deadline = time.monotonic() + seconds
    while (found := client.get(f"/v1/batches/{batch['id']}").json())["status"] not in ("ready", "failed"):
        assert time.monotonic() < deadline, found
        time.sleep(0.1)
    return found


def results(client: TestClient, batch: Any) -> list[Any]:
    answer = client.get(f"/v1/batches/{batch['id']}/results")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/jsonl"
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create_app(service(tmp_path_factory.mktemp("batches"), batch_lines=100, batch_bytes=100_000))
    with TestClient(app, base_url="http://127.0.0.1:8080", raise_server_exceptions=False) as running:
        yield running


def test_a_batch_is_answered_line_by_line_as_the_command_would(client: TestClient) -> None:
    text = lines(25) + "\n\nno json\n"
    taken = client.post("/v1/batches", content=text, headers=LINES, params={"metadata[night]": "12"})
    assert taken.status_code == 202
    batch = taken.json()
    assert taken.headers["location"] == f"/v1/batches/{batch['id']}"
    done = finished(client, batch)
    # of 25 lines numbers 3, 13 and 23 are no requests, and the 26th is no JSON: 22 plans, 4 errors
    assert (done["lines"], done["answered"], done["plans"], done["bent"]) == (26, 26, 22, 0)
    assert done["errors"] == {"urn:pacewright:bad-request": 4}
    assert (done["status"], done["metadata"], done["secondsLeft"]) == ("ready", {"night": "12"}, None)
    assert done["linesPerSecond"] > 0
    found = results(client, batch)
    expected = answer_all([Line(n, one.encode()) for n, one in enumerate(text.splitlines(), 1) if one], DEFAULT_CONFIG)
    assert list(map(timeless, found)) == [timeless(json.loads(answer.text)) for answer in expected]
    assert found[-1]["error"]["detail"].startswith("line 28")  # as an editor counts, blank lines too


def timeless(answer: Any) -> Any:
    return {**answer, "plan": without_times(answer["plan"])} if "plan" in answer else answer


def test_a_packed_batch_and_packed_answers_are_the_same(client: TestClient) -> None:
    packed = gzip.compress(lines(3).encode())
    batch = client.post("/v1/batches", content=packed, headers={**LINES, "content-encoding": "gzip"}).json()
    finished(client, batch)
    plain = client.get(f"/v1/batches/{batch['id']}/results", headers={"accept-encoding": "identity"})
    sent = client.get(f"/v1/batches/{batch['id']}/results", headers={"accept-encoding": "gzip"})
    assert (plain.headers.get("content-encoding"), sent.headers["content-encoding"]) == (None, "gzip")
    assert plain.text == sent.text
    assert plain.text.count("\n") == 3


def test_plans_are_revised_in_batches_too(client: TestClient) -> None:
    plan = client.post("/v1/solve", json=raw_request()).json()
    ill = {"today": "2027-01-14", "events": [{"kind": "illness", "from": "2027-01-12", "to": "2027-01-15"}]}
    line = json.dumps({"id": 1, "request": raw_request(), "plan": plan, "situation": ill}) + "\n"
    batch = client.post("/v1/batches?kind=revise", content=line, headers=LINES).json()
    finished(client, batch)
    (answer,) = results(client, batch)
    assert answer["revision"]["changedDays"] > 0


def test_the_same_key_and_lines_are_the_same_batch(client: TestClient) -> None:
    head = {**LINES, "Idempotency-Key": "night-1"}
    first, second = (client.post("/v1/batches", content=lines(2), headers=head) for _ in range(2))
    assert (first.status_code, second.status_code) == (202, 200)
    assert first.json()["id"] == second.json()["id"]
    other = client.post("/v1/batches", content=lines(3), headers=head)
    assert other.json()["type"] == "urn:pacewright:idempotency-conflict"


@pytest.mark.parametrize(
    ("content", "headers", "status", "said"),
    [
        (b"", {}, 422, "the batch has no line"),
        (b"\n\n", {}, 422, "the batch has no line"),
        (b"{}\n" * 101, {}, 413, "more than 100 lines"),
        (b"{}\n" * 40_000, {}, 413, "larger than 100,000 bytes"),
        (gzip.compress(b" " * 3_000_000, mtime=0), {"content-encoding": "gzip"}, 422, "no line"),
        (
            gzip.compress(b'"' + b"x" * 200_000 + b'"', mtime=0),
            {"content-encoding": "gzip"},
            413,
            "larger than 100,000 bytes",
        ),
        (b"not packed", {"content-encoding": "gzip"}, 422, "is not packed with gzip"),
        (gzip.compress(b"{}\n" * 9, mtime=0)[:-9], {"content-encoding": "gzip"}, 422, "or is cut off"),
        (b"{}\n", {"content-encoding": "br"}, 415, "not with br"),
        (b"{}\n", {"content-type": "application/json"}, 415, "application/jsonl"),
    ],
)
def test_what_is_no_batch_is_refused_in_a_sentence(
    client: TestClient, content: bytes, headers: dict[str, str], status: int, said: str
) -> None:
    refused = client.post("/v1/batches", content=content, headers={**LINES, **headers})
    assert (refused.status_code, said in refused.json()["detail"]) == (status, True), refused.text


def test_results_are_there_when_all_is_answered_and_gone_with_the_batch(client: TestClient) -> None:
    batch = client.post("/v1/batches", content=lines(2), headers=LINES).json()
    finished(client, batch)
    listed = client.get("/v1/batches?limit=1").json()
    assert (listed["batches"][0]["id"], listed["next"] is not None) == (batch["id"], True)
    assert client.delete(f"/v1/batches/{batch['id']}").status_code == 204
    for path in ("", "/results"):
        assert client.get(f"/v1/batches/{batch['id']}{path}").status_code == 404


def taken(database: Database, count: int) -> str:
    parts = [[Line(n, json.dumps({"id": n, "request": request(n)}).encode())] for n in range(count)]
    return Batches(database).take("anna", NewBatch("solve", count), parts, None)


def compute(task: str, body: bytes) -> Done:
    return tasks.run(task, body, DEFAULT_CONFIG)


def test_only_missing_parts_are_answered_and_each_counts_once(database: Database) -> None:
    progress, batch_id = BatchProgress(database), taken(database, 6)
    asked: list[int] = []

    def counted(task: str, body: bytes) -> Done:
        if task == TASK:
            asked.extend(line.number for line in read_asked(body)[1])
        return compute(task, body)

    assert progress.begin(batch_id, SEAL) == "solve"
    for _ in range(2):  # a part whose process was killed before it could tell anybody
        assert progress.answered(batch_id, 4, b'{"id":4}\n', {"plan": 1}, SEAL)
    assert BatchWork(progress, counted, 2).answer(batch_id) == "done"
    assert sorted(asked) == [0, 1, 2, 3, 5]
    row = Batches(database).get("anna", batch_id)
    assert (row.status, row.answered, row.counts) == ("ready", 6, {"plan": 5, "urn:pacewright:bad-request": 1})
    texts = b"".join(Batches(database).results(batch_id)).splitlines()
    assert [json.loads(text)["id"] for text in texts] == [0, 1, 2, 3, 4, 5]
    assert BatchWork(progress, counted, 2).answer(batch_id) == "unwanted"  # it is finished


def test_a_batch_that_a_release_interrupts_is_answered_by_one_engine(database: Database) -> None:
    progress, batch_id = BatchProgress(database), taken(database, 6)
    assert progress.begin(batch_id, "former") == "solve"
    for number in (1, 2):
        assert progress.answered(batch_id, number, b'{"id":"of the former engine"}\n', {"plan": 1}, "former")
    assert BatchWork(progress, compute, 2).answer(batch_id) == "done"
    row = Batches(database).get("anna", batch_id)
    assert (row.seal, row.answered, sum(row.counts.values())) == (SEAL, 6, 6)
    texts = b"".join(Batches(database).results(batch_id)).splitlines()
    assert [json.loads(text)["id"] for text in texts] == [0, 1, 2, 3, 4, 5]


def test_a_process_of_a_former_release_adds_nothing_to_a_batch_that_was_begun_anew(database: Database) -> None:
    progress, batch_id = BatchProgress(database), taken(database, 2)
    progress.begin(batch_id, "former")
    progress.begin(batch_id, SEAL)
    assert not progress.answered(batch_id, 0, b"{}\n", {"plan": 1}, "former")
    assert list(progress.missing(batch_id)) == [0, 1]


def test_a_deadly_line_costs_no_other_its_answer() -> None:
    def deadly(task: str, body: bytes) -> Done:
        if b"deadly" in body:
            raise Broken("the process that worked on this request died on it")
        return compute(task, body)

    some = [Line(n, json.dumps({"id": n, "request": request(n)}).encode()) for n in range(3)]
    some.insert(1, Line(9, b'{"id": "deadly"}'))
    found = answered(deadly, "solve", some)
    answers = [json.loads(text) for text in found.text.splitlines()]
    assert [one["id"] for one in answers] == [0, "deadly", 1, 2]
    assert ["plan" in one for one in answers] == [True, False, True, True]
    assert found.counts == {"plan": 3, "urn:pacewright:internal-error": 1}
