"""Clients made of the OpenAPI document, in environments of their own, do a day's work on a running service.

`make test-clients` installs what makes them and names the folder in CLIENTS.
"""

import json
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.sample import raw_request
from tests.api.service.running import Running, running
from tests.strength.drafts import lifter

pytestmark = pytest.mark.clients
HERE = Path(__file__).parent
TOOLS = Path(os.environ.get("CLIENTS", ".venv/clients")).absolute()
WORK = {
    "plan": raw_request(),
    "news": {"today": "2027-01-14", "events": [{"kind": "illness", "from": "2027-01-12", "to": "2027-01-15"}]},
    "program": {"lifter": lifter()},
    "webhook": {"url": "https://hooks.example/", "events": ["plan.ready"]},
    "wrong": raw_request(daysPerWeek=9),
}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as started:
        with urllib.request.urlopen(f"{started.address}/openapi.json", timeout=30) as answer:
            (tmp_path / "openapi.json").write_bytes(answer.read())
        yield started
        assert started.defects() == []


def run(command: list[str], folder: Path, **options: Any) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=240, **options)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return done.stdout


def as_it_should_be(found: Any) -> None:
    """Four weeks, three answers to one line and a refusal that says what kind it is."""
    kilometres, changed = found.pop("kilometres"), found.pop("changedDays")
    assert kilometres > 60
    assert changed >= 1
    assert found == {
        "weeks": 4,
        "calendar": True,
        "split": True,
        "secret": "whsec_",
        "rules": True,
        "answers": 1,
        "refused": "urn:pacewright:bad-request",
    }


def test_a_python_client_does_a_days_work(service: Running, tmp_path: Path) -> None:
    tools = TOOLS / "bin"
    make = [str(tools / "openapi-python-client"), "generate", "--path", "openapi.json", "--meta", "none"]
    said = run([*make, "--config", str(HERE / "python.yaml"), "--output-path", "made"], tmp_path)
    assert "WARNING" not in said  # every address and every shape is in it
    shutil.copy(HERE / "day.py", tmp_path)
    day = run([str(tools / "python"), "day.py", service.address], tmp_path, input=json.dumps(WORK))
    as_it_should_be(json.loads(day))


def test_a_typescript_client_does_a_days_work(service: Running, tmp_path: Path) -> None:
    """Compiled strictly: what the document does not promise, the compiler refuses."""
    tools = TOOLS / "node_modules" / ".bin"
    (tmp_path / "node_modules").symlink_to(TOOLS / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    run([str(tools / "openapi-typescript"), "openapi.json", "-o", "schema.ts"], tmp_path)
    shutil.copy(HERE / "day.ts", tmp_path)
    strict = ["--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "--types", "node"]
    run([str(tools / "tsc"), *strict, "day.ts"], tmp_path)
    day = run(["node", "day.js", service.address], tmp_path, input=json.dumps(WORK))
    as_it_should_be(json.loads(day))
