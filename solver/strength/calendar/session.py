"""How long a session takes, in seconds (S22)."""

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


def minutes(seconds: int) -> int:
    """Rounded up."""
    return -(-seconds // 60)
