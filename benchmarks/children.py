"""Processor time of processes that this one started and waited for."""

import os


def children_cpu() -> float:
    """Seconds so far, their own children included."""
    times = os.times()
    return times.children_user + times.children_system
