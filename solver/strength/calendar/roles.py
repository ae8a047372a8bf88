"""Who is the anchor: roles by the order of a day's exercises (S20)."""

from collections.abc import Sequence
from dataclasses import replace

from solver.strength.calendar.entry import Entry, Role
from solver.strength.calendar.split import Focus
from solver.strength.catalogue.exercise import PRESSES, PULLS, Exercise, Pattern, Weight

_ORDER = tuple(Role)


def with_roles(entries: Sequence[Entry], focus: Focus, long_session: bool) -> list[Entry]:
    """One day's entries with their roles, anchors first, then primaries, then accessories, else in their order."""
    anchors = _anchors(entries, focus, focus.anchors if long_session else min(1, focus.anchors))
    named = [replace(entry, role=_role(entry, place in anchors)) for place, entry in enumerate(entries)]
    return sorted(named, key=lambda entry: _ORDER.index(entry.role))


def _role(entry: Entry, anchor: bool) -> Role:
    if anchor:
        return Role.ANCHOR
    return Role.PRIMARY if entry.exercise.is_compound else Role.ACCESSORY


def _anchors(entries: Sequence[Entry], focus: Focus, count: int) -> list[int]:
    """The first heavy compound, else the first compound; a second one likewise, of another pattern.

    On an upper day the second one presses if the first pulls, and pulls if it presses, as long as something does.
    """
    chosen: list[int] = []
    for _ in range(count):
        taken = {entries[place].exercise.pattern for place in chosen}
        free = [
            place
            for place, entry in enumerate(entries)
            if entry.exercise.is_compound and entry.exercise.pattern not in taken
        ]
        if focus is Focus.UPPER:
            free = [place for place in free if _is_opposite(entries[place].exercise, taken)] or free
        heavy = [place for place in free if entries[place].exercise.weight is Weight.HEAVY]
        chosen += (heavy or free)[:1]
    return chosen


def _is_opposite(exercise: Exercise, taken: set[Pattern]) -> bool:
    """Whether it pulls where a press is taken, or presses where a pull is."""
    wanted = PRESSES if taken & PULLS else PULLS if taken & PRESSES else frozenset(Pattern)
    return exercise.pattern in wanted
