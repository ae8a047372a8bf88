"""What every strength rule has: its identity, and the two ways of stating it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import ClassVar, Protocol

from solver import rule
from solver.linear import Quantity
from solver.strength.calendar.entry import Entry
from solver.strength.calendar.split import Split
from solver.strength.curve.targets import Range
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter

HALF = 2
"""Bounds on sets are stated in half sets, so that an indirect set is a whole number."""


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

    def has_lines(self, entry: Entry) -> bool:
        """Whether an exercise stands on its day in several lines, as a top set and its back-off do."""
        return self._lines[entry.day, entry.exercise.name] > 1

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
