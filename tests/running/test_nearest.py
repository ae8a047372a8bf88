"""Targets below the curve are called the nearest only where no unbent plan is nearer."""

from dataclasses import dataclass

from solver.rule import at_most
from solver.running.calendar.schedule import Kind
from solver.running.curve import day_limits
from solver.running.curve.targets import drawn
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.running.rules import rulebook
from solver.running.rules.base import Rule
from solver.running.search import certificate, nearest
from solver.running.search.bending import VolumeSearch
from solver.running.search.costs import Weights
from solver.running.search.free import HIGHEST, Free
from tests.judge.corpus import realistic
from tests.running.sample import ask, distances_of


def off_curve(facts, distances):
    """Steps between the curve's totals and what a plan's runs add up to."""
    sizes = [sum(distances[day.date] for day in week.runs) for week in facts.schedule.weeks]
    return sum(abs(target.total - size) for target, size in zip(facts.targets.weeks, sizes, strict=True))


def below_the_curve(seed, count):
    """Requests whose targets do not all add up to the curve."""
    for request in realistic(seed, count):
        facts = drawn(read_request(request))
        if any(week.total != sum(week.days.values()) for week in facts.targets.weeks):
            yield request, facts


def test_a_search_finds_nothing_nearer_than_what_is_proved_nearest():
    """The search's own objective has other ends beside the curve, so plans may be as near and differ."""
    compared = 0
    for request, facts in below_the_curve(37, 130):
        targets = certificate.aimed(facts).targets
        if targets.keep and targets.hold:
            found = VolumeSearch(facts, Weights(weekly_total=1000), seed=1).strict()
            ours = distances_of(solve(read_request(request)).as_json(), facts)
            assert off_curve(facts, found.distances) == off_curve(facts, ours)
            compared += 1
    assert compared >= 5


def proved(facts):
    return {place for place, known in enumerate(facts) if certificate.aimed(known).targets.hold}


def test_weeks_whose_runs_may_change_little_change_little(monkeypatch):
    """Six runs each of which is at most 2 km longer than the week before are at most 12 km longer together."""
    facts = [facts for _, facts in below_the_curve(31, 260)]
    with_sums = proved(facts)
    monkeypatch.setattr(nearest, "_together", lambda facts, stated, ranges: iter(()))
    assert proved(facts) < with_sums


def test_what_one_week_gains_others_may_lose(monkeypatch):
    """Each week alone could be nearer to the curve than its target, all of them together not."""
    facts = [facts for _, facts in below_the_curve(31, 260)]
    in_parts = proved(facts)
    monkeypatch.setattr(nearest, "TRIES", 0)
    assert proved(facts) < in_parts


def test_a_taper_is_measured_by_the_last_load_week():
    """Each is at least as large as the one before it, so the last of weeks 1, 2, 4, 5 and 7 is the highest."""
    facts = drawn(read_request(ask(40.0, 4, "10k", 8)))
    assert [week.number for week in facts.schedule.loads] == [1, 2, 4, 5, 7]
    *_, (_, highest) = (stated for stated in next(Free(facts).by_week()) if not stated[0])
    ((excess, _),) = highest.cases
    assert set(excess.terms) == {HIGHEST, -7}


@dataclass(frozen=True)
class RestForWork(Rule):
    """A rule whose limit falls where what it is measured from grows: a load week a step smaller frees two."""

    id = "R30"
    title = "rest-for-work"
    says = "A recovery week has at most 132 km less twice the load week's before it."
    most_km: float = 132.0

    def in_week(self, view, week):
        ref = view.ref_total(week)
        if week.kind is Kind.RECOVERY and ref is not None:
            yield at_most(week.place, view.total(week), view.facts.baseline.grid.down(self.most_km) - ref * 2)


def test_limits_that_fall_with_their_measure_are_taken_for_no_proof(monkeypatch):
    """Load weeks of 48 km, as on the curve, leave the recovery week 36 of its 38 km; with 47.5 km it may have 37."""
    for module in (rulebook, day_limits):
        monkeypatch.setattr(module, "RULEBOOK", (*rulebook.RULEBOOK, RestForWork()))
    request = read_request(ask(40.0, 4, "general_fitness", 8))
    facts = drawn(request)
    assert [week.total / 2 for week in facts.targets.weeks[4:6]] == [48.0, 38.0]
    assert [sum(week.days.values()) / 2 for week in facts.targets.weeks[4:6]] == [48.0, 36.0]
    plan = solve(request)
    assert plan.solver.method == "search"
    assert off_curve(facts, distances_of(plan.as_json(), facts)) < 4
