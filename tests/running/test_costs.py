"""Every weight prices something, in one place, and what it prices is what the certificate counts on."""

from collections.abc import Iterator

import pytest

from solver.linear import Quantity
from solver.running.engine import facts_of
from solver.running.request.request import PlanRequest, read_request
from solver.running.rules.numbers import Numbers
from solver.running.search import certificate
from solver.running.search.costs import COSTS, Cost, Priced, Weights
from tests.running.sample import ask


@pytest.fixture
def request_() -> PlanRequest:
    return read_request(ask(46.0, 5, "marathon", 16))


def at_targets(request: PlanRequest) -> Numbers:
    facts = facts_of(request)
    return Numbers.of_distances(facts, facts.run_targets)


def test_every_weight_has_a_cost_and_every_cost_a_weight() -> None:
    assert sorted(cost.weight for cost in COSTS) == sorted(Weights.model_fields)
    assert set(Weights.model_fields) >= certificate.ARGUED


def test_at_the_targets_only_jumps_cost_anything(request_: PlanRequest) -> None:
    numbers = at_targets(request_)
    spent = {cost.weight: sum(numbers.positive(amount) for amount in cost.quantities(numbers)) for cost in COSTS}
    assert spent.pop("long_run_jump") > 0
    assert set(spent.values()) == {0}


def test_a_step_off_the_targets_costs_a_step_of_its_kind(request_: PlanRequest) -> None:
    """Two steps more on the last load week's long run: 2 off its target, 2 off the week's total."""
    facts = facts_of(request_)
    last = facts.schedule.last_load
    assert last is not None
    assert last.long is not None
    distances = facts.run_targets
    moved = Numbers.of_distances(facts, {**distances, last.long.date: distances[last.long.date] + 2})
    spent = {cost.weight: sum(cost.quantities(moved)) for cost in COSTS if cost.weight != "long_run_jump"}
    assert spent == {"weekly_total": 2, "long_run": 2, "quality": 0, "easy": 0, "weekday_change": 0}


def test_targets_that_a_new_weight_prices_are_not_called_optimal(
    request_: PlanRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = certificate.aimed(facts_of(request_))
    assert certificate.optimal_targets(facts, Weights()) is not None

    def long_weeks(plan: Priced) -> Iterator[Quantity]:
        return (plan.run(day) for week in plan.facts.schedule.weeks for day in week.runs)

    novel = Cost("novel", long_weeks, "novel", "novel", "all kilometres")
    monkeypatch.setattr(certificate, "COSTS", (*COSTS, novel))
    assert certificate.optimal_targets(facts, Weights()) is None
