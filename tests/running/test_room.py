"""What the curve reads off rules' bounds: how much one run, or a week, may have, the weeks before being as they are."""

import datetime as dt
import random
from dataclasses import dataclass

import pytest

from solver.rule import at_least, at_least_any, at_most, at_most_any
from solver.running.calendar.schedule import Kind
from solver.running.curve import day_limits
from solver.running.curve.room import NO_LIMIT, Given, Reached, ends_of, room_of
from solver.running.curve.targets import drawn
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.running.rules import rulebook
from solver.running.rules.base import Rank, Rule
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import RULEBOOK
from tests.running.sample import ask, facts_for, on

TEN_K = ask(40.0, 4, "10k", 10)


@dataclass(frozen=True)
class Says(Rule):
    """Any bounds on the third week."""

    id = "R30"
    title = "says"
    says = "What a test says."
    bounds_of: object = None

    def in_week(self, view, week):
        return list(self.bounds_of(view, week)) if week.index == 2 else ()


def room(bounds_of):
    """What bounds leave the third week after the targets of two weeks of 80 and 84 steps: runs in order, total."""
    facts = facts_for(TEN_K)
    reached = Reached(facts)
    for week in facts.schedule.weeks[:2]:
        target = facts.targets.weeks[week.index]
        reached.add(week, target.reachable, target)
    week = facts.schedule.weeks[2]
    found = room_of([Says(bounds_of)], Given(facts, reached), week)
    return list(found.runs.values()), (found.least, found.most), week


def on_first(view, week, *limits, per=1):
    day = week.runs[0]
    return at_most_any(week.places[day.weekday], view.run(day), limits, per=per)


def test_a_fixed_limit_of_a_run_is_its_room():
    runs, total, _ = room(lambda view, week: [on_first(view, week, 17)])
    assert runs == [17, NO_LIMIT, NO_LIMIT, NO_LIMIT]
    assert total == (0, NO_LIMIT)


def test_a_share_of_what_went_before_is_rounded_down_and_of_several_bounds_the_least_counts():
    def bounds(view, week):
        yield at_most(week.place, view.total(week), view.total(view.facts.schedule.weeks[0]) * 33, per=100)
        yield at_most(week.place, view.total(week), 1000)

    assert room(bounds)[1] == (0, facts_for(TEN_K).targets.weeks[0].reachable * 33 // 100)


def test_a_least_share_of_what_went_before_is_rounded_up_and_of_alternatives_the_smallest_counts():
    """75 % of 81 steps are 60.75; or 50 of them."""

    def bounds(view, week, *others):
        yield at_least_any(week.place, view.total(week), [81 * 75, *others], per=100)

    assert room(bounds)[1] == (61, NO_LIMIT)
    assert room(lambda view, week: bounds(view, week, 5000))[1] == (50, NO_LIMIT)


def test_of_a_bounds_alternatives_the_widest_counts():
    assert room(lambda view, week: [on_first(view, week, 1650, 1799, per=100)])[0][0] == 17


@pytest.mark.parametrize(
    "bounds",
    [
        lambda view, week: [on_first(view, week, view.run(week.runs[1]))],
        lambda view, week: [on_first(view, week, view.total(week), 5)],
        lambda view, week: [at_least(week.place, view.run(week.runs[0]), 5)],
    ],
    ids=["beside another run", "or a share of the week", "a least"],
)
def test_what_joins_several_or_is_no_upper_end_leaves_room_open(bounds):
    runs, total, _ = room(bounds)
    assert {*runs, total} == {NO_LIMIT, (0, NO_LIMIT)}


@dataclass(frozen=True)
class NoWeekOver(Rule):
    """A rule that the curve has never heard of, about weeks."""

    id = "R30"
    title = "no-week-over"
    says = "No week has more than 48 km."
    most_km: float = 48.0

    def in_week(self, view, week):
        yield at_most(week.place, view.total(week), view.facts.baseline.grid.down(self.most_km))


@dataclass(frozen=True)
class CalmRecovery(Rule):
    """Another one, about runs measured from others."""

    id = "R31"
    title = "calm-recovery"
    says = "A recovery week's easy runs have at most 77 % of the load week's before it."
    ranks = (Rank.CUTBACK_DEPTH,)
    percent: int = 77

    def in_week(self, view, week):
        for day in week.easy if week.kind is Kind.RECOVERY else ():
            most = view.ref_run(week, day.weekday) * self.percent
            why = "recovery weeks are calm"
            yield at_most(week.places[day.weekday], view.run(day), most, per=100, rank=self.ranks[0], why=why)


def with_rules(monkeypatch, *rules):
    for module in (rulebook, day_limits):
        monkeypatch.setattr(module, "RULEBOOK", (*RULEBOOK, *rules))


def test_the_curve_keeps_a_new_rule_about_weeks_so_that_nothing_bends_or_is_searched(monkeypatch):
    request = read_request(ask(40.0, 4, "10k", 14))
    free = solve(request)
    assert max(week.planned_distance_km for week in free.weeks) > 48.0
    with_rules(monkeypatch, NoWeekOver())
    plan = solve(request)
    assert max(week.planned_distance_km for week in plan.weeks) == 48.0
    assert (plan.solver.method, plan.relaxations) == ("certificate", [])


def test_the_curve_keeps_a_new_rule_about_runs_measured_from_others(monkeypatch):
    request = read_request(ask(60.0, 5, "10k", 14))
    rule = CalmRecovery()
    assert [bound for bound in rule.bounds(numbers_of(request)) if bound.amount()]
    with_rules(monkeypatch, rule)
    assert not [bound for bound in rule.bounds(numbers_of(request)) if bound.amount()]
    assert solve(request).solver.method == "certificate"


def numbers_of(request):
    """The targets as numbers."""
    facts = drawn(request)
    days = [(week, day) for week in facts.schedule.weeks for day in week.runs]
    return Numbers.of_distances(facts, {d.date: facts.targets.weeks[w.index].days[d.weekday] for w, d in days})


PAIRING = [rule for rule in RULEBOOK if type(rule).pairs is not Rule.pairs]
SHARED = [
    TEN_K,
    ask(60.0, 6, "marathon", 14, athlete={"easyPaceSecPerKm": 330}, maxKmByDay={"tuesday": 9.0}),
    ask(45.0, 5, "half_marathon", 12, 2, tuneUpRaces=[{"date": on(5, 6), "distanceKm": 10.0}]),
    ask(30.0, 4, "10k", 12, blockedDates=[on(week, day) for week in (4, 5) for day in range(7)] + [on(8, 2)]),
]


@pytest.mark.parametrize("rule", PAIRING, ids=lambda rule: rule.id)
def test_what_rules_say_of_runs_in_pairs_is_what_their_bounds_say(rule):
    """On random runs: some bound is broken where a pair of runs is, or a limit of one run alone, and nowhere else."""
    chance, broken = random.Random(rule.id), 0
    for facts in map(facts_for, SHARED):
        for week in facts.schedule.weeks * 20:
            runs = {day.date: chance.randint(1, 30) for w in facts.schedule.weeks for day in w.runs}
            in_pairs = any(
                100 * runs[day.date] > percent * runs[other.date] + plus
                for day, other, percent, plus in rule.pairs(facts, week)
            )
            alone = any(
                end.sign * runs[dt.date.fromordinal(end.variable)] > end.sign * end.steps
                for end in ends_of([rule], Given(facts, Reached(facts)), week)
            )
            numbers = Numbers.of_distances(facts, runs)
            assert any(bound.amount() for bound in rule.in_week(numbers, week)) == (in_pairs or alone)
            broken += in_pairs and not alone
    assert broken > 20
