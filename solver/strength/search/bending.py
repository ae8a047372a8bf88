"""The smallest repair: strict first, then with new exercises, and only then with rules that bend, the gravest least."""

from dataclasses import dataclass, replace

from solver.errors import NoPlan
from solver.linear import Quantity, weighted
from solver.solution import Solution, Status
from solver.strength.calendar.entry import Entry, Role
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import RULEBOOK
from solver.strength.search.candidates import candidates_for, compounds_for
from solver.strength.search.model import SetsModel
from solver.strength.search.options import MOST_SETS, Option

DRAFT_EFFORT, TIGHT_EFFORT, TEMPLATE_EFFORT = 0.1, 0.15, 0.8
"""Limits of work for all solves of a program together: sessions under an hour leave less room and need more. There are
few templates, and nobody's work to be kept."""
TIGHT_MINS = 60
LEAST_EFFORT, MORE_EFFORT = 0.01, (0.1, 1.0, 30.0)
"""For each solve at least, and step by step where there is no program otherwise."""
LARGE, ARMS, MEDIUM, LIGHT = 5, 3, 2, 1
"""Places in the bending order (S14, S12, S11, S10)."""


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


def repair_of(facts: Facts, seed: int) -> Repair:
    """Sets for every entry: unchanged where everything holds, else the lexicographically smallest repair.

    Raises:
        NoPlan: when the search met its limit of work before it found any program.
    """
    start = tuple(entry.sets for entry in facts.entries)
    if holds(Numbers(facts, start)):
        return Repair(facts, start)
    return _Search(seed, _effort(facts)).best(facts)


def _effort(facts: Facts) -> float:
    if not facts.thrifty:
        return TEMPLATE_EFFORT
    return TIGHT_EFFORT if facts.lifter.session_duration_mins < TIGHT_MINS else DRAFT_EFFORT


def holds(numbers: Numbers) -> bool:
    """Whether no rule is missed, not even an elastic one."""
    return not any(bound.amount() for rule in RULEBOOK for bound in rule.bounds(numbers))


class _Search:
    """The solver's runs for one program, what work is left to them, and the time they took."""

    def __init__(self, seed: int, effort: float) -> None:
        self.seed = seed
        self.left = effort
        self.seconds = 0.0
        self.proven = True

    def best(self, facts: Facts) -> Repair:
        found = self._strict(SetsModel(facts, self.seed))
        if found is not None:
            return found
        wide = replace(facts, entries=facts.entries + candidates_for(facts))
        if not facts.thrifty:
            found = self._strict(SetsModel(wide, self.seed))
            wide = replace(wide, entries=wide.entries + compounds_for(facts))
        if found is not None:
            return found
        model = SetsModel(wide, self.seed)
        return self._strict(model) or self._bent(model)

    def _strict(self, model: SetsModel) -> Repair | None:
        """The smallest change with which every rule holds; None if there is none, or none was found in time."""
        if model.must_bend:
            return None
        model.model.minimise(changes(model) if model.facts.thrifty else model.summed(lambda _, o: o.distance))
        solution = self._solve(model, self.left / 2)
        return self._repair(model, solution) if solution.values else None

    def _bent(self, model: SetsModel) -> Repair:
        """Large muscles, then anchors, then arms, medium and light ones; of all that is left the fewest changes."""
        model.let_bend()
        anchors = sum(entry.role is Role.ANCHOR for entry in model.facts.entries)
        gravest = in_order((model.missed(LARGE), 0), (model.anchors_changed(), anchors))
        lighter = in_order(*((model.missed(rank), model.most_missed(rank)) for rank in (MEDIUM, LIGHT)))
        for stage in (gravest, model.missed(ARMS), lighter):
            solution = self._run(model, stage, self.left / 2)
            if solution.status is Status.INFEASIBLE:
                raise NoPlan("No session of this length can hold the program's anchors; please report this request.")
            model.model.require(stage - solution.value(stage))
            model.model.hint(solution.values)
        return self._repair(model, self._run(model, changes(model), self.left))

    def _run(self, model: SetsModel, objective: Quantity, effort: float) -> Solution:
        model.model.minimise(objective)
        for limit in (effort, *MORE_EFFORT):
            solution = self._solve(model, limit)
            if solution.status is not Status.UNKNOWN:
                return solution
        raise NoPlan("The search reached its work limit before it found a program; please report this request.")

    def _solve(self, model: SetsModel, effort: float) -> Solution:
        """What a solve leaves of the limit is there for later ones."""
        solution = model.model.solve(max(effort, LEAST_EFFORT))
        self.seconds += solution.seconds
        self.left -= solution.effort
        self.proven &= solution.status in (Status.OPTIMAL, Status.INFEASIBLE)
        return solution

    def _repair(self, model: SetsModel, solution: Solution) -> Repair:
        return Repair(
            facts=model.facts,
            chosen=model.chosen(solution),
            objective=solution.objective,
            bound=solution.bound,
            variables=model.model.variable_count,
            solve_seconds=self.seconds,
            proven=self.proven,
        )


def changes(model: SetsModel) -> Quantity:
    """Exercises added, then primaries changed, then accessories, then the sum of set changes, in one number.

    The weights are exact: nothing of a later kind can outweigh one of an earlier kind. A template's anchors are
    nobody's work: they count as primaries.
    """
    entries = len(model.facts.entries)
    steps = MOST_SETS * entries + 1
    accessory = steps
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
