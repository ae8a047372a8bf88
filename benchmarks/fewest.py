"""Why a revision changes as many days as it does: fewer are demanded, and the rules named that forbid it."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from solver.conflict import shrink
from solver.linear import Linear, Quantity, total, weighted
from solver.running.living.change.budget import Budget
from solver.running.living.change.model import DEEP_CUT_WORTH, RevisionModel
from solver.running.living.change.start import Start
from solver.running.living.change.terms import Terms
from solver.running.living.clash import OWN_RULES
from solver.running.living.past.scene import Scene
from solver.running.living.past.sheet import Slot
from solver.running.living.revise import settled
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.running.request.situation import Situation
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.bending import Volumes
from solver.running.search.config import DEFAULT_CONFIG
from solver.running.search.costs import Weights
from solver.solution import Status

ENOUGH = 5.0
"""Work for a search or a refutation, in CP-SAT's own units: far more than any takes."""
SUMS = "R10"
"""What a week's total is, rather than a bound of it."""


@dataclass(frozen=True)
class Fewest:
    """`lengths` are the runs that keep date and kind and change their length. No unbent plan does with fewer.

    `rules` are an irreducible set that forbids fewer. `refuted` is false where fewer were not refuted, or the plan
    bends.
    """

    lengths: int
    rules: tuple[str, ...] = ()
    refuted: bool = True


def fewest(request: PlanRequest, plan: Plan, situation: Situation, named: bool = True) -> Fewest:
    """The runs that a revision makes longer or shorter, with the proof that fewer would not do.

    As in V9 no run loses 40 % for the sake of a day less, and the longest run loses nothing for it. If `named`, the
    rules that forbid fewer are named. Which runs fall away, come or become others is settled before the search, by
    what the runner told.
    """
    weights, start = DEFAULT_CONFIG.resolve_weights(request.weights), Start(request, plan, situation.today)
    found = settled(start, start.after(situation), DEFAULT_CONFIG, weights, Budget(ENOUGH))
    return _Demand(*found, weights).answer(named)


@dataclass(frozen=True)
class _Demand:
    """A revision as it was found."""

    scene: Scene
    terms: Terms
    volumes: Volumes
    weights: Weights

    def answer(self, named: bool) -> Fewest:
        count = sum(self.volumes.distances[date] != slot.steps for date, slot in self._kept())
        if self.volumes.bent or not count:
            return Fewest(count, refuted=not count)
        rules = frozenset({*(rule.id for rule in RULEBOOK), *OWN_RULES})
        lost = self._least(rules, None, lambda model: total(model.lost_kilometres))
        least = self._least(rules, lost, _days)
        if least is None or least % DEEP_CUT_WORTH != count:
            return Fewest(count, refuted=False)
        if not named:
            return Fewest(count)
        reasons = shrink(sorted(rules - {SUMS}), lambda some: self._can_be(least - 1, lost, some | {SUMS}))
        return Fewest(count, reasons)

    def _kept(self) -> list[tuple[dt.date, Slot]]:
        """Runs ahead that stood on their dates before, as the same kind of run, in weeks that the runner told nothing
        of.
        """
        slots, distances = self.scene.slots, self.volumes.distances
        return [
            (date, slot)
            for date, slot in self.scene.in_force.items()
            if date >= self.scene.today and slot.steps and date in distances and slots[date].day.role is slot.day.role
            if not self.scene.is_to_change(date)
        ]

    def _model(self, rules: Collection[str], lost: int | None) -> RevisionModel:
        """The strict model of some rules, with a longest run as long as was found. With fewer runs a week, weeks lose
        `lost` steps beyond them at most.
        """
        model = RevisionModel(self.scene, self.terms, self.weights, 1, states=lambda rule_id, _: rule_id in rules)
        if lost is not None:
            model.model.require(total(model.lost_kilometres) - lost)
        found = max([self.volumes.distances[date] for date in model.long_runs], default=0)
        model.model.require(min(found, model.longest_before) - model.longest)
        return model

    def _least(
        self, rules: Collection[str], lost: int | None, amount_of: Callable[[RevisionModel], Quantity]
    ) -> int | None:
        """The least of an amount, proved; None where it is no amount or was not proved."""
        model = self._model(rules, lost)
        amount = amount_of(model)
        if not isinstance(amount, Linear):
            return None
        solution = model.solve(amount, effort=ENOUGH)
        return solution.value(amount) if solution.status is Status.OPTIMAL else None

    def _can_be(self, most: int, lost: int | None, rules: Collection[str]) -> bool:
        """Whether a plan within some rules changes no more than that; what is not refuted can be."""
        model = self._model(rules, lost)
        model.model.require(_days(model) - most)
        return model.solve(0, effort=ENOUGH).status is not Status.INFEASIBLE


def _days(model: RevisionModel) -> Quantity:
    """Changed days, deep cuts far above them."""
    return weighted([(1, total(model.changed.values())), (DEEP_CUT_WORTH, total(model.deep_cuts))])
