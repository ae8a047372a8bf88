"""Single runs: the longest ones rare, recovery runs short, nothing beyond three hours, no weekday starving another."""

from fractions import Fraction

import pytest

from tests.coach_eye.asking import changed, racing, request, with_goal, with_runs
from tests.coach_eye.looking import HALF_STEP, highest, km, load, long_of, longest, plan_of, runs, training, week_of
from tests.judge.paces import easy_pace

RACING = dict(racing())
SHORT_OF_TIME = ("slow_", "year_52")
"""Where three hours or a share of the week bind for months, the longest possible run is every other week's."""
MARATHONS = [
    name
    for name, data in RACING.items()
    if data["settings"]["goal"] == "marathon" and not name.startswith(SHORT_OF_TIME)
]


@pytest.mark.parametrize("name", RACING)
def test_a_recovery_run_is_no_longer_than_an_easy_one(name):
    data = RACING[name]
    plan, capped = plan_of(data), data["settings"].get("maxMinutesByDay", {})
    race_week = week_of(plan, plan["raceDate"])["weekNumber"]
    compared = 0
    for week in plan["weeks"]:
        easy = [km(day) for day in week["days"] if day["workoutType"] == "easy" and day["dayOfWeek"] not in capped]
        recovery = [km(day) for day in week["days"] if day["workoutType"] == "recovery"]
        if easy and recovery and week["weekNumber"] < race_week - 1:
            assert max(recovery) <= min(easy)
            compared += 1
    assert compared or capped or data["athlete"].get("injuryFlags") or data["settings"]["daysPerWeek"] != 5


@pytest.mark.parametrize("name", MARATHONS)
def test_the_longest_long_run_is_rare(name):
    """Published marathon plans have a median of 2 and at most 4 weeks within 5 % of their longest run."""
    plan = plan_of(RACING[name])
    top = max(filter(None, map(long_of, plan["weeks"])))
    near = [week for week in plan["weeks"] if long_of(week) and long_of(week) >= 0.95 * top]
    assert len(near) <= 4


@pytest.mark.parametrize("days", [5, 6, 7])
@pytest.mark.parametrize("weekly", [100, 130, 160])
def test_many_kilometres_a_week_do_not_mean_35_km_every_sunday(weekly, days):
    data = with_runs(request("high_volume_marathon", athlete={"currentWeeklyKm": weekly}), days)
    plan = plan_of(data)
    assert len([week for week in plan["weeks"] if (long_of(week) or 0) >= 33]) <= 4
    assert longest(plan) >= 32
    assert longest(plan) <= 35


@pytest.mark.parametrize("vdot", [25, 30, 35])
@pytest.mark.parametrize("days", [3, 4, 5])
def test_three_hours_are_the_most_with_only_a_vdot_known(vdot, days):
    plan = plan_of(with_runs(request("slow_vdot", athlete={"vdot": vdot}), days))
    pace = float(easy_pace(Fraction(vdot), middle_is_of_paces=True))
    # up to 18 km were run before, and that may be more than three hours
    assert longest(plan) * pace / 60 <= 180 * 1.01
    recovery = [km(day) for day in runs(plan) if day["workoutType"] == "recovery"]
    assert all(run * pace / 60 <= 75 * 1.02 for run in recovery if days >= 5)


def test_three_hours_from_a_vdot_are_measured_to_half_a_second():
    """VDOT 40.1: 65.5 % of it are 385.74 s a km, so 385.5; 10,800 s hold 28.02 km. At 386 s they would hold 27.98."""
    settings = {"includeSpeedwork": False, "raceDate": "2027-05-16"}
    plan = plan_of(request("marathon_specific", {"currentWeeklyKm": 50, "vdot": 40.1}, **settings))
    assert longest(plan) == 28


@pytest.mark.parametrize("pace", [420, 480, 540])
def test_three_hours_are_the_most_with_a_pace_known(pace):
    plan = plan_of(request("slow_pace", athlete={"easyPaceSecPerKm": pace}))
    assert longest(plan) * pace / 60 <= 180


@pytest.mark.parametrize("day", ["monday", "tuesday", "wednesday", "thursday"])
@pytest.mark.parametrize("days", [4, 5, 6])
def test_a_capped_weekday_does_not_shorten_the_others(day, days):
    free = with_runs(changed(request("weekday_minutes"), maxMinutesByDay={}), days)
    capped, usual = plan_of(changed(free, maxMinutesByDay={day: 45.0})), plan_of(free)
    assert highest(capped) >= 0.93 * highest(usual)
    for ours, theirs in zip(load(capped), load(usual), strict=True):
        assert _longest_easy(ours) >= 0.65 * _longest_easy(theirs)
        assert _longest_easy(ours) <= 1.5 * _longest_easy(theirs) + 2


def _longest_easy(week):
    return max(km(day) for day in week["days"] if day["workoutType"] in ("easy", "recovery"))


def test_weekdays_of_45_minutes_leave_the_weekend_its_runs():
    plan = plan_of(request("weekday_minutes"))
    # 45 minutes at 6:00 are 7.5 km
    for week in load(plan):
        saturday = next(day for day in week["days"] if day["dayOfWeek"] == "saturday")
        assert saturday["plannedDistanceKm"] is None or km(saturday) >= 7.5
    assert longest(plan) >= 24


TUNE_UPS = {
    f"{name}, {goal}, {date}": changed(with_goal(request(name), goal), tuneUpRaces=[{"date": date, "distanceKm": 10.0}])
    for name in ("tuneup_2_weeks_n4", "tuneup_2_weeks_n5")
    for goal in ("marathon", "half_marathon")
    for date in ("2027-03-14", "2027-03-27", "2027-04-04", "2027-04-11")
}


@pytest.mark.parametrize("name", TUNE_UPS)
def test_a_tune_up_race_does_not_pull_the_peak_down(name):
    data = TUNE_UPS[name]
    plan, alone = plan_of(data), plan_of(changed(data, tuneUpRaces=[]))
    assert highest(plan) >= 0.97 * highest(alone)
    date = data["settings"]["tuneUpRaces"][0]["date"]
    week, usual = week_of(plan, date), week_of(alone, date)
    longest_easy = max(km(day) for day in load(alone)[-1]["days"] if day["workoutType"] == "easy")
    easy = [km(day) for day in week["days"] if day["workoutType"] in ("easy", "recovery")]
    assert max(easy) <= max(longest_easy, 10) * 1.15 + HALF_STEP
    assert training(week) + 10 <= max(1.2 * training(usual), highest(plan))


@pytest.mark.parametrize("goal", ["half_marathon", "marathon"])
def test_weekdays_of_45_minutes_make_no_second_long_run_of_saturday(goal):
    """Week 1 has to hold today's kilometres; what later weeks cannot hold is not heaped onto Saturday."""
    plan = plan_of(with_goal(with_runs(request("weekday_minutes"), 4), goal))
    for week in load(plan)[1:]:
        easy = max(km(day) for day in week["days"] if day["workoutType"] in ("easy", "recovery"))
        assert easy <= 0.9 * long_of(week)


@pytest.mark.parametrize("weekly_km", [105, 115, 130])
def test_an_easy_run_of_many_kilometres_does_not_stand_before_the_long_run(weekly_km):
    """Recovery runs hold 75 minutes; what a large week has left is a medium-long run, and its place is mid-week."""
    plan = plan_of(request("high_volume_marathon", {"currentWeeklyKm": weekly_km, "vdot": 50}))
    medium_long = 0
    for week in load(plan):
        eve, long = week["days"][5:7]
        assert long["workoutType"] == "long_run"
        assert eve["workoutType"] in ("easy", "recovery")
        midweek = [km(day) for day in week["days"][1:4] if day["workoutType"] == "easy"]
        assert not midweek or km(eve) <= max(midweek)
        medium_long += bool(midweek) and max(midweek) > 1.1 * km(eve)
    assert medium_long


def test_no_run_outgrows_the_long_run_that_a_race_took_the_place_of():
    """22 km a week on two runs cannot stand on a longest run of 5.4 km: all weeks are smaller, also the race's."""
    settings = {"goal": "5k", "startDate": "2028-01-03", "raceDate": "2028-02-13", "daysPerWeek": 2}
    tune_up = {"tuneUpRaces": [{"date": "2028-01-30", "distanceKm": 10.0}]}
    athlete = {"currentWeeklyKm": 21.9, "longestRecentRunKm": 5.4}
    plan = plan_of({"athlete": athlete, "settings": settings | tune_up})
    week = week_of(plan, "2028-01-30")
    easy = [km(day) for day in week["days"] if day["workoutType"] == "easy"]
    assert easy
    assert max(easy) < max(long_of(before) for before in plan["weeks"][: week["weekNumber"] - 1])
