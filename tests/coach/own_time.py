"""A clock that a busy machine does not push on: seconds that passed, without those in which it let others go first."""

from pathlib import Path
from time import monotonic

_WAITED = Path("/proc/thread-self/schedstat")
"""Of a thread: nanoseconds on a processor, nanoseconds ready to go and waiting for one, and how often."""


def own_time() -> float:
    """Seconds by this clock, for the thread that asks; the plain monotonic clock where the system does not tell."""
    try:
        waited = int(_WAITED.read_text().split()[1])
    except OSError:
        waited = 0
    return monotonic() - waited / 1e9
