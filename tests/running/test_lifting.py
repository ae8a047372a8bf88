"""A runner who lifts: sessions on the days asked for, heavy legs never before a hard run, none near a race."""

import datetime as dt
from itertools import pairwise

import pytest

from tests.running.sample import ask, solved

HARD = {"long_run", "tempo", "intervals", "steady", "race"}


def days_with(strength, **settings):
    """All days of a ten-week plan in their order."""
    request = ask(
        45.0,
        settings.pop("runs", 5),
        settings.pop("goal", "10k"),
        settings.pop("weeks", 10),
        strengthDays=strength,
        **settings,
    )
    return [day for week in solved(request)["weeks"] for day in week["days"]]


@pytest.mark.parametrize(
    "strength", [1, 2, 3, 4, 7, ["monday", "thursday"], ["saturday", "tuesday", "wednesday", "sunday"]]
)
@pytest.mark.parametrize("runs", [2, 4, 5, 7])
def test_heavy_legs_never_stand_the_day_before_a_hard_run(strength, runs):
    days = days_with(strength, runs=runs)
    assert any(day["strength"] for day in days)
    for day, following in pairwise(days):
        if day["strength"] in ("full_body", "lower"):
            assert following["workoutType"] not in HARD, day


def test_named_days_are_kept_and_a_number_is_placed_every_week():
    named = days_with(["tuesday", "friday"])
    assert {day["dayOfWeek"] for day in named if day["strength"]} == {"tuesday", "friday"}
    counted = days_with(3)
    per_week = [sum(bool(day["strength"]) for day in counted[start : start + 7]) for start in range(0, 63, 7)]
    assert per_week == [3] * 9


def test_the_race_and_the_two_days_before_it_are_free():
    days = days_with(7)
    race = next(place for place, day in enumerate(days) if day["workoutType"] == "race")
    assert [day["strength"] for day in days[race - 2 : race + 1]] == [None, None, None]
    assert days[race - 3]["strength"]


def test_a_blocked_date_has_no_session():
    blocked = days_with(["tuesday"])[8]["date"]
    days = {day["date"]: day["strength"] for day in days_with(["tuesday"], blockedDates=[blocked])}
    assert days[blocked] is None
    assert days[str(dt.date.fromisoformat(blocked) + dt.timedelta(days=7))]


def test_a_runner_who_does_not_lift_sees_nothing_of_it():
    assert all("strength" not in day for day in days_with([]))
