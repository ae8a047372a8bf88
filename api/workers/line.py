"""The line to a solver process: bytes out, one whole answer back."""

import asyncio
import json

from api.workers.done import Done
from api.workers.frames import LENGTHS


class Gone(Exception):
    """The process ended while it worked."""


class Line(asyncio.SubprocessProtocol):
    """Puts a process's output together; at most one answer is expected at a time."""

    def __init__(self) -> None:
        self.gone = False
        self.ended = asyncio.Event()
        self._received = bytearray()
        self._expected: asyncio.Future[Done] | None = None

    def expect(self) -> "asyncio.Future[Done]":
        """The next answer; Gone when the process ends before it."""
        self._expected = asyncio.get_running_loop().create_future()
        if self.gone:
            self._expected.set_exception(Gone())
        return self._expected

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Called by the event loop."""
        if not self._received and len(data) == _end_of(data):  # as most are: whole, and in one piece
            self._deliver(_answer_in(data))
            return
        self._received += data
        if len(self._received) == _end_of(self._received):
            whole = bytes(self._received)
            self._received.clear()
            self._deliver(_answer_in(whole))

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """Called by the event loop: an end of either pipe is the end of the process."""
        self._lose()

    def process_exited(self) -> None:
        """Called by the event loop."""
        self.ended.set()
        self._lose()

    def _lose(self) -> None:
        self.gone = True
        if self._expected is not None and not self._expected.done():
            self._expected.set_exception(Gone())

    def _deliver(self, answer: Done) -> None:
        if self._expected is not None and not self._expected.done():
            self._expected.set_result(answer)


def _end_of(received: bytes | bytearray) -> int:
    """How long the answer is of which this is the beginning; more than there is while that is not known."""
    return LENGTHS.size + sum(LENGTHS.unpack_from(received)) if len(received) >= LENGTHS.size else LENGTHS.size


def _answer_in(whole: bytes) -> Done:
    head, _ = LENGTHS.unpack_from(whole)
    start = LENGTHS.size + head
    about = json.loads(whole[LENGTHS.size : start])
    return Done(about["status"], whole[start:], about["facts"])
