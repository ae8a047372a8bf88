"""The core works without the extras, and what needs one says which."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.api.command_line import EXAMPLE, ROOT
from tests.profile.athletes import RACER, athlete
from tests.profile.exports import strava_table

WITHOUT = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing())
from api.cli import main
main()
"""
SERVE = {"alembic", "dbos", "fastapi", "starlette", "fit_tool", "httptools", "icalendar", "prometheus_client",
         "psycopg", "pydantic_settings", "sqlalchemy", "structlog", "uvicorn", "uvloop"}  # fmt: skip
TUNE = {"matplotlib", "optuna"}


def core(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """A command where only the core is installed."""
    script = WITHOUT.format(names=sorted(SERVE | TUNE))
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def test_the_core_solves_writes_judges_and_reads_history(tmp_path: Path) -> None:
    plan, table, line = (str(tmp_path / name) for name in ("plan.json", "activities.csv", "in.jsonl"))
    Path(table).write_text(strava_table(athlete(RACER).activities))
    request = Path(EXAMPLE).read_text()
    Path(line).write_text('{"id": 1, "request": ' + request.replace("\n", " ") + "}\n")
    for command in (
        ["demo"],
        ["plan", EXAMPLE, "--out", plan],
        ["solve", EXAMPLE],
        ["validate", plan, "--request", EXAMPLE],
        ["program", str(ROOT / "api/examples/lifter.json")],
        ["profile", table],
        ["solve-batch", line, str(tmp_path / "out.jsonl")],
        ["rules"],
        ["--version"],
    ):
        done = core(*command)
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), (command, done.stderr)
    assert '"plan"' in (tmp_path / "out.jsonl").read_text()


def described(folder: Path) -> Path:
    """What the installed package says of itself, made from the project's file as the build would."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [f"Requires-Dist: {one}" for one in project["dependencies"]]
    for extra, needed in project["optional-dependencies"].items():
        lines += [f'Requires-Dist: {one.partition(";")[0]}; extra == "{extra}"' for one in needed]
    info = folder / "pacewright-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("\n".join(["Metadata-Version: 2.1", "Name: pacewright", "Version: 0.1.0", *lines]))
    return folder


@pytest.mark.parametrize("command", ["serve --port 0", "keys list", "db check"])
def test_what_needs_an_extra_says_which_in_one_line(command: str, tmp_path: Path) -> None:
    done = core(*command.split(), PYTHONPATH=f"{described(tmp_path)}:{ROOT}")
    told = "pacewright: this needs more than the core: pip install 'pacewright[serve]'\n"
    assert (done.returncode, done.stderr) == (2, told)
