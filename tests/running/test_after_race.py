"""The weeks after the race have a plan also where a break left next to nothing to measure them from."""

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


# the only load week comes after 30 days off: a third of 26.5 / 4 km are 2 km, three runs 6 km, and half of them are
# three runs of a kilometre; after 29 days off it has a run more, 8 km, and half of them are four
@pytest.mark.parametrize(("days", "most_km", "runs"), [(30, 6.0, 3), (29, 8.0, 4)])
def test_after_the_race_there_are_as_many_runs_of_a_kilometre_as_half_of_the_highest_week_holds(days, most_km, runs):
    request = after_break(days, weeksAfterRace=2)
    plan = solved(request)
    load, *_, last = plan["weeks"][4:]
    assert load["plannedDistanceKm"] == most_km
    assert runs_of(last) == [1.0] * runs
    assert audit(plan, request).clean
    assert {verdict.verdict for verdict in verdicts(plan, request).values()} <= {Verdict.HOLDS, Verdict.NOT_APPLICABLE}


def test_the_runs_that_go_are_those_nearest_to_the_race():
    first = solved(after_break(30, weeksAfterRace=1))["weeks"][-1]
    kept = [day["dayOfWeek"] for day in first["days"] if day["plannedDistanceKm"]]
    usual = solved(after_break(29, weeksAfterRace=1))["weeks"][-1]
    assert kept == [day["dayOfWeek"] for day in usual["days"] if day["plannedDistanceKm"]][1:]
