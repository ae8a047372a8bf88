"""Rests between sets: they fall before any set goes for time's sake, and grow back where there is room (S22)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from solver.strength.calendar.entry import Entry, Role, rest_of, usual_of
from solver.strength.calendar.session import CHANGEOVER_SECS
from solver.strength.request.request import Lifter, Training
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers

Step = Mapping[Role, int]
"""The longest rest of each role."""

SHORTEST_OF_ACCESSORIES = 60
_ALL_120 = dict.fromkeys(Role, 120)
_FALLING = {Role.ANCHOR: 120, Role.PRIMARY: 90, Role.ACCESSORY: SHORTEST_OF_ACCESSORIES}
_SHORTEST = {Role.ANCHOR: 90, Role.PRIMARY: 60, Role.ACCESSORY: SHORTEST_OF_ACCESSORIES}
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
    """The same sets with rests as near to the usual as each day's time allows.

    They grow as they fell, step by step, in each step anchors first: nobody rests two minutes beside a bench press
    with one.
    """
    entries = list(facts.entries)
    for day in facts.split.training:
        places = [place for place in facts.on(day) if chosen[place]]
        free = facts.lifter.session_secs - Numbers(facts, chosen).seconds(day)
        ours = [place for place in places if _is_rest(entries[place], place, given)]
        for step in (*reversed(steps_for(given)[:-1]), None):
            for role in Role:
                of_role = [place for place in ours if entries[place].role is role]
                free = _grow(entries, of_role, chosen, free, facts.lifter, None if step is None else step[role])
    return replace(facts, entries=tuple(entries))


def _is_rest(entry: Entry, place: int, given: Facts) -> bool:
    """Whether it is ours to choose how long one rests: nobody does between the exercises of a pair."""
    was_open = place >= len(given.entries) or given.entries[place].rest_secs is None
    return was_open and entry.rest_secs != CHANGEOVER_SECS


def _grow(
    entries: list[Entry], places: list[int], chosen: tuple[int, ...], free: int, lifter: Lifter, longest: int | None
) -> int:
    """Lengthen the rests of one role together, to the usual or so many seconds; what is left of the free ones."""
    if not places:
        return free
    usual = usual_of(entries[places[0]].role, lifter).rest_secs
    sets, rest = sum(chosen[place] for place in places), rest_of(entries[places[0]], lifter.primary_focus)
    wanted = usual if longest is None else min(usual, longest)
    more = max(0, min(wanted - rest, free // sets // GROWTH_SECS * GROWTH_SECS))
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
                if chosen[p] and facts.entries[p].role is role and _is_rest(facts.entries[p], p, given)
            }
            if rests and min(rests) < usual:
                yield day, role, usual, min(rests)
