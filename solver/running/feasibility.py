"""Whether any plan exists at all when every elastic rule may bend."""

from solver.conflict import shrink
from solver.cpsat import Status
from solver.running.costs import Weights
from solver.running.model import VolumeModel
from solver.running.rulebook import RULEBOOK
from solver.running.rules.base import Facts

MOST_ELASTIC = 8


def is_feasible(facts: Facts, rules: frozenset[str] | None = None) -> bool:
    """True if the hard rules (only those named, if any are) can hold together."""
    model = VolumeModel(facts, Weights(), seed=1, elastic_to=MOST_ELASTIC, rules=rules)
    return model.solve(0).status is Status.OPTIMAL


def breakable_rules(facts: Facts) -> tuple[str, ...]:
    """An irreducible set of rules that cannot hold together."""
    ids = [rule.id for rule in RULEBOOK]
    return shrink(ids, lambda kept: is_feasible(facts, kept | {"R10"}))
