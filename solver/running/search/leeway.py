"""How far from its targets a plan may lie that costs no more than they do: beyond that nothing needs to be searched.

Targets that keep all rules are a plan, so the cheapest costs no more than they. No run and no total of it can be
further off than that pays for.
"""

from dataclasses import dataclass

from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.search.costs import Weights, cost_of
from solver.running.search.jumps import PER_STEP

ANYWHERE = 10**6
"""More steps than any plan has, for what costs nothing."""


@dataclass(frozen=True)
class Leeway:
    """The tenths that the cheapest plan costs at the most."""

    cost: int

    def steps(self, weight: int) -> int:
        """How far what has this weight may be off."""
        return self.cost // (PER_STEP * weight) if weight else ANYWHERE


def leeway_of(facts: Facts, weights: Weights) -> Leeway | None:
    """None where the targets are not known to be a plan."""
    if not facts.targets.keep:
        return None
    return Leeway(cost_of(Numbers.of_distances(facts, facts.run_targets), weights))
