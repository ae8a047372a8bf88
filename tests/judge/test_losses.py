"""What a lost run counts with, and how a bound in kilometres is rounded, where races and caps are off the grid."""

from dataclasses import replace

from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.judge import judge
from tests.judge.case import Case
from tests.judge.findings import LITERAL
from tests.judge.lives import lived
from tests.judge.losses import lost_targets
from tests.judge.numbers import MILE
from tests.judge.oddities import ask, on
from tests.judge.plans import changed, plan_of, week
from tests.judge.samples import strong, ten

LEAST = replace(LITERAL, curve="low")


def rules_of(week_number, plan, request):
    return {finding.rule for finding in judge(plan, request, "lenient") if finding.week == week_number}


def test_a_lost_run_may_count_with_no_more_than_its_cap():
    # Thursday of week 5 is lost, 30.5 km are left. Of the curve's 47.5 km the long run and quality leave each of two
    # easy runs 11.3, and 65 % of that are 7.5 on the grid. 75 % of 38 km are 28.5: the 27 km of week 6 are too few. A
    # cap of 5 km leaves 35.5 km, of which 75 % are 26.6.
    for caps, is_short in ({}, True), ({"thursday": 5.0}, False):
        request, plan = ten(blockedDates=[on(5, d) for d in (0, 2, 3, 4)], maxKmByDay=caps)
        lost = changed(plan, 5, thursday=("rest", None))
        light = changed(lost, 6, thursday=("easy", 5.0), saturday=("easy", 6.0))
        assert ("R15" in rules_of(6, light, request)) == is_short


def test_a_lost_recovery_run_may_count_with_no_more_than_75_minutes():
    # at 7:30 they are 10 km; the curve leaves each of three easy days (128 - 20 - 2 x 22) / 3 = 21.3 km, 65 % are 13.9
    request, plan = strong()
    request["athlete"]["easyPaceSecPerKm"] = 450
    request["settings"]["blockedDates"] = [on(2, 0)]
    lost = changed(plan, 2, monday=("rest", None))
    assert lost_targets(Case(lost, request, LEAST), 1) == 10
    assert lost_targets(Case(lost, request), 1) == 22


def test_kilometres_above_ref_are_whole_steps_also_beside_a_race_that_is_none():
    # 6 miles are 9.656 km, and 1.5 km more are 69.3 steps of a tenth of a mile: 69 of them are 11.104 km. A race of
    # 10 km and 0.7 miles are 11.127 km, half a mile less 10.805.
    step = float(MILE / 10)
    request = ask(9.656064, 2, "general_fitness", 2, units="mi", tuneUpRaces=[{"date": on(2, 5), "distanceKm": 10.0}])
    usual = week("base", thursday=("easy", round(29 * step, 6)), sunday=("long_run", round(31 * step, 6)))
    for steps, is_more in (7, True), (5, False):
        raced = week("peak", thursday=("easy", round(steps * step, 6)), saturday=("race", 10.0))
        assert ("R13" in rules_of(2, plan_of(request, usual, raced), request)) == is_more


def test_a_fast_run_that_is_easy_after_a_tune_up_race_is_not_lost():
    """Sunday's 5 km race makes Monday's quality an easy run, and Tuesday's easy run is lost in the same week: it counts
    with the 4.5 km of an easy run, not with a quality run's 16.
    """
    request = lived(999, 9)[8]
    plan = solve(read_request(request)).as_json()
    monday, tuesday, wednesday, *_ = Case(plan, request).weeks[5].days
    assert (monday.role, tuesday.role, wednesday.role) == ("easy", "none", "quality")
    assert lost_targets(Case(plan, request), 5) < 8
