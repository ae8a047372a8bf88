"""Supersets: accessories of different muscles done in turn, where the shortest rests alone do not do (S22)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from solver.cpsat import Model
from solver.linear import Linear, Quantity, total, weighted
from solver.strength.calendar.entry import Entry, Role
from solver.strength.calendar.session import CHANGEOVER_SECS
from solver.strength.request.muscles import Muscle
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.sessions import SETS_EACH
from solver.strength.search.options import Group
from solver.strength.search.rests import SHORTEST_OF_ACCESSORIES

SAVED_SECS = SHORTEST_OF_ACCESSORIES - CHANGEOVER_SECS
"""What each round of a pair saves: after its first exercise nobody rests, the other one's set is rest enough."""


def pairable(facts: Facts) -> frozenset[int]:
    """The places of exercises that may be done in turn with another, before any rest is shortened.

    Accessories whose rests are ours to choose, that are known, and train one muscle directly.
    """
    if not facts.lifter.allow_supersets:
        return frozenset()
    return frozenset(place for place, entry in enumerate(facts.entries) if _may_pair(entry))


def _may_pair(entry: Entry) -> bool:
    ours = entry.rest_secs is None and entry.superset is None
    return ours and entry.understood and entry.role is Role.ACCESSORY and len(entry.exercise.direct) == 1


def saved_secs(model: Model, choices: Sequence[tuple[Muscle, Group, Sequence[Linear]]]) -> Quantity:
    """The seconds that a day's pairs save at the most, given who may pair by muscle, with the options' flags.

    Of n exercises with equal sets n / 2 pairs can be made, but none of one muscle: not more than there are others.
    """
    return total(
        rounds * sets * SAVED_SECS
        for sets in range(SETS_EACH.least_sets, SETS_EACH.most_sets + 1)
        for rounds in _pairs(model, _with_sets(choices, sets))
    )


def _with_sets(
    choices: Sequence[tuple[Muscle, Group, Sequence[Linear]]], sets: int
) -> Mapping[Muscle, list[tuple[int, Linear]]]:
    """By muscle how many exercises have so many sets: numbers by flags."""
    found: dict[Muscle, list[tuple[int, Linear]]] = {}
    for muscle, group, flags in choices:
        counted = ((option.sets.count(sets), flag) for option, flag in zip(group.options, flags, strict=True))
        found.setdefault(muscle, []).extend((count, flag) for count, flag in counted if count)
    return {muscle: counted for muscle, counted in found.items() if counted}


def _pairs(model: Model, by_muscle: Mapping[Muscle, list[tuple[int, Linear]]]) -> Iterator[Linear]:
    if len(by_muscle) < 2:
        return
    mine = {muscle: weighted(counted) for muscle, counted in by_muscle.items()}
    every = total(mine.values())
    pairs = model.variable(0, model.most(every) // 2)
    model.require(pairs * 2 - every)
    for exercises in mine.values():
        model.require(pairs - (every - exercises))
    yield pairs


def paired(facts: Facts, chosen: tuple[int, ...], may: frozenset[int]) -> Facts:
    """The facts with as few pairs as each day's time needs, the longest first; without need there are none."""
    entries = list(facts.entries)
    for day in facts.split.training:
        letters = iter(sorted(set(ascii_uppercase) - {entries[place].superset for place in facts.on(day)}))
        over = Numbers(facts, chosen).seconds(day) - facts.lifter.session_secs
        for first, second in _couples(entries, [p for p in facts.on(day) if p in may and chosen[p]], chosen):
            if over <= 0:
                break
            letter = next(letters)
            entries[first] = replace(entries[first], superset=letter, rest_secs=CHANGEOVER_SECS)
            entries[second] = replace(entries[second], superset=letter)
            over -= chosen[first] * SAVED_SECS
    return replace(facts, entries=tuple(entries))


def _couples(entries: Sequence[Entry], places: list[int], chosen: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """As many pairs as there can be: always one of the muscle with the most exercises, and one of another."""
    for sets in sorted({chosen[place] for place in places}, reverse=True):
        left = [place for place in places if chosen[place] == sets]
        while len({_muscle(entries[place]) for place in left}) > 1:
            first = max(left, key=lambda place: (_of_its_muscle(entries, left, place), -place))
            others = (place for place in left if _muscle(entries[place]) is not _muscle(entries[first]))
            second = min(others, key=lambda place: (_competes(entries[first], entries[place]), place))
            left = [place for place in left if place not in (first, second)]
            yield min(first, second), max(first, second)


def _muscle(entry: Entry) -> Muscle:
    return entry.exercise.direct[0]


def _of_its_muscle(entries: Sequence[Entry], places: list[int], place: int) -> int:
    return sum(_muscle(entries[other]) is _muscle(entries[place]) for other in places)


def _competes(first: Entry, second: Entry) -> bool:
    """Whether both tire a muscle, if only indirectly."""
    return not {muscle for muscle, _ in first.exercise.counts}.isdisjoint(
        muscle for muscle, _ in second.exercise.counts
    )
