"""Each rule about kilometres on hand-made plans: cases named as sentences, with the amount in grid steps.

The plans and cases are data, in `cases/`: one file a rule, with the arithmetic beside the numbers.
"""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from solver.rule import Tier
from solver.running.answer.explain import breaches_of, sentence
from solver.running.request.request import read_request
from solver.running.rules.long_runs import LONG_SHARE
from solver.running.rules.rulebook import RULEBOOK
from solver.running.rules.workouts import QUALITY_MAX
from solver.running.words.tongue import english
from solver.weekday import WEEK
from tests.running.sample import ask, facts_for, numbers_with

CASES = Path(__file__).parent / "cases"
PLANS = tomllib.loads((CASES / "plans.toml").read_text())
RULES = {rule.id: rule for rule in RULEBOOK}


def request_of(goal, weekly, n, weeks, longest, pace=None, **settings):
    athlete = {"longestRecentRunKm": longest} | ({} if pace is None else {"easyPaceSecPerKm": pace})
    return ask(weekly, n, goal, weeks, athlete=athlete, **settings)


@cache
def facts_of_plan(name):
    return facts_for(request_of(**PLANS[name]["request"]))


def numbers_of(name, changes=(), declare=None):
    """The plan's kilometres in steps, changed as the case says."""
    facts, weeks = facts_of_plan(name), [dict(week) for week in PLANS[name]["weeks"]]
    for change in changes:
        changed = {day: km for day, km in change.items() if day != "week"}
        assert changed.keys() <= weeks[change["week"] - 1].keys(), "only runs that are there can change"
        weeks[change["week"] - 1] |= changed
    runs = {}
    for week, kilometres in zip(facts.schedule.weeks, weeks, strict=True):
        assert {WEEK[day.weekday] for day in week.runs} == set(kilometres), f"{name}: runs of week {week.number}"
        runs |= {day.date: int(facts.baseline.grid.nearest(kilometres[WEEK[day.weekday]])) for day in week.runs}
    numbers = numbers_with(facts, runs)
    if declare is None:
        return numbers
    totals = list(numbers.totals)
    totals[declare["week"] - 1] = int(facts.baseline.grid.nearest(declare["km"]))
    return replace(numbers, totals=tuple(totals))


def cases():
    for path in sorted(CASES.glob("R*.toml")):
        for case in tomllib.loads(path.read_text())["case"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("rule", "case"), [*cases()])
def test_case(rule, case):
    numbers = numbers_of(case["plan"], case.get("change", ()), case.get("declare"))
    found = {
        (b.bound.place.week, None if b.bound.place.day is None else str(WEEK[b.bound.place.day])): (
            b.amount,
            b.bound.rank is None,
        )
        for b in breaches_of(numbers)
        if b.rule.id == rule
    }
    is_hard = RULES[rule].tier is Tier.HARD
    assert found == {(m["week"], m.get("day")): (m["steps"], m.get("hard", is_hard)) for m in case.get("missed", ())}


@pytest.mark.parametrize("name", [name for name, plan in PLANS.items() if plan.get("clean", True)])
def test_the_untouched_plan_misses_nothing(name):
    assert [(b.rule.id, b.bound.place, b.amount) for b in breaches_of(numbers_of(name))] == []


def test_every_rule_about_kilometres_has_a_passing_and_a_failing_case():
    with_bounds = {
        rule.id for name in PLANS for rule in RULEBOOK if next(iter(rule.bounds(numbers_of(name))), None) is not None
    }
    passing, failing = set(), set()
    for param in cases():
        rule, case = param.values
        (failing if case.get("missed") else passing).add(rule)
    assert with_bounds == passing == failing


def test_a_sentence_says_what_the_plan_does_and_what_the_rule_asks_for():
    (breach,) = [
        b
        for b in breaches_of(numbers_of("steady", [{"week": 1, "tuesday": 8.5, "sunday": 13.5}]))
        if b.rule.id == "R19"
    ]
    said = sentence(breach, facts_of_plan("steady").baseline.grid, english())
    # 32 % of 40 km and half a step are 13.05 km, so 13.0 on the grid
    assert said.startswith("Sunday of week 1 has 13.5 km; long-share asks for at most 13 km, since ")


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: rule.id)
def test_every_rule_says_what_it_is(rule):
    assert rule.title
    assert rule.statement.endswith(".")
    assert rule.source
    assert (rule.tier is Tier.ELASTIC) == (rule.bends is not None)


def test_the_rulebook_is_in_order_without_doubles():
    ids = [rule.id for rule in RULEBOOK]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("goal", "km"),
    [("5k", 16.0), ("10k", 20.0), ("half_marathon", 24.0), ("marathon", 35.0), ("general_fitness", 20.0)],
)
def test_no_long_run_is_longer_than_its_goals_maximum(goal, km):
    facts = facts_for(request_of(goal, 60.0, 5, 12, 12.0))
    assert facts.baseline.grid.km(LONG_SHARE.longest(facts)) == km


def test_who_has_run_further_may_go_on_doing_so_and_nobody_runs_longer_than_three_hours():
    further = facts_for(request_of("10k", 60.0, 5, 12, 22.0))
    slow = facts_for(request_of("marathon", 60.0, 5, 12, 12.0, pace=432))  # 180 minutes at 7:12 are 25 km
    assert further.baseline.grid.km(LONG_SHARE.longest(further)) == 22.0
    assert slow.baseline.grid.km(LONG_SHARE.longest(slow)) == 25.0


@pytest.mark.parametrize(
    ("weekly", "week", "fast"), [(14.9, 1, False), (14.9, 6, False), (14.9, 7, True), (15.0, 1, True)]
)
def test_below_15_km_a_week_the_first_six_weeks_are_not_fast(weekly, week, fast):
    asked = read_request(request_of("10k", weekly, 3, 12, 5.0))
    assert QUALITY_MAX.is_fast(asked, week) is fast
