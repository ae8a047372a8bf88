"""Explanations, built from the finished numbers and the rules' own words, never from the solver's slack."""

from dataclasses import dataclass
from fractions import Fraction

from solver.rule import Bound
from solver.running.request.grid import KM_PER_MILE, Grid
from solver.running.request.result import Relaxation
from solver.running.rules.base import Rule
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import Statements, rulebook_statements
from solver.weekday import WEEK

SMALLEST_GIVE = "Together the rules leave no plan that meets this one too; this is the smallest give."


@dataclass(frozen=True)
class Breach:
    """One rule missed at one place, by whole grid steps."""

    rule: Rule
    bound: Bound
    amount: int


def breaches_of(numbers: Numbers, statements: Statements = rulebook_statements) -> list[Breach]:
    """Everything that finished numbers miss, hard and elastic; of bounds on the same thing only the furthest."""
    worst: dict[tuple[str, int, int | None, bool], Breach] = {}
    for rule, bound in statements(numbers):
        amount = bound.amount()
        key = (rule.id, bound.place.week, bound.place.day, bound.rank is None)
        if amount and (key not in worst or worst[key].amount < amount):
            worst[key] = Breach(rule, bound, amount)
    return sorted(worst.values(), key=lambda b: (b.bound.place.week, b.rule.id, b.bound.place.day or 0))


def relaxations_of(numbers: Numbers, statements: Statements = rulebook_statements) -> list[Relaxation]:
    """The bends of a plan whose hard rules hold, ready to be read."""
    grid = numbers.facts.baseline.grid
    units = numbers.facts.request.settings.units
    breaches = breaches_of(numbers, statements)
    return [_relaxation(breach, grid, units) for breach in breaches if breach.bound.rank is not None]


def _relaxation(breach: Breach, grid: Grid, units: str) -> Relaxation:
    bound, actual = breach.bound, Fraction(breach.bound.subject)  # type: ignore[arg-type]
    limit = actual - bound.sign * breach.amount
    return Relaxation(
        rule_id=breach.rule.id,
        week=bound.place.week,
        day=None if bound.place.day is None else WEEK[bound.place.day],
        bound=grid.km(limit),
        actual=grid.km(actual),
        reason=f"{sentence(breach, grid, units)} {SMALLEST_GIVE}",
    )


def sentence(breach: Breach, grid: Grid, units: str) -> str:
    """What the plan does, what the rule asks for and why, for a runner to read."""
    bound, actual = breach.bound, Fraction(breach.bound.subject)  # type: ignore[arg-type]
    limit = actual - bound.sign * breach.amount
    asks = "at most" if bound.sign > 0 else "at least"
    what = f"Week {bound.place.week} has" if bound.place.day is None else _day_has(bound)
    wish = f", since {bound.why}" if bound.why else ""
    return (
        f"{what} {distance(grid.km(actual), units)}; {breach.rule.title} asks for {asks} "
        f"{distance(grid.km(limit), units)}{wish}."
    )


def _day_has(bound: Bound) -> str:
    assert bound.place.day is not None
    return f"{WEEK[bound.place.day].capitalize()} of week {bound.place.week} has"


def distance(km: float, units: str) -> str:
    """A distance as people write it: 12 km, 12.5 km, 7.75 mi."""
    value = km / KM_PER_MILE if units == "mi" else km
    return f"{round(value, 2):g} {units}"
