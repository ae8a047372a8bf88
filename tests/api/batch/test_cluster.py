"""Batches on a cluster of real processes, parts of which are killed: nothing lost, nothing twice, the same bytes."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.batch.lines import Line
from api.batch.parts import run_dask
from api.batch.parts.part import PartDone, PartTask
from api.batch.parts.run import Batch, run_in_parts
from api.batch.parts.store import PartStore
from api.batch.tally import Tally
from solver.errors import BadRequest
from solver.running.search.config import DEFAULT_CONFIG
from tests.api.batch.inputs import lines, without_times
from tests.api.command_line import ROOT, run

pytestmark = [pytest.mark.cluster, pytest.mark.filterwarnings("default")]
COUNT, CHUNK = 240, 10
RUN = (
    "import sys\n"
    "from api.batch.parts.run import Batch, run_in_parts\n"
    "from api.batch.tally import Tally\n"
    "from solver.running.search.config import DEFAULT_CONFIG\n"
    "if __name__ == '__main__':\n"
    f"    run_in_parts(Batch('solve', sys.argv[1], sys.argv[2], sys.argv[3], 2, DEFAULT_CONFIG, {CHUNK}), Tally())\n"
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    (folder / "in.jsonl").write_text(lines(COUNT), encoding="utf-8")
    assert run("solve-batch", str(folder / "in.jsonl"), str(folder / "plain.jsonl"), "--jobs", "2").exit_code == 0
    return folder / "in.jsonl"


def expected(source: Path) -> list[str]:
    return without_times(source.with_name("plain.jsonl"))


def start(source: Path, target: Path, cluster: str = "local") -> "subprocess.Popen[bytes]":
    script = target.with_suffix(".py")
    script.write_text(RUN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(source), str(target), cluster]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)


def at_once(task: PartTask) -> PartDone:
    return PartDone(task.number, Counter(), 0)


def test_parts_that_are_done_are_forgotten_by_client_and_scheduler(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scheduler of local processes lives in this one. It may remember ten messages to each of two workers, of at
    most a window of 8 parts each; 400 parts were handed over."""
    monkeypatch.setattr(run_dask, "make_part", at_once)
    store = PartStore(str(tmp_path))
    tasks = (PartTask(n, (Line(n, b"x" * 1000),), "solve", DEFAULT_CONFIG, "s" * 64, store) for n in range(400))
    with run_dask.client_of("local", 2) as client:
        assert sum(1 for _ in run_dask.made(client, tasks)) == 400
        gc.collect()
        assert sum(isinstance(one, PartTask) for one in gc.get_objects()) <= 2 * 10 * 8


def parts(target: Path) -> list[Path]:
    return sorted(Path(f"{target}.parts").glob("part-*.jsonl"))


def wait_for_parts(target: Path, count: int, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while len(parts(target)) < count:
        assert time.monotonic() < end, "no progress"
        time.sleep(0.02)


def test_a_cluster_gives_the_bytes_of_one_process(source: Path, tmp_path: Path) -> None:
    target, tally = tmp_path / "out.jsonl", Tally()
    run_in_parts(Batch("solve", str(source), str(target), "local", 2, DEFAULT_CONFIG, CHUNK), tally)
    assert without_times(target) == expected(source)
    assert tally.lines == COUNT
    assert not Path(f"{target}.parts").exists()


def test_a_killed_client_goes_on_where_it_was(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    first = start(source, target)
    wait_for_parts(target, 3)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    kept = {path.name: path.read_bytes() for path in parts(target)}
    assert 3 <= len(kept) < COUNT // CHUNK
    assert not target.exists()
    tally = Tally()
    run_in_parts(Batch("solve", str(source), str(target), "local", 2, DEFAULT_CONFIG, CHUNK), tally)
    assert without_times(target) == expected(source)
    assert tally.lines <= COUNT - CHUNK * len(kept)


def children(pid: int) -> list[int]:
    """Processes of the session, the leader apart."""
    listed = subprocess.run(["ps", "-o", "pid=", "--sid", str(pid)], capture_output=True, text=True, check=True).stdout
    return [int(word) for word in listed.split() if int(word) != pid]


def test_killed_workers_cost_no_line(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    client = start(source, target)
    wait_for_parts(target, 2)
    victims = children(client.pid)
    assert victims
    os.kill(victims[0], signal.SIGKILL)
    assert client.wait(timeout=240) == 0
    assert without_times(target) == expected(source)


Scheduler = tuple[str, "subprocess.Popen[bytes]"]


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Scheduler]:
    """A scheduler and a worker of their own, on loopback."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    file = tmp_path / "scheduler.json"
    base = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    commands = [
        [*base, "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)],
        [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1",
         "--host", "127.0.0.1", "--no-dashboard"],
    ]  # fmt: skip
    started = []
    try:
        for command in commands:
            started.append(
                subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
            )
            end = time.monotonic() + 60
            while not file.exists() and time.monotonic() < end:
                time.sleep(0.05)
        yield json.loads(file.read_text(encoding="utf-8"))["address"], started[0]
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_scheduler_elsewhere_does_the_same(source: Path, tmp_path: Path, scheduler: Scheduler) -> None:
    target = tmp_path / "out.jsonl"
    run_in_parts(Batch("solve", str(source), str(target), scheduler[0], 1, DEFAULT_CONFIG, CHUNK), Tally())
    assert without_times(target) == expected(source)


def test_a_lost_scheduler_ends_the_run_and_the_next_one_goes_on(
    source: Path, tmp_path: Path, scheduler: Scheduler
) -> None:
    target = tmp_path / "out.jsonl"
    client = start(source, target, scheduler[0])
    wait_for_parts(target, 2)
    os.killpg(scheduler[1].pid, signal.SIGKILL)
    assert client.wait(timeout=120) != 0
    assert not target.exists()
    kept = len(parts(target))
    assert 2 <= kept < COUNT // CHUNK
    tally = Tally()
    run_in_parts(Batch("solve", str(source), str(target), "local", 2, DEFAULT_CONFIG, CHUNK), tally)
    assert without_times(target) == expected(source)
    assert tally.lines == COUNT - CHUNK * kept


def test_no_scheduler_is_said(source: Path, tmp_path: Path) -> None:
    batch = Batch("solve", str(source), str(tmp_path / "out.jsonl"), "tcp://127.0.0.1:9", 1, DEFAULT_CONFIG, CHUNK)
    with pytest.raises(BadRequest, match="no scheduler answers"):
        run_in_parts(batch, Tally())


def test_standard_input_cannot_go_on(source: Path) -> None:
    with pytest.raises(BadRequest, match="has to be able to go on"):
        run_in_parts(Batch("solve", "-", "out.jsonl", "local", 1, DEFAULT_CONFIG), Tally())
