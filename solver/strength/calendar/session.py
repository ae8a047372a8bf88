"""How long a session takes, in seconds (S22)."""

from collections.abc import Iterable, Sequence

from solver.strength.calendar.entry import Entry, Role, rest_of
from solver.strength.request.request import Training

WARM_UP_SECS, ANCHOR_SECS, EXERCISE_SECS, SET_SECS = 300, 180, 60, 45
CHANGEOVER_SECS = 15
"""From one exercise of a superset to the next: the rest comes after the last."""


def once_secs(entry: Entry) -> int:
    """What an exercise costs before its first set: changing over, and an anchor's own warm-up sets."""
    return EXERCISE_SECS + (ANCHOR_SECS if entry.role is Role.ANCHOR else 0)


def set_secs(entry: Entry, training: Training) -> int:
    """One set with its rest."""
    return SET_SECS + rest_of(entry, training)


def session_secs(entries: Sequence[Entry], places: Iterable[int], chosen: Sequence[int], training: Training) -> int:
    """What a session takes with these sets, its warm-up included."""
    worked = [once_secs(entries[p]) + chosen[p] * set_secs(entries[p], training) for p in places if chosen[p]]
    return WARM_UP_SECS + sum(worked)


def minutes(seconds: int) -> int:
    """Rounded up."""
    return -(-seconds // 60)
