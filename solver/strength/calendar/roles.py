"""Who is the anchor: roles by the order of a day's exercises (S20)."""

from collections.abc import Sequence
from dataclasses import replace

from solver.strength.calendar.entry import Entry, Role
from solver.strength.calendar.split import Focus
from solver.strength.catalogue.exercise import Pattern, Weight

_ORDER = (Role.ANCHOR, Role.PRIMARY, Role.ACCESSORY)


def anchor_count(focus: Focus, long_session: bool) -> int:
    """How many anchors a day has: one, two on upper, lower and full-body days with 45 minutes or more."""
    return focus.anchors if long_session else min(1, focus.anchors)


def with_roles(entries: Sequence[Entry], focus: Focus, long_session: bool) -> list[Entry]:
    """One day's entries with their roles, anchors first, then primaries, then accessories, else in their order."""
    anchors = _anchors(entries, anchor_count(focus, long_session))
    named = [replace(entry, role=_role(entry, place in anchors)) for place, entry in enumerate(entries)]
    return sorted(named, key=lambda entry: _ORDER.index(entry.role))


def _role(entry: Entry, anchor: bool) -> Role:
    if anchor:
        return Role.ANCHOR
    return Role.PRIMARY if entry.exercise.is_compound else Role.ACCESSORY


def _anchors(entries: Sequence[Entry], count: int) -> list[int]:
    """The first heavy compound, else the first compound; a second one likewise, of another pattern."""
    chosen: list[int] = []
    for _ in range(count):
        taken: set[Pattern] = {entries[place].exercise.pattern for place in chosen}
        free = [
            place
            for place, entry in enumerate(entries)
            if entry.exercise.is_compound and entry.exercise.pattern not in taken
        ]
        heavy = [place for place in free if entries[place].exercise.weight is Weight.HEAVY]
        chosen += (heavy or free)[:1]
    return chosen
