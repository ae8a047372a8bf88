"""The processor cores that this process may use."""

import os


def cores() -> int:
    """As many as the process is allowed, which may be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
