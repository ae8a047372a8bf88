"""Schemathesis on the whole OpenAPI document of a real process: every answer as declared, no defect of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.command_line import ROOT
from tests.api.service.running import running

pytestmark = pytest.mark.walks


def schemathesis(folder: Path, *options: str) -> None:
    with running(folder, PACEWRIGHT_WORKERS="2") as service:
        command = [Path(sys.executable).parent / "schemathesis", "run", f"{service.address}/openapi.json", "--no-color"]
        slow = "--suppress-health-check=too_slow"  # how long requests take to think of says nothing of the service
        settings = ["--request-timeout", "60", "--seed", "1", slow, *options]
        found = {**os.environ, "PYTHONPATH": str(ROOT)}  # its hooks are a module of these tests
        run = subprocess.run([*command, *settings], cwd=ROOT, env=found, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout[-8000:]
    assert service.defects() == []


def test_a_few_requests_of_each_kind_are_answered_as_declared(tmp_path: Path) -> None:
    schemathesis(tmp_path, "--phases", "examples,fuzzing", "--max-examples", "2")


@pytest.mark.openapi
def test_every_request_that_schemathesis_thinks_of_is_answered_as_declared(tmp_path: Path) -> None:
    schemathesis(tmp_path, "--max-examples", "25")
