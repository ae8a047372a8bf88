"""The smallest change: proof without search, strict before bent, fewest days before fewest kilometres (V9)."""

from solver.errors import NoPlan, OutOfTime
from solver.linear import Linear, Quantity, total
from solver.running.living.change.budget import Budget
from solver.running.living.change.model import RevisionModel
from solver.running.living.change.terms import Terms, holds, numbers_of
from solver.running.living.past.scene import Scene
from solver.running.rules.numbers import Numbers
from solver.running.search.bending import EFFORT, LAST_EFFORT, Volumes, VolumeSearch
from solver.running.search.costs import Weights, cost_of
from solver.running.search.model import VolumeModel
from solver.sentences import Sentence
from solver.solution import Search, Solution, Status

CHANGE_EFFORT, BELOW_EFFORT, COST_EFFORT, HURRIED_EFFORT = 0.8, 0.02, 0.2, 0.1
"""Limits of work, in CP-SAT's own units: of single searches, where the budget leaves that much."""
BENT_SHARE = 0.3
"""Of the budget, kept for plans that bend while a strict one is looked for."""


def volumes_of_revision(scene: Scene, terms: Terms, weights: Weights, seed: int, budget: Budget) -> Volumes | None:
    """The distances nearest to the plan in force; None if even hard rules cannot hold.

    When the budget is spent they are the best that was found: no clock decides, so they are the same on every machine.
    """
    numbers = numbers_of(scene)
    if not scene.cut and _targets_stand(scene) and holds(terms, numbers):
        return Volumes({date: int(steps) for date, steps in numbers.runs.items()}, 0, 0)
    return RevisionSearch(scene, terms, weights, seed, budget).best()


def _targets_stand(scene: Scene) -> bool:
    """Whether the targets are what the sheet holds: then keeping all of them changes the fewest days."""
    return all(scene.slots[date].steps == steps for date, steps in scene.facts.run_targets.items())


class RevisionSearch(VolumeSearch):
    """The engine's search with stages for kept kilometres, changed days and changed kilometres before its cost."""

    def __init__(self, scene: Scene, terms: Terms, weights: Weights, seed: int, budget: Budget) -> None:
        super().__init__(scene.facts, weights, seed)
        self.scene, self.terms, self.budget = scene, terms, budget

    def model(self, elastic_to: int | None = None) -> RevisionModel:
        """A model of the scene."""
        return RevisionModel(self.scene, self.terms, self.weights, self.seed, elastic_to)

    def best(self) -> Volumes | None:
        """Strict if it can be, else bent. A part of the budget is for bent plans."""
        aside = self.budget.put_aside(BENT_SHARE)
        try:
            found = self.strict()
        except OutOfTime:
            found = None
            self.proven = False
        self.budget.left += aside
        return found or self.bent()

    def strict(self) -> Volumes | None:
        """The smallest change that bends nothing; None is a proof that there is none."""
        model = self.model()
        if model.model.infeasible:
            return None
        kept = total(model.lost_kilometres)
        solution: Solution | None = None
        if isinstance(kept, Linear):
            solution = self._first(model, kept)
            if solution is None:
                return None
            model.model.require(kept - solution.value(kept))
        days, solution = self._fewest_changes(model, solution)
        return None if solution is None else self._volumes(model, self._least_cost(model, days, solution))

    def _fewest_changes(self, model: RevisionModel, hint: Solution | None) -> tuple[Quantity, Solution | None]:
        """Without deep cuts if that can be, else with the fewest: the amount that was made least, and the plan."""
        days_only = model.days_only  # made from the ranges of all runs, which are narrower while they are spared
        model.spare()
        solution = self._fewest(model, days_only, hint)
        if solution is not None:
            return days_only, solution
        model.spare(False)
        return model.days, self._fewest(model, model.days, hint)

    def _fewest(self, model: RevisionModel, days: Quantity, hint: Solution | None) -> Solution | None:
        """A plan with the fewest changed days, of those one with the fewest changed kilometres; None: there is none."""
        kilometres = model.changed_kilometres
        solution = self._first(model, days, hint)
        if solution is None or not solution.knows(days):  # time was over: a plan that was known before
            return solution
        model.model.require(days - solution.value(days))
        return self._run_stage(model, kilometres, solution, CHANGE_EFFORT)[0]

    def _first(self, model: RevisionModel, amount: Quantity, hint: Solution | None = None) -> Solution | None:
        """A plan with the least of an amount; None is a proof that there is no plan.

        Few days change, so their number is first looked for from nothing upward.
        """
        solution = self._search(model, amount, hint, BELOW_EFFORT, Search.FROM_BELOW)
        if solution.status in (Status.FEASIBLE, Status.UNKNOWN):
            solution, _ = self._run_stage(model, amount, hint, CHANGE_EFFORT)
        if solution.status is Status.INFEASIBLE:
            return None
        if not solution.values:
            raise OutOfTime(Sentence("out_of_work"))
        return solution

    def _cheapest(self, model: VolumeModel, least: Solution) -> Solution:
        assert isinstance(model, RevisionModel)
        smallest = self._fewest(model, model.days_only, least)
        assert smallest is not None
        return self._least_cost(model, model.days_only, smallest)

    def _least_cost(self, model: RevisionModel, days: Quantity, solution: Solution) -> Solution:
        """Of the changes that are as small the cheapest; ties as everywhere."""
        if not solution.knows(days) or not solution.knows(model.changed_kilometres):
            return solution
        for amount in (days, model.changed_kilometres):
            model.model.require(amount - solution.value(amount))
        objective, _ = model.objective(self._cost_of(model, solution))
        if model.model.can_hold(objective):
            return self._run_stage(model, objective, solution, COST_EFFORT)[0]
        for amount in (model.cost, model.ties):
            solution, known = self._run_stage(model, amount, solution, COST_EFFORT)
            if not known:
                break
            model.model.require(amount - solution.value(amount))
        return solution

    def _cost_of(self, model: RevisionModel, solution: Solution) -> int:
        """What a plan that was found costs: the cheapest costs no more."""
        return cost_of(Numbers.of_distances(self.facts, dict(model.distances(solution))), self.weights)

    def _run_stage(
        self, model: RevisionModel, amount: Quantity, hint: Solution | None, effort: float
    ) -> tuple[Solution, bool]:
        """The least of an amount, or the best that was found in time, and whether it knows the amount.

        Where that is nothing it is what was known before.
        """
        if hint is not None and (not isinstance(amount, Linear) or hint.is_zero(amount)):
            return hint, True
        if hint is not None and self.budget.is_spent:
            self.proven = False
            return hint, False
        solution = self._search(model, amount, hint, effort, Search.LIGHT)
        self.proven &= solution.status in (Status.OPTIMAL, Status.INFEASIBLE)
        return (solution, True) if solution.values or hint is None else (hint, False)

    def _run(
        self,
        model: VolumeModel,
        objective: Quantity,
        hint: Solution | None = None,
        effort: float = EFFORT,
        search: Search = Search.PLAIN,
    ) -> Solution:
        solution = self._search(model, objective, hint, effort, search)
        self.proven &= solution.status is not Status.FEASIBLE or effort < EFFORT
        if solution.status is Status.UNKNOWN and effort >= EFFORT:
            raise OutOfTime(Sentence("out_of_work"))
        return solution

    def _soon(self, model: VolumeModel, objective: Quantity) -> Solution:
        """A good plan with little work, or else any: that none was found so far is no reason to refuse one."""
        solution = self._solve(model, objective, None, HURRIED_EFFORT, Search.PLAIN)
        if solution.status is Status.UNKNOWN:
            solution = self._solve(model, 0, None, LAST_EFFORT, Search.PLAIN)
        if solution.status is Status.UNKNOWN:
            raise NoPlan(Sentence("work_limit"))
        return solution

    def _search(
        self, model: VolumeModel, amount: Quantity, hint: Solution | None, effort: float, search: Search
    ) -> Solution:
        return self._solve(model, amount, hint, self.budget.allows(effort), search)

    def _solve(
        self, model: VolumeModel, amount: Quantity, hint: Solution | None, effort: float, search: Search
    ) -> Solution:
        solution = model.solve(amount, hint, effort, search)
        self.budget.spend(solution.effort)
        self.solve_seconds += solution.seconds
        return solution
