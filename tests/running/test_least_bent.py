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


MUCH = ((84.0, "5k", 6, 0.36), (88.0, "10k", 8, 0.36), (96.0, "5k", 6, 0.36), (104.0, "5k", 8, 0.3))
"""Kilometres, goal, weeks and the longest run's share of four runs a week, too few for so much: several weeks bend."""


@cache
def corpus():
    """Facts of requests whose targets bend rules."""
    requests = [
        *(short_long_run(*entry) for entry in ENTRIES),
        *(short_long_run(*entry, maxKmByDay={"wednesday": 4.0}) for entry in ENTRIES[::5]),
        *(short_long_run(3, 20.0, 0.24, goal, 4) for goal in ("5k", "half_marathon")),
        *(ask(90.0, 4, "half_marathon", weeks, athlete={"longestRecentRunKm": 25.0}) for weeks in (4, 8, 12)),
        *(short_long_run(4, weekly, share, goal, weeks) for weekly, goal, weeks, share in MUCH),
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


def first_week(facts):
    """What week 1 of a plan that is proved without a search misses, and its runs."""
    assert facts.targets.hold
    return bends_of(facts, facts.run_targets), list(facts.targets.weeks[0].days.values())


def test_quality_is_longer_than_its_share_where_easy_runs_cannot_take_what_is_left():
    """4.8 km so far allow 7 km, and the other runs 6.5 km: 20 km in all. Of quality 30 % are 6 km."""
    facts = facts_of(read_request(short_long_run(3, 20.0, 0.24, "5k", 4)))
    assert first_week(facts) == ({Rank.QUALITY_SHARE: {("R21", 1, 2, 1): 1}}, [13, 13, 14])


@pytest.fixture
def two_easy_runs():
    """Half a marathon's longest quality day has 18 km. Of 90 km 22 % are 20 km on the grid, of which easy runs may have
    115 %, 23 km. Two of them and a long run of 25 km make 89 km, so a kilometre is left.
    """
    return facts_of(read_request(ask(90.0, 4, "half_marathon", 8, athlete={"longestRecentRunKm": 25.0})))


def test_easy_runs_share_out_what_nothing_else_may_have(two_easy_runs):
    bends = {("R22", 1, 1, 1): 1, ("R22", 1, 5, 1): 1}
    assert first_week(two_easy_runs) == ({Rank.EASY_DAYS: bends}, [47, 36, 47, 50])


def test_what_runs_miss_together_one_of_them_may_miss_alone(two_easy_runs):
    """A step more would be too much, and where week 1 had no long run of at most 25 km nothing had to bend."""
    for steps in ((1, 1), (2, 0), (0, 2)):
        missed = {Rank.EASY_DAYS: {("R22", 1, day, 1): more for day, more in zip((1, 5), steps, strict=True) if more}}
        assert eased(two_easy_runs, missed=missed)
    assert not eased(two_easy_runs, missed={Rank.EASY_DAYS: {("R22", 1, 1, 1): 3}})
    free = [[(rule, b) for rule, b in week if rule != "R19"] for week in Free(two_easy_runs).by_week()]
    assert not eased(two_easy_runs, free)


@pytest.mark.parametrize(("weekly", "goal", "weeks", "share"), MUCH)
def test_weeks_on_the_curve_may_be_a_step_off_where_that_bends_less(weekly, goal, weeks, share):
    """What they miss is least of all the sizes that they may have."""
    facts = facts_of(read_request(short_long_run(4, weekly, share, goal, weeks)))
    bends = bends_of(facts, facts.run_targets)
    assert set(bends) == {Rank.EASY_DAYS}
    assert len({week for _, week, _, _ in bends[Rank.EASY_DAYS]}) > 1
    assert facts.targets.hold
    assert max(week.gap for week in facts.targets.weeks) <= 1


def test_shapes_do_not_bend_where_a_plan_may_bend_nothing(two_easy_runs):
    """Such a plan is preferred, however far off the curve it is: without R11 week 1 may be smaller. A step below the
    curve it is as near as it has to be, and one run is a step too long there.
    """
    free = [[(rule, b) for rule, b in week if rule != "R11"] for week in Free(two_easy_runs).by_week()]
    assert not eased(two_easy_runs, free, {Rank.EASY_DAYS: {("R22", 1, 1, 1): 1}})


def test_no_taper_bends_a_rule_for_its_kilometres():
    """Load weeks of 170 km do, in weeks 1 to 11; 75 minutes are 13.5 km here, the most of a recovery run."""
    much = ask(170.0, 7, "marathon", 14, athlete={"longestRecentRunKm": 25.0, "easyPaceSecPerKm": 330})
    facts = facts_of(read_request(much))
    bends = [bend for bends in bends_of(facts, facts.run_targets).values() for bend in bends]
    assert {week for _, week, _, _ in bends} == set(range(1, 12))


def test_what_breaks_a_hard_rule_is_proved_nothing(facts):
    heavy = {date: steps * 2 for date, steps in facts.run_targets.items()}
    assert eased(facts, missed=bends_of(facts, heavy)) is None


def test_what_graver_rules_miss_is_left_to_the_search_before_a_bound_is_stated(facts):
    unasked = (pytest.fail("stated") for _ in range(1))
    for rank, rule in ((Rank.CUTBACK_DEPTH, "R15"), (Rank.SMOOTHING, "R23"), (Rank.GROWTH, "R13")):
        assert eased(facts, unasked, {rank: {(rule, 3, None, 1): 1}}) is None


def test_long_run_jumps_that_are_worth_leaving_the_targets_for_are_searched(facts):
    dear = Weights(long_run_jump=1000)
    assert facts.targets.hold
    assert optimal_targets(facts, dear) is None
