"""What finished kilometres cost, as the objective counts."""

from pydantic.alias_generators import to_camel

from solver.running.answer.validator import facts_of_plan
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.running.request.situation import with_settings
from solver.running.rules.numbers import Numbers
from solver.running.search.config import EngineConfig
from solver.running.search.costs import COSTS, Weights
from solver.running.search.jumps import PER_STEP


def cost_of(numbers: Numbers, weights: Weights) -> int:
    """What finished numbers cost against their targets, in tenths of a step."""
    return sum(_costs(numbers, weights).values())


def _costs(numbers: Numbers, weights: Weights) -> dict[str, int]:
    return {
        cost.weight: getattr(weights, cost.weight) * PER_STEP // cost.per_step * int(sum(cost.quantities(numbers)))  # type: ignore[arg-type]
        for cost in COSTS
    }


def cost_by_weight(request: PlanRequest, plan: Plan, config: EngineConfig) -> dict[str, float]:
    """What a plan costs against the curve of its request by weight, as the objective counts: in weighted grid steps."""
    told = {} if plan.happened is None else plan.happened.situation.settings
    facts = facts_of_plan(plan, with_settings(request, told))
    grid = facts.baseline.grid
    km = {day.date: day.planned_distance_km or 0.0 for week in plan.weeks for day in week.days}
    runs = {day.date: grid.nearest(km[day.date]) for week in facts.schedule.weeks for day in week.runs}
    costs = _costs(Numbers.of_distances(facts, dict(runs)), config.resolve_weights(request.weights))
    return {to_camel(name): value / PER_STEP for name, value in costs.items()}
