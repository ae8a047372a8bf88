"""`pacewright tune` as analysts use it."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.settings import load_config
from api.tune.compare import Comparison
from api.tune.corpus import BUNDLED, read_corpus
from api.tune.metrics import TITLES
from api.tune.tables import comparison_tables
from solver.errors import BadRequest
from solver.running.search.costs import Weights
from tests.api.command_line import run, save
from tests.api.tune.coach import write_plans


@pytest.fixture(scope="module")
def requests(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two requests where the long run's weight decides, one where none can, and one that has no plan."""
    bundled = {json.loads(line)["id"]: line for line in BUNDLED.read_text(encoding="utf-8").splitlines()}
    spoilt: dict[str, Any] = json.loads(bundled["r48"])["request"]
    spoilt["settings"] |= {"preferredLongRunDay": "sunday", "maxKmByDay": {"sunday": 1.0}, "includeLongRun": True}
    path = tmp_path_factory.mktemp("tune") / "requests.jsonl"
    return save(path, "\n".join([bundled["r18"], bundled["r22"], bundled["r48"], json.dumps(spoilt), ""]))


def test_a_sweep_shows_what_a_weight_buys_and_leaves_a_page_with_its_plot(requests: str, tmp_path: Path) -> None:
    report = tmp_path / "new" / "report"
    result = run(
        *("tune", "sweep", "--weight", "longRun", "--from", "0", "--to", "200", "--steps", "2"),
        *("--requests", requests, "--jobs", "2", "--report", str(report)),
    )
    assert result.exit_code == 0, result.output
    none, much = json.loads(result.stdout)
    assert (none["value"], much["value"], none["plans"]) == (0, 200, 3)
    assert none["longShare"] > much["longShare"]
    assert none["changed"] == 2
    page = (report / "sweep-longRun.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    assert (report / "sweep-longRun.png").read_bytes().startswith(b"\x89PNG")


def test_two_profiles_are_compared_down_to_the_weeks_that_differ(requests: str) -> None:
    result = run("tune", "compare", "default", "gentle_long_run", "--requests", requests, "--jobs", "1")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["plans"] == 3
    assert 1 <= found["different"] <= 2
    assert found["second"]["longJump"] < found["first"]["longJump"]
    apart = [week["apartKm"] for week in found["weeks"]]
    assert apart == sorted(apart, reverse=True)
    week = found["weeks"][0]
    assert sum(abs(a - b) for a, b in zip(week["first"], week["second"], strict=True)) == pytest.approx(apart[0])


def test_a_profile_compared_with_itself_differs_nowhere(requests: str) -> None:
    found = json.loads(run("tune", "compare", "default", "default", "--requests", requests, "--jobs", "1").stdout)
    assert (found["different"], found["weeks"]) == (0, [])


@pytest.mark.parametrize(("then", "shown"), [(0.007, "0.00"), (0.005, "0.00"), (0.017, "+0.01"), (0.0, "-0.01")])
def test_a_difference_has_a_sign_where_two_decimals_show_one(then: float, shown: str) -> None:
    first, second = (dict.fromkeys(TITLES, amount) for amount in (0.007, then))
    averages, _ = comparison_tables("default", "ours", Comparison(1, 1, first, second, (), {}, {}))
    assert {row[3] for row in averages.rows} == {shown}


def test_a_fit_writes_a_profile_that_a_settings_file_can_hold(tmp_path: Path) -> None:
    plans, toml = tmp_path / "plans", tmp_path / "club.toml"
    plans.mkdir()
    write_plans(plans, read_corpus(None)[-8:], Weights())
    words = ("--trials", "1", "--held-out", "0.5", "--name", "our_club", "--jobs", "1")
    result = run("tune", "fit", str(plans), *words, "--out", str(toml))
    assert result.exit_code == 0, result.output
    assert "nothing to learn" in result.stderr
    assert load_config(toml).weights["our_club"] == Weights()


SWEEP = ("tune", "sweep", "--weight", "longRun", "--from", "0", "--to", "9")
REFUSED = {
    "an unknown weight": (("tune", "sweep", "--weight", "hills", "--from", "0", "--to", "9"), "known are weeklyTotal"),
    "a weight out of range": (("tune", "sweep", "--weight", "easy", "--from", "0", "--to", "1001"), "--to"),
    "a range upside down": (("tune", "sweep", "--weight", "easy", "--from", "9", "--to", "1"), "--from 9 lies above"),
    "an unknown profile": (("tune", "compare", "default", "x"), "is not a known weights profile"),
    "a missing corpus": ((*SWEEP, "--requests", "nowhere.jsonl"), "cannot read nowhere.jsonl"),
    "a missing folder": (("tune", "fit", "nowhere"), "cannot read nowhere"),
    "a name that no profile can have": (("tune", "fit", ".", "--name", "a b"), "--name a b: must be"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_said_in_one_line(name: str) -> None:
    arguments, reason = REFUSED[name]
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert "Traceback" not in result.stderr


BAD_LINES = {
    "no JSON": ("{", r"line 2 is not valid JSON"),
    "a bad request": ('{"id": 1, "request": {"athlete": {}}}', r"line 2: "),
    "nothing": (None, "holds no requests"),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_of_a_corpus_is_named(name: str, tmp_path: Path) -> None:
    line, reason = BAD_LINES[name]
    text = "" if line is None else f"{json.dumps(json.loads(BUNDLED.read_text().splitlines()[0]))}\n{line}\n"
    with pytest.raises(BadRequest, match=reason):
        read_corpus(save(tmp_path / "own.jsonl", text))


FOLDERS: dict[str, tuple[dict[str, object], str]] = {
    "a plan without its request": ({"a.plan.json": {}}, "put it into a.request.json"),
    "a request without its plan": ({"a.request.json": {}}, "it belongs into a.plan.json"),
    "a file with neither": ({"a.json": {"weeks": []}}, "must hold"),
    "a request that cannot be used": ({"a.json": {"request": {}, "plan": {}}}, "a.json: athlete"),
    "no plan at all": ({}, "holds no plans"),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_cannot_be_used_is_named_with_its_file(name: str, tmp_path: Path) -> None:
    files, reason = FOLDERS[name]
    for file, content in files.items():
        save(tmp_path / file, content)
    result = run("tune", "fit", str(tmp_path))
    assert result.exit_code == 2
    assert reason in result.stderr


def test_pairs_of_files_are_read_like_files_with_both(tmp_path: Path) -> None:
    from api.tune.coach_plans import read_plans

    both, pairs = tmp_path / "both", tmp_path / "pairs"
    both.mkdir()
    pairs.mkdir()
    for path in write_plans(both, read_corpus(None)[-2:], Weights()).iterdir():
        content = json.loads(path.read_text(encoding="utf-8"))
        for part in ("plan", "request"):
            save(pairs / f"{path.stem}.{part}.json", content[part])
    assert read_plans(pairs) == read_plans(both)
