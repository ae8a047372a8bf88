"""Batches in JSON Lines, packed and in Parquet, on disk and elsewhere."""

import gzip
import json
from pathlib import Path

import fsspec
import pyarrow.parquet as pq
import pytest

from api.batch.formats import reading_lines, row_of, writing_answers
from api.batch.parts.manifest import agree, chunks, manifest_of
from api.batch.parts.seal import seal_of
from api.batch.parts.store import PartStore
from solver.errors import BadRequest
from solver.running.search.config import DEFAULT_CONFIG, EngineConfig
from tests.api.batch.inputs import lines
from tests.api.command_line import run


def read(address: str) -> list[object]:
    with reading_lines(address) as found:
        return [json.loads(line.data) for line in found]


def test_a_packed_batch_gives_the_same_lines(tmp_path: Path) -> None:
    plain, packed = tmp_path / "in.jsonl", tmp_path / "in.jsonl.gz"
    plain.write_text(lines(5), encoding="utf-8")
    packed.write_bytes(gzip.compress(lines(5).encode()))
    assert read(str(plain)) == read(str(packed))
    assert len(read(str(packed))) == 5


def test_answers_go_to_any_address_and_come_back(tmp_path: Path) -> None:
    with writing_answers("memory://answers/out.jsonl") as sink:
        sink.write(b'{"id": 1}\n')
    with fsspec.open("memory://answers/out.jsonl", "rb") as stream:
        assert stream.read() == b'{"id": 1}\n'


def test_a_batch_that_ends_badly_leaves_no_output(tmp_path: Path) -> None:
    def broken_off() -> None:
        with writing_answers(str(tmp_path / "out.jsonl.gz")) as sink:
            sink.write(b"{}\n")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert list(tmp_path.iterdir()) == []


def test_parquet_has_columns_for_analysts_and_the_whole_answer(tmp_path: Path) -> None:
    """Rows 0 and 1 are plans from 20 and 21 km, row 3 is no request."""
    source, table = tmp_path / "in.jsonl", tmp_path / "out.parquet"
    source.write_text(lines(4), encoding="utf-8")
    assert run("solve-batch", str(source), str(table), "--jobs", "1").exit_code == 0
    rows = pq.read_table(table).to_pylist()
    assert [row["id"] for row in rows] == ["n0", "n1", "n2", "n3"]
    assert [row["status"] for row in rows] == ["optimal", "optimal", "optimal", None]
    assert rows[0]["weeks"] == 8
    assert rows[0]["peak_km"] == max(w["plannedDistanceKm"] for w in json.loads(rows[0]["answer"])["plan"]["weeks"])
    assert rows[3]["error"] == "urn:pacewright:bad-request"


def test_parquet_is_read_as_lines(tmp_path: Path) -> None:
    import pyarrow as pa

    requests = [json.loads(line) for line in lines(3).splitlines()]
    table = pa.table({"id": ["a", "b", "c"], "request": [json.dumps(item["request"]) for item in requests]})
    pq.write_table(table, tmp_path / "in.parquet")
    found = read(str(tmp_path / "in.parquet"))
    assert found == [{"id": i, "request": item["request"]} for i, item in zip("abc", requests, strict=True)]


@pytest.mark.parametrize("name", ["missing.jsonl.gz", "missing.parquet", "nowhere://x/in.jsonl"])
def test_what_cannot_be_read_is_said(name: str, tmp_path: Path) -> None:
    address = name if "://" in name else str(tmp_path / name)
    with pytest.raises(BadRequest, match="cannot read"), reading_lines(address):
        pass


def test_an_errors_row_has_no_plan() -> None:
    row = row_of({"id": 7, "error": {"type": "urn:x"}})
    assert (row["id"], row["error"], row.get("status")) == ("7", "urn:x", None)


def test_the_seal_changes_with_the_configuration_and_with_nothing_else() -> None:
    assert seal_of(DEFAULT_CONFIG) == seal_of(EngineConfig())
    assert seal_of(EngineConfig(seed=2)) != seal_of(DEFAULT_CONFIG)


def test_another_input_in_the_same_place_is_refused(tmp_path: Path) -> None:
    store = PartStore(str(tmp_path / "out.jsonl.parts"))
    for text, refused in ((lines(5), False), (lines(5), False), (lines(6), True)):
        (tmp_path / "in.jsonl").write_text(text, encoding="utf-8")
        with reading_lines(str(tmp_path / "in.jsonl")) as found:
            manifest = manifest_of("solve", found, "seal")
        if refused:
            with pytest.raises(BadRequest, match="the input has changed"):
                agree(store, manifest)
        else:
            agree(store, manifest)


def test_parts_are_numbered_whole_and_written_once(tmp_path: Path) -> None:
    store = PartStore(str(tmp_path / "parts"))
    (tmp_path / "in.jsonl").write_text(lines(7), encoding="utf-8")
    with reading_lines(str(tmp_path / "in.jsonl")) as found:
        cut = list(chunks(found, 3))
    assert [(number, len(chunk)) for number, chunk in cut] == [(0, 3), (1, 3), (2, 1)]
    for number, chunk in reversed(cut):
        store.write(number, b"".join(line.data for line in chunk))
    store.write(1, b"".join(line.data for line in cut[1][1]))
    assert store.numbers() == {0, 1, 2}
    assert b"".join(store.lines(3)).decode() == lines(7)
