"""A tune-up race has a plan wherever its own kilometres fit: other runs of its week make room, as a coach would."""

import pytest

from solver.errors import NoPlan
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.weekday import WEEK
from tests.judge.judging import audit
from tests.running.sample import ask, days_of, on, solved

HALF = 21.0975


def raced(week, weekday, km):
    return [{"date": on(week, weekday), "distanceKm": km}]


def runs_of(plan, week):
    """By weekday what is run in a week."""
    return {name: day["plannedDistanceKm"] for name, day in days_of(plan, week).items() if day["plannedDistanceKm"]}


# from 20 km a week week 2 may have 10 % more, 22 km, which leaves 0.9 km beside the race: less than a run of 2 km; from
# 22 km 24.2 leave 3.1 km, from 24 km 26.4 leave 5.3 km, two runs of 2 km, and from 26 km 28.6 leave 7.5 km, all three
@pytest.mark.parametrize(("weekly", "others"), [(20.0, 0), (22.0, 1), (24.0, 2), (26.0, 3)])
def test_as_many_runs_stand_beside_a_race_as_the_week_has_room_for(weekly, others):
    request = ask(weekly, 4, "half_marathon", 14, tuneUpRaces=raced(2, 6, HALF))
    plan = solved(request)
    assert len(runs_of(plan, 2)) == 1 + others
    assert not plan["relaxations"]
    assert audit(plan, request).clean


def test_easy_runs_go_first_and_those_nearest_to_the_race():
    request = ask(24.0, 4, "half_marathon", 14, tuneUpRaces=raced(2, 6, HALF))
    usual, week = days_of(solved(request), 1), days_of(solved(request), 2)
    assert [name for name in WEEK if usual[name]["plannedDistanceKm"]] == ["tuesday", "thursday", "saturday", "sunday"]
    assert [name for name in WEEK if week[name]["plannedDistanceKm"]] == ["tuesday", "thursday", "sunday"]
    assert week["thursday"]["workoutType"] != "easy"


@pytest.mark.parametrize(("weekly", "code"), [(20.0, "tune-up-alone"), (24.0, "tune-up-crowds"), (26.0, None)])
def test_the_plan_says_why_a_week_has_fewer_runs(weekly, code):
    plan = solved(ask(weekly, 4, "half_marathon", 14, tuneUpRaces=raced(2, 6, HALF)))
    told = {advisory["code"] for advisory in plan["advisories"] if advisory["week"] == 2}
    assert told & {"tune-up-alone", "tune-up-crowds"} == ({code} if code else set())


def test_a_race_that_alone_is_too_much_is_refused():
    with pytest.raises(NoPlan) as refused:  # 18 km and 15 % are 20.7
        solve(read_request(ask(18.0, 4, "half_marathon", 14, tuneUpRaces=raced(2, 6, HALF))))
    assert refused.value.conflict.fields == ("settings.tuneUpRaces.0",)
    assert refused.value.conflict.rules == ("R11", "R12")


def test_a_race_longer_than_the_long_runs_day_allows_stands_for_the_long_run():
    days = ["monday", "tuesday", "wednesday", "thursday"]
    request = ask(
        38.0, 4, "general_fitness", 6, athlete={"longestRecentRunKm": 17.4}, preferredDays=days,
        maxKmByDay=dict.fromkeys(days, 6.5), tuneUpRaces=raced(3, 6, 10.0),
    )  # fmt: skip
    week = days_of(solved(request), 3)
    assert "long_run" not in {day["workoutType"] for day in week.values()}
    assert week["sunday"]["plannedDistanceKm"] == 10.0
    assert audit(solved(request), request).clean


@pytest.mark.parametrize("race_day", [1, 6])
def test_no_run_goes_for_a_part_of_a_step(race_day):
    """Two runs in half kilometres do not use up what a taper week leaves beside 15.3 km, and need not."""
    request = ask(20.0, 3, "half_marathon", 9, race_day, tuneUpRaces=raced(8, race_day, 15.3))
    assert len(runs_of(solved(request), 8)) == 3
    assert audit(solved(request), request).clean
