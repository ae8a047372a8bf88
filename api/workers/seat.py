"""One place in the pool: a solver process, replaced when it dies or has to be stopped."""

import asyncio
import contextlib
import sys
from typing import cast

from api.workers.done import Done
from api.workers.frames import CONFIGURE, packed
from api.workers.line import Gone, Line

COMMAND = (sys.executable, "-P", "-m", "api.workers.process")
READY = b"{}"


class Seat:
    """Owns at most one process at a time; one task at a time."""

    def __init__(self, config: bytes) -> None:
        self.config = config
        self._told = b""
        self._process: asyncio.SubprocessTransport | None = None
        self._line = Line()

    @property
    def process_id(self) -> int | None:
        """The process at work here."""
        return None if self._process is None else self._process.get_pid()

    async def start(self) -> None:
        """Start the process and wait until it has loaded the engine: its first answer to a task that fails fast."""
        loop = asyncio.get_running_loop()
        self._process, self._line = await loop.subprocess_exec(Line, *COMMAND, stderr=None)
        self._told = self.config
        self._send(packed(CONFIGURE.encode(), self.config))
        await self._ask("solve", READY)

    async def stop(self) -> None:
        """End the process at once."""
        process, self._process, line = self._process, None, self._line
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await line.ended.wait()
            process.close()

    async def work(self, task: str, body: bytes, seconds: float) -> Done:
        """Do one task.

        Raises:
            Gone: when the process died on it.
            TimeoutError: when it took longer than `seconds`; the process is stopped.
        """
        try:
            if self._process is None or self._line.gone:
                await self.stop()
                await self.start()
            if self._told is not self.config:
                self._told = self.config
                await self._exchange(CONFIGURE, self._told, seconds)
            return await self._exchange(task, body, seconds)
        except BaseException:  # an answer that nobody waits for any more must not be the next one's
            await asyncio.shield(self.stop())
            raise

    def _ask(self, task: str, body: bytes) -> "asyncio.Future[Done]":
        answer = self._line.expect()
        self._send(packed(task.encode(), body))
        return answer

    async def _exchange(self, task: str, body: bytes, seconds: float) -> Done:
        answer = self._ask(task, body)
        end = asyncio.get_running_loop().call_later(seconds, _give_up, answer)
        try:
            return await answer
        finally:
            end.cancel()

    def _send(self, message: bytes) -> None:
        assert self._process is not None
        pipe = cast(asyncio.WriteTransport, self._process.get_pipe_transport(0))
        if pipe.is_closing():
            raise Gone
        pipe.write(message)


def _give_up(answer: "asyncio.Future[Done]") -> None:
    if not answer.done():
        answer.set_exception(TimeoutError())
