"""The second solver's process, from this side."""

import pickle
import subprocess
import sys
from types import TracebackType
from typing import Self

from benchmarks.peer.arrays import Outcome, Program


class Highs:
    """Answers programs one at a time. Use it as a context manager."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "benchmarks.peer.highs_process"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(self, error: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._process.communicate()

    def solve(self, program: Program) -> Outcome:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(program, self._process.stdin)
        self._process.stdin.flush()
        outcome: Outcome = pickle.load(self._process.stdout)
        return outcome
