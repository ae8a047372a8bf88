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
        self._received += data
        if len(self._received) < LENGTHS.size:
            return
        head, body = LENGTHS.unpack_from(self._received)
        end = LENGTHS.size + head + body
        if len(self._received) >= end:
            about = json.loads(self._received[LENGTHS.size : end - body])
            answer = Done(about["status"], bytes(self._received[end - body : end]), about["facts"])
            del self._received[:end]
            self._deliver(answer)

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
