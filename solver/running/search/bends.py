"""What gives way: bounds of one rule on one day do so together."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from solver.rule import Bound
from solver.running.rules.base import Rank
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import rulebook_statements

HARD = max(Rank) + 1
"""Above the bending order: what never gives way."""

Bend: TypeAlias = tuple[str, int, int | None, int]
"""A rule's id, week and weekday, and whether something is too much there or too little."""
Missed: TypeAlias = Mapping[int, Mapping[Bend, int]]
"""The steps by which something is missed, gravest ranks being highest."""


def bend_of(rule_id: str, bound: Bound) -> Bend:
    """What gives way where a rule's bound is missed."""
    return rule_id, bound.place.week, bound.place.day, bound.sign


def missed_by(numbers: Numbers) -> Missed:
    """What finished numbers miss."""
    missed: dict[int, dict[Bend, int]] = defaultdict(dict)
    for rule, bound in rulebook_statements(numbers):
        amount = bound.amount()
        if amount:
            bends, bend = missed[bound.rank or HARD], bend_of(rule.id, bound)
            bends[bend] = max(amount, bends.get(bend, 0))
    return missed
