"""`tune fit` on plans made under known weights, and on plans that no weights explain."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from api.tune.closeness import chance_of, distance
from api.tune.coach_plans import CoachPlan, read_plans
from api.tune.corpus import Case, read_corpus
from api.tune.crew import Crew
from api.tune.fit import Fit, fit, split
from api.tune.metrics import training_of
from solver.errors import BadRequest
from solver.running.engine import solve
from solver.running.request.result import Plan
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights
from tests.api.tune.coach import write_plans

T = TypeVar("T")
HIDDEN = Weights(long_run=2, quality=200, easy=1, long_run_jump=150, weekday_change=1)
TRIALS = 5


def unseen(items: Iterable[T], total: int, what: str) -> Iterable[T]:
    return items


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(2) as made:
        yield made


@pytest.fixture(scope="module")
def telling() -> list[Case]:
    """The smallest of the bundled cases whose plan under the hidden weights differs from the default's."""

    def plan(case: Case, weights: Weights) -> Plan:
        return solve(case.request, EngineConfig(weights={"default": weights}))

    pairs = [(case, plan(case, HIDDEN), plan(case, Weights())) for case in read_corpus(None)[:24]]
    found = {case.name: (usual, case) for case, hidden, usual in pairs if training_of(hidden) != training_of(usual)}
    by_size = sorted(found.values(), key=lambda pair: pair[0].solver.model_variables)
    assert len(by_size) >= 12
    return [case for _, case in by_size[:12]]


def fitted(folder: Path, crew: Crew) -> Fit:
    return fit(read_plans(folder), Weights(), crew, unseen, TRIALS, held_out=0.4, seed=1)


def test_hidden_weights_are_recovered_in_what_they_do(tmp_path: Path, telling: list[Case], crew: Crew) -> None:
    found = fitted(write_plans(tmp_path, telling, HIDDEN), crew)
    assert found.fitted.plans + found.held_out.plans == 12
    assert found.held_out.before > 0
    assert found.held_out.after < found.held_out.before / 2
    assert found.generalizes
    assert found.statement.startswith("These weights generalize")


def test_a_coach_of_random_will_is_not_explained(tmp_path: Path, telling: list[Case], crew: Crew) -> None:
    found = fitted(write_plans(tmp_path, telling, Weights(), noise_km=6.0), crew)
    assert found.fitted.before > 1
    assert not found.generalizes
    assert found.statement.startswith(("These weights do not generalize", "No weights come notably closer"))


def test_the_engines_own_plans_leave_nothing_to_learn(tmp_path: Path, telling: list[Case], crew: Crew) -> None:
    plans = read_plans(write_plans(tmp_path, telling[:8], Weights()))
    found = fit(plans, Weights(), crew, unseen, trials=1, held_out=0.5, seed=1)
    assert found.fitted.before == found.held_out.before == 0
    assert not found.generalizes
    assert "nothing to learn" in found.statement


def test_the_same_seed_gives_the_same_fit(tmp_path: Path, telling: list[Case], crew: Crew) -> None:
    plans = read_plans(write_plans(tmp_path, telling[:8], HIDDEN))
    both = [fit(plans, Weights(), crew, unseen, trials=2, held_out=0.5, seed=5) for _ in range(2)]
    assert both[0] == both[1]


def test_distance_counts_the_kilometres_to_move_a_week() -> None:
    """One run 3 km longer and one left out: 3 km and its kilometres, over the weeks."""
    case = next(case for case in read_corpus(None) if case.request.settings.week_count >= 2)
    training = training_of(solve(case.request))
    first, second = sorted(training)[:2]
    coach = {**training, first: training[first] + 3}
    del coach[second]
    weeks = case.request.settings.week_count
    assert distance(CoachPlan(case, coach), training) == pytest.approx((3 + training[second]) / weeks)


def test_four_gains_come_up_by_chance_in_one_of_sixteen_cases() -> None:
    assert chance_of([1.0, 2.0, 0.5, 3.0]) == 1 / 16
    assert chance_of([1.0, -1.0]) == 3 / 4
    assert chance_of([0.0, 0.0]) == 1


def test_too_few_plans_are_refused_with_what_is_needed() -> None:
    plans = [CoachPlan(case, {}) for case in read_corpus(None)[:7]]
    with pytest.raises(BadRequest, match=r"7 plans, a share of 0.3 of them held out, leave 4 to fit and 3 to check"):
        split(plans, 0.3, seed=1)
    kept, out = split([CoachPlan(case, {}) for case in read_corpus(None)[:10]], 0.4, seed=1)
    assert (len(kept), len(out)) == (6, 4)
