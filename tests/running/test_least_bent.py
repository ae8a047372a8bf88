"""Targets that bend rules are called the plan only where no other bends less, is nearer to the curve or costs less."""

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from solver.running.engine import facts_of
from solver.running.request.request import read_request
from solver.running.rules.base import Rank
from solver.running.rules.numbers import Numbers
from solver.running.search.bending import VolumeSearch, volumes_of
from solver.running.search.bends import missed_by
from solver.running.search.certificate import aimed, optimal_targets
from solver.running.search.costs import Weights
from solver.running.search.free import Free
from solver.running.search.least_bent import eased_least
from solver.running.search.off_curve import OffCurve
from tests.judge.corpus import realistic
from tests.running.sample import ask

ENTRIES = tuple(product((2, 3), (13.0, 22.5, 40.0), (0.28, 0.4), ("5k", "half_marathon", "general_fitness"), (6, 11)))
"""Runs a week, kilometres, the longest run's share of them, goal and weeks of athletes whose long runs are short."""


def short_long_run(n, weekly, share, goal, weeks, **settings):
    return ask(weekly, n, goal, weeks, athlete={"longestRecentRunKm": weekly * share}, **settings)


@cache
def corpus():
    """Facts of requests whose targets bend rules."""
    requests = [
        *(short_long_run(*entry) for entry in ENTRIES),
        *(short_long_run(*entry, maxKmByDay={"wednesday": 4.0}) for entry in ENTRIES[::5]),
        *realistic(57, 120),
    ]
    found = [facts_of(read_request(request)) for request in requests]
    return [facts for facts in found if not facts.targets.keep]


def proved():
    return [facts for facts in corpus() if optimal_targets(facts, Weights()) is not None]


def bends_of(facts, distances):
    return missed_by(Numbers.of_distances(facts, distances))


def test_where_the_bends_are_said_to_be_least_the_search_finds_the_same():
    for facts in proved():
        ours = volumes_of(facts, Weights(), seed=1)
        found = VolumeSearch(facts, Weights(), seed=1).best()
        assert ours.distances == facts.run_targets == found.distances
        assert (ours.objective, ours.bound) == (found.objective, found.bound)
        assert ours.bent
        assert found.bent
        assert bends_of(facts, ours.distances) == bends_of(facts, found.distances)
    assert len(proved()) >= 30
    assert len(corpus()) > len(proved()), "some bent plans still need the search"


def test_rules_about_the_shape_of_weeks_may_bend_beside_graver_ones():
    ranks = [set(bends_of(facts, facts.run_targets)) for facts in proved()]
    assert {Rank.WEEK_ONE} in ranks
    assert any(found - {Rank.WEEK_ONE} for found in ranks)


def test_all_that_is_missing_may_be_missing_in_one_week():
    """One step of it is allowed, so that week is a step further off than all weeks are beyond what is allowed."""
    facts = facts_of(read_request(ask(41.0, 3, "marathon", 3, athlete={"longestRecentRunKm": 5.5})))
    assert len([week for week in facts.targets.weeks if week.gap]) == 1
    assert not facts.targets.keep
    assert facts.targets.hold


def with_steps_less(facts, day, steps=1):
    """The same with another target for one run."""
    weeks = list(facts.targets.weeks)
    (place,) = [week.index for week in facts.schedule.weeks if day in week.runs]
    days = weeks[place].days
    weeks[place] = replace(weeks[place], days=days | {day.weekday: days[day.weekday] - steps})
    return aimed(replace(facts, targets=replace(facts.targets, weeks=tuple(weeks))))


def test_targets_with_a_step_less_than_can_be_are_proved_nothing():
    """In week 1 they bend more than they need; in any other week they are further off the curve than they need."""
    for facts in proved()[::6]:
        for week in facts.schedule.weeks:
            for day in week.runs:
                assert not with_steps_less(facts, day).targets.hold, (facts.request, day.date)


def eased(facts, by_week=None, missed=None):
    """What the proof of the bends alone says."""
    by_week = Free(facts).by_week() if by_week is None else by_week
    missed = bends_of(facts, facts.run_targets) if missed is None else missed
    return eased_least(by_week, missed, OffCurve(facts, bent=True))


@pytest.fixture
def facts():
    """Week 1 of 30 km would need a long run that R17 does not permit after one of 8 km."""
    return facts_of(read_request(ask(30.0, 2, "general_fitness", 6, athlete={"longestRecentRunKm": 8.0})))


def test_bends_are_least_because_of_the_rules_that_forbid_less(facts):
    """Without R17's limits of the long run week 1 could be longer."""
    assert facts.targets.hold
    assert eased(facts)
    assert not eased(facts, [[(rule, b) for rule, b in week if rule != "R17"] for week in Free(facts).by_week()])


def test_a_bend_that_could_be_smaller_is_not_least(facts):
    missed = bends_of(facts, facts.run_targets)
    ((bend, steps),) = missed[Rank.WEEK_ONE].items()
    assert eased(facts, missed=missed)
    assert not eased(facts, missed={Rank.WEEK_ONE: {bend: steps + 1}})


def test_only_what_the_targets_miss_is_eased(facts):
    stated = list(Free(facts).by_week())
    as_stated = {id(bound) for week in stated for _, bound in week}
    found = eased(facts, stated)
    assert [len(week) for week in found] == [len(week) for week in stated]
    assert {rule for week in found for rule, bound in week if id(bound) not in as_stated} == {"R11"}


def test_targets_further_off_the_curve_than_they_need_are_not_least(facts):
    """Three steps: one is allowed, and one may be had by another week instead."""
    for week in facts.schedule.weeks[1:]:
        for day in week.runs:
            assert eased(with_steps_less(facts, day, 3)) is None, day.date


def test_bends_of_shapes_alone_are_left_to_the_search(facts):
    """A plan that bends nothing would be preferred, however far off the curve it is."""
    assert eased(facts, missed={Rank.EASY_DAYS: {("R22", 1, 0, 1): 1}}) is None


def test_what_breaks_a_hard_rule_is_proved_nothing(facts):
    heavy = {date: steps * 2 for date, steps in facts.run_targets.items()}
    assert eased(facts, missed=bends_of(facts, heavy)) is None


def test_long_run_jumps_that_are_worth_leaving_the_targets_for_are_searched(facts):
    dear = Weights(long_run_jump=1000)
    assert facts.targets.hold
    assert optimal_targets(facts, dear) is None
