"""The last six days before a race: short, easy, one short sharpener, whatever weekday the race is on."""

from itertools import pairwise

import pytest

from tests.coach_eye.asking import on_weekday, racing, request
from tests.coach_eye.looking import (
    EASY,
    FAST,
    HALF_STEP,
    before_race,
    days_to_race,
    fast_km,
    fast_minutes,
    highest,
    km,
    plan_of,
    runs,
    sessions,
    training,
    week_of,
)

RACING = dict(racing())
SHARE = {"5k": 0.65, "10k": 0.65}


@pytest.mark.parametrize("name", RACING)
def test_the_last_six_days_are_a_taper(name):
    plan = plan_of(RACING[name])
    last, top = before_race(plan), highest(plan)
    assert not [day for day in runs(plan) if day["workoutType"] == "long_run" and 0 < days_to_race(plan, day) <= 5]
    assert max(map(km, filter(_is_taper(plan), last)), default=0) <= max(5, 0.15 * top) + HALF_STEP
    assert sum(map(km, last)) <= SHARE.get(plan["goal"], 0.55) * top
    assert all(day["workoutType"] in EASY and km(day) <= 5 for day in last if days_to_race(plan, day) == 1)
    assert all(km(day) <= 8 for day in last if days_to_race(plan, day) <= 3)


def _is_taper(plan):
    """A load week cannot do with 15 % of itself on the day six days before a race."""
    return lambda day: week_of(plan, day["date"])["weekType"] == "taper"


@pytest.mark.parametrize("name", RACING)
def test_the_last_six_days_are_not_empty(name):
    data = RACING[name]
    plan = plan_of(data)
    assert len(before_race(plan)) >= min(2, data["settings"]["daysPerWeek"] - 1)


@pytest.mark.parametrize("name", RACING)
def test_one_sharpener_with_little_fast_running_three_to_five_days_before(name):
    data = RACING[name]
    plan, held = plan_of(data), sessions(data)
    last = before_race(plan)
    fast = [day for day in last if day["workoutType"] in FAST]
    most = 5 if plan["goal"] == "marathon" else 3
    assert len(fast) <= 1
    assert all(3 <= days_to_race(plan, day) <= 5 for day in fast)
    assert sum(fast_km(held[day["date"]]) for day in last) <= most + 0.01
    if _may_be_fast(data) and any(3 <= days_to_race(plan, day) <= 5 for day in last) and _has_room(plan):
        assert len(fast) == 1
        assert fast_km(held[fast[0]["date"]]) > 0


@pytest.mark.parametrize("name", RACING)
def test_the_sharpener_is_over_in_ten_minutes_of_fast_running_and_a_marathoners_in_twenty(name):
    data = RACING[name]
    plan, held = plan_of(data), sessions(data)
    fast = [day for day in before_race(plan) if day["workoutType"] in FAST]
    most = 20 if plan["goal"] == "marathon" else 10
    assert all(fast_minutes(held[day["date"]], data) <= most for day in fast)


def test_slow_runners_have_shorter_sharpeners_than_fast_ones():
    """Half marathons at VDOT 30 and 60 take 141 and 78 min, 6:42 and 3:42 a km: ten minutes are 1.5 and 2.7 km, and
    2 x 600 m and 2 x 1 km fit.
    """
    slow, fast = (_sharpener(request("half_specific", {"vdot": vdot})) for vdot in (30, 60))
    assert (slow, fast) == (1.2, 2.0)


def _sharpener(data):
    """Kilometres of the plan's last fast day that are fast."""
    plan, held = plan_of(data), sessions(data)
    (day,) = (day for day in before_race(plan) if day["workoutType"] in FAST)
    return fast_km(held[day["date"]])


def _may_be_fast(data):
    athlete, settings = data["athlete"], data["settings"]
    novice = athlete["currentWeeklyKm"] < 15
    return not novice and not athlete.get("injuryFlags") and settings["daysPerWeek"] >= 3


def _has_room(plan):
    """Whether some run three to five days before is not next to a hard day, and no fast run was just before them."""
    if [day for day in runs(plan) if day["workoutType"] in FAST and 6 < days_to_race(plan, day) <= 9]:
        return False
    days = {day["date"]: day for week in plan["weeks"] for day in week["days"]}
    order = sorted(days)
    for k, date in enumerate(order):
        if days[date]["plannedDistanceKm"] and 3 <= days_to_race(plan, days[date]) <= 5:
            near = (order[k - 1], order[k + 1])
            if not any(days[other]["workoutType"] in ("long_run", "race") for other in near):
                return True
    return False


@pytest.mark.parametrize("weekday", range(7))
def test_whatever_the_weekday_the_taper_falls(weekday):
    plan = plan_of(on_weekday(request("marathon_specific"), weekday))
    volumes = [training(week) for week in plan["weeks"] if week["weekType"] == "taper"]
    assert len(volumes) >= 3
    assert all(later < earlier for earlier, later in pairwise(volumes))
    assert volumes[0] < highest(plan)


@pytest.mark.parametrize("name", RACING)
def test_the_long_runs_of_the_taper_are_shorter_and_shorter(name):
    plan = plan_of(RACING[name])
    load = [day for week in plan["weeks"] if week["weekType"] in ("base", "build", "peak") for day in week["days"]]
    before = [km(day) for day in load if day["workoutType"] == "long_run"]
    taper = [day for week in plan["weeks"] if week["weekType"] == "taper" for day in week["days"]]
    longs = [km(day) for day in taper if day["workoutType"] == "long_run"]
    for share, long_run in zip((0.8, 0.65, 0.65), longs, strict=False):
        assert long_run <= share * before[-1] + HALF_STEP


@pytest.mark.parametrize(
    ("weekly_km", "days", "goal"), [(12, 2, "10k"), (24, 2, "half_marathon"), (16, 3, "10k"), (30, 4, "5k")]
)
def test_few_runs_a_week_do_not_become_tiny_ones_before_the_race(weekly_km, days, goal):
    """A fifth of 45 % is 9 % of a week of five runs; of two runs the one before the race has 45 / 2 %, up to 5 km."""
    plan = plan_of(request("race_week_3_runs", {"currentWeeklyKm": weekly_km}, daysPerWeek=days, goal=goal))
    last = [km(day) for day in before_race(plan) if days_to_race(plan, day) > 1]
    assert last
    assert min(last) >= min(5, 0.45 * highest(plan) / days) - HALF_STEP
