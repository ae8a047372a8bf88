"""The service as a process of its own, with nothing configured but a free port and where this user's data belongs."""

import contextlib
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.api.command_line import ROOT, command


@dataclass
class Running:
    """A running service: its process, its address, and what it has logged so far."""

    process: "subprocess.Popen[str]"
    greeting: str
    address: str
    log: list[str] = field(default_factory=list)

    def defects(self) -> list[str]:
        """Log lines that should never be."""
        return [line for line in self.log if '"level": "error"' in line or "Traceback" in line]


@contextlib.contextmanager
def running(folder: Path, **settings: str) -> Iterator[Running]:
    """Start a service and wait until it listens."""
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "data"), **settings}
    serve = [*command("serve"), "--port", "0"]
    process = subprocess.Popen(serve, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    greeting = process.stderr.readline() + process.stderr.readline()
    found = re.search(r"listens on (http://\S+) ", greeting)
    assert found, greeting
    service = Running(process, greeting, found[1])
    reader = threading.Thread(target=lambda: service.log.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        yield service
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stderr.close()
