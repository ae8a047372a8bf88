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
from solver.running.calendar.roles import Role
from solver.running.request.request import read_request
from solver.running.rules.base import Rank
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE
from solver.running.rules.races import mostly_blocked
from solver.running.rules.returns import RETURN
from solver.running.rules.rulebook import RULEBOOK
from solver.running.rules.volume import WEEK_ONE
from solver.running.rules.workouts import QUALITY_MAX
from solver.running.words.tongue import english
from solver.weekday import WEEK, Weekday
from tests.running.sample import ask, distances_of, edited, facts_for, numbers_with, on, solved

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
    assert all(abs(b.actual - b.limit) == b.amount for b in breaches_of(numbers))
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


def test_the_bending_order_has_no_ties():
    assert [rank.value for rank in Rank.__members__.values()] == [*range(1, len(Rank.__members__) + 1)]


def test_a_reason_names_the_load_week_that_growth_is_measured_from():
    week_two = {"week": 2, "tuesday": 15.0}  # 47 km after 40, at most 44
    (breach,) = [
        b for b in breaches_of(numbers_of("steady", [week_two])) if (b.rule.id, b.bound.place.week) == ("R13", 2)
    ]
    assert breach.bound.why == "week 1 is the load week it is measured from"


def test_the_last_days_are_the_six_before_the_race():
    facts = facts_for(request_of("5k", 30.0, 3, 4, 12.0))
    race = facts.schedule.race_date
    assert sorted((race - day).days for day in facts.last_days) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("runs", "most"), [(1, 0), (2, 0), (3, 1), (4, 1), (5, 2), (7, 2)])
def test_quality_days_a_week_by_runs(runs, most):
    assert QUALITY_MAX.allowed(read_request(request_of("10k", 40.0, runs, 12, 12.0))) == most


def test_the_upper_end_of_a_quality_day_is_the_curves_share_to_the_nearest_step():
    facts = facts_for(request_of("marathon", 106.0, 6, 16, 30.0))
    week = facts.schedule.weeks[0]
    assert facts.targets.curve.weeks[0] == 212  # 106 km in steps of 0.5 km
    assert QUALITY_SHARE.upper_end(facts, week) == 47  # 22 % are 23.32 km, 46.64 steps


def test_limits_of_races_and_caps_are_about_days_and_leave_the_least_long_run_alone():
    assert [rule.id for rule in RULEBOOK if rule.of_the_day] == ["R25", "R26", "R27"]


def test_an_easy_run_is_measured_by_the_quality_day_or_by_what_a_cap_keeps_that_from():
    free, capped = facts_of_plan("small"), facts_of_plan("capped")
    # 1.15 x the quality day and half a step
    assert {(percent, plus) for _, _, percent, plus in EASY_CAP.pairs(free, free.schedule.weeks[0])} == {(115, 50)}
    assert EASY_CAP.fixed_most(free, free.schedule.weeks[0]) is None
    # whatever the day has: 30 % of the curve's 30 km are 9 km, and 1.15 x 9 km and half a step 10.6 km, 21 steps
    assert EASY_CAP.fixed_most(capped, capped.schedule.weeks[0]) == 21
    assert EASY_CAP.pairs(capped, capped.schedule.weeks[0]) == []


def test_in_a_race_week_no_easy_run_is_measured_by_the_quality_day():
    facts = facts_of_plan("small")
    race = facts.schedule.weeks[-1]
    assert race.quality
    assert race.easy
    assert EASY_CAP.pairs(facts, race) == []


@pytest.mark.parametrize(("score", "km"), [(0.69, 36), (0.7, 40)])
def test_who_is_as_consistent_as_asked_for_starts_with_all_of_todays_kilometres(score, km):
    """And who is less consistent with 90 % of 40 km."""
    request = read_request(ask(40.0, 4, "10k", 12, athlete={"consistencyScore": score}))
    assert WEEK_ONE.wanted_km(request.athlete) == km


def test_a_race_week_has_no_least_long_run():
    facts = facts_of_plan("small")
    assert facts.targets.long_runs.least[0] > 0
    assert facts.targets.long_runs.least[-1] == 0


def test_the_least_long_run_rises_evenly_to_what_the_goal_needs():
    """Half of week 1's 50 km are 25 km, and a marathon needs 32: in eight load weeks seven rises of 1 km."""
    facts = facts_for(request_of("marathon", 50.0, 4, 14, 30.0))
    least = facts.targets.long_runs.least
    assert [least[week.index] / 2 for week in facts.schedule.loads] == [25, 26, 27, 28, 29, 30, 31, 32]


def test_long_runs_that_take_turns_share_a_maximum_that_another_rule_sets():
    """Of 20 km, 85 % are 17 km; load weeks 1, 3 and 5 from the end may have all of it."""
    facts = facts_for(request_of("marathon", 100.0, 5, 14, 30.0))
    numbers = LONG_SHARE.long_runs(facts, facts.targets.curve.weeks, most_km=20)
    assert numbers.alternates
    assert [numbers.most[week.index] / 2 for week in facts.schedule.loads] == [17, 17, 17, 20, 17, 20, 17, 20]


def test_a_maximum_that_another_rule_sets_is_rounded_after_its_share_is_taken():
    """Of 30.9 km, 85 % are 26.3 km, in half km 26; of 30.5 km, 25.9 km, which would be 25.5."""
    facts = facts_for(request_of("marathon", 100.0, 5, 14, 30.0))
    numbers = LONG_SHARE.long_runs(facts, facts.targets.curve.weeks, most_km=30.9)
    assert {numbers.most[week.index] / 2 for week in facts.schedule.loads} == {26, 30.5}


def test_the_least_long_run_is_rounded_once():
    """Of 35 km, 85 % are 29.75 km: the minimum waits there, then rises by 2 km to 31.75 km. In half km these are 30 and
    32 km, but 29.5 km where no more than 85 % are allowed.
    """
    facts = facts_for(request_of("marathon", 100.0, 5, 14, 30.0))
    numbers = facts.targets.long_runs
    least = [numbers.least[week.index] / 2 for week in facts.schedule.loads]
    assert least == [29.5, 29.5, 29.5, 30, 29.5, 30, 29.5, 32]


def breaches_with(request, rule, *changes):
    """Where the engine's own plan misses a rule once runs of some weeks and days have other kilometres."""
    facts, plan = facts_for(request), edited(solved(request), *changes)
    found = [b for b in breaches_of(numbers_with(facts, distances_of(plan, facts))) if b.rule.id == rule]
    return [(b.bound.place.week, b.bound.place.day, b.amount) for b in found]


def test_a_taper_week_of_a_way_back_is_measured_by_the_week_before_the_break_too():
    """Nobody runs in week 11. Weeks 8 and 10 have 89 km, of which week 13 has 80 %, 71 km in half km.

    With 10 km less in week 10 they are of 79 km: 63.2, so 63, and 8 km are 16 steps.
    """
    off = [f"2027-03-{day}" for day in range(15, 22)]
    back = request_of("marathon", 60.0, 5, 14, 18.0, preferredLongRunDay="sunday", blockedDates=off)
    assert [solved(back)["weeks"][number - 1]["plannedDistanceKm"] for number in (8, 10, 13)] == [89, 89, 71]
    assert breaches_with(back, "R16") == []
    assert breaches_with(back, "R16", (10, "tuesday", 7.5)) == [(13, None, 16)]


def test_one_kilometre_may_be_run_on_every_day_of_a_way_back():
    """Half of 1.7 km are 0.85 km; 1.0 km is allowed, 1.1 km is 0.1 km more than that."""
    off = [f"2027-01-{day}" for day in range(18, 26)]
    back = request_of("5k", 10.0, 4, 10, 3.0, preferredLongRunDay="sunday", blockedDates=off)
    before = (2, "thursday", 1.7)
    assert breaches_with(back, "R29", before, (4, "thursday", 1.0)) == []
    assert breaches_with(back, "R29", before, (4, "thursday", 1.1)) == [(4, 3, 1)]


def test_in_miles_a_way_back_has_runs_of_the_step_above_a_kilometre():
    """Half of 8.1 km / 4 are 1.01 km, or 0.6 miles on the grid, and no run is shorter than 1 km: 0.7 miles."""
    off = [f"2027-01-{day:02}" for day in range(7, 28)]
    athlete = {"consistencyScore": 0.6}
    back = ask(9.0, 4, "10k", 8, athlete=athlete, preferredLongRunDay="sunday", blockedDates=off, units="mi")
    runs = [day["plannedDistanceKm"] for week in solved(back)["weeks"][3:5] for day in week["days"]]
    assert min(filter(None, runs)) == pytest.approx(0.7 * 1.609344)
    assert breaches_with(back, "R29") == breaches_with(back, "R24") == []


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


def test_half_a_step_of_a_days_upper_end_is_rounded_up():
    facts = facts_for(request_of("half_marathon", 37.5, 4, 10, 14.0))
    assert facts.targets.curve.weeks[0] == 75  # 37.5 km
    assert QUALITY_SHARE.upper_end(facts, facts.schedule.weeks[0]) == 17  # 22 % of 75 are 16.5


def test_after_a_break_before_any_load_week_an_average_run_stands_for_the_one_before():
    facts = facts_for(request_of("general_fitness", 30.0, 3, 7, 12.0))
    days = {day.role: day for day in facts.schedule.weeks[0].runs}
    assert RETURN.without_ref(facts, days[Role.EASY]) == 20  # 30 km are 60 steps, a third of them 20
    assert RETURN.without_ref(facts, days[Role.LONG]) == 24  # 12 km


@pytest.mark.parametrize(("mondays", "expected"), [((1, 2, 3, 4), {Weekday.MONDAY}), ((1, 2, 3), set())])
def test_a_weekday_is_no_day_for_the_template_when_more_than_half_of_it_is_blocked_the_first_counted(mondays, expected):
    request = ask(30.0, 4, "general_fitness", 6, blockedDates=[on(week) for week in mondays])
    assert mostly_blocked(read_request(request).settings) == expected
