"""Whether any plan exists at all when every elastic rule may bend: then only hard bounds count."""

from solver.conflict import shrink
from solver.running.rules.facts import Facts
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.costs import Weights
from solver.running.search.model import MOST_ELASTIC, VolumeModel
from solver.solution import Status


def is_feasible(facts: Facts, rules: frozenset[str] | None = None) -> bool:
    """True if the hard bounds (of the rules that are named, if any are) can hold together."""
    model = _model(facts, frozenset(rule.id for rule in RULEBOOK) if rules is None else rules)
    return model.solve(0).status is Status.OPTIMAL


def breakable_rules(facts: Facts) -> tuple[str, ...]:
    """An irreducible set of rules that cannot hold together."""
    view = _model(facts, frozenset())
    hard = [rule.id for rule in RULEBOOK if any(bound.rank is None for bound in rule.bounds(view))]
    return shrink(hard, lambda kept: is_feasible(facts, kept | {"R10"}))


def _model(facts: Facts, rules: frozenset[str]) -> VolumeModel:
    return VolumeModel(
        facts,
        Weights(),
        seed=1,
        elastic_to=MOST_ELASTIC,
        states=lambda rule_id, bound: bound.rank is None and rule_id in rules,
    )
