"""Every number of the rulebook stands once: changed in its rule, it changes what is planned, judged and told.

And a new rule is one class and one line.
"""

import sys
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace

import pytest

from benchmarks.instances import family
from solver.running.answer.validator import verdicts_of
from solver.running.curve import day_limits
from solver.running.curve.targets import drawn
from solver.running.engine import facts_of, solve
from solver.running.outline.cutbacks import place_cutbacks
from solver.running.outline.template import place_roles
from solver.running.request.request import read_request
from solver.running.rules import rulebook
from solver.running.rules.base import Limit, Rule
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.numbers import Numbers
from solver.running.rules.quality import EASY_CAP
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.bending import VolumeSearch
from solver.running.search.costs import Weights
from tests.running.sample import ask, on

BREAK = [on(4, d) for d in range(7)] + [on(5, d) for d in range(7)]
TUESDAYS = ["tuesday", "thursday", "sunday"]
REQUESTS = [
    ask(8.0, 2, "5k", 9, athlete={"easyPaceSecPerKm": 420}),
    ask(20.0, 3, "5k", 9, preferredDays=TUESDAYS, blockedDates=[on(week, 1) for week in range(2, 7)]),
    ask(10.0, 4, "10k", 10),
    ask(40.0, 4, "10k", 10, athlete={"consistencyScore": 0.75}, blockedDates=[on(3, d) for d in range(5)]),
    ask(45.0, 5, "10k", 10, blockedDates=[on(week, d) for week in (6, 7) for d in range(7)]),
    *(ask(30.0, n, "marathon", 12, athlete={"longestRecentRunKm": 24.0}) for n in (1, 3, 4, 5, 6, 7)),
    ask(30.0, 3, "general_fitness", 16, blockedDates=BREAK),
    ask(30.0, 3, "general_fitness", 16, blockedDates=[on(w, d) for w in range(3, 8) for d in range(7)][:30]),
    ask(30.0, 3, "general_fitness", 24, blockedDates=[on(w, d) for w in range(3, 12) for d in range(7)]),
    ask(30.0, 3, "general_fitness", 10, blockedDates=[on(w, d) for w in (1, 2) for d in range(7)]),
    ask(40.0, 4, "10k", 10, includeLongRun=False),
    ask(36.0, 3, "10k", 8, includeLongRun=False),
    ask(45.0, 5, "half_marathon", 7, athlete={"injuryFlags": ["knee"]}, weeksAfterRace=2),
    ask(45.0, 5, "half_marathon", 14, 2, tuneUpRaces=[{"date": on(5, 6), "distanceKm": 10.0}]),
    ask(90.0, 6, "marathon", 18, athlete={"easyPaceSecPerKm": 300, "longestRecentRunKm": 30.0}),
    ask(150.0, 7, "marathon", 18, athlete={"longestRecentRunKm": 32.0}),
    ask(45.0, 4, "marathon", 11, athlete={"easyPaceSecPerKm": 420}),
    ask(45.0, 1, "marathon", 14),
    ask(45.0, 2, "marathon", 14, strengthDays=["friday", "saturday"]),
    ask(70.0, 5, "10k", 12, maxKmByDay={"tuesday": 9.0}, athlete={"easyPaceSecPerKm": 330}),
]
"""Between them every rule has something to say."""


def leaves(value, path=()):
    """Every number in a rule, by the way to it."""
    if is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from leaves(item, (*path, i))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path


def changed(value, path, by):
    """The value with one number in it increased."""
    if not path:
        return value + by
    head, *rest = path
    if isinstance(value, tuple):
        return tuple(changed(item, rest, by) if i == head else item for i, item in enumerate(value))
    return replace(value, **{head: changed(getattr(value, head), rest, by)})


@contextmanager
def with_number(rule, path, by):
    """The rule itself with another number, as if its source said so."""
    head, *rest = path
    before = getattr(rule, head)
    object.__setattr__(rule, head, changed(before, rest, by))
    place_cutbacks.cache_clear()
    place_roles.cache_clear()
    try:
        yield
    finally:
        object.__setattr__(rule, head, before)
        place_cutbacks.cache_clear()
        place_roles.cache_clear()


@contextmanager
def with_constant(name, by):
    """A number that several rules share with another value, wherever it was imported to, as if its source said so."""
    modules = [m for key, m in list(sys.modules.items()) if key.startswith("solver.") and hasattr(m, name)]
    (before,) = {getattr(module, name) for module in modules}
    for module in modules:
        setattr(module, name, before + by)
    place_cutbacks.cache_clear()
    place_roles.cache_clear()
    try:
        yield
    finally:
        for module in modules:
            setattr(module, name, before)
        place_cutbacks.cache_clear()
        place_roles.cache_clear()


def trace(request):
    """What the rulebook makes of a request: calendar, targets, and bounds at the plan that was made."""
    try:
        facts = drawn(read_request(request))
    except Exception as error:  # noqa: BLE001 - a number that leaves no calendar has been noticed
        return repr(error)
    steps = {d.date: facts.targets.weeks[w.index].days[d.weekday] for w in facts.schedule.weeks for d in w.runs}
    numbers = Numbers.of_distances(facts, steps)
    bounds = [(r.id, b.place, b.scale, b.cases) for r in RULEBOOK for b in r.bounds(numbers)]
    faults = [(r.id, fault) for r in RULEBOOK for fault in r.faults(facts)]
    return facts.schedule, facts.targets, facts.workouts, bounds, faults


_order = list(range(len(REQUESTS)))
"""Places in REQUESTS as they are asked; which comes first is only a matter of time."""


def is_noticed(before):
    """Whether some request is answered otherwise. Who noticed the last number is asked first: many notice the next."""
    for place in _order:
        if trace(REQUESTS[place]) != before[place]:
            _order.remove(place)
            _order.insert(0, place)
            return True
    return False


NUMBERS = [(rule, path) for rule in RULEBOOK for path in leaves(rule)]
TARGETS = {"target"}
"""The middle of a band, which the curve aims at: shown in the table of numbers, not in the sentence."""


@pytest.fixture(scope="module")
def before():
    return [trace(request) for request in REQUESTS]


@pytest.mark.parametrize(
    ("rule", "path"), NUMBERS, ids=lambda value: value.id if isinstance(value, Rule) else ".".join(map(str, value))
)
def test_a_number_changed_in_its_rule_changes_plan_and_verdict(rule, path, before):
    for by in (20, 1, -1, 4):
        with with_number(rule, path, by):
            if is_noticed(before):
                return
    pytest.fail(f"nobody reads {rule.id}'s {path}")


@pytest.mark.parametrize(
    ("rule", "path"), NUMBERS, ids=lambda value: value.id if isinstance(value, Rule) else ".".join(map(str, value))
)
def test_a_number_changed_in_its_rule_changes_sentence_or_table(rule, path):
    told, shown = rule.statement, dict(rule.parameters)
    with with_number(rule, path, 1):
        assert rule.parameters != shown
        if path[-1] not in TARGETS:
            assert rule.statement != told


def test_the_last_days_changed_in_one_place_change_plan_verdict_sentences_and_table(before):
    """R16, R24 and R25 speak of them; R25's table shows them."""
    told = {rule.id: rule.statement for rule in RULEBOOK}
    shown = {rule.id: dict(rule.parameters) for rule in RULEBOOK}
    with with_constant("LAST_DAYS", -1):
        assert {rule.id for rule in RULEBOOK if rule.statement != told[rule.id]} == {"R16", "R24", "R25"}
        assert {rule.id for rule in RULEBOOK if rule.parameters != shown[rule.id]} == {"R25"}
        traces = [trace(request) for request in REQUESTS]
        changed = [(new, was) for new, was in zip(traces, before, strict=True) if new != was]
    assert any(new[1] != was[1] for new, was in changed)
    assert any(new[3] != was[3] for new, was in changed)


@dataclass(frozen=True)
class NoLonger(Rule):
    """A rule as somebody new would write it."""

    id = "R30"
    title = "no-longer"
    most_minutes: int = 150
    says = "No run is longer than {most_minutes} minutes at easy pace."

    def limits(self, facts, week, day):
        far = facts.km_in(self.most_minutes)
        if far is not None:
            yield Limit(far, f"no run is longer than {self.most_minutes} minutes")


MARATHONS = [
    ask(weekly, n, "marathon", 16, athlete={"easyPaceSecPerKm": pace, "longestRecentRunKm": longest})
    for weekly, n, pace, longest in (
        (40.0, 4, 390, 18.0),
        (55.0, 5, 345, 20.0),
        (70.0, 5, 330, 24.0),
        (90.0, 6, 310, 26.0),
        (147.5, 7, 291, 57.9),
    )
]


def test_a_rule_against_runs_over_150_minutes_is_one_class_and_one_line(monkeypatch):
    """It bends no more than the limit that R19 has already, set to as many minutes."""
    with with_number(LONG_SHARE, ("max_minutes",), -30):
        edited = [solve(read_request(request)) for request in MARATHONS]
    for module in (rulebook, day_limits):
        monkeypatch.setattr(module, "RULEBOOK", (*RULEBOOK, NoLonger()))
    for request, like in zip(MARATHONS, edited, strict=True):
        read = read_request(request)
        plan = solve(read)
        assert len(plan.relaxations) <= len(like.relaxations)
        pace = read.athlete.easy_pace_sec_per_km
        longest = max(d.planned_distance_km or 0 for w in plan.weeks for d in w.days if d.workout_type != "race")
        assert longest * pace <= 150 * 60
        assert not [v for v in verdicts_of(plan, read) if v.verdict == "broken"]


@pytest.mark.parametrize("name", ["miles-19", "everyday-61", "everyday-72", "everyday-103", "everyday-133"])
def test_weeks_whose_shares_never_add_up_to_the_curve_are_proved_nearest_without_search(name):
    """With easy days at most 5 % longer than quality no runs add up to some sizes; the search finds nothing nearer."""
    (request,) = [instance.request for instance in family(name.rsplit("-", 1)[0]) if instance.name == name]
    with with_number(EASY_CAP, ("few_runs_percent",), -10):
        plan = solve(request)
        searched = VolumeSearch(facts_of(request), Weights(), seed=1).strict()
    assert (plan.solver.method, plan.relaxations) == ("certificate", [])
    assert 0 < plan.solver.objective == searched.objective
