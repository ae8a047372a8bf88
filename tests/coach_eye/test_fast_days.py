"""How much of a fast day is fast: little around a tune-up race, after weeks without, and beside a long run at pace."""

import datetime as dt

import pytest

from tests.coach_eye.asking import changed, dates, request, with_goal, with_runs, without
from tests.coach_eye.looking import (
    DAY,
    FAST,
    date,
    fast_km,
    fast_of,
    highest,
    plan_of,
    runs,
    sessions,
    training,
    week_of,
)

LITTLE = {"tempo": 0.07, "intervals": 0.055}
"""Of a week: 65 % of a tempo day's tenth and 60 % of the 8 % for intervals, both to full repeats."""
RACE_DAYS = ("2027-03-13", "2027-03-14", "2027-04-04", "2027-03-17")
"""The last but one in the last load week, which is no recovery week anyway."""


def _little_around(data, race, before, after):
    """Whether each fast day near a date holds little for the plan's highest week."""
    plan, held = plan_of(data), sessions(data)
    day = dt.date.fromisoformat(race)
    near = [d for d in runs(plan) if d["workoutType"] in FAST and -before <= (date(d) - day).days <= after]
    return [_is_little(d, held, highest(plan)) for d in near]


def _is_little(day, held, week_km):
    return fast_km(held[day["date"]]) <= LITTLE[day["workoutType"]] * week_km


@pytest.mark.parametrize("race", RACE_DAYS)
@pytest.mark.parametrize(("distance", "after"), [(5.0, 1), (10.0, 3), (21.0975, 7)])
@pytest.mark.parametrize("goal", ["marathon", "half_marathon", "10k"])
@pytest.mark.parametrize("days", [4, 5, 6])
def test_fast_days_near_a_tune_up_race_hold_little(race, distance, after, goal, days):
    """Three days before it, and after it one for every 3 km: 5 / 3 = 1, 10 / 3 = 3, 21.1 / 3 = 7."""
    data = with_goal(with_runs(request("five_days_base"), days), goal)
    little = _little_around(changed(data, tuneUpRaces=[{"date": race, "distanceKm": distance}]), race, 3, after)
    assert all(little)
    assert little or distance < 20 or race == RACE_DAYS[-1]


def test_nine_days_after_a_half_marathon_a_fast_day_is_full_again():
    data = changed(request("five_days_base"), tuneUpRaces=[{"date": "2027-02-28", "distanceKm": 21.0975}])
    plan, held = plan_of(data), sessions(data)
    tuesday = fast_of(week_of(plan, "2027-03-09"))[0]
    assert not _is_little(tuesday, held, highest(plan))


@pytest.mark.parametrize("days_off", [10, 21, 42])
@pytest.mark.parametrize("runs_a_week", [3, 4, 5, 6])
def test_the_first_week_with_fast_running_after_a_break_holds_little_of_it(days_off, runs_a_week):
    data = with_runs(request("after_break", raceDate="2027-07-04"), runs_a_week)
    data = changed(data, blockedDates=dates("2027-02-15", days_off))
    plan, held = plan_of(data), sessions(data)
    back = dt.date(2027, 2, 15) + days_off * DAY
    first = next(week for week in plan["weeks"] if fast_of(week) and week["weekStartDate"] >= back.isoformat())
    assert all(_is_little(day, held, training(first)) for day in fast_of(first))
    (long,) = (day for day in first["days"] if day["workoutType"] == "long_run")
    assert fast_km(held[long["date"]]) == 0


def test_one_fast_day_that_is_lost_does_not_make_the_next_one_small():
    """Six blocked days cost one Thursday; the next is two weeks after the last one."""
    data = changed(without(request("blocked_sunday"), "blockedDates"), blockedDates=dates("2027-03-08", 6))
    plan, held = plan_of(data), sessions(data)
    (day,) = fast_of(week_of(plan, "2027-03-16"))
    assert not fast_of(week_of(plan, "2027-03-09"))
    assert not _is_little(day, held, training(week_of(plan, "2027-03-16")))


@pytest.mark.parametrize("name", ["five_days_base", "race_week_saturday", "inconsistent", "high_volume_marathon"])
def test_beside_a_long_run_at_marathon_pace_one_of_two_fast_days_is_small(name):
    """Daniels' ceilings together, 25 % at marathon pace, 10 % threshold and 8 % intervals, are 43 % of a week."""
    data = request(name)
    plan, held = plan_of(data), sessions(data)
    seen = 0
    for week in plan["weeks"]:
        longs = [day for day in week["days"] if day["workoutType"] == "long_run"]
        paced = sum(fast_km(held[day["date"]]) for day in longs if held[day["date"]].name == "marathon_long")
        if paced > 0.12 * training(week):
            first, second = fast_of(week)
            assert _is_little(second, held, training(week))
            assert paced + sum(fast_km(held[day["date"]]) for day in (first, second)) <= 0.36 * training(week)
            seen += 1
    assert seen or name == "high_volume_marathon"


def test_a_fast_day_before_days_off_is_measured_by_a_usual_week():
    """Tuesday's run is all that is left of a week; 8 % of its own 12 km would be two repeats of 400 m."""
    data = changed(request("five_days_base"), blockedDates=dates("2027-03-10", 5))
    plan, held = plan_of(data), sessions(data)
    week = week_of(plan, "2027-03-09")
    (day,) = fast_of(week)
    assert training(week) < 0.3 * highest(plan)
    assert fast_km(held[day["date"]]) >= 1.5
    assert _is_little(day, held, highest(plan))
