"""Explanations, built from the finished numbers and the rules' own words, never from the solver's slack."""

from solver.rule import Bound
from solver.running.request.grid import KM_PER_MILE, Grid
from solver.running.request.result import Relaxation
from solver.running.rules.base import Rule
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import Statements, rulebook_statements
from solver.verdict import Breach, missed
from solver.weekday import WEEK

SMALLEST_GIVE = "Together the rules leave no plan that meets this one too; this is the smallest give."


RunningBreach = Breach[Rule]
"""Amounts are grid steps."""


def breaches_of(numbers: Numbers, statements: Statements = rulebook_statements) -> list[RunningBreach]:
    """Everything that finished numbers miss, hard and elastic; of bounds on the same thing only the furthest."""
    worst: dict[tuple[str, int, int | None, bool], RunningBreach] = {}
    for breach in missed(statements(numbers)):
        place = breach.bound.place
        key = (breach.rule.id, place.week, place.day, breach.is_bend)
        if key not in worst or worst[key].amount < breach.amount:
            worst[key] = breach
    return sorted(worst.values(), key=lambda b: (b.bound.place.week, b.rule.id, b.bound.place.day or 0))


def relaxations_of(numbers: Numbers, statements: Statements = rulebook_statements) -> list[Relaxation]:
    """The bends of a plan whose hard rules hold, ready to be read."""
    grid = numbers.facts.baseline.grid
    units = numbers.facts.request.settings.units
    breaches = breaches_of(numbers, statements)
    return [_relaxation(breach, grid, units) for breach in breaches if breach.is_bend]


def _relaxation(breach: RunningBreach, grid: Grid, units: str) -> Relaxation:
    place = breach.bound.place
    return Relaxation(
        rule_id=breach.rule.id,
        week=place.week,
        day=None if place.day is None else WEEK[place.day],
        bound=grid.km(breach.limit),
        actual=grid.km(breach.actual),
        reason=f"{sentence(breach, grid, units)} {SMALLEST_GIVE}",
    )


def sentence(breach: RunningBreach, grid: Grid, units: str) -> str:
    """What the plan does, what the rule asks for and why, for a runner to read."""
    bound = breach.bound
    what = f"Week {bound.place.week} has" if bound.place.day is None else _day_has(bound)
    wish = f", since {bound.why}" if bound.why else ""
    return (
        f"{what} {distance(grid.km(breach.actual), units)}; {breach.rule.title} asks for {breach.asks} "
        f"{distance(grid.km(breach.limit), units)}{wish}."
    )


def _day_has(bound: Bound) -> str:
    assert bound.place.day is not None
    return f"{WEEK[bound.place.day].capitalize()} of week {bound.place.week} has"


def distance(km: float, units: str) -> str:
    """A distance as people write it: 12 km, 12.5 km, 7.75 mi."""
    value = km / KM_PER_MILE if units == "mi" else km
    return f"{round(value, 2):g} {units}"
