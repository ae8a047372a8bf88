"""Rests between sets: they fall before any set goes for time's sake, and grow back where there is room (S22)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from solver.strength.calendar.entry import Entry, Role, rest_of, usual_of
from solver.strength.calendar.session import WARM_UP_SECS, once_secs, set_secs
from solver.strength.request.request import Lifter, Training
from solver.strength.rules.base import Facts

Step = Mapping[Role, int]
"""The longest rest of each role."""

_ALL_120 = dict.fromkeys(Role, 120)
_FALLING = {Role.ANCHOR: 120, Role.PRIMARY: 90, Role.ACCESSORY: 60}
_SHORTEST = {Role.ANCHOR: 90, Role.PRIMARY: 60, Role.ACCESSORY: 60}
LEAST_FOR_STRENGTH = 180
"""Strength anchors never rest less."""
GROWTH_SECS = 5


def steps_for(facts: Facts) -> tuple[Step, ...]:
    """The steps after the usual rests, the longest first; a draft's do not fall as far as our own."""
    steps: tuple[Step, ...] = (_ALL_120, _FALLING) if facts.thrifty else (_ALL_120, _FALLING, _SHORTEST)
    if facts.lifter.primary_focus is Training.STRENGTH:
        steps = tuple({**step, Role.ANCHOR: LEAST_FOR_STRENGTH} for step in steps)
    return steps


def has_open_rests(facts: Facts) -> bool:
    """Whether any rest is ours to choose."""
    return any(entry.rest_secs is None for entry in facts.entries)


def shortened(facts: Facts, step: Step) -> Facts:
    """The facts with every rest that is ours to choose no longer than the step says."""
    return replace(facts, entries=tuple(_shortened(entry, step, facts.lifter) for entry in facts.entries))


def _shortened(entry: Entry, step: Step, lifter: Lifter) -> Entry:
    if entry.rest_secs is not None:
        return entry
    usual = usual_of(entry.role, lifter).rest_secs
    return replace(entry, rest_secs=min(usual, step[entry.role])) if step[entry.role] < usual else entry


def grown_back(facts: Facts, chosen: tuple[int, ...], given: Facts) -> Facts:
    """The same sets with rests as near to the usual as each day's time allows: anchors first, then the others."""
    entries = list(facts.entries)
    for day in facts.split.training:
        places = [place for place in facts.on(day) if chosen[place]]
        free = facts.lifter.session_duration_mins * 60 - WARM_UP_SECS - _secs(entries, places, chosen, facts)
        for role in Role:
            ours = [p for p in places if entries[p].role is role and _was_open(p, given)]
            free = _grow(entries, ours, chosen, free, facts.lifter)
    return replace(facts, entries=tuple(entries))


def _was_open(place: int, given: Facts) -> bool:
    return place >= len(given.entries) or given.entries[place].rest_secs is None


def _secs(entries: list[Entry], places: list[int], chosen: tuple[int, ...], facts: Facts) -> int:
    training = facts.lifter.primary_focus
    return sum(once_secs(entries[p]) + chosen[p] * set_secs(entries[p], training) for p in places)


def _grow(entries: list[Entry], places: list[int], chosen: tuple[int, ...], free: int, lifter: Lifter) -> int:
    """Lengthen the rests of one role together; what is left of the free seconds."""
    if not places:
        return free
    usual = usual_of(entries[places[0]].role, lifter).rest_secs
    sets, rest = sum(chosen[place] for place in places), rest_of(entries[places[0]], lifter.primary_focus)
    more = min(usual - rest, free // sets // GROWTH_SECS * GROWTH_SECS)
    for place in places:
        now = rest + more
        entries[place] = replace(entries[place], rest_secs=None if now == usual else now)
    return free - more * sets


def fallen(facts: Facts, chosen: tuple[int, ...], given: Facts) -> Iterator[tuple[int, Role, int, int]]:
    """Day, role, usual rest and rest now, wherever rests of ours stay below the usual."""
    for day in facts.split.training:
        for role in Role:
            usual = usual_of(role, facts.lifter).rest_secs
            rests = {
                rest_of(facts.entries[p], facts.lifter.primary_focus)
                for p in facts.on(day)
                if chosen[p] and facts.entries[p].role is role and _was_open(p, given)
            }
            if rests and min(rests) < usual:
                yield day, role, usual, min(rests)
