"""Large batches; `make soak` runs this, `make test` does not."""

import json
import subprocess
import time
from pathlib import Path

import pytest

from tests.api.command_line import EXAMPLE, ROOT, command

LINES = 20_000


@pytest.mark.soak
def test_memory_stays_flat_over_twenty_thousand_lines(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    _write_requests(source)
    process = subprocess.Popen(command("solve-batch", str(source), str(target)), cwd=ROOT)
    early, late = _memory_after(process, target, 0.1), _memory_after(process, target, 0.9)
    assert process.wait() == 0
    with target.open(encoding="utf-8") as answers:
        assert [json.loads(line)["id"] for line in answers] == list(range(LINES))
    assert late < early + 20_000, f"the parent grew from {early} to {late} KiB"


def _write_requests(path: Path) -> None:
    request = json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))
    with path.open("w", encoding="utf-8") as file:
        for number in range(LINES):
            request["athlete"]["currentWeeklyKm"] = 35.0 + number % 25
            file.write(json.dumps({"id": number, "request": request}) + "\n")


def _memory_after(process: "subprocess.Popen[bytes]", target: Path, share: float) -> int:
    """Resident KiB of the parent once that share of the answers is written."""
    part = target.with_name(f".{target.name}.{process.pid}.part")
    while process.poll() is None and _lines_written(part) < share * LINES:
        time.sleep(1)
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0])


def _lines_written(part: Path) -> float:
    """Estimated from the size, as an answer has about 27 kB."""
    return part.stat().st_size / 27_000 if part.exists() else 0
