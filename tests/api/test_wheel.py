"""What is installed from a wheel works alone, far from the checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.api.command_line import ROOT

pytestmark = pytest.mark.walks

BUILD = "from setuptools.build_meta import build_wheel; build_wheel('wheels')"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where the wheel's files lie, built from what the project's file names and nothing beside it."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    for package in ("solver", "coach", "api"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "wheels").mkdir()
    command = [sys.executable, "-W", "ignore", "-c", BUILD]
    built = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-2000:]
    site = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(next((folder / "wheels").glob("*.whl"))).extractall(site)
    return site


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("demo", "Proved optimal"),
        ("db check --database sqlite:///plans.db", "schema"),
    ],
)
def test_a_command_runs_from_the_wheel(command: str, told: str, installed: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-P", "-m", "api.cli", *command.split()],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told in run.stdout, run.stderr


def test_the_wheel_holds_all_that_is_no_code(installed: Path) -> None:
    """Whatever the packages have beside modules lies in the wheel too, but for notes to those who change it."""
    ours = {
        str(path.relative_to(ROOT))
        for package in ("solver", "coach", "api")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".py"}
    }
    assert {name for name in ours if not (installed / name).exists()} == set()
