"""The service as its users run it: one process, the README's commands, the example client, signals."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest

from tests.api.command_line import ROOT, command

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A service with nothing configured but a free port and where this user's data belongs."""
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}
    process = subprocess.Popen(
        [*command("serve"), "--port", "0"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    greeting = process.stderr.readline() + process.stderr.readline()
    found = re.search(r"listens on (http://127\.0\.0\.1:\d+) \(no API key needed", greeting)
    assert found, greeting
    assert "data/pacewright/pacewright.db" in greeting
    yield process, found[1]
    process.kill()
    process.wait()
    process.stderr.close()


def walk_through() -> tuple[str, str]:
    """The README's smallest request and its three commands."""
    request = re.search(r"`request\.json`:\n\n```json\n(.*?)```", README, re.DOTALL)
    commands = re.search(r"<!-- walk-through -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert request
    assert commands
    return request[1], commands[1]


def test_the_readmes_walk_through_ends_with_a_stored_plan_and_its_calendar(serving: tuple, tmp_path: Path) -> None:
    process, address = serving
    request, commands = walk_through()
    (tmp_path / "request.json").write_text(request, encoding="utf-8")
    script = commands.replace("http://127.0.0.1:8080", address)
    assert script.count("curl") == 3
    subprocess.run(["bash", "-euc", script], cwd=tmp_path, check=True, timeout=60)
    calendar = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    assert len(calendar.events) > 40
    assert calendar.timezones
    assert "<svg" in (tmp_path / "plan.html").read_text(encoding="utf-8")
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=40)
    assert process.returncode in (0, -signal.SIGTERM, 128 + signal.SIGTERM)
    assert "Traceback" not in errors
    assert '"event": "request"' in errors


def test_the_example_client_makes_a_plan(serving: tuple, tmp_path: Path) -> None:
    _, address = serving
    file = tmp_path / "request.json"
    file.write_text(walk_through()[0], encoding="utf-8")
    client = [sys.executable, str(ROOT / "api" / "examples" / "client.py"), str(file), address]
    run = subprocess.run(client, capture_output=True, text=True, timeout=60, check=True)
    assert re.match(r"12 weeks, plan [0-9a-f-]{36}, calendar in .*request\.ics\n", run.stdout)
    assert file.with_suffix(".ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_taken_address_is_said_in_one_line(serving: tuple, tmp_path: Path) -> None:
    _, address = serving
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "other")}
    taken = [*command("serve"), "--port", address.rpartition(":")[2]]
    run = subprocess.run(taken, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith("pacewright: cannot listen on 127.0.0.1:")
    assert run.stderr.count("\n") == 1
