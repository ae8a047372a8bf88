"""The core works without the extras, and what needs one says which."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.api.command_line import EXAMPLE, ROOT
from tests.profile.athletes import RACER, athlete
from tests.profile.exports import strava_table

EXTRAS = {
    "serve": {"alembic", "dbos", "fastapi", "starlette", "fit_tool", "httptools", "icalendar", "prometheus_client",
              "psycopg", "pydantic_settings", "sqlalchemy", "structlog", "uvicorn", "uvloop"},
    "tune": {"matplotlib", "optuna"},
    "mcp": {"mcp"},
    "studio": {"nicegui"},
    "profile": {"stravalib", "timezonefinder"},
    "llm": {"openai", "httpx2"},
}  # fmt: skip
UNUSED = {"numpy", "pandas"}
"""OR-Tools brings them along for layers that are never imported here: that would take longer than a solve."""
COMMANDS = """
import json, sys
names, commands = json.load(sys.stdin)
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
from typer.testing import CliRunner
from api.commands.app import app
done = [CliRunner().invoke(app, command) for command in commands]
json.dump([(one.exit_code, one.stderr) for one in done], sys.stdout)
"""
Ended = tuple[int, str]
"""A command's exit code and what it wrote to standard error."""


def with_the_core(*commands: list[str], **environment: str) -> list[Ended]:
    """Commands where only the core is installed, one after the other in a process of their own."""
    names = sorted(UNUSED.union(*EXTRAS.values()))
    run = subprocess.run(
        [sys.executable, "-c", COMMANDS],
        input=json.dumps([names, commands]),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    return [(code, told) for code, told in json.loads(run.stdout)]


def test_the_core_solves_writes_judges_and_reads_history(tmp_path: Path) -> None:
    plan, table, line = (str(tmp_path / name) for name in ("plan.json", "activities.csv", "in.jsonl"))
    Path(table).write_text(strava_table(athlete(RACER).activities))
    request = Path(EXAMPLE).read_text()
    Path(line).write_text('{"id": 1, "request": ' + request.replace("\n", " ") + "}\n")
    commands = [
        ["demo"],
        ["plan", EXAMPLE, "--out", plan],
        ["solve", EXAMPLE],
        ["validate", plan, "--request", EXAMPLE],
        ["program", str(ROOT / "api/examples/lifter.json")],
        ["wish", "Half marathon on 28 March 2027, 42 km a week, 4 days a week", "--today", "2026-12-01"],
        ["profile", table],
        ["solve-batch", line, str(tmp_path / "out.jsonl")],
        ["rules"],
        ["--version"],
    ]
    ended = with_the_core(*commands)
    wrong = {
        " ".join(command): told
        for command, (code, told) in zip(commands, ended, strict=True)
        if code or "Traceback" in told
    }
    assert wrong == {}
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


def test_what_needs_an_extra_says_which_in_one_line(tmp_path: Path) -> None:
    stored = tmp_path / "activities.json"
    stored.write_text(json.dumps([{"sport_type": "Run", "start_date": "2026-11-01T08:00:00Z", "distance": 10_000}]))
    needed = {
        "serve --port 0": "serve",
        "keys list": "serve",
        "db check": "serve",
        "mcp": "mcp",
        "studio --port 0": "studio",
        f"profile {stored}": "profile",
        f"plan {EXAMPLE} --coach llm": "llm",
    }
    ended = with_the_core(
        *(command.split() for command in needed),
        PYTHONPATH=f"{described(tmp_path)}:{ROOT}",
        PACEWRIGHT_LLM_MODEL="any",
        OPENAI_API_KEY="any",
    )
    sentence = "pacewright: this needs more than the core: pip install 'pacewright[{extra}]'\n"
    assert ended == [(2, sentence.format(extra=extra)) for extra in needed.values()]
