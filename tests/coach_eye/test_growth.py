"""How far and how fast plans grow: the cautious less, the beginner at all, the year evenly."""

import datetime as dt
import re

import pytest

from tests.coach_eye.asking import changed, racing, request, with_goal, with_runs
from tests.coach_eye.looking import FAST, LOAD, growth, highest, load, longest, plan_of, training

GOALS = ("10k", "half_marathon", "marathon")
RACING = dict(racing())


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("runs", [4, 5])
def test_an_injured_athlete_grows_less_than_a_healthy_one(goal, runs):
    injured = with_runs(with_goal(request("injured"), goal), runs)
    healthy = changed(injured) | {"athlete": injured["athlete"] | {"injuryFlags": []}}
    assert growth(plan_of(injured)) <= growth(plan_of(healthy)) + 0.01
    assert growth(plan_of(injured)) <= 1.4 + 0.02  # one grid step of 0.5 km at 36 km
    assert highest(plan_of(injured)) <= highest(plan_of(healthy))


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("runs", [4, 5])
def test_an_inconsistent_athlete_grows_more_slowly_than_a_consistent_one(goal, runs):
    careless = with_runs(with_goal(request("inconsistent"), goal), runs)
    steady = changed(careless) | {"athlete": careless["athlete"] | {"consistencyScore": 0.9}}
    assert growth(plan_of(careless)) <= growth(plan_of(steady)) + 0.01
    assert highest(plan_of(careless)) <= highest(plan_of(steady))
    assert _steepest(plan_of(careless)) <= _steepest(plan_of(steady)) + 0.01


def _steepest(plan):
    """The mean growth of the first four load weeks."""
    first = [training(week) for week in load(plan)][:4]
    return first[-1] / first[0]


@pytest.mark.parametrize("name", ["beginner_zero", "fitness_zero"])
@pytest.mark.parametrize("runs", [2, 3, 4])
def test_a_beginner_grows_and_runs_nothing_fast_for_six_weeks(name, runs):
    plan = plan_of(with_runs(request(name), runs))
    assert growth(plan) >= 1.3
    assert not [day for week in plan["weeks"][:6] for day in week["days"] if day["workoutType"] in FAST]
    assert longest(plan) <= 0.6 * highest(plan) + 1


@pytest.mark.parametrize("runs", [3, 4, 5, 6])
def test_a_year_grows_until_its_second_half(runs):
    plan = plan_of(with_runs(request("year_52"), runs))
    weeks = load(plan)
    early = max(training(week) for week in weeks if week["weekNumber"] <= 18)
    middle = max(training(week) for week in weeks if week["weekNumber"] <= 26)
    assert early <= 0.95 * highest(plan)
    assert middle >= 1.05 * max(training(week) for week in weeks if week["weekNumber"] <= 13)


@pytest.mark.parametrize("name", RACING)
def test_kinds_of_week_tell_the_story_of_the_plan(name):
    plan = plan_of(RACING[name])
    kinds = [week["weekType"] for week in plan["weeks"]]
    load_kinds = [kind for kind in kinds if kind in LOAD]
    order = {"base": 0, "build": 1, "peak": 2}
    rising = [order[kind] for kind in load_kinds]
    assert kinds[-1] == "taper"
    assert rising == sorted(rising)
    assert "peak" not in load_kinds[: len(load_kinds) // 2]
    if len(load_kinds) >= 6:
        assert set(load_kinds) == LOAD


def test_a_goal_out_of_reach_is_said():
    # a marathon in 19 days from 8 km a week
    data = {
        "athlete": {"currentWeeklyKm": 8},
        "settings": {"goal": "marathon", "startDate": "2027-01-04", "raceDate": "2027-01-23", "daysPerWeek": 3},
    }
    plan = plan_of(data)
    warned = [advisory["message"] for advisory in plan["advisories"] if advisory["severity"] == "warning"]
    assert warned


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_DAYS = {"maxKmByDay": dict.fromkeys(WEEKDAYS, 5)}


def _codes(athlete, goal, race, **others):
    settings = {"goal": goal, "startDate": "2027-01-04", "raceDate": race, "daysPerWeek": 4, **others}
    return {advisory["code"] for advisory in plan_of({"athlete": athlete, "settings": settings})["advisories"]}


def test_who_has_run_far_enough_of_late_is_not_told_that_a_near_race_is_out_of_reach():
    """18 km are asked for before a half marathon, 60 % are 10.8; a plan of one week has no long run at all."""
    fit, unfit = ({"currentWeeklyKm": 40, "longestRecentRunKm": km} for km in (18, 10.5))
    assert not _codes(fit, "half_marathon", "2027-01-10") & {"goal-out-of-reach", "long-run-short"}
    assert "goal-out-of-reach" in _codes(unfit, "half_marathon", "2027-01-10")


def test_a_long_run_of_before_the_plan_counts_for_a_race_in_its_fifth_week_and_not_for_one_in_its_sixth():
    """No run of the plan is longer than 5 km; 18 km were run before it."""
    athlete = {"currentWeeklyKm": 20, "longestRecentRunKm": 18}
    fifth, sixth = (_codes(athlete, "half_marathon", date, **SHORT_DAYS) for date in ("2027-02-07", "2027-02-14"))
    assert "goal-out-of-reach" not in fifth
    assert "goal-out-of-reach" in sixth


def test_the_realistic_date_of_a_goal_out_of_reach_lies_after_its_race():
    """31 weeks would be enough for the kilometres: no date before that is realistic, whatever the long run says."""
    data = {
        "athlete": {"currentWeeklyKm": 0},
        "settings": {"goal": "half_marathon", "startDate": "2027-01-04", "raceDate": "2027-03-28", "daysPerWeek": 3},
    }
    plan = plan_of(data)
    messages = {advisory["code"]: advisory["message"] for advisory in plan["advisories"]}
    date = re.search(r"from (\d{4}-\d{2}-\d{2}) on", messages["goal-out-of-reach"])
    weeks = re.search(r"To get there, (\d+) weeks", messages["timeline-too-short"])
    assert (dt.date.fromisoformat(date[1]) - dt.date(2027, 1, 4)).days == 7 * int(weeks[1]) - 1


def test_no_later_race_is_promised_where_the_days_are_too_short_for_it():
    data = {
        "athlete": {"currentWeeklyKm": 30, "longestRecentRunKm": 12},
        "settings": {
            "goal": "marathon",
            "startDate": "2027-01-04",
            "raceDate": "2027-06-27",
            "daysPerWeek": 4,
            **SHORT_DAYS,
        },
    }
    messages = {advisory["code"]: advisory["message"] for advisory in plan_of(data)["advisories"]}
    assert "a later race alone does not help" in messages["goal-out-of-reach"]
