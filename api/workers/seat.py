"""One place in the pool: a solver process, replaced when it dies or has to be stopped."""

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import PIPE, Process

from api.workers.done import Done
from api.workers.frames import LENGTHS, packed

COMMAND = (sys.executable, "-P", "-m", "api.workers.process")
READY = b"{}"


class Gone(Exception):
    """The process ended while it worked."""


class Seat:
    """Owns at most one process at a time; one task at a time."""

    def __init__(self, config: bytes) -> None:
        self._config = config
        self._process: Process | None = None

    async def start(self) -> None:
        """Start the process and wait until it has loaded the engine: its first answer to a task that fails fast."""
        self._process = await asyncio.create_subprocess_exec(*COMMAND, stdin=PIPE, stdout=PIPE, limit=1 << 22)
        await self._send(packed({}, self._config))
        await self._exchange("solve", READY)

    async def stop(self) -> None:
        """End the process at once."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def work(self, task: str, body: bytes, seconds: float) -> Done:
        """Do one task.

        Raises:
            Gone: when the process died on it.
            TimeoutError: when it took longer than `seconds`; the process is stopped.
        """
        try:
            if self._process is None or self._process.returncode is not None:
                await self.start()
            async with asyncio.timeout(seconds):
                return await self._exchange(task, body)
        except BaseException:  # an answer that nobody waits for any more must not be the next one's
            await asyncio.shield(self.stop())
            raise

    async def _exchange(self, task: str, body: bytes) -> Done:
        await self._send(packed({"task": task}, body))
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            lengths = LENGTHS.unpack(await self._process.stdout.readexactly(LENGTHS.size))
            head, answer = [await self._process.stdout.readexactly(length) for length in lengths]
        except asyncio.IncompleteReadError:
            raise Gone from None
        facts = json.loads(head)
        return Done(facts["status"], answer, facts["facts"])

    async def _send(self, message: bytes) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(message)
            await self._process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            raise Gone from None
