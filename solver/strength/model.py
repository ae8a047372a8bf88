"""The sets of every exercise as one CP-SAT model: hard rules as constraints, elastic ones with counted slack."""

from collections.abc import Sequence
from dataclasses import dataclass

from solver.cpsat import Model, Solution
from solver.linear import Linear, Quantity, total
from solver.rule import Bound, Case
from solver.strength.entry import Entry, Origin, Role
from solver.strength.rulebook import RULEBOOK
from solver.strength.rules.base import Facts
from solver.strength.session import set_secs

MOST_SETS = 6
MOST_SLACK = 300
"""Half sets; more than six sessions can miss."""


@dataclass(frozen=True)
class Choice:
    """What may become of one entry: `sets = start + more - fewer`, and flags for the objective."""

    sets: Quantity
    kept: Quantity
    changed: Quantity
    distance: Quantity


class SetsModel:
    """Variables, constraints, slack. A view for the rules.

    `bending` makes elastic rules give way at a price; without it they are constraints like the others.
    """

    def __init__(self, facts: Facts, seed: int, bending: bool = False) -> None:
        self.facts = facts
        self.bending = bending
        self.model = Model(seed)
        self.slacks: dict[int, list[Linear]] = {}
        self.choices = [self._choice(entry) for entry in facts.entries]
        for rule in RULEBOOK:
            for bound in rule.bounds(self):
                self._add(bound)
        self._use_candidates_last()

    def sets(self, place: int) -> Quantity:
        """The entry's sets."""
        return self.choices[place].sets

    def kept(self, place: int) -> Quantity:
        """1 if the entry is in the program."""
        return self.choices[place].kept

    def missed(self, rank: int) -> Quantity:
        """By how many half sets the rules of a rank give way."""
        return total(self.slacks.get(rank, ()))

    def changed(self, *roles: Role, origins: Sequence[Origin] = (Origin.DRAFT, Origin.TEMPLATE)) -> Quantity:
        """How many entries of these roles change; a removal counts double."""
        return total(c.changed for c, e in self._pairs() if e.role in roles and e.origin in origins)

    def added(self) -> Quantity:
        """How many candidates are in the program."""
        return total(c.kept for c, e in self._pairs() if e.origin is Origin.CANDIDATE)

    def distance(self) -> Quantity:
        """The sum of all set changes."""
        return total(choice.distance for choice in self.choices)

    def ties(self) -> Quantity:
        """Among equals the earlier entries change more: a unique optimum, whatever the solver's seed."""
        return total(c.distance * (place + 1) for place, c in enumerate(self.choices))

    def chosen(self, solution: Solution) -> tuple[int, ...]:
        """The sets of every entry."""
        return tuple(solution.value(choice.sets) for choice in self.choices)

    def _pairs(self) -> list[tuple[Choice, Entry]]:
        return list(zip(self.choices, self.facts.entries, strict=True))

    def _choice(self, entry: Entry) -> Choice:
        if entry.origin is Origin.CANDIDATE:
            flag, sets = self.model.variable(0, 1), self.model.variable(0, MOST_SETS)
            return Choice(sets, flag, flag, sets)
        return self._started(entry, self.facts.least_sets(entry))

    def _started(self, entry: Entry, least: int) -> Choice:
        """Unchanged, fewer, more or gone, one flag each: what a removal saves costs no mere reduction's price."""
        gone: Quantity = 0 if entry.role is Role.ANCHOR else self.model.variable(0, 1)
        less, fewer = self._step(entry.sets - least)
        up, more = self._step(MOST_SETS - entry.sets)
        self.model.require(gone + less + up - 1)
        return Choice(
            sets=entry.sets - fewer + more - gone * entry.sets,
            kept=1 - gone,
            changed=less + up + gone * 2,
            distance=fewer + more + gone * entry.sets,
        )

    def _step(self, most: int) -> tuple[Quantity, Quantity]:
        """A flag and how far it goes; the same variable where that is one set at most."""
        if most <= 0:
            return 0, 0
        flag = self.model.variable(0, 1)
        if most == 1:
            return flag, flag
        size = self.model.variable(0, most)
        self.model.require(size - flag * most)
        self.model.require(flag - size)
        return flag, size

    def _use_candidates_last(self) -> None:
        """A candidate is only worth its time where its like on the day is full: no optimum is lost, much search is."""
        last: dict[tuple[object, ...], int] = {}
        for place, entry in enumerate(self.facts.entries):
            like = (entry.day, entry.role, entry.exercise.counts, set_secs(entry, self.facts.lifter.primary_focus))
            if entry.origin is Origin.CANDIDATE and like in last:
                both = self.sets(place) + self.sets(last[like])
                self.model.require(self.kept(place) * (MOST_SETS + 1) - both)
            last[like] = place

    def _add(self, bound: Bound) -> None:
        if bound.rank is None or not self.bending:
            self.model.require_any(bound.cases)
            return
        slack = self.model.variable(0, MOST_SLACK)
        self.slacks.setdefault(bound.rank, []).append(slack)
        self.model.require_any([Case(case.excess - slack * bound.scale, case.when) for case in bound.cases])

    def anchors_changed(self) -> Quantity:
        """How many of a draft's anchors do not keep their sets."""
        return self.changed(Role.ANCHOR, origins=(Origin.DRAFT,))
