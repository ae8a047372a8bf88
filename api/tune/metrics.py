"""What a plan is like in a runner's terms: the numbers that weights trade against each other."""

import datetime as dt
import statistics
from collections.abc import Mapping, Sequence

from solver.running.engine import facts_of
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, WorkoutType
from solver.running.rules.numbers import Numbers
from solver.running.search.costs import COSTS, Cost

Kilometres = Mapping[dt.date, float]
"""The training of each run day, races left out."""


Metrics = Mapping[str, float]
"""By name; lower is better in each. What the weights price, in kilometres, then bends, then milliseconds to solve."""

BENDS, SOLVE_MS = "bends", "solveMs"
TITLES: Mapping[str, str] = {
    **{cost.metric: cost.title for cost in COSTS},
    BENDS: "bends a plan",
    SOLVE_MS: "solve, ms",
}
HEADINGS: Mapping[str, str] = {**{cost.metric: cost.heading for cost in COSTS}, BENDS: "bends", SOLVE_MS: "ms"}
"""The metrics in narrow tables."""


def training_of(plan: Plan) -> Kilometres:
    """A plan's kilometres by date, whoever wrote it."""
    days = (day for week in plan.weeks for day in week.days)
    return {d.date: d.planned_distance_km for d in days if d.planned_distance_km and d.workout_type != WorkoutType.RACE}


def metrics_of(plan: Plan, request: PlanRequest) -> Metrics:
    """Measure one of the engine's own plans."""
    numbers = _numbers(training_of(plan), request)
    kilometre = numbers.facts.baseline.grid.km(1)
    priced = {cost.metric: kilometre * _steps(cost, numbers) for cost in COSTS}
    return {**priced, BENDS: len(plan.relaxations), SOLVE_MS: plan.solver.build_ms + plan.solver.solve_ms}


def amounts_of(training: Kilometres, request: PlanRequest) -> Mapping[str, float]:
    """Grid steps by weight of what it prices in a plan, whoever wrote it; runs on other days aside."""
    numbers = _numbers(training, request)
    return {cost.weight: sum(_amounts(cost, numbers)) for cost in COSTS}


def _numbers(training: Kilometres, request: PlanRequest) -> Numbers:
    facts = facts_of(request)
    runs = [day for week in facts.schedule.weeks for day in week.runs]
    grid = facts.baseline.grid
    return Numbers.of_distances(facts, {day.date: grid.nearest(training.get(day.date, 0.0)) for day in runs})


def _amounts(cost: Cost, numbers: Numbers) -> list[float]:
    return [float(numbers.positive(amount)) / cost.per_step for amount in cost.quantities(numbers)]


def _steps(cost: Cost, numbers: Numbers) -> float:
    """What a plan has of a cost, in grid steps: on average, or all together."""
    amounts = _amounts(cost, numbers)
    return sum(amounts) / (1 if cost.add_up else max(1, len(amounts)))


def mean_of(measured: Sequence[Metrics]) -> Metrics:
    """The average plan."""
    return {name: statistics.fmean(metrics[name] for metrics in measured) for name in TITLES}


def as_row(metrics: Metrics) -> dict[str, float]:
    """As JSON has it: three decimals."""
    return {name: round(value, 3) for name, value in metrics.items()}
