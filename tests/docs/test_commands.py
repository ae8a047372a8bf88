"""Every command that README and documentation show is run, page by page, in the order of the page."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.command_line import ROOT
from tests.api.service.running import Running, running
from tests.docs.files import write_files

pytestmark = pytest.mark.walks

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCKS = re.compile(r"```console\n(.*?)```", re.DOTALL)
ELSEWHERE = ("make ", ". .venv/bin/activate")
"""What the tests themselves are started with."""
SERVE, ADDRESS = ("pacewright serve", "pacewright studio"), "http://127.0.0.1:8080"


def script_of(page: Path) -> list[str]:
    """The page's commands, a line each, comments and what is started elsewhere left out."""
    lines = [line for block in BLOCKS.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]
    plain = [re.sub(r"\s+# .*$", "", line) for line in lines]
    return [line for line in plain if line and not line.startswith(ELSEWHERE)]


WITH_COMMANDS = [page for page in PAGES if script_of(page)]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("service")) as started:
        yield started


def test_the_pages_have_commands() -> None:
    assert len(WITH_COMMANDS) >= 8
    assert sum(len(script_of(page)) for page in WITH_COMMANDS) >= 30


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_every_command_of_the_page_works(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lines = script_of(page)
    address = request.getfixturevalue("service").address if any(ADDRESS in line for line in lines) else ADDRESS
    write_files(tmp_path)
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", _script(lines, address)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert "Traceback" not in run.stderr


def test_the_readmes_python_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (request,) = re.findall(r"`request\.json`:\n\n```json\n(.*?)```", readme, re.DOTALL)
    (program,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    (tmp_path / "request.json").write_text(request, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(program, {})
    assert capsys.readouterr().out.strip() == program.rpartition("# ")[2].strip()


def _script(lines: list[str], address: str) -> str:
    """`pacewright` is this checkout's; the service runs already; what it answers must be no problem."""
    own = f'pacewright() {{ "{sys.executable}" -m api.cli "$@"; }}\ncurl() {{ command curl --fail "$@"; }}'
    shown = [line.replace(ADDRESS, address) for line in lines if line not in SERVE]
    return "\n".join([own, *shown])
