"""A fixed number of solver processes behind a short queue: overload is refused at once, never piled up."""

import asyncio
import math
from collections import deque
from time import monotonic

from api.telemetry import span
from api.workers.admission import Admission, Limits
from api.workers.done import Done
from api.workers.line import Gone
from api.workers.seat import Seat
from solver.errors import PacewrightError
from solver.running.search.config import EngineConfig
from solver.sentences import Sentence

TRIES = 2


class Overloaded(PacewrightError):
    """Every solver is busy and the queue is full, or a place in it took too long."""

    type = "urn:pacewright:overloaded"
    status = 503

    def __init__(self, detail: str, retry_seconds: int = 1) -> None:
        super().__init__(detail)
        self.retry_seconds = retry_seconds


class OverBudget(PacewrightError):
    """One request took longer than any may."""

    type = "urn:pacewright:over-budget"
    status = 504


class Broken(PacewrightError):
    """The process that solved the request died on it, each time."""

    type = "urn:pacewright:internal-error"
    status = 500


class Pool:
    """Runs tasks on solver processes. Everything but :meth:`start` and :meth:`close` may be called concurrently."""

    def __init__(self, limits: Limits, config: EngineConfig) -> None:
        self.limits = limits
        self._admission = Admission(limits)
        self._seats = [Seat(config.model_dump_json().encode()) for _ in range(limits.size)]
        self._free: list[Seat] = []
        self._waiting: deque[asyncio.Future[Seat]] = deque()
        self._impatient = 0
        self._closed = False

    async def start(self) -> None:
        """Start all processes and wait until they can work."""
        await asyncio.gather(*(seat.start() for seat in self._seats))
        self._free = list(self._seats)

    async def close(self) -> None:
        """End all processes, whatever they are doing; nothing is started again."""
        self._closed = True
        await asyncio.gather(*(seat.stop() for seat in self._seats))

    def configure(self, config: EngineConfig) -> None:
        """Work by another configuration: every task that begins from now on."""
        told = config.model_dump_json().encode()
        for seat in self._seats:
            seat.config = told

    @property
    def queued(self) -> int:
        """Tasks that wait for a process."""
        return len(self._waiting)

    @property
    def busy(self) -> int:
        """Processes at work."""
        return len(self._seats) - len(self._free)

    @property
    def is_full(self) -> bool:
        """Whether a request that comes now would be refused; asked before anything of it is read."""
        return not self._free and not self._admission.has_room(len(self._waiting), self._impatient)

    def refuse(self) -> Overloaded:
        """What to tell somebody who is turned away: the seconds until it is worth another try."""
        self._admission.note_request()
        seconds = max(1, math.ceil(self._admission.wait_with(len(self._waiting))))
        return Overloaded(Sentence("busy"), seconds)

    async def run(self, task: str, body: bytes, *, patient: bool = False) -> Done:
        """Do a task on the next free process. A patient caller waits as long as it takes.

        Raises:
            Overloaded: when too many wait already, or the wait took too long.
            OverBudget: when the task took too long; its process is replaced.
            Broken: when the process died on the task twice.
        """
        for _ in range(TRIES):
            seat = await self._take(patient)
            start = monotonic()
            try:
                with span(f"solver {task}"):
                    return await seat.work(task, body, self.limits.task_seconds)
            except Gone:
                if self._closed:
                    break
            except TimeoutError:
                raise OverBudget(Sentence("took_long", seconds=self.limits.task_seconds)) from None
            finally:
                self._admission.note_task(monotonic() - start)
                self._give_back(seat)
        raise Broken(Sentence("died"))

    async def _take(self, patient: bool) -> Seat:
        if not patient and self.is_full:
            raise self.refuse()
        self._admission.note_request()
        if self._free:
            return self._free.pop()
        place: asyncio.Future[Seat] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        self._impatient += not patient
        try:
            return await asyncio.wait_for(place, None if patient else self.limits.queue_seconds)
        except (TimeoutError, asyncio.CancelledError) as error:
            if place.done() and not place.cancelled():  # a seat that came too late goes to the next
                self._give_back(place.result())
            if isinstance(error, TimeoutError):
                raise Overloaded(Sentence("stayed_busy")) from None
            raise
        finally:
            self._impatient -= not patient

    def _give_back(self, seat: Seat) -> None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(seat)
                return
        self._free.append(seat)
