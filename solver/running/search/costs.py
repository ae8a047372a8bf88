"""What a plan costs: each weight, and the quantity that it prices. Analysts tune the weights; nothing else knows them.

A new weight is a field of `Weights` and an entry of `COSTS`, both here: the model prices it, requests, files and the
service take it, and `pacewright tune` measures it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from solver.linear import Linear, Quantity
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.base import View
from solver.running.rules.numbers import Numbers
from solver.running.rules.single_runs import same_weekday_runs
from solver.running.search.jumps import PER_STEP, excess_tenths, jump_measures

Weight = Annotated[int, Field(ge=0, le=1000)]


class Weights(BaseModel):
    """What a deviation of one grid step costs. Hard rules and bends cannot be bought with weights."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True)

    weekly_total: Weight = Field(100, description="keeping each week's kilometres on the progression curve")
    long_run: Weight = Field(20, description="keeping the long run at its share of the week")
    quality: Weight = Field(10, description="keeping tempo and interval days at their share of the week")
    easy: Weight = Field(5, description="keeping easy days at their share of the week")
    long_run_jump: Weight = Field(15, description="avoiding a long run over 110 % of the longest recent one")
    weekday_change: Weight = Field(2, description="avoiding day-to-day changes beyond what the curve asks for")


class Priced(View, Protocol):
    """The kilometres with their targets: decision variables for the model, numbers for a finished plan."""

    def off_target(self, day: Day) -> Quantity:
        """Steps between a run and its target."""

    def off_total(self, week: Week) -> Quantity:
        """Steps between a week's training and its target."""

    def target(self, day: Day) -> int:
        """A run's target in steps."""

    def ref_target(self, week: Week, weekday: int) -> int:
        """The target of a run that another is measured from, in steps."""

    def positive(self, quantity: Quantity) -> Quantity:
        """The quantity where it is above 0, else 0."""


@dataclass(frozen=True)
class Cost:
    """One weight and its quantities, none of them ever negative, `per_step` of their units in a grid step.

    As a metric it is called `metric` in JSON, `heading` in narrow tables and `title` elsewhere, in kilometres: the
    average quantity, or where they `add_up` the sum of a plan.
    """

    weight: str
    quantities: Callable[[Priced], Iterable[Quantity]]
    metric: str
    heading: str
    title: str
    per_step: int = 1
    add_up: bool = False

    def factor(self, weights: Weights) -> int:
        """What one of its units costs, in tenths of a step."""
        weight: int = getattr(weights, self.weight)
        return weight * PER_STEP // self.per_step


def _totals(plan: Priced) -> Iterator[Quantity]:
    return (plan.off_total(week) for week in plan.facts.schedule.weeks)


def _runs_of(role: Role) -> Callable[[Priced], Iterator[Quantity]]:
    def quantities(plan: Priced) -> Iterator[Quantity]:
        return (plan.off_target(day) for week in plan.facts.schedule.weeks for day in week.runs if day.role is role)

    return quantities


def _jumps(plan: Priced) -> Iterator[Quantity]:
    """Tenths of a step above 110 % of the run that a long run is measured from."""
    for long, before in jump_measures(plan.facts):
        yield plan.positive(excess_tenths(plan, long, before))


def _changes(plan: Priced) -> Iterator[Quantity]:
    """How much a run's change against the same weekday in ref differs from its target's change."""
    for week in plan.facts.schedule.loads:
        for day, before in same_weekday_runs(plan, week):
            change = plan.run(day) - before + (plan.ref_target(week, day.weekday) - plan.target(day))
            yield plan.positive(change) * 2 - change


COSTS = (
    Cost("weekly_total", _totals, "curve", "curve", "off the curve, km a week"),
    Cost("weekday_change", _changes, "smoothness", "uneven", "uneven change of a weekday, km"),
    Cost("long_run", _runs_of(Role.LONG), "longShare", "long", "long runs off, km"),
    Cost("quality", _runs_of(Role.QUALITY), "qualityShare", "fast", "quality off, km"),
    Cost("easy", _runs_of(Role.EASY), "easyShare", "easy", "easy off, km"),
    Cost("long_run_jump", _jumps, "longJump", "jumps", "long-run jumps, km a plan", per_step=PER_STEP, add_up=True),
)


def priced(plan: Priced, weights: Weights) -> Iterator[tuple[int, Quantity]]:
    """All terms of the objective with their factors, in tenths of a step; what weighs nothing is not even stated."""
    for cost in COSTS:
        if getattr(weights, cost.weight):
            for quantity in cost.quantities(plan):
                if isinstance(quantity, Linear):
                    yield cost.factor(weights), quantity


def cost_of(plan: Numbers, weights: Weights) -> int:
    """What finished numbers cost against their targets, in tenths of a step."""
    return sum(costs_of(plan, weights).values())


def costs_of(plan: Numbers, weights: Weights) -> dict[str, int]:
    """The same by weight."""
    return {cost.weight: cost.factor(weights) * int(sum(cost.quantities(plan))) for cost in COSTS}  # type: ignore[arg-type]
