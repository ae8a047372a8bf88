"""The service as its users run it: one process, the README's commands, the example client, signals."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest

from api.examples.client import Client
from tests.api.command_line import ROOT, command
from tests.api.service.running import Running, running

pytestmark = pytest.mark.walks

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as service:
        assert "127.0.0.1" in service.address
        assert "no API key needed" in service.greeting
        assert "data/pacewright/pacewright.db" in service.greeting
        yield service


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared")


@pytest.fixture(scope="module")
def shared(folder: Path) -> Iterator[Running]:
    """One for all tests that leave it running."""
    with running(folder, PACEWRIGHT_WORKER_ID="one") as service:
        yield service


def test_who_asks_for_a_head_goes_on_with_the_same_connection(shared: Running) -> None:
    host, port = shared.address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=60)
    connection.connect()
    way = connection.sock
    read, told = [], set()
    for method in ("HEAD", "GET", "HEAD"):
        connection.request(method, "/v1/rules")
        with connection.getresponse() as answer:
            read.append(len(answer.read()))
            told.add((answer.status, int(answer.headers["content-length"])))
        assert connection.sock is way
    connection.close()
    assert (read, told) == ([0, read[1], 0], {(200, read[1])})
    assert shared.defects() == []


def walk_through() -> tuple[str, str]:
    """The README's smallest request and its three commands."""
    request = re.search(r"`request\.json`:\n\n```json\n(.*?)```", README, re.DOTALL)
    commands = re.search(r"<!-- walk-through -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert request
    assert commands
    return request[1], commands[1]


def test_the_readmes_walk_through_ends_with_a_stored_plan_and_its_calendar(serving: Running, tmp_path: Path) -> None:
    request, commands = walk_through()
    (tmp_path / "request.json").write_text(request, encoding="utf-8")
    script = commands.replace("http://127.0.0.1:8080", serving.address)
    assert script.count("curl") == 3
    subprocess.run(["bash", "-euc", script], cwd=tmp_path, check=True, timeout=60)
    calendar = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    assert len(calendar.events) > 40
    assert calendar.timezones
    assert "<svg" in (tmp_path / "plan.html").read_text(encoding="utf-8")
    serving.process.send_signal(signal.SIGTERM)
    assert serving.process.wait(timeout=40) == 128 + signal.SIGTERM
    assert serving.defects() == []


def test_the_example_client_makes_a_plan(shared: Running, tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_text(walk_through()[0], encoding="utf-8")
    client = [sys.executable, str(ROOT / "api" / "examples" / "client.py"), str(file), shared.address]
    run = subprocess.run(client, capture_output=True, text=True, timeout=60, check=True)
    assert re.match(r"12 weeks, plan [0-9a-f-]{36}, calendar in .*request\.ics\n", run.stdout)
    assert file.with_suffix(".ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_taken_address_is_said_in_one_line(shared: Running, tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "other")}
    taken = [*command("serve"), "--port", shared.address.rpartition(":")[2]]
    run = subprocess.run(taken, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith("pacewright: cannot listen on 127.0.0.1:")
    assert run.stderr.count("\n") == 1


def test_a_second_process_of_the_same_name_is_refused_in_one_line(shared: Running, folder: Path) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "PACEWRIGHT_WORKER_ID": "one"}
    serve = [*command("serve"), "--port", "0"]
    second = subprocess.run(serve, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (second.returncode, second.stderr.count("\n")) == (2, 1)
    assert second.stderr.startswith("pacewright: PACEWRIGHT_WORKER_ID: another process with this name works")
    assert Client(shared.address).ask(json.loads(walk_through()[0]))["status"] == "queued"


def test_a_service_that_is_stopped_leaves_no_plan_behind(tmp_path: Path) -> None:
    """Plans that were accepted just before the end are there after the next start."""
    settings = {"PACEWRIGHT_WORKER_ID": "one"}
    with running(tmp_path, **settings) as first:
        client = Client(first.address)
        accepted = [client.ask(json.loads(walk_through()[0]), str(i))["id"] for i in range(3)]
        first.process.send_signal(signal.SIGTERM)
        assert first.process.wait(timeout=40) == 128 + signal.SIGTERM
    with running(tmp_path, **settings) as second:
        client = Client(second.address)
        assert [client.finished(plan_id)["status"] for plan_id in accepted] == ["ready"] * 3
