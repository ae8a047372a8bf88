"""A small HTTP client for load: keep-alive connections, requests at given moments, nothing measured but the service."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """One exchange: status, seconds from the moment it was due, and whether it said when to come back."""

    status: int
    seconds: float
    retry_after: bool


class Client:
    """Connections to one service, opened as needed and used again."""

    def __init__(self, address: str, path: str = "/v1/solve") -> None:
        url = urlsplit(address)
        self._host, self._port, self._path = str(url.hostname), int(url.port or 80), path
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def post(self, body: bytes, due: float | None = None, headers: str = "") -> Answer:
        """Send a JSON body; the time runs from when it was due, so that a late start counts as waiting."""
        start = perf_counter() if due is None else due
        async with self._connection() as (reader, writer):
            head = (
                f"POST {self._path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\nContent-Type: application/json\r\n"
            )
            writer.write(f"{head}Content-Length: {len(body)}\r\n{headers}\r\n".encode() + body)
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
            told = dict(line.split(": ", 1) for line in lines[1:] if line)
            await reader.readexactly(int(told.get("content-length", 0)))
        status = int(lines[0].split()[1])
        return Answer(status, perf_counter() - start, status == 503 and "retry-after" in told)

    def close(self) -> None:
        """Close all connections."""
        for _, writer in self._idle:
            writer.close()

    @contextlib.asynccontextmanager
    async def _connection(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        while self._idle and self._idle[-1][0].at_eof():  # the service has closed it meanwhile
            self._idle.pop()[1].close()
        pair = self._idle.pop() if self._idle else await asyncio.open_connection(self._host, self._port, limit=1 << 22)
        try:
            yield pair
        except BaseException:
            pair[1].close()
            raise
        self._idle.append(pair)


async def closed_loop(client: Client, bodies: Sequence[bytes], at_once: int, seconds: float) -> list[Answer]:
    """So many clients that each send the next request when they have their answer."""
    answers: list[Answer] = []
    end = perf_counter() + seconds

    async def one(first: int) -> None:
        turn = first
        while perf_counter() < end:
            answers.append(await client.post(bodies[turn % len(bodies)]))
            turn += at_once

    await asyncio.gather(*(one(i) for i in range(at_once)))
    return answers


async def open_loop(client: Client, bodies: Sequence[bytes], rate: float, seconds: float) -> list[Answer]:
    """Requests that come when they come: a Poisson process of `rate` a second, whatever the service does."""
    rng, tasks = random.Random(1), []
    due, end = perf_counter(), perf_counter() + seconds
    while due < end:
        await asyncio.sleep(max(0.0, due - perf_counter()))
        tasks.append(asyncio.create_task(client.post(bodies[len(tasks) % len(bodies)], due)))
        due += rng.expovariate(rate)
    return list(await asyncio.gather(*tasks))
