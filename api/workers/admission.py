"""Whom to let wait: as many as will be served soon, and fewer the more are turned away already.

A short queue carries the bursts of an ordinary day. Under overload the same queue is always full, and all that it
does then is to make everybody wait for its whole length. So it shrinks by the factor by which the work that is asked
for exceeds what the solver processes can do.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

MEMORY_TASKS = 40
LEARNING = 0.05
FIRST_GUESS = 0.01


@dataclass(frozen=True)
class Limits:
    """How many processes, how many requests may wait and how long, and how long one may take (seconds)."""

    size: int
    queue: int
    queue_seconds: float
    task_seconds: float


class Admission:
    """Knows how long tasks take lately (an exponentially weighted mean) and how much work is asked for."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self.limits = limits
        self._clock = clock
        self._task_seconds = FIRST_GUESS
        self._asked = 0.0
        self._asked_at = clock()

    def note_request(self) -> None:
        """Somebody asks for work, whether or not it will be done."""
        self._asked = self._asked_lately() + 1 / MEMORY_TASKS
        self._asked_at = self._clock()

    def note_task(self, seconds: float) -> None:
        """A task has taken so long."""
        self._task_seconds += LEARNING * (seconds - self._task_seconds)

    @property
    def demand(self) -> float:
        """Work asked for lately over what the processes can do: above 1 is overload."""
        return self._asked_lately() / self.limits.size

    def wait_with(self, waiting: int) -> float:
        """The seconds until a process is free for one more than those who wait already."""
        return (waiting + 1) * self._task_seconds / self.limits.size

    def has_room(self, waiting: int, impatient: int) -> bool:
        """Whether one more may wait behind all that are `waiting`, of whom `impatient` will not wait for ever."""
        if self.wait_with(waiting) > self.limits.queue_seconds:
            return False
        return impatient < min(self.limits.queue, max(self.limits.size, self.limits.queue / max(1.0, self.demand)))

    def _asked_lately(self) -> float:
        """By how many processes it would be done as it comes, over the time of so many tasks: an overload is felt, and
        forgotten, after as many of them, whether they take milliseconds or seconds."""
        return self._asked * math.exp((self._asked_at - self._clock()) / (MEMORY_TASKS * self._task_seconds))
