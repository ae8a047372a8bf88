"""Strict first; bends only where strict is proved impossible, least and last in the rulebook's order."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.cpsat import Solution, Status
from solver.errors import NoPlan
from solver.linear import Quantity
from solver.running.certificate import optimal_targets
from solver.running.config import Weights
from solver.running.model import VolumeModel
from solver.running.rules.base import Facts

SHAPE_RANKS = (3, 2, 1, 0)
"""Rules about the shape of a week. The curve ranks above them, everything else above the curve."""
GRAVE_RANKS = (4, 5, 6, 7, 8)
FIRST_BUDGET = 6000


@dataclass(frozen=True)
class Volumes:
    """The proven best kilometres: steps by (week index, weekday), and what the proof took."""

    distances: Mapping[tuple[int, int], int]
    objective: int
    bound: int
    variables: int
    build_seconds: float
    solve_seconds: float


@dataclass
class _Clock:
    build: float = 0.0
    solve: float = 0.0

    def add(self, model: VolumeModel) -> None:
        self.build += model.model.build_seconds
        self.solve += model.model.solve_seconds


def volumes_of(facts: Facts, weights: Weights, seed: int) -> Volumes | None:
    """The optimum of the strict model, or of the least bent one; None if even hard rules cannot hold."""
    clock = _Clock()
    certain = optimal_targets(facts, weights)
    if certain is not None:
        distances, cost = certain
        return Volumes(distances, cost, cost, 0, 0.0, 0.0)
    strict = _strict(facts, weights, seed, clock)
    return strict if strict is not None else _bent(facts, weights, seed, clock)


def _strict(facts: Facts, weights: Weights, seed: int, clock: _Clock) -> Volumes | None:
    """Ranges as narrow as a budget for the objective pays for, then wider, then all: None is a proof."""
    budget: int | None = FIRST_BUDGET
    while True:
        model = VolumeModel(facts, weights, seed, budget)
        objective, factor = model.objective()
        solution = model.solve(objective)
        clock.add(model)
        if solution.status is Status.OPTIMAL:
            cost = solution.objective // factor
            if budget is None or cost <= budget:
                return _volumes(model, solution, factor, clock)
            budget = cost
        elif solution.status is Status.INFEASIBLE and budget is None:
            return None
        elif solution.status is Status.UNKNOWN:
            raise _gave_up()
        else:
            budget = None


def _bent(facts: Facts, weights: Weights, seed: int, clock: _Clock) -> Volumes | None:
    """Let rules give way rank by rank until a plan exists, then make each rank's bends least, gravest first."""
    for grave in (3, *GRAVE_RANKS):
        model = VolumeModel(facts, weights, seed, elastic_to=grave)
        stages: list[Quantity] = [model.bends(rank) for rank in range(grave, 3, -1)]
        stages += [model.off_curve, *(model.bends(rank) for rank in SHAPE_RANKS)]
        objective, factor = model.objective()
        solution = _least(model, stages, objective)
        clock.add(model)
        if solution is not None:
            return _volumes(model, solution, factor, clock)
    return None


def _least(model: VolumeModel, stages: list[Quantity], objective: Quantity) -> Solution | None:
    """Lexicographic optimum: each stage's least amount becomes a constraint of the next."""
    solution: Solution | None = None
    for stage in stages:
        if solution is None or solution.value(stage) > 0:
            solution = model.solve(stage, solution)
            if solution.status is Status.INFEASIBLE:
                return None
            if solution.status is Status.UNKNOWN:
                raise _gave_up()
        model.model.require(stage - solution.value(stage))
    return model.solve(objective, solution)


def _gave_up() -> NoPlan:
    return NoPlan("The solver reached its work limit before it could prove a plan best; please report this request.")


def _volumes(model: VolumeModel, solution: Solution, factor: int, clock: _Clock) -> Volumes:
    return Volumes(
        distances=model.distances(solution),
        objective=solution.objective // factor,
        bound=solution.bound // factor,
        variables=model.model.variable_count,
        build_seconds=clock.build,
        solve_seconds=clock.solve,
    )
