"""A solver process by itself: it ends with its owner, whatever it is doing, says nothing of it, leaves no garbage."""

import json
import subprocess
import sys

from api.workers.frames import packed, read_frame
from api.workers.seat import COMMAND
from solver.running.search.config import DEFAULT_CONFIG
from tests.api.command_line import EXAMPLE, ROOT

BODY = (ROOT / EXAMPLE).read_bytes()
SOLVE_TWICE = """
import gc, json, pathlib, sys
from api.workers.tasks.run import run
from solver.running.search.config import DEFAULT_CONFIG

body = pathlib.Path(sys.argv[1]).read_bytes()
run("solve", body, DEFAULT_CONFIG)
gc.collect()
gc.disable()
answer = run("solve", body, DEFAULT_CONFIG)
print(json.dumps({"status": answer.status, "left": gc.collect()}))
"""


def begun() -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(COMMAND, cwd=ROOT, stdin=-1, stdout=-1, stderr=-1)
    process.stdin.write(packed(b"configure", DEFAULT_CONFIG.model_dump_json().encode()))
    process.stdin.write(packed(b"solve", BODY))
    process.stdin.flush()
    return process


def test_it_answers_and_ends_when_nothing_more_can_come() -> None:
    with begun() as process:
        head, _ = read_frame(process.stdout)
        process.stdin.close()
        assert (json.loads(head)["status"], process.wait(30), process.stderr.read()) == (200, 0, b"")


def test_an_owner_that_is_killed_while_it_works_leaves_nobody_who_complains() -> None:
    with begun() as process:
        process.stdout.close()
        assert (process.wait(60), process.stderr.read()) == (0, b"")


def test_a_solve_leaves_nothing_that_only_the_garbage_collector_finds() -> None:
    """Left alone, half a thousand objects a solve came to one pause of tens of milliseconds in a hundred solves.

    In a process of its own: here, threads that other tests left behind let go of theirs meanwhile.
    """
    solving = subprocess.run([sys.executable, "-c", SOLVE_TWICE, EXAMPLE], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(solving.stdout) == {"status": 200, "left": 0}
