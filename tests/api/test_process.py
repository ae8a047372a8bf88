"""What only a real process shows: terminals, pipes, signals, start-up."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.api.command_line import EXAMPLE, ROOT, command, run, run_apart, save

ESCAPE = re.compile(rb"\x1b\[[0-9;]*m")


def on_terminal(*args: str, **env: str) -> bytes:
    """What a command shows on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    settings = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color", **env}
    process = subprocess.Popen(command(*args), stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=settings)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other side has closed
        pass
    os.close(ours)
    process.wait(timeout=30)
    return shown.replace(b"\r\n", b"\n")


def test_a_terminal_gets_a_coloured_calendar() -> None:
    shown = on_terminal("plan", EXAMPLE)
    assert ESCAPE.search(shown)
    text = ESCAPE.sub(b"", shown).decode()
    assert "Calendar, km a day" in text
    assert max(map(len, text.splitlines())) <= 80


def test_no_color_is_respected() -> None:
    assert not re.search(rb"\x1b\[[0-9;]*[34][0-9]", on_terminal("plan", EXAMPLE, NO_COLOR="1"))


def test_json_on_a_terminal_if_asked_for() -> None:
    assert json.loads(on_terminal("plan", EXAMPLE, "--json"))["goal"] == "marathon"


def test_verdicts_and_rules_are_tables_on_a_terminal(tmp_path: Path) -> None:
    plan = save(tmp_path / "plan.json", run("solve", EXAMPLE).stdout)
    assert b"No rule is broken" in on_terminal("validate", plan, "--request", EXAMPLE)
    assert b"R19 long-share" in on_terminal("rules")


def test_a_reader_that_stops_is_no_error() -> None:
    process = subprocess.Popen(
        [*command("demo"), "--weeks", "all"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 128 + signal.SIGPIPE
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command("solve", EXAMPLE), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=30, check=False
        )
    assert ran.returncode == 2
    assert ran.stderr == b"pacewright: cannot write standard output: no space left on device\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_leaves_quietly_and_nothing_behind(number: signal.Signals, tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "request": json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))}) + "\n"
    process = subprocess.Popen(
        command("solve-batch", "-", str(tmp_path / "out.jsonl")),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(line.encode() * 40)
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while not (begun := [file.suffix for file in tmp_path.iterdir()]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert begun == [".part"]
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (128 + number, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_batch_answers_good_and_bad_lines_in_order() -> None:
    request = json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))
    good = json.dumps({"id": "good", "request": request})
    stdin = "\n".join([good, "{", "", json.dumps({"request": {}}), good]).encode()
    ran = run_apart("solve-batch", "-", "-", "--jobs", "1", stdin=stdin)
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(a["id"], set(a) - {"id"}) for a in answers] == [
        ("good", {"plan"}),
        (None, {"error"}),
        (None, {"error"}),
        ("good", {"plan"}),
    ]
    assert "line 2" in answers[1]["error"]["detail"]
    assert ran.returncode == 0
    assert ran.stderr.startswith(b"2 plans (0 bent), 2 errors in ")


def test_solving_starts_without_what_it_does_not_need() -> None:
    loaded = "import sys; sys.argv = ['x', 'solve', '--help']; import api.commands.app; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = set(ran.stdout.split())
    assert not modules & {"rich.console", "ortools", "numpy", "coach.offline", "concurrent.futures.process"}
