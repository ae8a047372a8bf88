"""Why a revision changes as many days as it does: fewer are demanded, and the rules named that forbid it."""

from collections import Counter
from dataclasses import dataclass

from solver.conflict import shrink
from solver.running.living.change.budget import Budget
from solver.running.living.change.model import RevisionModel
from solver.running.living.change.start import Start
from solver.running.living.clash import OWN_RULES
from solver.running.living.revise import settled
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.running.request.situation import Situation
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.config import DEFAULT_CONFIG
from solver.solution import Status

ENOUGH = 5.0
"""Work for a search and for a refutation, in CP-SAT's own units: far more than any takes."""
SUMS = "R10"


@dataclass(frozen=True)
class Fewest:
    """`longer_or_shorter` runs keep their dates and change their length: so many do, and fewer cannot.

    `rules` are an irreducible set that forbids fewer; empty where none changes, None where fewer were not refuted.
    """

    longer_or_shorter: int
    rules: tuple[str, ...] | None


def fewest(request: PlanRequest, plan: Plan, situation: Situation) -> Fewest:
    """The runs that a revision makes longer or shorter, and the proof that no unbent plan does with fewer of them.

    Which runs fall away, come or turn into others is settled before the search, by what the runner told.
    """
    start, weights = Start(request, plan, situation.today), DEFAULT_CONFIG.resolve_weights(request.weights)
    scene, terms, volumes = settled(start, start.after(situation), DEFAULT_CONFIG, weights, Budget(ENOUGH))
    kept = [date for date, slot in scene.in_force.items() if slot.steps and date >= scene.today]
    kept = [date for date in kept if date in volumes.distances and scene.slots[date].day.role is scene.in_force[date].day.role]
    count = sum(volumes.distances[date] != scene.in_force[date].steps for date in kept)

    def can_be_fewer(rules: frozenset[str]) -> bool:
        model = RevisionModel(scene, terms, weights, 1, states=lambda rule_id, _: rule_id in rules)
        model.model.require(model.days_only - (count - 1))
        return model.solve(0, effort=ENOUGH).status is not Status.INFEASIBLE

    if not count:
        return Fewest(0, ())
    known = frozenset({SUMS, *(rule.id for rule in RULEBOOK), *OWN_RULES})
    if can_be_fewer(known):
        return Fewest(count, None)
    return Fewest(count, shrink(sorted(known - {SUMS}), lambda some: not_refuted(some)))
