"""What every strength rule has: its identity, and the two ways of stating it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import ClassVar, Protocol

from solver import rule
from solver.linear import Quantity
from solver.strength.calendar.entry import NOVICE_SETS, Entry, Origin, Role
from solver.strength.calendar.split import Split
from solver.strength.curve.targets import Range
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter

HALF = 2
"""Bounds on sets are stated in half sets, so that an indirect set is a whole number."""


MOST_SETS, MOST_RAISED, MOST_ADDED, MOST_HEAVY_HINGE = 6, 5, 4, 3
"""Sets of one exercise at most (S21), of a primary that is raised, of anything that is added and of an accessory that
is raised, and of a draft's heavy hinge that is no anchor when it is raised (S16)."""


class Rank(IntEnum):
    """Places in the bending order: the lowest bends first."""

    LIGHT = 1
    MEDIUM = 2
    ARMS = 3
    LARGE = 4
    ZERO = 5
    ANCHORS = 6
    PATTERNS = 7


@dataclass(frozen=True)
class Facts:
    """All that is settled before the sets are.

    `thrifty` is whether somebody's work is being repaired: then anchors keep their sets and additions are rare.
    `trained` are the muscles that the draft as received trains directly; `understood` is whether most of its sets
    are of exercises that are known: else only labels, order and time are settled.
    """

    lifter: Lifter
    split: Split
    targets: Mapping[Muscle, Range]
    entries: tuple[Entry, ...]
    thrifty: bool
    trained: frozenset[Muscle] = frozenset()
    understood: bool = True

    def on(self, day: int) -> Sequence[int]:
        """The places in `entries` of a day's exercises."""
        return self._by_day.get(day, ())

    def trainers(self, muscle: Muscle, day: int | None = None) -> Sequence[tuple[int, int]]:
        """Who trains a muscle in the week or on a day: the places in `entries` and what a set counts, in half sets."""
        return self._by_muscle.get((muscle, day), ())

    @cached_property
    def _by_day(self) -> Mapping[int, Sequence[int]]:
        days: dict[int, list[int]] = {}
        for place, entry in enumerate(self.entries):
            days.setdefault(entry.day, []).append(place)
        return days

    @cached_property
    def _by_muscle(self) -> Mapping[tuple[Muscle, int | None], Sequence[tuple[int, int]]]:
        trainers: dict[tuple[Muscle, int | None], list[tuple[int, int]]] = {}
        for place, entry in enumerate(self.entries):
            for muscle, count in entry.exercise.counts:
                trainers.setdefault((muscle, None), []).append((place, count))
                trainers.setdefault((muscle, entry.day), []).append((place, count))
        return trainers

    def least_sets(self, entry: Entry) -> int:
        """The fewest sets that an exercise of the program may have (S21); a draft's smaller number may stay."""
        if entry.role is Role.ANCHOR and not self.thrifty and self.lifter.does_fives:
            return NOVICE_SETS
        least = 3 if entry.role is Role.ANCHOR and self.lifter.has_long_sessions else 2
        return min(least, entry.sets) if entry.sets else least

    def most_sets(self, place: int) -> int:
        """The most sets that an exercise may have: what is added or raised of accessories and heavy hinges has few.

        Lines of one lift on one day (a top set and its back-off) are never raised, nor is what is not understood.
        """
        entry = self.entries[place]
        if not self.thrifty or entry.origin is not Origin.DRAFT:
            if entry.role is Role.ANCHOR and self.lifter.is_novice_for_strength:
                return NOVICE_SETS
            if entry.origin is Origin.CANDIDATE or entry.role is Role.ACCESSORY or entry.exercise.is_heavy_hinge:
                return MOST_ADDED
            return MOST_SETS if entry.role is Role.ANCHOR else MOST_RAISED
        if not entry.understood or self._lines[entry.day, entry.exercise.name] > 1:
            return entry.sets
        if entry.role is Role.ANCHOR:
            return MOST_SETS
        if entry.exercise.is_heavy_hinge:
            return max(entry.sets, MOST_HEAVY_HINGE)
        return max(entry.sets, MOST_ADDED if entry.role is Role.ACCESSORY else MOST_RAISED)

    @cached_property
    def _lines(self) -> Counter[tuple[int, str]]:
        return Counter((entry.day, entry.exercise.name) for entry in self.entries)


class View(Protocol):
    """The sets: decision variables for the model, numbers for a finished program."""

    @property
    def facts(self) -> Facts:
        """What is settled already."""

    def sets(self, place: int) -> Quantity:
        """The sets of the entry at a place; 0 if it is not in the program."""

    def kept(self, place: int) -> Quantity:
        """1 if the entry at a place is in the program, else 0."""

    def saved_secs(self, day: int) -> Quantity:
        """What exercises that are done in turn save on a day, beyond what their rests say."""


@dataclass(frozen=True)
class Rule(rule.Rule[View, Facts]):
    """One rule of the strength rulebook: its bounds are on sets, in half sets, or on a session's seconds."""

    source = "Strength rulebook"
    counts_places: ClassVar[bool] = False
    """Whether it is asked how often the rule is missed, not by how much."""
