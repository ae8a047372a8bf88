"""Long work of analysts: in a thread, on the service's own solver processes, with progress and an end at any moment."""

import asyncio
import datetime as dt
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from api.http.parts import Parts
from api.studio.desk.problem import Problem, Refused, content
from api.tune.crew import Answer, Solves, Task
from api.tune.sweep import Watch
from api.workers.messages import Weigh
from solver.errors import PacewrightError

Result = TypeVar("Result")
Work = Callable[[Solves, Watch], Result]
TOLD_SECONDS = 0.1
MOST_KNOWN = 20_000


class Stopped(Exception):
    """Somebody does not want the result any more."""


@dataclass
class Progress:
    """How far the work is."""

    what: str
    done: int = 0
    total: int = 0


class Bench:
    """One piece of long work at a time; what was solved before is remembered."""

    def __init__(self, parts: Parts, told: Callable[[], None]) -> None:
        self._parts = parts
        self._told = told
        self._stop = threading.Event()
        self._known: dict[tuple[int, str], tuple[Task, Answer | None]] = {}
        self.progress: Progress | None = None

    def stop(self) -> None:
        """End what is under way."""
        self._stop.set()

    async def run(self, what: str, work: Work[Result]) -> Result | None:
        """Do it; None where it was stopped.

        Raises:
            Refused: when it cannot be done, or something else is under way.
        """
        if self.progress is not None:
            raise Refused(Problem("Busy", f"{self.progress.what} is under way; cancel it first"))
        self._stop = stop = threading.Event()
        self.progress = Progress(what)
        self._told()
        loop = asyncio.get_running_loop()
        try:
            return await asyncio.to_thread(work, _Crew(self, loop, stop), self._watching(loop, stop))
        except Stopped:
            return None
        except PacewrightError as error:
            raise Refused(Problem.raised(error)) from None
        finally:
            stop.set()
            self.progress = None
            self._told()

    def _watching(self, loop: asyncio.AbstractEventLoop, stop: threading.Event) -> Watch:
        last = 0.0

        def watch(answers: Iterable[Answer | None], total: int, what: str) -> Iterator[Answer | None]:
            nonlocal last
            for done, answer in enumerate(answers, start=1):
                if stop.is_set():
                    raise Stopped
                if monotonic() - last > TOLD_SECONDS:
                    last = monotonic()
                    loop.call_soon_threadsafe(self._advance, Progress(what, done, total))
                yield answer

        return watch

    def _advance(self, progress: Progress) -> None:
        if self.progress is not None:
            self.progress = progress
            self._told()

    # -- solving ---------------------------------------------------------------------------------

    def known(self, task: Task) -> tuple[Task, Answer | None] | None:
        """What was answered before."""
        return self._known.get(_key(task))

    async def solve(self, task: Task) -> Answer | None:
        """One case under some weights, on the next free solver process."""
        request = task[0].request.as_json()
        asked = Weigh(request=request, weights=_plain(task))
        done = await self._parts.pool.run(Weigh.task, asked.packed(), patient=True)
        data = content(done)
        answer = None if data is None else Answer(data["metrics"], _by_date(data["training"]), data["bent"])
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[_key(task)] = (task, answer)  # with the case itself, so that its identity stays its own
        return answer

    @property
    def breadth(self) -> int:
        """How many tasks are under way at once: one a process, so that whoever waits for a plan is next."""
        return self._parts.pool.limits.size


class _Crew:
    """The solver processes as the instruments see them, from their thread."""

    def __init__(self, bench: Bench, loop: asyncio.AbstractEventLoop, stop: threading.Event) -> None:
        self._bench, self._loop, self._stop = bench, loop, stop

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer | None]:
        """Each task's answer in its order."""
        waiting: deque[Callable[[], Answer | None]] = deque()
        for task in tasks:
            waiting.append(self._ask(task))
            if len(waiting) > self._bench.breadth:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()

    def _ask(self, task: Task) -> Callable[[], Answer | None]:
        if self._stop.is_set():
            raise Stopped
        known = self._bench.known(task)
        if known is not None:
            return lambda: known[1]
        return asyncio.run_coroutine_threadsafe(self._bench.solve(task), self._loop).result


def _key(task: Task) -> tuple[int, str]:
    case, weights = task
    return id(case), weights.model_dump_json()


def _plain(task: Task) -> dict[str, int]:
    weights: dict[str, int] = task[1].model_dump(by_alias=True)
    return weights


def _by_date(training: dict[str, float]) -> dict[dt.date, float]:
    return {dt.date.fromisoformat(date): km for date, km in training.items()}
