"""The sets of every exercise as one CP-SAT model: hard rules as constraints, elastic ones with counted slack."""

from collections.abc import Sequence
from dataclasses import dataclass

from solver.cpsat import Model, Solution
from solver.linear import Linear, Quantity, total
from solver.rule import Bound, Case
from solver.strength.entry import Entry, Origin, Role
from solver.strength.rulebook import RULEBOOK
from solver.strength.rules.base import Facts
from solver.strength.rules.volume import ANCHOR_RANK

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
        return self._started(entry, 1 if entry.role is Role.ANCHOR else self.model.variable(0, 1))

    def _started(self, entry: Entry, kept: Quantity) -> Choice:
        model, room = self.model, MOST_SETS - entry.sets
        fewer, less = model.variable(0, entry.sets), model.variable(0, 1)
        model.require(fewer - less * entry.sets)
        model.require(less - fewer)
        sets, changed, distance = entry.sets - fewer, less + 1 - kept, fewer
        if room:
            more, up = model.variable(0, room), model.variable(0, 1)
            model.require(more - up * room)
            model.require(up - more)
            model.require(up + less - 1)
            sets, changed, distance = sets + more, changed + up, distance + more
        return Choice(sets, kept, changed, distance)

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


__all__ = ["ANCHOR_RANK", "SetsModel"]
