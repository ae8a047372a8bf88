"""What a plan is like in a runner's terms: the numbers that weights trade against each other."""

import datetime as dt
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from pydantic.alias_generators import to_camel

from solver.linear import Linear
from solver.running.engine import facts_of
from solver.running.jumps import PER_STEP, excess_tenths, jump_measures
from solver.running.numbers import Numbers
from solver.running.request import PlanRequest
from solver.running.result import Plan, WorkoutType
from solver.running.rules.base import Facts
from solver.running.rules.days import same_weekday_runs
from solver.running.schedule import Day

Kilometres = Mapping[dt.date, float]
"""The training of each run day, races left out."""


@dataclass(frozen=True)
class Metrics:
    """Kilometres but for the last two; lower is better in each."""

    curve: float
    """A week's distance from the progression curve, on average."""
    smoothness: float
    """What a run changes against the same weekday in the load week before beyond what the curve asks, on average."""
    long_share: float
    """A long run's distance from its share of the week, on average."""
    quality_share: float
    """The same for tempo and interval days."""
    easy_share: float
    """The same for easy days."""
    long_jump: float
    """What long runs have beyond 110 % of the longest of the four weeks before, all of a plan together."""
    bends: float
    """Elastic rules that gave way."""
    solve_ms: float
    """Time to build and solve."""


TITLES = {
    "curve": "off the curve, km a week",
    "smoothness": "uneven change of a weekday, km",
    "long_share": "long runs off, km",
    "quality_share": "quality off, km",
    "easy_share": "easy off, km",
    "long_jump": "long-run jumps, km a plan",
    "bends": "bends a plan",
    "solve_ms": "solve, ms",
}


def training_of(plan: Plan) -> Kilometres:
    """A plan's kilometres by date, whoever wrote it."""
    days = (day for week in plan.weeks for day in week.days)
    return {d.date: d.planned_distance_km for d in days if d.planned_distance_km and d.workout_type != WorkoutType.RACE}


def metrics_of(plan: Plan, request: PlanRequest) -> Metrics:
    """Measure one of the engine's own plans."""
    facts = facts_of(request)
    grid, training = facts.baseline.grid, training_of(plan)
    runs = [day for week in facts.schedule.weeks for day in week.runs]
    numbers = Numbers.of_distances(facts, {day.date: grid.nearest(training.get(day.date, 0.0)) for day in runs})
    step = grid.km(1)
    return Metrics(
        curve=step * _mean(_off_curve(numbers)),
        smoothness=step * _mean(_uneven(numbers)),
        long_share=step * _mean(_off_target(numbers, (week.long for week in facts.schedule.weeks))),
        quality_share=step
        * _mean(_off_target(numbers, (day for week in facts.schedule.weeks for day in week.quality))),
        easy_share=step * _mean(_off_target(numbers, (day for week in facts.schedule.weeks for day in week.easy))),
        long_jump=step * sum(_jumps(numbers)) / PER_STEP,
        bends=len(plan.relaxations),
        solve_ms=plan.solver.build_ms + plan.solver.solve_ms,
    )


def mean_of(measured: Sequence[Metrics]) -> Metrics:
    """The average plan."""
    return Metrics(*(statistics.fmean(values) for values in zip(*map(astuple, measured), strict=True)))


def as_row(metrics: Metrics) -> dict[str, float]:
    """As JSON has it: names in camelCase, three decimals."""
    return {to_camel(name): round(getattr(metrics, name), 3) for name in names()}


def names() -> list[str]:
    """The metrics in their order."""
    return [field.name for field in fields(Metrics)]


def _off_curve(numbers: Numbers) -> Iterable[float]:
    for week in numbers.facts.schedule.weeks:
        yield abs(float(sum(numbers.run(day) for day in week.runs)) - numbers.facts.targets.weeks[week.index].total)


def _off_target(numbers: Numbers, days: Iterable[Day | None]) -> Iterable[float]:
    targets = _targets(numbers.facts)
    return (abs(float(numbers.run(day)) - targets[day.date]) for day in days if day is not None)


def _uneven(numbers: Numbers) -> Iterable[float]:
    targets = _targets(numbers.facts)
    for _, day, before in same_weekday_runs(numbers):
        yield abs(float(numbers.run(day) - numbers.run(before)) - (targets[day.date] - targets[before.date]))


def _targets(facts: Facts) -> Mapping[dt.date, int]:
    """The curve's steps for each run day."""
    weeks = facts.targets.weeks
    return {day.date: weeks[week.index].days[day.weekday] for week in facts.schedule.weeks for day in week.runs}


def _jumps(numbers: Numbers) -> Iterable[float]:
    for long, before in jump_measures(numbers.facts):
        excess = excess_tenths(numbers, long, before)
        assert not isinstance(excess, Linear)
        yield max(0.0, float(excess))


def _mean(values: Iterable[float]) -> float:
    found = [float(value) for value in values]
    return statistics.fmean(found) if found else 0.0
