"""A small HTTP client for load: keep-alive connections, requests at given moments, nothing measured but the service.

It shares the machine with what it measures, so it does little: a few writes and searches in bytes for an exchange.
"""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import cast
from urllib.parse import urlsplit

END = b"\r\n\r\n"


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
        self._idle: list[_Connection] = []

    async def post(self, body: bytes, due: float | None = None, headers: str = "") -> Answer:
        """Send a JSON body; the time runs from when it was due, so that a late start counts as waiting."""
        start = perf_counter() if due is None else due
        connection = await self._connection()
        head, at = await connection.exchange(self._head(len(body), headers) + body)
        self._idle.append(connection)
        status = int(head[9:12])
        return Answer(status, at - start, status == 503 and b"retry-after: " in head)

    def close(self) -> None:
        """Close all connections; the next request opens a new one."""
        while self._idle:
            self._idle.pop().close()

    def _head(self, length: int, headers: str) -> bytes:
        lines = (
            f"POST {self._path} HTTP/1.1",
            f"Host: {self._host}:{self._port}",
            "Content-Type: application/json",
            f"Content-Length: {length}",
        )
        return ("\r\n".join(lines) + f"\r\n{headers}\r\n").encode()

    async def _connection(self) -> "_Connection":
        while self._idle:
            connection = self._idle.pop()
            if not connection.closed:  # by the service, meanwhile
                return connection
        _, made = await asyncio.get_running_loop().create_connection(_Connection, self._host, self._port)
        return made


class _Connection(asyncio.Protocol):
    """One exchange at a time."""

    def __init__(self) -> None:
        self.closed = False
        self._received = bytearray()
        self._length = -1
        self._head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    async def exchange(self, message: bytes) -> tuple[bytes, float]:
        """The answer's head, in lower case, and when all of it was there."""
        self._answer: asyncio.Future[tuple[bytes, float]] = asyncio.get_running_loop().create_future()
        self._transport.write(message)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._length < 0:
            end = self._received.find(END)
            if end < 0:
                return
            self._head = bytes(self._received[:end]).lower() + END
            self._length = end + len(END) + _content_length(self._head)
        if len(self._received) >= self._length:
            self._received.clear()
            self._length = -1
            self._answer.set_result((self._head, perf_counter()))

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if hasattr(self, "_answer") and not self._answer.done():
            self._answer.set_exception(ConnectionError("the service closed the connection before its answer was whole"))

    def close(self) -> None:
        self._transport.close()


def _content_length(head: bytes) -> int:
    _, name, rest = head.partition(b"content-length: ")
    return int(rest.partition(b"\r\n")[0]) if name else 0


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
    rng = random.Random(1)
    tasks: list[asyncio.Task[Answer]] = []
    due, end = perf_counter(), perf_counter() + seconds
    while due < end:
        await asyncio.sleep(max(0.0, due - perf_counter()))
        tasks.append(asyncio.create_task(client.post(bodies[len(tasks) % len(bodies)], due)))
        due += rng.expovariate(rate)
    return list(await asyncio.gather(*tasks))
