"""Proof without search: when the curve itself is a plan, nothing can cost less.

Every term of the objective is a distance and never negative. Targets that keep all rules cost only
what their long-run jumps cost, and moving a long run off its target costs more than it can save:
a step less saves at most one step of its own jump, a step more at most 1.1 steps of the jump of
each later week that is measured from it. Where the weights say so, the targets are optimal.

Where runs do not add up to the curve's totals, the targets still are the plan if no unbent plan could be nearer to it,
all weeks together (`nearest.py` proves that from the rules' own bounds). Where they bend rules, they are the plan if
besides no plan comes before them in the bending order (`least_bent.py`): all that bend as little cost as much.

Weights that this argument does not know may price what it likes: then the targets have to cost nothing of it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from solver.linear import Linear
from solver.running.calendar.schedule import Day
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.search.bends import Missed, missed_by
from solver.running.search.costs import COSTS, Weights
from solver.running.search.free import Free
from solver.running.search.jumps import JUMP_TENTHS, PER_STEP, excess_tenths, jump_measures
from solver.running.search.least_bent import eased_least
from solver.running.search.nearest import is_nearest
from solver.running.search.off_curve import OffCurve

ARGUED = frozenset({"weekly_total", "long_run", "quality", "easy", "weekday_change", "long_run_jump"})
"""The weights of the argument above. All but jumps and totals cost nothing at the targets, by what they measure."""

Distances = Mapping[dt.date, int]


def aimed(facts: Facts) -> Facts:
    """The facts, saying of their targets whether these are known to keep all rules, and to be nearest to the curve."""
    missed = missed_by(Numbers.of_distances(facts, facts.run_targets))
    return replace(facts, targets=replace(facts.targets, keep=not missed, hold=_come_first(facts, missed)))


def _come_first(facts: Facts, missed: Missed) -> bool:
    """Whether it is proved that no plan bends less, and none that bends as little is nearer to the curve."""
    curve = OffCurve(facts, bent=bool(missed))
    if not missed and not curve.cost:
        return True
    by_week = Free(facts).by_week()
    eased = eased_least(by_week, missed, curve) if missed else by_week
    return eased is not None and is_nearest(facts, eased, curve)


def optimal_targets(facts: Facts, weights: Weights) -> tuple[Distances, int] | None:
    """The targets and their cost in tenths, if they are provably the best plan of all; else None."""
    if not facts.targets.hold:
        return None
    numbers = Numbers.of_distances(facts, facts.run_targets)
    if any(amount for cost in COSTS if cost.weight not in ARGUED for amount in cost.quantities(numbers)):
        return None
    jumps = _jump_cost(numbers, weights)
    if jumps is None:
        return None
    off_curve = OffCurve(facts, bent=not facts.targets.keep).cost
    return facts.run_targets, jumps + PER_STEP * weights.weekly_total * off_curve


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
