"""Explanations, built from the finished numbers and the rules' own words, never from the solver's slack."""

from collections.abc import Iterable

from solver.running.request.grid import Grid
from solver.running.request.result import Relaxation
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import Statements, rulebook_statements
from solver.running.words.tongue import Tongue, tongue_of
from solver.verdict import Breach, missed

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


def relaxations_of(breaches: Iterable[RunningBreach], facts: Facts) -> list[Relaxation]:
    """The bends among what a plan misses, ready to be read."""
    grid, tongue = facts.baseline.grid, tongue_of(facts.request)
    return [_relaxation(breach, grid, tongue) for breach in breaches if breach.is_bend]


def _relaxation(breach: RunningBreach, grid: Grid, tongue: Tongue) -> Relaxation:
    place = breach.bound.place
    return Relaxation(
        rule_id=breach.rule.id,
        week=place.week,
        day=place.weekday,
        bound=grid.km(breach.limit),
        actual=grid.km(breach.actual),
        reason=f"{sentence(breach, grid, tongue)} {tongue.say('bend.smallest')}",
    )


def sentence(breach: RunningBreach, grid: Grid, tongue: Tongue) -> str:
    """What the plan does, what the rule asks for and why, for a runner to read."""
    place = breach.bound.place
    has = tongue.say("has.week", number=place.week)
    if place.day is not None:
        has = tongue.say("has.day", weekday=tongue.weekdays[place.day], number=place.week)
    asks = tongue.say("asks.most" if breach.bound.sign > 0 else "asks.least", km=tongue.km(grid.km(breach.limit)))
    why = _why(breach, tongue)
    since = tongue.say("bend.since", why=why) if why else ""
    rule, actual = tongue.rules.get(breach.rule.id, breach.rule.title), tongue.km(grid.km(breach.actual))
    return tongue.say("bend", has=has, actual=actual, rule=rule, asks=asks, since=since)


def _why(breach: RunningBreach, tongue: Tongue) -> str:
    """The tongue's own words for what a rule wants, else the rule's, which knows its numbers."""
    key = f"bend.{breach.rule.id}.{'most' if breach.bound.sign > 0 else 'least'}"
    return tongue.say(key) if tongue.knows(key) else breach.bound.why
