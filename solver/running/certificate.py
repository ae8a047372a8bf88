"""Proof without search: when the curve itself is a plan, nothing can cost less.

Every term of the objective is a distance and never negative. Targets that keep all rules cost only
what their long-run jumps cost, and moving a long run off its target costs more than it can save:
a step less saves at most one step of its own jump, a step more at most 1.1 steps of the jump of
each later week that is measured from it. Where the weights say so, the targets are optimal.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from solver.linear import Linear
from solver.running.config import Weights
from solver.running.jumps import JUMP_TENTHS, PER_STEP, excess_tenths, jump_measures
from solver.running.numbers import Numbers
from solver.running.rulebook import RULEBOOK
from solver.running.rules.base import Facts
from solver.running.schedule import Day

Distances = Mapping[dt.date, int]


def optimal_targets(facts: Facts, weights: Weights) -> tuple[Distances, int] | None:
    """The targets and their cost in tenths, if they are provably the best plan of all; else None."""
    targets = facts.targets.weeks
    if any(week.reachable != sum(week.days.values()) for week in targets):
        return None
    distances = {day.date: targets[week.index].days[day.weekday] for week in facts.schedule.weeks for day in week.runs}
    numbers = Numbers.of_distances(facts, dict(distances))
    if any(bound.amount() for rule in RULEBOOK for bound in rule.bounds(numbers)):
        return None
    cost = _jump_cost(numbers, weights)
    return None if cost is None else (distances, cost)


def _jump_cost(numbers: Numbers, weights: Weights) -> int | None:
    """What the jumps cost at the targets; None where moving a long run might pay."""
    tenths, measured_from = 0, Counter[Day]()
    for long, before in jump_measures(numbers.facts):
        excess = excess_tenths(numbers, long, before)
        assert not isinstance(excess, Linear)
        if excess > 0:
            tenths += int(excess)
            measured_from[before or long] += before is not None
    saved = weights.long_run_jump * max(PER_STEP if tenths else 0, JUMP_TENTHS * max(measured_from.values(), default=0))
    return weights.long_run_jump * tenths if saved <= weights.long_run * PER_STEP else None
