"""Blocked days: the long run finds another day, and a weekday that never suits starves nothing."""

import datetime as dt

import pytest

from tests.coach_eye.asking import changed, request, with_goal, with_runs, without
from tests.coach_eye.looking import highest, load, long_of, longest, plan_of, training, week_of

SUNDAYS = [f"{runs} runs, {day}" for runs in (3, 4, 5, 6) for day in ("2027-01-24", "2027-02-28", "2027-04-04")]


@pytest.mark.parametrize("name", SUNDAYS)
def test_one_blocked_sunday_moves_the_long_run_and_keeps_the_week(name):
    runs, _, day = name.partition(" runs, ")
    free = with_runs(without(request("blocked_sunday"), "blockedDates"), int(runs))
    usual, moved = plan_of(free), plan_of(changed(free, blockedDates=[day]))
    before, after = week_of(usual, day), week_of(moved, day)
    assert long_of(after) is not None
    assert long_of(after) >= long_of(before) - 2
    assert training(after) >= 0.9 * training(before)
    assert highest(moved) >= 0.97 * highest(usual)
    assert longest(moved) >= longest(usual) - 1


def test_one_week_with_its_sunday_blocked_keeps_its_long_run():
    plan = plan_of(request("b23-one-sunday"))
    week = plan["weeks"][0]
    assert long_of(week) is not None
    assert training(week) >= 36


@pytest.mark.parametrize("weekday", range(5))
@pytest.mark.parametrize("runs", [4, 5, 6])
def test_a_weekday_that_is_always_blocked_costs_no_more_than_not_wanting_it(weekday, runs):
    data = with_runs(request("b23-tuesdays-blocked"), runs)
    start = dt.date.fromisoformat(data["settings"]["startDate"])
    days = [(start + dt.timedelta(days=7 * week + weekday)).isoformat() for week in range(16)]
    blocked = plan_of(changed(data, blockedDates=days))
    others = [name for k, name in enumerate(WEEKDAYS) if k != weekday]
    unwanted = plan_of(changed(without(data, "blockedDates"), preferredDays=others))
    assert highest(blocked) >= 0.97 * highest(unwanted)
    assert longest(blocked) >= longest(unwanted) - 1
    assert len(load(blocked)) == len(load(unwanted))


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.mark.parametrize("goal", ["half_marathon", "10k"])
def test_a_few_single_blocked_days_leave_the_peak_alone(goal):
    free = with_goal(without(request("blocked_sunday"), "blockedDates"), goal)
    some = changed(free, blockedDates=["2027-01-19", "2027-02-13", "2027-03-04", "2027-03-25"])
    assert highest(plan_of(some)) >= 0.95 * highest(plan_of(free))


@pytest.mark.parametrize("weekend", [("2027-01-30", "2027-01-31"), ("2027-03-06", "2027-03-07")])
@pytest.mark.parametrize("runs", [3, 4, 5])
def test_a_weekend_off_where_weekdays_are_short_costs_its_long_run_and_nothing_else(runs, weekend):
    short = dict.fromkeys(WEEKDAYS[:5], 8)
    free = changed(with_runs(without(request("blocked_sunday"), "blockedDates"), runs), maxKmByDay=short)
    usual, away = plan_of(free), plan_of(changed(free, blockedDates=list(weekend)))
    assert long_of(week_of(away, weekend[0])) is None
    assert highest(away) >= 0.9 * highest(usual)
    assert longest(away) >= longest(usual) - 2


@pytest.mark.parametrize("runs", [2, 3, 4, 5, 6, 7])
def test_a_long_run_on_the_day_after_a_tune_up_race_finds_another_day(runs):
    settings = {"preferredLongRunDay": "monday", "tuneUpRaces": [{"date": "2027-02-21", "distanceKm": 5.0}]}
    plan = plan_of(changed(with_runs(without(request("blocked_sunday"), "blockedDates"), runs), **settings))
    week = week_of(plan, "2027-02-22")
    assert long_of(week) is not None
    assert week["days"][0]["workoutType"] in ("recovery", "rest")


@pytest.mark.parametrize("runs", [3, 4])
def test_a_long_run_that_moves_late_in_a_plan_avoids_a_day_that_is_too_short_for_it_by_then(runs):
    days = ["monday", "tuesday", "wednesday", "thursday"][-runs:]
    week = [f"2027-02-{15 + day}" for day in range(4)]
    athlete = {"currentWeeklyKm": 29.0, "longestRecentRunKm": 9.0, "easyPaceSecPerKm": 353}
    settings = {"goal": "marathon", "startDate": "2027-01-04", "raceDate": "2027-05-23", "daysPerWeek": runs}
    settings |= {"preferredDays": days, "preferredLongRunDay": "thursday", "blockedDates": week}
    plan = plan_of({"athlete": athlete, "settings": settings | {"maxMinutesByDay": {"friday": 60}}})
    # an hour is 10.2 km; the goal's minimum rises from 9 km to 32 over the 17 weeks before the taper
    assert long_of(week_of(plan, week[0])) > 15
    assert plan["relaxations"] == []


def test_quality_looks_for_a_day_before_an_easy_run_that_gave_way_to_the_long_run():
    days = {"preferredDays": list(WEEKDAYS[1:]), "preferredLongRunDay": "sunday", "includeSpeedwork": False}
    blocked = ["2027-02-17", "2027-02-18", "2027-02-21"]
    settings = {"goal": "10k", "startDate": "2027-01-04", "raceDate": "2027-04-11", "daysPerWeek": 6, **days}
    athlete = {"currentWeeklyKm": 50.0, "longestRecentRunKm": 23.0}
    plan = plan_of({"athlete": athlete, "settings": settings | {"blockedDates": blocked}})
    kinds = [day["workoutType"] for day in week_of(plan, blocked[0])["days"]]
    # Sunday's long run takes Saturday, and Thursday's quality Monday, which Saturday's easy run cannot have then
    assert kinds == ["steady", "steady", "rest", "rest", "easy", "long_run", "rest"]
