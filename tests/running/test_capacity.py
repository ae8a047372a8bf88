"""No plan aims above what its runs hold; only the athlete's own peak, the goal's floor and today's kilometres do."""

import pytest

from solver.running.curve.largest_week import EASY_PERCENT
from tests.running.sample import ask, facts_for, on, solved

FAST = {"longestRecentRunKm": 32.0, "vdot": 58.0}
"""75 minutes at their easy pace are 15.5 km, 180 minutes more than the marathon's 35 km."""


def held(*order, athlete=FAST, **settings):
    """The peak that the plan aims at, and the one that the rulebook's curve asks for, in km."""
    facts = facts_for(ask(*order, athlete=athlete, **settings))
    return facts.targets.curve.asked / 2, max(facts.targets.curve.weeks) / 2


def easy_beside_long(plan):
    """In whole load weeks before the taper: per cent of the shortest long run that the longest easy run has."""
    loads = [week for week in plan["weeks"] if week["weekType"] in ("base", "build", "peak")]
    by_type = [{day["workoutType"]: day["plannedDistanceKm"] for day in week["days"]} for week in loads]
    return max(100 * week["easy"] / min(other["long_run"] for other in by_type) for week in by_type)


def test_a_peak_is_what_quality_long_easy_and_recovery_runs_come_to():
    # seven runs: 85 % of 35 km in most weeks, 29.5; twice 22; three recovery runs of 15.5; 85 % of 29.5, 25
    assert held(130.0, 7, "marathon", 16) == (29.5 + 2 * 22 + 3 * 15.5 + 25, 20 + 1.15 * 130)


def test_recovery_runs_take_what_would_make_the_easy_run_a_second_long_run():
    # 120 km are 24 of the long run and twice 14 of quality; by parts of 0.75 and 1.15 the easy run would have 23 of 68
    plan = solved(ask(100.0, 7, "10k", 14, athlete={"longestRecentRunKm": 24.0, "vdot": 60.0}))
    assert easy_beside_long(plan) <= EASY_PERCENT


def test_no_easy_run_is_a_second_long_run():
    plan = solved(ask(110.0, 6, "marathon", 16, athlete=FAST))
    own = solved(ask(110.0, 6, "marathon", 16, athlete=FAST, peakWeeklyKm=146.5))
    assert easy_beside_long(plan) <= EASY_PERCENT < easy_beside_long(own)


def test_the_athletes_own_peak_is_aimed_at_as_it_is():
    assert held(130.0, 7, "marathon", 16, peakWeeklyKm=170.0) == (170, 170)


def test_the_goals_floor_stands():
    # two runs of 29.5 and 25 km are less than the 55 km that a marathon plan comes to at the least
    assert held(30.0, 2, "marathon", 20)[0] == 55


def test_nobody_is_taken_below_what_they_run_today():
    assert held(150.0, 7, "marathon", 16)[0] == 150


@pytest.mark.parametrize(("runs", "tells"), [(7, True), (5, False)])
def test_a_runner_is_told_what_keeps_the_biggest_week_down(runs, tells):
    order = ask(130.0 if runs == 7 else 60.0, runs, "marathon", 16, athlete=FAST)
    messages = {advisory["code"]: advisory["message"] for advisory in solved(order)["advisories"]}
    assert ("peak-held" in messages) is tells
    if tells:
        assert "at 145 km and not at 169.5 km: with 7 runs a week" in messages["peak-held"]


def test_nobody_is_told_so_where_growth_is_what_keeps_it_down():
    order = ask(110.0, 7, "marathon", 5, athlete=FAST | {"consistencyScore": 0.5})
    facts = facts_for(order)
    assert facts.targets.curve.reached < facts.targets.curve.asked
    assert "peak-held" not in {advisory["code"] for advisory in solved(order)["advisories"]}


def test_a_week_that_life_shortens_is_no_measure():
    blocked = [on(week, 3) for week in range(9, 14)]
    whole, short = (
        facts_for(ask(130.0, 7, "marathon", 16, athlete=FAST, **more)) for more in ({}, {"blockedDates": blocked})
    )
    assert short.schedule.loads[-1].lost
    assert short.targets.curve.asked == whole.targets.curve.asked


def test_nobody_is_told_of_half_a_kilometre():
    # 24 km of a half marathon's long run, 18 of quality and two easy runs of 20 are 82; 55 km ask for 82.5
    order = ask(55.0, 4, "half_marathon", 14, athlete={"longestRecentRunKm": 18.0, "vdot": 42.0})
    assert facts_for(order).targets.curve.asked == 2 * 82
    assert "peak-held" not in {advisory["code"] for advisory in solved(order)["advisories"]}
