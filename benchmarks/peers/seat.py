"""A peer's process, from this side."""

import pickle
import subprocess
import sys
from types import TracebackType
from typing import Self

from benchmarks.peers.arrays import Outcome, Task
from benchmarks.peers.registry import Peer


class Seat:
    """Answers tasks one at a time. Use it as a context manager."""

    def __init__(self, peer: Peer) -> None:
        self.peer = peer

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "benchmarks.peers.process", self.peer.module]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(self, error: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._process.communicate()

    def solve(self, task: Task) -> Outcome:
        """The peer's answer.

        Raises:
            EOFError: when the peer's process died; what it said is on standard error.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(task, self._process.stdin)
        self._process.stdin.flush()
        outcome: Outcome = pickle.load(self._process.stdout)
        return outcome
