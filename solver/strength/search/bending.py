"""The smallest repair: strict first, with rests that fall as far as they must, and only then with rules that bend."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from solver.errors import NoPlan
from solver.linear import Quantity, weighted
from solver.sentences import Sentence
from solver.solution import Solution, Status
from solver.strength.calendar.entry import Entry, Role
from solver.strength.calendar.session import WARM_UP_SECS
from solver.strength.rules.base import Facts, Rank
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import rulebook_statements
from solver.strength.rules.sessions import SETS_EACH
from solver.strength.search.candidates import candidates_for
from solver.strength.search.model import SetsModel
from solver.strength.search.options import Option
from solver.strength.search.pairs import pairable, paired
from solver.strength.search.rests import grown_back, has_open_rests, shortened, steps_for

EFFORT, EFFORT_FOR_OURS = 0.42, 0.36
"""Limit of work for all solves of a draft together, and of a week of ours, in CP-SAT's units: about seconds on a fast
core."""
STRICT_EFFORT, TOGETHER_EFFORT, NEAREST_EFFORT = 0.06, 0.04, 0.025
"""Of these for a week of ours with everything in range, and where rules bend for all ranges together (what is not
proved soon hardly ever is), and then for coming nearer to its template."""
EFFORT_AFTER = 0.06
"""For each solve after one that was not proved: the program will have no proof, and most is found soon."""
CROWDED_SECS = 100
"""A week with less time for each set that its muscles ask for has never held them all."""
IN_RANGE = Solution(Status.OPTIMAL)
"""What is told of a week of ours in which nothing is missed."""
WORTH = {Role.ANCHOR: 3, Role.PRIMARY: 2, Role.ACCESSORY: 1}
"""What a set more or less of a template's exercise counts: those that a day is built of stay rather as they are."""
LEAST_EFFORT, MORE_EFFORT = 0.01, (0.1, 1.0, 30.0)
"""For each solve at least, and step by step where there is no program otherwise."""


@dataclass(frozen=True)
class Repair:
    """The entries, candidates included, with the sets of each, and what the proof took."""

    facts: Facts
    chosen: tuple[int, ...]
    objective: int = 0
    bound: int = 0
    variables: int = 0
    solve_seconds: float = 0.0
    proven: bool = True
    in_turn: frozenset[int] = frozenset()
    """Places of exercises that may be paired."""
    bends: bool = False
    """Whether an elastic rule gives way."""


class Way(NamedTuple):
    """How the time of a session is kept: with these rests, and with pairs of exercises at some places."""

    facts: Facts
    in_turn: frozenset[int] = frozenset()

    def model(self, seed: int, presolve: bool = True) -> SetsModel:
        """The sets that this way allows."""
        return SetsModel(self.facts, seed, self.in_turn, presolve)


def ways_of(facts: Facts, given: Facts) -> list[Way]:
    """The usual rests, shorter ones step by step, and last pairs beside the shortest."""
    if not has_open_rests(given):
        return [Way(facts)]
    rests = [facts, *(shortened(facts, step) for step in steps_for(given))]
    pairs = pairable(facts)
    return [*map(Way, rests), *([Way(rests[-1], pairs)] if pairs else [])]


def repair_of(facts: Facts, seed: int) -> Repair:
    """Sets for every entry: unchanged where everything holds, else the lexicographically smallest repair.

    Raises:
        NoPlan: when the search met its limit of work before it found any program.
    """
    start = tuple(entry.sets for entry in facts.entries)
    if holds(Numbers(facts, start)):
        return Repair(facts, start)
    found = _Search(seed, EFFORT if facts.thrifty else EFFORT_FOR_OURS).best(facts)
    in_turn = paired(found.facts, found.chosen, found.in_turn)
    return replace(found, facts=grown_back(in_turn, found.chosen, facts))


def holds(numbers: Numbers) -> bool:
    """Whether no rule is missed, not even an elastic one."""
    return not any(bound.amount() for _, bound in rulebook_statements(numbers))


class _Search:
    """The solver's runs for one program, what work is left to them, and the time they took."""

    def __init__(self, seed: int, effort: float) -> None:
        self.seed = seed
        self.left = effort
        self.seconds = 0.0
        self.proven = True

    def best(self, facts: Facts) -> Repair:
        """The first way with everything in range and nothing gone; else what the shortest allows."""
        wide = replace(facts, entries=facts.entries + candidates_for(facts))
        if not facts.understood:
            return self._bent(Way(wide))
        usual, *others = ways_of(wide, facts)
        bent = self._bent(others[-1]) if others and is_crowded(facts) else None
        if bent is not None and bent.bends:
            return self._strict(others[-1], presolve=False) or bent
        found = self._strict(usual)
        if found is not None or not others:
            return found or self._loose(usual)
        *between, shortest = others
        last = bent or self._strict(shortest, effort=self.left / 2)
        if last is None:
            return self._loose(shortest)
        longer = (self._strict(way) for way in between)
        return next((found for found in longer if found is not None), last)

    def _loose(self, way: Way) -> Repair:
        """With accessories of a draft that may go, and else with rules that bend."""
        found = self._strict(way, staying=(Role.PRIMARY,)) if way.facts.thrifty else None
        return found or self._bent(way)

    def _strict(
        self, way: Way, staying: tuple[Role, ...] = tuple(Role), presolve: bool = True, effort: float = STRICT_EFFORT
    ) -> Repair | None:
        """The smallest change with which every rule holds and no exercise of some roles goes; None if there is none."""
        model = way.model(self.seed, presolve)
        if model.must_bend:
            return None
        if way.facts.thrifty:
            model.model.require(model.removed(*staying))
            model.model.require(model.removed(*Role, understood=False))
            model.model.require(model.cut())
        model.model.minimise(changes(model))
        solution = self._solve(model, self.left / 2 if way.facts.thrifty else min(effort, self.left))
        if not solution.values:
            return None
        return self._repair(way, model, solution, solution if way.facts.thrifty else IN_RANGE)

    def _bent(self, way: Way) -> Repair:
        """The gravest first; of all that is left the fewest changes."""
        model = way.model(self.seed)
        model.let_bend()
        solution = self._smallest(model, gravest(model), None)
        if way.facts.understood:
            solution = self._nearest_to_ranges(model, solution)
        if way.facts.thrifty:
            solution = self._run(model, changes(model), self.left)
            return self._repair(way, model, solution, solution)
        return self._repair(way, model, self._nearest(model, solution), solution)

    def _nearest_to_ranges(self, model: SetsModel, solution: Solution) -> Solution:
        """All ranges as one number, which is soon proved as a rule; where it is not, one after the other."""
        told = ranges(model)
        together = in_order(*told)
        if solution.value(together):
            model.model.minimise(together)
            found = self._searched(model, TOGETHER_EFFORT)
            if found.status is Status.OPTIMAL:
                model.model.require(together - found.value(together))
                model.model.hint(found.values)
                return found
            if found.values:
                model.model.hint(found.values)
        for quantity, _ in told:
            solution = self._smallest(model, quantity, solution)
        return solution

    def _smallest(self, model: SetsModel, quantity: Quantity, solution: Solution | None) -> Solution:
        """A solution whose quantity is small, and stays so; no search where the last one has none of it."""
        if solution is None or solution.value(quantity):
            solution = self._run(model, quantity, self.left / 2)
        if solution.status is Status.INFEASIBLE:
            raise NoPlan(Sentence("no_anchors"))
        model.model.require(quantity - solution.value(quantity))
        model.model.hint(solution.values)
        return solution

    def _nearest(self, model: SetsModel, solution: Solution) -> Solution:
        """Of all weeks that keep the rules as well the one nearest to the template, as far as a little work finds."""
        model.model.minimise(changes(model))
        nearer = self._searched(model, NEAREST_EFFORT)
        return nearer if nearer.values else solution

    def _run(self, model: SetsModel, objective: Quantity, effort: float) -> Solution:
        model.model.minimise(objective)
        for limit in (effort, *MORE_EFFORT):
            solution = self._solve(model, limit)
            if solution.status is not Status.UNKNOWN:
                return solution
        raise NoPlan(Sentence("work_limit_program"))

    def _solve(self, model: SetsModel, effort: float) -> Solution:
        """A search whose limit of work, where it is met, leaves the program without a proof."""
        most = effort if self.proven else min(effort, EFFORT_AFTER)
        solution = self._searched(model, max(most, LEAST_EFFORT))
        self.proven &= solution.status in (Status.OPTIMAL, Status.INFEASIBLE)
        return solution

    def _searched(self, model: SetsModel, effort: float) -> Solution:
        """What a search leaves of the limit is there for later ones."""
        solution = model.model.solve(effort)
        self.seconds += solution.seconds
        self.left -= solution.effort
        return solution

    def _repair(self, way: Way, model: SetsModel, solution: Solution, told: Solution) -> Repair:
        """The program of one solution, with what another says of objective and bound.

        A week of ours that misses nothing is proved by being there: how near it is to its template is not asked.
        """
        bends = any(solution.value(model.missed(rank)) for rank in Rank)
        return Repair(
            facts=way.facts,
            in_turn=way.in_turn,
            chosen=model.chosen(solution),
            bends=bends,
            objective=told.objective,
            bound=told.bound,
            variables=model.model.variable_count,
            solve_seconds=self.seconds,
            proven=self.proven or not (bends or way.facts.thrifty),
        )


def is_crowded(facts: Facts) -> bool:
    """Whether a week of ours has so little time that something will be missed: no proof, only what is tried first."""
    lifter = facts.lifter
    seconds = len(facts.split.training) * (lifter.session_secs - WARM_UP_SECS)
    return not facts.thrifty and seconds < CROWDED_SECS * sum(target.low for target in facts.targets.values())


def gravest(model: SetsModel) -> Quantity:
    """What is made small first: patterns and what a draft is built of, then who is at zero."""
    entries = len(model.facts.entries)
    return in_order(
        (model.missed(Rank.PATTERNS), model.most_missed(Rank.PATTERNS)),
        (model.removed(*Role, understood=False), entries),
        (model.anchors_changed(), entries),
        (model.removed(Role.PRIMARY), entries),
        (model.cut(), SETS_EACH.most_sets * (SETS_EACH.most_sets + 1) // 2 * entries),
        (model.missed(Rank.ZERO), model.most_missed(Rank.ZERO)),
    )


def ranges(model: SetsModel) -> list[tuple[Quantity, int]]:
    """What is made small then, the gravest first, each with the most it can be."""
    smaller = ((model.missed(rank), model.most_missed(rank)) for rank in (Rank.ARMS, Rank.MEDIUM, Rank.LIGHT))
    return [(model.missed_large(), model.most_missed_large()), *smaller]


def changes(model: SetsModel) -> Quantity:
    """Of a template new exercises and the sum of set changes. Of a draft exercises added, then primaries changed, then
    accessories, then the sum of set changes, in one number.

    The weights are exact: nothing of a later kind can outweigh one of an earlier kind.
    """
    if not model.facts.thrifty:
        return model.added() + model.summed(lambda entry, option: WORTH[entry.role] * option.distance)
    entries = len(model.facts.entries)
    accessory = SETS_EACH.most_sets * entries + 1
    primary = accessory * (2 * entries + 1)
    new = primary * (2 * entries + 1)

    def cost(entry: Entry, option: Option) -> int:
        changed = accessory if entry.role is Role.ACCESSORY else primary
        return option.added * new + option.changed * changed + option.distance

    return model.summed(cost)


def in_order(*quantities: tuple[Quantity, int]) -> Quantity:
    """One number that orders as the quantities do, first to last; each comes with the most it can be."""
    pairs: list[tuple[int, Quantity]] = []
    weight = 1
    for quantity, most in reversed(quantities):
        pairs.append((weight, quantity))
        weight *= most + 1
    return weighted(pairs)
