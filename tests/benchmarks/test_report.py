"""Rows become a page and a comparison; every benchmark says what it is about."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from benchmarks.athletes import cost, request
from benchmarks.cases.phases import PHASES, watched
from benchmarks.compare import compare
from benchmarks.instances import family
from benchmarks.registry import all_benchmarks
from benchmarks.report import write_report
from solver.running import engine

FRAME = {"at": "2027-01-04T00:00:00+00:00", "machine": {"cores": 2}, "versions": {"engine": "0.1.1"}}


def save(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps({**row, **FRAME}) + "\n" for row in rows), encoding="utf-8")
    return path


def peer(name: str, ms: float, differ: str = "none") -> dict[str, Any]:
    times = {"n": 3, "wallMsP50": ms, "wallMsP95": 2 * ms}
    return {"benchmark": "peers", "group": "all", "peer": name, **times, "differ": differ}


def test_every_benchmark_has_a_name_of_its_own_and_says_what_it_is_about() -> None:
    known = all_benchmarks()
    assert len({benchmark.name for benchmark in known}) == len(known) >= 12
    assert all(len(benchmark.about) > 30 for benchmark in known)


def test_a_page_shows_numbers_pictures_and_disagreements(tmp_path: Path) -> None:
    rows = save(tmp_path / "run.jsonl", peer("engine", 7.5), peer("<other>", 30.0, "DISAGREE x: {}"))
    page = write_report(rows).read_text(encoding="utf-8")
    assert "<td>7.5</td>" in page
    assert "&lt;other&gt;" in page
    assert "<td class=differ>DISAGREE" in page
    assert "python -m benchmarks peers" in page
    assert "engine 0.1.1" in page
    assert "data:image/png;base64," in page
    assert (tmp_path / "run-peers.png").read_bytes().startswith(b"\x89PNG")


def test_a_comparison_names_what_changed_and_by_which_factor(tmp_path: Path) -> None:
    before = save(tmp_path / "a.jsonl", peer("engine", 10.0), peer("gone", 1.0), peer("same", 4.0))
    after = save(tmp_path / "b.jsonl", peer("engine", 5.0), peer("new", 1.0), peer("same", 4.1))
    console = Console(width=140)
    with console.capture() as text:
        console.print(compare(before, after))
    lines = [line.split() for line in text.get().splitlines()[2:] if line.strip()]
    assert lines == [
        ["peers", "all", "engine", "wallMsP50", "10", "5", "0.50"],
        ["peers", "all", "engine", "wallMsP95", "20", "10", "0.50"],
    ]


@pytest.mark.parametrize("name", ["half", "bent"])
def test_phases_add_up_to_no_more_than_the_whole_and_leave_the_plan_as_it_is(name: str) -> None:
    asked = family(name)[0].request
    usual = engine.solve(asked)
    with watched() as stopwatch:
        plan = engine.solve(asked)
    assert plan.weeks == usual.weeks
    assert stopwatch.seconds["targets"] > 0
    assert stopwatch.seconds.keys() <= {phase for phase, *_ in PHASES}
    assert (stopwatch.seconds["cpsat"] > 0) == (plan.solver.model_variables > 0)


def test_costs_count_searches_and_bends() -> None:
    row = cost([request(4, "10k", 30.0, 3), request(4, "general_fitness", 15.0, 3)])
    assert row["n"] == 2
    assert isinstance(row["wallMsP50"], float)
    assert row["wallMsP50"] > 0
