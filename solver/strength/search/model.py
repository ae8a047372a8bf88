"""The sets of every exercise as one CP-SAT model: hard rules as constraints, elastic ones with counted slack."""

from collections.abc import Callable, Iterator
from itertools import chain

from solver.cpsat import Model
from solver.linear import Linear, Quantity, total, weighted
from solver.rule import Bound, Place
from solver.solution import Solution
from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.rules.base import Facts, Rank
from solver.strength.rules.rulebook import rulebook_statements
from solver.strength.rules.sessions import SetsEach
from solver.strength.rules.volume import LARGE_RANGE, half_sets
from solver.strength.search.options import Option, groups_of
from solver.strength.search.pairs import saved_secs


class SetsModel:
    """One flag for each option of each group of exercises, constraints, slack. A view for the rules.

    A group's first exercise stands for all of it, with their sets together: no rule tells them apart, but S21,
    which the options hold already. Elastic rules are constraints like the others until `let_bend` makes them give
    way at a price. Exercises at the places `in_turn` may be paired where that saves time.
    """

    def __init__(self, facts: Facts, seed: int, in_turn: frozenset[int] = frozenset(), presolve: bool = True) -> None:
        self.facts = facts
        self._in_turn = in_turn
        self.model = Model(seed, presolve)
        self.slacks: dict[int, dict[tuple[Place, int], tuple[Quantity, int]]] = {}
        """By place in the bending order and by bound: the slack, a number where nothing can help, and its most."""
        self._deeper: list[tuple[int, Quantity]] = []
        """Of large muscles: how far they are below two thirds and one third, and what that counts more."""
        self.bends = False
        self.groups = groups_of(facts)
        self.flags = [[self.model.variable(0, 1) for _ in group.options] for group in self.groups]
        self._sets: list[Quantity] = [0] * len(facts.entries)
        self._kept: list[Quantity] = [0] * len(facts.entries)
        self._choose_one_of_each()
        for rule, bound in rulebook_statements(self):
            if not isinstance(rule, SetsEach):
                self._add(bound, rule.counts_places)
        self._weigh_deep_gaps()

    def sets(self, place: int) -> Quantity:
        """The sets of the group that the entry stands for."""
        return self._sets[place]

    def kept(self, place: int) -> Quantity:
        """How many exercises of the group that the entry stands for are in the program."""
        return self._kept[place]

    def saved_secs(self, day: int) -> Quantity:
        """What the day's pairs save at the most."""
        choices = [
            (self.facts.entries[group.places[0]].exercise.direct[0], group, flags)
            for group, flags in zip(self.groups, self.flags, strict=True)
            if self._in_turn.issuperset(group.places) and self._starts_on(group.places[0], day)
        ]
        return saved_secs(self.model, choices)

    def _starts_on(self, place: int, day: int) -> bool:
        """Whether an exercise is the day's from the start: pairs are made around those, which leaves few to search."""
        entry = self.facts.entries[place]
        return entry.day == day and entry.origin is not Origin.CANDIDATE

    def missed(self, rank: int) -> Quantity:
        """By how many half sets the rules of a rank give way."""
        return total(slack for slack, _ in self.slacks.get(rank, {}).values())

    def missed_large(self) -> Quantity:
        """By how many half sets large muscles miss their ranges; what is far below counts double and four times."""
        return weighted([(1, self.missed(Rank.LARGE)), *self._deeper])

    def most_missed_large(self) -> int:
        """By how many, so weighted, they ever could."""
        return self.model.most(self.missed_large())

    def most_missed(self, rank: int) -> int:
        """By how many half sets they ever could."""
        return sum(most for _, most in self.slacks.get(rank, {}).values())

    @property
    def must_bend(self) -> bool:
        """Whether nothing can train a muscle that asks for sets: no search is needed to refuse strictly."""
        return any(not isinstance(slack, Linear) for slack, _ in self._slacks())

    def let_bend(self) -> None:
        """Make elastic rules elastic, for the solves from now on."""
        self.bends = True
        for slack, most in self._slacks():
            if isinstance(slack, Linear):
                self.model.set_range(slack, 0, most)

    def anchors_changed(self) -> Quantity:
        """How many of a draft's anchors do not keep their sets."""
        return self.summed(
            lambda entry, option: option.changed if entry.role is Role.ANCHOR and entry.origin is Origin.DRAFT else 0
        )

    def removed(self, *roles: Role, understood: bool = True) -> Quantity:
        """How many of a draft's exercises of these roles go."""
        return self.summed(
            lambda entry, option: option.removed if entry.role in roles and entry.understood is understood else 0
        )

    def added(self) -> Quantity:
        """How many exercises are new."""
        return self.summed(lambda _, option: option.added)

    def cut(self) -> Quantity:
        """How far the sets of what is not understood fall."""
        return self.summed(lambda _, option: option.cut)

    def summed(self, worth: Callable[[Entry, Option], int]) -> Quantity:
        """The sum over the chosen options, each with its group's first exercise."""
        return weighted(
            (worth(entry, option), flag)
            for entry, group, flags in zip(self._firsts(), self.groups, self.flags, strict=True)
            for option, flag in zip(group.options, flags, strict=True)
        )

    def chosen(self, solution: Solution) -> tuple[int, ...]:
        """The sets of every entry."""
        sets = [0] * len(self.facts.entries)
        for group, flags in zip(self.groups, self.flags, strict=True):
            (option,) = (o for o, flag in zip(group.options, flags, strict=True) if solution.value(flag))
            for place, count in zip(group.places, option.sets, strict=True):
                sets[place] = count
        return tuple(sets)

    def _firsts(self) -> Iterator[Entry]:
        return (self.facts.entries[group.places[0]] for group in self.groups)

    def _slacks(self) -> Iterator[tuple[Quantity, int]]:
        return chain.from_iterable(of_rank.values() for of_rank in self.slacks.values())

    def _choose_one_of_each(self) -> None:
        for group, flags in zip(self.groups, self.flags, strict=True):
            self.model.require_equal(total(flags), 1)
            first = group.places[0]
            pairs = list(zip(group.options, flags, strict=True))
            self._sets[first] = weighted((option.total, flag) for option, flag in pairs)
            self._kept[first] = weighted((option.kept, flag) for option, flag in pairs)

    def _add(self, bound: Bound, counts_places: bool) -> None:
        ((excess, _),) = bound.cases
        most = self.model.most(excess)
        if bound.rank is None or most <= 0:
            self.model.require(excess)
            return
        slack = self._slack(excess, most if counts_places else 1)
        most = 1 if counts_places else most
        self.slacks.setdefault(bound.rank, {})[bound.place, bound.sign] = slack, most

    def _slack(self, excess: Quantity, worth: int) -> Quantity:
        if not isinstance(excess, Linear):
            return excess if worth == 1 else 1
        slack = self.model.variable(0, 0)
        self.model.require(excess - slack * worth)
        return slack

    def _weigh_deep_gaps(self) -> None:
        for muscle, least, weight in LARGE_RANGE.deep_gaps(self.facts):
            gap = least - half_sets(self, muscle)
            if isinstance(gap, Linear) and self.model.most(gap) > 0:
                self._deeper.append((weight, self.model.positive(gap)))
