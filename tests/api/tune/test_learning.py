"""The learner's steps: dearer what the coach avoids, cheaper what the coach accepts."""

from math import e

import pytest

from api.tune.corpus import Case, read_corpus
from api.tune.learning import Learner
from api.tune.metrics import Kilometres, amounts_of, training_of
from solver.running.engine import solve
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights

SHY_OF_JUMPS = Weights(long_run=2, quality=10, easy=5, long_run_jump=300)
START = {"long_run": 20, "quality": 10, "easy": 5, "long_run_jump": 15, "weekday_change": 2}


def plan(case: Case, weights: Weights) -> Kilometres:
    return training_of(solve(case.request, EngineConfig(weights={"default": weights})))


@pytest.fixture(scope="module")
def pair() -> tuple[Case, Kilometres, Kilometres]:
    """The first bundled case where the shy coach's long runs jump less than the default's."""
    for case in read_corpus(None):
        coach, engine = plan(case, SHY_OF_JUMPS), plan(case, Weights())
        theirs, ours = (amounts_of(training, case.request) for training in (coach, engine))
        if theirs["long_run_jump"] < ours["long_run_jump"] and theirs["long_run"] > ours["long_run"]:
            return case, coach, engine
    raise AssertionError("no bundled case tells the two apart")


def test_a_step_makes_dearer_what_the_coach_avoids_and_cheaper_what_he_accepts(
    pair: tuple[Case, Kilometres, Kilometres],
) -> None:
    case, coach, engine = pair
    learner = Learner(START, highest=1000)
    assert learner.learn([(case.request, coach, engine)])
    assert learner.weights["long_run_jump"] > START["long_run_jump"]
    assert learner.weights["long_run"] < START["long_run"]


def test_the_first_step_multiplies_the_furthest_weight_by_e_squared_at_most(
    pair: tuple[Case, Kilometres, Kilometres],
) -> None:
    """Rounded to whole numbers: 2 up to 15 (2 e² = 14.8), 20 down to 3 (20 / e² = 2.7)."""
    case, coach, engine = pair
    learner = Learner(START, highest=1000)
    learner.learn([(case.request, coach, engine)])
    for name, before in START.items():
        assert round(before / e**2) <= learner.weights[name] <= round(before * e**2)
    assert any(learner.weights[name] in (round(w * e**2), max(1, round(w / e**2))) for name, w in START.items())


def test_weights_stay_in_their_range(pair: tuple[Case, Kilometres, Kilometres]) -> None:
    case, coach, engine = pair
    learner = Learner(START, highest=30)
    for _ in range(50):
        learner.learn([(case.request, coach, engine)])
    assert set(learner.weights.values()) <= set(range(1, 31))
    assert 30 in learner.weights.values()


def test_nothing_is_learnt_from_the_engines_own_plans(pair: tuple[Case, Kilometres, Kilometres]) -> None:
    case, _, engine = pair
    learner = Learner(START, highest=1000)
    assert not learner.learn([(case.request, engine, engine)])
    assert learner.weights == START
