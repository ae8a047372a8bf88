"""Results of batches and benchmarks as a table that is asked."""

import json
from pathlib import Path

import pytest

from api.batch.formats import writing_answers
from api.studio.desk.results import Filter, Results
from solver.errors import BadRequest
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.api.exports.test_exports import RAW

PLAN = solve(read_request(RAW)).as_json()
LINES = b"\n".join(
    json.dumps({"benchmark": "solve-time", "n": n, "ms": ms, "machine": {"cores": 2}}).encode()
    for n, ms in enumerate([5.0, 5.1, 5.2, 4.9, 5.0, 60.0])
)


def batch(tmp_path: Path, name: str) -> Results:
    """A batch of three plans and an error."""
    path = tmp_path / name
    error = {"type": "urn:pacewright:no-plan", "detail": "no"}
    answers = [{"id": f"r{i}", "plan": PLAN} for i in range(3)] + [{"id": "r3", "error": error}]
    with writing_answers(str(path)) as sink:
        for answer in answers:
            sink.write(json.dumps(answer).encode() + b"\n")
    return Results(name, path.read_bytes())


@pytest.mark.parametrize("name", ["out.parquet", "out.jsonl"])
def test_a_batch_is_a_table_with_its_plans_behind_the_rows(tmp_path: Path, name: str) -> None:
    results = batch(tmp_path, name)
    found = results.find([Filter("error", "is empty", "")], "-id", "")
    assert [row["id"] for row in found.rows] == ["r2", "r1", "r0"]
    identity, answer = results.answer(found.rows[0]["row_number"])
    assert (identity, answer["plan"]["planId"]) == ("r2", PLAN["planId"])


def test_what_stands_out_comes_first() -> None:
    found = Results("bench.jsonl", LINES).find([], "", "ms")
    # median 5.05, median deviation 0.1: (60 - 5.05) / (1.4826 * 0.1) is 370, the others are below 2
    assert (found.rows[0]["n"], found.outliers, found.total) == (5, 1, 6)


def test_conditions_are_values_and_never_part_of_a_query() -> None:
    results = Results("bench.jsonl", LINES)
    assert results.find([Filter("ms", "≥", "5.1")], "", "").total == 3
    assert results.find([Filter("machine.cores", "=", "2")], "", "").total == 6
    assert results.find([Filter("benchmark", "=", "x' OR '1'='1")], "", "").total == 0
    for wrong in (
        [Filter('ms" OR 1=1 --', "=", "1")],
        [Filter("ms", "; DROP TABLE runs", "1")],
        [Filter("ms", "≥", "x")],
    ):
        with pytest.raises(BadRequest):
            results.find(wrong, "", "")
    assert results.find([], "", "").total == 6


@pytest.mark.parametrize("body", [b"", b"PAR1 but not really", b"[1, 2]", b"{"])
def test_what_are_no_results_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(BadRequest):
        Results("strange", body)
