"""The weeks after the race have a plan also where a break left next to nothing before it."""

import pytest

from solver.verdict import Verdict
from tests.judge.judging import audit
from tests.running.sample import ask, on, solved, verdicts


def after_break(days, **settings):
    """A 5k on four days from 26.4 km a week; the plan begins with so many days off."""
    dates = [on(1 + k // 7, k % 7) for k in range(days)]
    athlete = {"longestRecentRunKm": 7.1}
    return ask(26.4, 4, "5k", 6, athlete=athlete, preferredLongRunDay="saturday", blockedDates=dates, **settings)


def runs_of(week):
    return [day["plannedDistanceKm"] for day in week["days"] if day["workoutType"] in ("easy", "recovery")]


# nobody ran before the race but on the way back, which measures no week: half of today's 26.5 km is the most after it,
# and half of 26.5 / 4 km the most of a run on days that are halfway back, 11 to 20 days from the first run
@pytest.mark.parametrize("days", [29, 30])
def test_after_a_race_that_follows_a_break_runs_go_on_coming_back(days):
    request = after_break(days, weeksAfterRace=2)
    plan = solved(request)
    *_, first, second = plan["weeks"]
    assert plan["weeks"][4]["weekType"] == "recovery"
    assert all(1.0 <= km <= 26.5 / 4 / 2 for km in runs_of(first))
    assert 4 * 1.0 <= second["plannedDistanceKm"] <= 26.5 / 2
    assert audit(plan, request).clean
    assert {verdict.verdict for verdict in verdicts(plan, request).values()} <= {Verdict.HOLDS, Verdict.NOT_APPLICABLE}
