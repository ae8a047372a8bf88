"""Processes of the service on one database, killed at moments that nobody chose, and a phone that does not give up."""

import contextlib
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.api.service.running import Running, running

PATIENCE, PAUSE = 120.0, 0.2
"""How long a phone tries, and how long it waits after it has found nobody, in seconds."""


class Fleet:
    """So many processes, each of which is started again, under its name, once it is killed."""

    def __init__(self, folder: Path, size: int, stack: contextlib.ExitStack, **settings: str) -> None:
        self._folder, self._settings, self._stack = folder, settings, stack
        self._one_at_a_time = threading.Lock()
        self.all: list[Running] = []
        self.at_work = [self._start(place) for place in range(size)]
        self.kills = 0

    def _start(self, place: int) -> Running:
        started = self._stack.enter_context(running(self._folder, PACEWRIGHT_WORKER_ID=f"w{place}", **self._settings))
        self.all.append(started)
        return started

    def kill(self, place: int) -> None:
        """Kill -9 the process there, and start it again. The next kill waits for that: the others are at work then."""
        with self._one_at_a_time:
            self.at_work[place].process.kill()
            self.at_work[place].process.wait()
            self.kills += 1
            self.at_work[place] = self._start(place)

    def said(self, event: str) -> list[str]:
        """Log lines of all that were ever at work about an event."""
        return [line for one in self.all for line in one.log if f'"event": "{event}"' in line]

    def defects(self) -> list[str]:
        """Of all that were ever at work."""
        return [line for one in self.all for line in one.defects()]


class Phone(httpx.BaseTransport):
    """Asks one process, and where its connection breaks another one, or the same when it is back. At each of some of
    its requests, counted from 0, the process that it asks is killed so many seconds after the request was sent."""

    def __init__(self, fleet: Fleet, kills: dict[int, float]) -> None:
        self._fleet, self._kills = fleet, kills
        self._via = httpx.HTTPTransport()
        self._threads: list[threading.Thread] = []
        self.asked = self._place = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        deadline = time.monotonic() + PATIENCE
        seconds = self._kills.get(self.asked)
        self.asked += 1
        while True:
            address = self._fleet.at_work[self._place].address
            if seconds is not None:
                self._threads.append(threading.Timer(seconds, self._fleet.kill, [self._place]))
                self._threads[-1].start()
                seconds = None
            try:
                answer = self._via.handle_request(_sent_to(address, request))
                answer.read()
                return answer
            except httpx.TransportError:
                assert time.monotonic() < deadline, f"nobody answers {request.method} {request.url}"
                self._place = (self._place + 1) % len(self._fleet.at_work)
                time.sleep(PAUSE)

    def close(self) -> None:
        """Wait until all that were killed are back."""
        for thread in self._threads:
            thread.join()
        self._via.close()


def _sent_to(address: str, request: httpx.Request) -> httpx.Request:
    url = httpx.URL(address).copy_with(raw_path=request.url.raw_path)
    headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"host"]
    return httpx.Request(request.method, url, headers=headers, content=request.content, extensions=request.extensions)


@contextlib.contextmanager
def fleet(folder: Path, size: int, **settings: str) -> Iterator[Fleet]:
    """Processes at work until the block ends, also those that came in for others."""
    with contextlib.ExitStack() as stack:
        yield Fleet(folder, size, stack, **settings)


def moments(rng: random.Random, requests: int, kills: int, longest: float) -> dict[int, float]:
    """Some of so many requests, each with the seconds after which its process is killed."""
    return {number: rng.uniform(0, longest) for number in rng.sample(range(requests), kills)}


def client_of(phone: Phone) -> Any:
    """A client that speaks through the phone."""
    return httpx.Client(transport=phone, base_url="http://127.0.0.1", timeout=120)
