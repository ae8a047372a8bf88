"""What every strength rule has: its identity, and the two ways of stating it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import ClassVar, Protocol

from solver.linear import Quantity
from solver.rule import Bound, Fault, Tier
from solver.strength.calendar.entry import Entry, Role
from solver.strength.calendar.split import Split
from solver.strength.curve.targets import Range
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter

HALF = 2
"""Bounds on sets are stated in half sets, so that an indirect set is a whole number."""


@dataclass(frozen=True)
class Facts:
    """All that is settled before the sets are.

    `thrifty` is whether somebody's work is being repaired: then anchors keep their sets and additions are rare.
    """

    lifter: Lifter
    split: Split
    targets: Mapping[Muscle, Range]
    entries: tuple[Entry, ...]
    thrifty: bool

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
        least = 3 if entry.role is Role.ANCHOR and self.lifter.has_long_sessions else 2
        return min(least, entry.sets) if entry.sets else least


class View(Protocol):
    """The sets: decision variables for the model, numbers for a finished program."""

    @property
    def facts(self) -> Facts:
        """What is settled already."""

    def sets(self, place: int) -> Quantity:
        """The sets of the entry at a place; 0 if it is not in the program."""

    def kept(self, place: int) -> Quantity:
        """1 if the entry at a place is in the program, else 0."""


@dataclass(frozen=True)
class Rule:
    """One rule of the rulebook. Its dataclass fields are its parameters.

    A rule about sets and time yields `bounds`; one about days and roles yields `faults`.
    """

    id: ClassVar[str]
    title: ClassVar[str]
    statement: ClassVar[str]
    source: ClassVar[str] = "Strength rulebook"
    tier: ClassVar[Tier] = Tier.HARD
    bends: ClassVar[str | None] = None
    """For elastic rules, the place in the bending order as people read it."""

    @property
    def parameters(self) -> Mapping[str, object]:
        """The rule's numbers by name."""
        return asdict(self)

    def bounds(self, view: View) -> Iterable[Bound]:
        """Linear bounds on sets, in half sets, or on a session's seconds."""
        return ()

    def faults(self, facts: Facts) -> Iterable[Fault]:
        """Breaches of what is settled before the sets."""
        return ()
