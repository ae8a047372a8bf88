"""The solver's plans against plain enumeration: no plan of a tiny request is cheaper, and none bends less."""

import numpy as np
import pytest

from solver.running.answer.explain import breaches_of
from solver.running.calendar.roles import Role
from solver.running.search.bending import VolumeSearch, volumes_of
from solver.running.search.certificate import optimal_targets
from solver.running.search.costs import Weights
from solver.running.search.leeway import leeway_of
from tests.judge.corpus import realistic
from tests.judge.oddities import odd
from tests.running.enumeration import ORDER, WEIGHTS, AllPlans
from tests.running.sample import ask, facts_for, numbers_with, on


def radius(long, quality=0, easy=0):
    """How many steps around its target each run is tried."""
    return {Role.LONG: long, Role.QUALITY: quality, Role.EASY: easy}


def with_weights(**weights):
    names = {"weekly_total": "total", "long_run": Role.LONG, "quality": Role.QUALITY, "easy": Role.EASY}
    names |= {"long_run_jump": "jump", "weekday_change": "change"}
    return Weights(**weights), WEIGHTS | {names[name]: value for name, value in weights.items()}


def asked(weekly, n, weeks, longest=None, goal="general_fitness", weekday=6, **settings):
    athlete = {} if longest is None else {"longestRecentRunKm": longest}
    return ask(weekly, n, goal, weeks, weekday, athlete=athlete, **settings)


LATE_WEEK_BLOCKED = [on(1, day) for day in (0, 2, 3, 4)]
STRICT = {
    # a sentence: request, weights that differ from the default, how far to look
    "two weeks of two runs": (
        ask(20.0, 2, "general_fitness", 2, athlete={"longestRecentRunKm": 10.0}),
        {},
        radius(8, 0, 12),
    ),
    "three weeks of two runs": (
        ask(20.0, 2, "general_fitness", 3, athlete={"longestRecentRunKm": 10.0}),
        {},
        radius(2, 0, 6),
    ),
    "two weeks of three runs, the longest run so far is short": (
        ask(20.0, 3, "general_fitness", 2, athlete={"longestRecentRunKm": 6.5}),
        {},
        radius(3, 3, 6),
    ),
    "long-run jumps that cost so much that targets are worth leaving": (
        ask(20.0, 3, "general_fitness", 2, athlete={"longestRecentRunKm": 7.0}),
        {"long_run_jump": 60, "easy": 60, "quality": 60},
        radius(4, 2, 2),
    ),
    "long-run jumps that cost more than the weekly totals": (
        ask(22.0, 2, "general_fitness", 2, athlete={"longestRecentRunKm": 10.5}),
        {"long_run_jump": 300, "weekly_total": 2},
        radius(8, 0, 20),
    ),
    "changes that cost more than everything else": (
        ask(24.0, 2, "general_fitness", 2, athlete={"longestRecentRunKm": 11.5}),
        {"weekday_change": 300, "long_run_jump": 90},
        radius(6, 0, 22),
    ),
    "a race on the second Wednesday": (ask(30.0, 3, "5k", 2, 2), {"long_run_jump": 90}, radius(3, 3, 3)),
    "40 km in a week that lost one of four runs, whose bands are free": (
        asked(40.0, 4, 1, 12.0, preferredLongRunDay="monday", blockedDates=LATE_WEEK_BLOCKED),
        {},
        radius(12, 12, 12),
    ),
    "a taper measured from the week before the one that lost a run": (
        asked(50.0, 3, 4, 22.0, "marathon", blockedDates=[on(2, day) for day in range(5)]),
        {},
        radius(1, 1, 1),
    ),
}


def best_of(facts, weights):
    """The search alone, without the certificate that may spare it."""
    return VolumeSearch(facts, weights, seed=1).best()


@pytest.mark.parametrize("case", STRICT)
def test_no_plan_that_bends_nothing_is_cheaper(case):
    request, changes, reach = STRICT[case]
    weights, priced = with_weights(**changes)
    facts = facts_for(request)
    plans = AllPlans(facts, reach, priced)
    cost = plans.cost()
    cheapest = cost[plans.strict].min()
    for volumes in (best_of(facts, weights), volumes_of(facts, weights, seed=1)):
        assert volumes.proven
        assert not volumes.bent
        assert volumes.objective == volumes.bound == cheapest <= plans.cost_outside
        place = plans.place_of(volumes.distances)
        assert plans.strict[place]
        assert cost[place] == cheapest


def test_some_of_these_optima_are_not_the_targets():
    def moved(case):
        request, changes, _ = STRICT[case]
        return optimal_targets(facts_for(request), with_weights(**changes)[0]) is None

    assert sum(moved(case) for case in STRICT) >= 2


BENT = {
    # a sentence: request, how far to look, rules that bend
    "one run a week that may not grow so fast": (asked(10.0, 1, 3), radius(40), {"R11"}),
    "two runs that start from a short long run": (asked(30.0, 2, 2, 8.0), radius(10, 0, 12), {"R11"}),
    "three weeks of two runs that start from a short long run": (asked(40.0, 2, 3, 8.0), radius(2, 0, 7), {"R11"}),
    "two runs before a half marathon": (asked(25.0, 2, 3, 8.0, "half_marathon"), radius(4, 0, 5), {"R11"}),
    "three runs with a cap on Thursday": (
        asked(25.0, 3, 2, 5.0, maxKmByDay={"thursday": 8.0}),
        radius(3, 3, 3),
        {"R11", "R21"},
    ),
    "a long-run day with a low cap": (
        asked(20.0, 3, 2, preferredLongRunDay="sunday", maxKmByDay={"sunday": 6.0}),
        radius(4, 3, 3),
        {"R11"},
    ),
    "60 km in three runs": (asked(60.0, 3, 1), radius(16, 40, 40), {"R11"}),
    "a quality day of 12 km in a week of 100 that lost two runs": (
        asked(100.0, 4, 1, blockedDates=[on(1, 3), on(1, 4)]),
        radius(2, 2, 38),
        {"R22"},
    ),
    "three runs that cannot fit into each other's bands": (asked(60.0, 3, 2, 26.0), radius(4, 1, 7), {"R22"}),
    "the same before a race": (asked(60.0, 3, 2, 26.0, "5k"), radius(4, 4, 4), {"R22"}),
    "a week that lost one of four runs, with a cap below the shortest run": (
        asked(25.0, 4, 1, blockedDates=[on(1, day) for day in range(4)], maxKmByDay={"sunday": 1.0}),
        radius(8, 8, 8),
        {"R24"},
    ),
    "one run a week on a day with a cap, and a blocked date": (
        asked(10.0, 1, 4, 12.0, preferredLongRunDay="thursday", maxKmByDay={"thursday": 1.0}, blockedDates=[on(4, 0)]),
        radius(6),
        {"R11", "R15", "R19", "R24"},
    ),
    "one run of 1 km at most on its way to a 5k": (
        asked(5.0, 1, 6, 20.0, "5k", preferredLongRunDay="sunday", maxKmByDay={"sunday": 1.0}),
        radius(5),
        None,
    ),
    "one easy run a week with a cap": (
        asked(10.0, 1, 5, 20.0, includeLongRun=False, preferredDays=["sunday"], maxKmByDay={"sunday": 1.0}),
        radius(0, 0, 5),
        None,
    ),
}


def vector(plans, place):
    return tuple(int(amounts[place]) for amounts in plans.bends)


@pytest.fixture(params=BENT, scope="module")
def bent(request):
    wanted, reach, rules = BENT[request.param]
    facts = facts_for(wanted)
    return AllPlans(facts, reach), volumes_of(facts, Weights(), seed=1), rules


def test_no_plan_bends_less(bent):
    plans, volumes, _ = bent
    assert volumes.bent
    assert not plans.strict.any(), "some plan bends nothing"
    left = plans.possible
    for rank, amounts in zip(ORDER, plans.bends, strict=True):
        least = amounts[left].min()
        assert amounts[plans.place_of(volumes.distances)] == least, f"rank {rank}"
        left = left & (amounts == least)


def test_of_the_plans_that_bend_least_none_is_cheaper(bent):
    plans, volumes, _ = bent
    chosen = vector(plans, plans.place_of(volumes.distances))
    left = plans.possible & np.logical_and.reduce(
        [amounts == least for amounts, least in zip(plans.bends, chosen, strict=True)]
    )
    assert volumes.objective == volumes.bound == plans.cost(bent=True)[left].min()


def test_the_rules_that_bend_are_those_that_must(bent):
    plans, volumes, rules = bent
    place = plans.place_of(volumes.distances)
    found = {key[1] for key, amounts in plans.amounts.items() if amounts[place]}
    assert found
    assert rules is None or found == rules


MOST_WEEKS = 17
"""Longer plans are searched for long, and are made of the same weeks."""
CORPUS = [(f"realistic {i}", request) for i, request in enumerate(realistic(37, 60))] + [
    (name, request)
    for name, request in odd()
    if name.startswith(("race on", "52 weeks", "peak equal", "peak five", "a whole week"))
]


def test_where_the_targets_are_said_to_be_optimal_the_search_finds_the_same():
    compared = below_curve = 0
    for name, request in CORPUS:
        facts = facts_for(request)
        certain = optimal_targets(facts, Weights())
        if certain is not None and facts.targets.keep and len(facts.schedule.weeks) <= MOST_WEEKS:
            found = VolumeSearch(facts, Weights(), seed=1).strict()
            assert (dict(found.distances), found.objective) == (dict(certain[0]), certain[1]), name
            assert found.bound == certain[1]
            assert not breaches_of(numbers_with(facts, certain[0])), name
            compared += 1
            below_curve += any(week.total > sum(week.days.values()) for week in facts.targets.weeks)
    assert compared >= 40
    assert below_curve >= 4


SIX_RUNS = [
    ask(weekly, 6, goal, weeks, athlete={"longestRecentRunKm": 0.28 * weekly, "easyPaceSecPerKm": 300}, **settings)
    for weekly, goal, weeks in ((80.0, "half_marathon", 8), (80.0, "half_marathon", 10), (100.0, "marathon", 11))
    for settings in ({}, {"includeSpeedwork": False})
]
"""Weeks below the curve of which it is hard to prove that they have to be."""
DEAR = {"long_run_jump": 300, "weekday_change": 300}
CHEAP = {"weekly_total": 0, "quality": 0}


@pytest.mark.parametrize("changes", [{}, DEAR, CHEAP], ids=["usual weights", "dear changes", "free totals"])
def test_what_costs_no_more_than_the_targets_holds_the_best_plan(changes):
    """The search that looks no further than a cost equal to the targets' pays for, against the one that looks
    everywhere."""
    weights, compared = Weights(**changes), 0
    for place, request in enumerate(realistic(14, 130) + SIX_RUNS):
        facts = facts_for(request)
        leeway = leeway_of(facts, weights)
        if leeway is None or optimal_targets(facts, weights) is not None or len(facts.schedule.weeks) > MOST_WEEKS:
            continue
        near = VolumeSearch(facts, weights, seed=1, leeway=leeway).strict()
        anywhere = VolumeSearch(facts, weights, seed=1).strict()
        assert (dict(near.distances), near.objective) == (dict(anywhere.distances), anywhere.objective), place
        compared += 1
        if compared == 20:
            break
    assert compared >= 6


def test_no_week_stays_below_the_curve_that_need_not():
    # two runs on consecutive days, the long run on Tuesday, Monday's at most 60 minutes (7.5 km at 474 s a km): there
    # is no quality day that Monday's run could be too long beside
    athlete = {"easyPaceSecPerKm": 474, "runsPerWeekAvg": 1}
    days = {"preferredDays": ["monday", "tuesday"], "preferredLongRunDay": "tuesday"}
    facts = facts_for(ask(8.3, 2, "5k", 12, athlete=athlete, maxMinutesByDay={"monday": 60}, **days))
    found = volumes_of(facts, Weights(), seed=1)
    loads = [week for week in facts.schedule.loads if week.index]
    sizes = {week.index: sum(found.distances[day.date] for day in week.runs) for week in loads}
    assert sizes == {week.index: facts.targets.weeks[week.index].total for week in loads}
    assert facts.targets.hold
