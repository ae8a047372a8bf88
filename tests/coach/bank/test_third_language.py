"""A third language is data alone: a folder of the coach's and a file of the engine's, and every edge speaks it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
REQUEST = {
    "athlete": {"currentWeeklyKm": 20},
    "settings": {"goal": "10k", "startDate": "2027-01-05", "totalWeeks": 6, "daysPerWeek": 3, "language": "nl"},
}
PROGRAM = """
import json, sys
from coach.bank.labels import labels_of
from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request
request = read_request(json.loads(sys.argv[1]))
plan = fill(solve(request), request)
titles = [day.title for week in plan.weeks for day in week.days]
print(json.dumps([titles, plan.advisories[0].message, labels_of("nl").say("remarks.know")]))
"""


@pytest.fixture(scope="module")
def with_dutch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of solver and coach in which English was translated, a little, into a third language."""
    there = tmp_path_factory.mktemp("third")
    for package in ("solver", "coach"):
        shutil.copytree(ROOT / package, there / package, ignore=shutil.ignore_patterns("__pycache__", "nl"))
    bank, engine = there / "coach/bank", there / "solver/languages"
    shutil.copytree(bank / "en", bank / "nl")
    shutil.copytree(engine / "en", engine / "nl")
    _translate(bank / "nl/titles.toml", "Rest day", "Rustdag")
    _translate(bank / "nl/words.toml", "en_GB", "nl_NL")
    _translate(bank / "nl/labels.toml", "Good to know", "Goed om te weten")
    _translate(engine / "nl/running.toml", "Weeks start on Mondays", "Weken beginnen op maandag")
    return there


def _translate(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_a_new_folder_of_data_is_a_language_of_requests_plans_and_labels(with_dutch: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(with_dutch)}
    command = [sys.executable, "-c", PROGRAM, json.dumps(REQUEST)]
    done = subprocess.run(command, cwd=with_dutch, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    titles, advisory, label = json.loads(done.stdout)
    assert "Rustdag" in titles
    assert advisory.startswith("Weken beginnen op maandag, so week 1 starts on 2027-01-11")
    assert label == "Goed om te weten"
