"""Fitted targets: where the plain split of the curve leaves a week short. Their totals are proved nearest to it."""

import pytest

from solver.running import engine
from solver.running.answer.explain import breaches_of
from solver.running.request.request import read_request
from solver.running.search.bending import VolumeSearch
from solver.running.search.certificate import optimal_targets
from solver.running.search.costs import Weights
from tests.judge.corpus import realistic
from tests.running.sample import numbers_with

CHOSEN = {5: (0, 81, 149), 6: (64, 102, 191), 11: (5, 51, 165), 12: (123, 152), 77: (52, 75, 139)}
"""Places in the corpus, by seed: too short cutbacks, growth that caps or a band hold back, both."""


@pytest.fixture(scope="module", params=[(seed, place) for seed, places in CHOSEN.items() for place in places])
def targets(request):
    """The facts before and after fitting."""
    seed, place = request.param
    asked = read_request(realistic(seed, place + 1)[place])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "aimed", lambda facts: facts)
        plain = engine.facts_of(asked)
    return plain, engine.facts_of(asked)


def off_curve(facts, distances):
    """Steps by which a plan's weeks miss what is reachable of the curve."""
    sums = [sum(distances[day.date] for day in week.runs) for week in facts.schedule.weeks]
    return sum(abs(size - week.reachable) for size, week in zip(sums, facts.targets.weeks, strict=True))


def test_fitted_targets_keep_all_rules_where_plain_ones_do_not(targets):
    plain, fitted = targets
    assert optimal_targets(plain, Weights()) is None
    distances, _ = optimal_targets(fitted, Weights())
    assert not breaches_of(numbers_with(fitted, distances))


def test_the_curve_itself_stays_as_it_is(targets):
    plain, fitted = targets
    assert [(week.total, week.reachable) for week in plain.targets.weeks] == [
        (week.total, week.reachable) for week in fitted.targets.weeks
    ]


def test_the_search_finds_no_plan_that_costs_less(targets):
    _, fitted = targets
    distances, cost = optimal_targets(fitted, Weights())
    found = VolumeSearch(fitted, Weights(), seed=1).strict()
    assert (dict(found.distances), found.objective, found.bound) == (distances, cost, cost)


def test_no_plan_that_the_plain_targets_lead_to_is_nearer_to_the_curve(targets):
    plain, fitted = targets
    distances, _ = optimal_targets(fitted, Weights())
    found = VolumeSearch(plain, Weights(), seed=1).strict()
    assert off_curve(plain, distances) <= off_curve(plain, found.distances)


def test_only_growth_that_cannot_reach_the_curve_costs_anything():
    """A week of 206 steps where 207 were wanted: 100 a step, counted in tenths."""
    request = read_request(realistic(11, 52)[51])
    distances, cost = optimal_targets(engine.facts_of(request), Weights())
    assert cost == 10 * 100
    assert sum(distances[day.date] for day in engine.facts_of(request).schedule.weeks[8].runs) == 206


RACE_IN_A_CUTBACK = {12: (116, 128), 77: (1, 153)}
"""Requests with a tune-up race in a recovery week, longer than the run that it replaces."""


@pytest.mark.parametrize(
    ("seed", "place"), [(seed, place) for seed, places in RACE_IN_A_CUTBACK.items() for place in places]
)
def test_easy_runs_make_room_for_a_race_in_a_cutback_week(seed, place):
    facts = engine.facts_of(read_request(realistic(seed, place + 1)[place]))
    distances, _ = optimal_targets(facts, Weights())
    numbers, weeks = numbers_with(facts, distances), facts.schedule.weeks
    (week,) = (week for week in weeks if week.tune_up and not week.is_load)
    assert 75 <= 100 * numbers.total(week) / numbers.total(weeks[week.ref]) <= 80
