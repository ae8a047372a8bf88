"""A circuit breaker: an endpoint that keeps failing is left alone for a while, so that it slows nobody down."""

import threading
from collections.abc import Callable
from time import monotonic

FAILURES, PAUSE_SECONDS = 3, 60.0


class Breaker:
    """Opens after some failures in a row; after a pause one call may try again."""

    def __init__(
        self, failures: int = FAILURES, pause: float = PAUSE_SECONDS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._most, self._pause, self._clock = failures, pause, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_again = 0.0

    @property
    def is_open(self) -> bool:
        """Whether calls are refused, but for the one that tries after a pause."""
        return self._failures >= self._most

    def allows(self) -> bool:
        """Whether a call may be made now; after the pause the first to ask tries for everybody."""
        with self._lock:
            if self._failures < self._most:
                return True
            if self._clock() < self._closed_again:
                return False
            self._closed_again = self._clock() + self._pause
            return True

    def report(self, answered: bool) -> None:
        """What came of a call."""
        with self._lock:
            self._failures = 0 if answered else self._failures + 1
            if self._failures >= self._most:
                self._closed_again = self._clock() + self._pause
