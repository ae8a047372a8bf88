"""Lines of an event loop's everyday work are written together; what matters is written at once, and in order."""

import asyncio
import json
import subprocess
import sys

import pytest

from api.http.logs import Lines
from tests.api.command_line import ROOT


class Pieces:
    """Standard error, write by write."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, text: str) -> int:
        self.written.append(text)
        return len(text)

    def flush(self) -> None: ...

    def events(self) -> list[list[str]]:
        return [[json.loads(line)["event"] for line in text.splitlines()] for text in self.written]


def said(what: str) -> dict[str, object]:
    return {"event": what, "ms": 1.5}


def test_many_everyday_lines_of_a_loop_are_one_write_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", pieces := Pieces())
    lines = Lines()

    async def work() -> None:
        for number in range(3):
            lines.hold(said(f"request {number}"))
        assert pieces.written == []
        await asyncio.sleep(0.2)
        lines.hold(said("later"))
        await asyncio.sleep(0.2)

    asyncio.run(work())
    assert pieces.events() == [["request 0", "request 1", "request 2"], ["later"]]
    assert json.loads(pieces.written[1]) == {"event": "later", "ms": 1.5}


def test_what_matters_is_written_at_once_after_what_was_said_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", pieces := Pieces())
    lines = Lines()

    async def work() -> list[list[str]]:
        lines.hold(said("request"))
        lines.write(said("overloaded"))
        return pieces.events()

    assert asyncio.run(work()) == [["request", "overloaded"]]


def test_a_loop_that_ended_takes_no_line_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", pieces := Pieces())
    lines = Lines()

    async def say(what: str) -> None:
        lines.hold(said(what))

    asyncio.run(say("first"))
    asyncio.run(say("second"))
    lines.hold(said("outside of any loop"))
    assert pieces.events() == [["first", "second", "outside of any loop"]]


SAYS = """
import structlog
from api.http.logs import configure_logs, log_request
configure_logs({level!r})
log_request({{"path": "/v1/solve", "status": 200}})
structlog.get_logger("pacewright.http").info("another", path="/v1/solve", status=200)
"""


def said_by_a_process(level: str) -> list[dict[str, object]]:
    command = [sys.executable, "-c", SAYS.format(level=level)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_the_line_of_a_request_says_what_every_line_says() -> None:
    request, another = said_by_a_process("info")
    assert request == {**another, "event": "request", "timestamp": request["timestamp"]}
    assert len(str(request["timestamp"])) == len("2027-01-04T07:00:00.000000Z") == len(str(another["timestamp"]))


def test_a_level_without_everyday_lines_has_none_of_requests() -> None:
    assert said_by_a_process("warning") == []
