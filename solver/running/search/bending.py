"""Strict first; bends only where strict is proved impossible, least and last in the rulebook's order."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from time import perf_counter

from solver.errors import NoPlan, OutOfTime
from solver.linear import Linear, Quantity, total
from solver.running.rules.base import SHAPE_RANKS
from solver.running.rules.facts import Facts
from solver.running.search.certificate import optimal_targets
from solver.running.search.costs import Weights
from solver.running.search.jumps import PER_STEP
from solver.running.search.leeway import Leeway, leeway_of
from solver.running.search.model import MOST_ELASTIC, VolumeModel
from solver.sentences import Sentence
from solver.solution import Search, Solution, Status

EFFORT, STRICT_EFFORT, TRY_EFFORT, QUICK_EFFORT, LAST_EFFORT = 1.0, 0.1, 0.05, 0.005, 30.0
"""Limits of work: for a proof, for tries that a thorough search follows, and where there is no answer otherwise."""
BENDS_BEFORE_COST = 10_000
HURRY_SECONDS, HURRIED_SECONDS = 0.3, 3.0
"""What may still be taken once time is over: by each search that goes on, and by the one for any plan at all."""
USUAL_COST = 300_000
"""More than a plan on the curve usually costs; one that costs more is settled once more with its own cost."""


Stage = tuple[Linear, ...]
"""Amounts whose sum is made least."""


@dataclass(frozen=True)
class Volumes:
    """The best kilometres: steps by date, what they cost, the proven bound, and what the proof took.

    `proven` is False only where a limit of work ended a search first: then bends or cost may not be
    the least possible.
    """

    distances: Mapping[dt.date, int]
    objective: int
    bound: int
    variables: int = 0
    solve_seconds: float = 0.0
    bent: bool = False
    proven: bool = True


def volumes_of(facts: Facts, weights: Weights, seed: int, deadline: float = inf) -> Volumes | None:
    """The optimum of the strict model, or of the least bent one; None if even hard rules cannot hold.

    After the deadline, a reading of `perf_counter`, it is the best that was found in time.

    Raises:
        OutOfTime: when nothing was.
    """
    certain = optimal_targets(facts, weights)
    if certain is not None:
        distances, cost = certain
        return Volumes(distances, cost, cost, bent=not facts.targets.keep)
    return VolumeSearch(facts, weights, seed, deadline, leeway_of(facts, weights)).best()


class VolumeSearch:
    """The solver's runs for one request, and the time they took.

    With a `leeway` strict plans are looked for only where the best of them can be.
    """

    def __init__(
        self, facts: Facts, weights: Weights, seed: int, deadline: float = inf, leeway: Leeway | None = None
    ) -> None:
        self.facts, self.weights, self.seed = facts, weights, seed
        self.deadline, self.leeway = deadline, leeway
        self.solve_seconds = 0.0
        self.proven = True
        off_curve = sum([week.gap for week in facts.targets.weeks])
        self.usual_cost = USUAL_COST + PER_STEP * weights.weekly_total * off_curve

    def model(self, elastic_to: int | None = None) -> VolumeModel:
        """A model in which rules up to a place in the bending order may give way."""
        leeway = self.leeway if elastic_to is None else None
        return VolumeModel(self.facts, self.weights, self.seed, elastic_to, leeway=leeway)

    def best(self) -> Volumes | None:
        """Strict if it can be, else bent. Without a strict plan by half-time the other half is left to bent ones."""
        whole, self.deadline = self.deadline, (self.deadline + perf_counter()) / 2
        try:
            found = self.strict()
        except OutOfTime:
            found = None
            self.proven = False
        self.deadline = whole
        return found or self.bent()

    def strict(self) -> Volumes | None:
        """The best plan that bends nothing; None is a proof that there is none."""
        model = self.model()
        if model.model.infeasible:
            return None
        solution = self._at_once(model, None, Search.ALONG_RELAXATION, STRICT_EFFORT)
        if solution.status in (Status.FEASIBLE, Status.UNKNOWN):
            solution = self._at_once(model, solution if solution.values else None, Search.PLAIN, EFFORT)
        return None if solution.status is Status.INFEASIBLE else self._volumes(model, solution)

    def bent(self) -> Volumes | None:
        """Let rules give way rank by rank until a plan exists; None if even that does not help."""
        try:
            return self._in_order()
        except OutOfTime:
            return self._hurried()

    def _hurried(self) -> Volumes | None:
        """When time is over: any rule that may bend does; the sum of all bends is made small, then the cost."""
        model = self.model(MOST_ELASTIC)
        model.allow(MOST_ELASTIC)
        amounts = [amount for stage in _stages(model, MOST_ELASTIC) for amount in stage]
        solution = self._soon(model, BENDS_BEFORE_COST * total(amounts) + model.cost)
        self.proven = False
        if solution.status is Status.INFEASIBLE:
            return None
        cost = solution.value(model.cost)
        return replace(self._volumes(model, replace(solution, objective=cost, bound=0)), bent=True)

    def _soon(self, model: VolumeModel, objective: Quantity) -> Solution:
        """A plan with little of an amount, once time is over."""
        self.deadline = perf_counter() + HURRIED_SECONDS
        return self._run(model, objective)

    def _in_order(self) -> Volumes | None:
        for most in (MOST_ELASTIC - 1, MOST_ELASTIC):
            model = self.model(most)
            for grave in range(SHAPE_RANKS[0], most + 1):
                model.allow(grave)
                volumes = self._least_bent(model, _stages(model, grave))
                if volumes is not None:
                    return volumes
        return None

    def _least(self, model: VolumeModel, stages: list[Stage]) -> Solution | None:
        """Lexicographic optimum of all stages, gravest first; None if no plan exists."""
        solution: Solution | None = None
        for stage in stages:
            if solution is not None and solution.is_zero(total(stage)):
                model.forbid(stage)
                continue
            amount = total(stage)
            solution = self._smallest(model, amount, solution)
            if solution.status is Status.INFEASIBLE:
                return None
            model.model.require(amount - solution.value(amount))
        return solution

    def _smallest(self, model: VolumeModel, amount: Quantity, hint: Solution | None) -> Solution:
        """A plan with the least of an amount. It is usually small, so it is first looked for from nothing upward."""
        solution = self._run(model, amount, hint, QUICK_EFFORT, Search.FROM_BELOW)
        if solution.status in (Status.OPTIMAL, Status.INFEASIBLE):
            return solution
        return self._run(model, amount, hint)

    def _least_bent(self, model: VolumeModel, stages: list[Stage]) -> Volumes | None:
        """The cheapest of the plans that bend least; None if no plan exists."""
        least = self._least(model, stages)
        if least is None:
            return None
        return replace(self._volumes(model, self._cheapest(model, least)), bent=True)

    def _cheapest(self, model: VolumeModel, least: Solution) -> Solution:
        """Of the plans that a model leaves the cheapest, starting from one of them."""
        cheapest = self._at_once(model, least, Search.LIGHT, TRY_EFFORT)
        return cheapest if cheapest.status is Status.OPTIMAL else self._one_by_one(model, least)

    def _at_once(
        self, model: VolumeModel, hint: Solution | None, search: Search, effort: float, most: int | None = None
    ) -> Solution:
        """Of the plans that a model leaves the one with the least cost that ties prefer."""
        most = self.usual_cost if most is None else most
        objective, factor = model.objective(most)
        if not model.model.can_hold(objective):
            return self._one_by_one(model, hint)
        solution = self._run(model, objective, hint, effort, search)
        cost = solution.objective // factor
        if cost > most:
            return self._at_once(model, solution, search, effort, cost)
        return replace(solution, objective=cost, bound=solution.bound // factor)

    def _one_by_one(self, model: VolumeModel, hint: Solution | None) -> Solution:
        """The same by two searches, cost before ties: slower where at once is quick, and quicker where it is not."""
        best = self._run(model, model.cost, hint)
        if best.status is not Status.OPTIMAL:
            return best
        model.model.require(model.cost - best.objective)
        return replace(self._run(model, model.ties, best), objective=best.objective, bound=best.bound)

    def _run(
        self,
        model: VolumeModel,
        objective: Quantity,
        hint: Solution | None = None,
        effort: float = EFFORT,
        search: Search = Search.PLAIN,
    ) -> Solution:
        solution = model.solve(objective, hint, effort, search, max(self.deadline - perf_counter(), HURRY_SECONDS))
        self.solve_seconds += solution.seconds
        self.proven &= solution.status is not Status.FEASIBLE or effort < EFFORT
        if solution.status is Status.UNKNOWN and effort >= EFFORT and perf_counter() > self.deadline:
            raise OutOfTime(Sentence("out_of_time"))
        if solution.status is Status.UNKNOWN and effort == EFFORT:
            return self._run(model, objective, hint, LAST_EFFORT, search)
        if solution.status is Status.UNKNOWN and effort == LAST_EFFORT:
            raise NoPlan(Sentence("work_limit"))
        return solution

    def _volumes(self, model: VolumeModel, solution: Solution) -> Volumes:
        return Volumes(
            distances=model.distances(solution),
            objective=solution.objective,
            bound=solution.bound,
            variables=model.model.variable_count,
            solve_seconds=self.solve_seconds,
            proven=self.proven,
        )


def _stages(model: VolumeModel, grave: int) -> list[Stage]:
    """What is made least, in order, when rules up to `grave` may bend."""
    graver = [model.bends(rank) for rank in range(grave, SHAPE_RANKS[0], -1)]
    stages = [*graver, model.off_curve, *(model.bends(rank) for rank in SHAPE_RANKS)]
    return [stage for stage in stages if stage]
