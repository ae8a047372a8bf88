"""A coach's table as a plan."""

import datetime as dt

import pytest

from api.studio.desk.tables import plan_from_table
from solver.errors import BadRequest
from solver.running.engine import solve
from solver.running.request.grid import Grid
from solver.running.request.request import read_request
from solver.running.request.result import WorkoutType

REQUEST = read_request(
    {"athlete": {"currentWeeklyKm": 40.0},
     "settings": {"goal": "10k", "startDate": "2027-01-04", "raceDate": "2027-02-28", "daysPerWeek": 4}}
)  # fmt: skip
OURS = solve(REQUEST)
GRID = Grid.of(40.0, "km")


def test_days_of_a_table_are_the_plans_and_all_others_rest() -> None:
    read = plan_from_table("coach.csv", "Date;km;Type\n2027-01-05;8,5;easy\n2027-01-10;12 km;long run\n", OURS, GRID)
    days = {day.date: day for week in read.plan.weeks for day in week.days}
    assert days[dt.date(2027, 1, 5)].planned_distance_km == 8.5
    assert days[dt.date(2027, 1, 10)].workout_type is WorkoutType.LONG_RUN
    assert days[dt.date(2027, 1, 6)].workout_type is WorkoutType.REST
    assert read.plan.weeks[0].planned_distance_km == 20.5


def test_without_kinds_the_longest_run_is_the_long_run_and_that_is_said() -> None:
    read = plan_from_table("coach.csv", "date,km\n2027-01-05,8\n2027-01-09,15\n2027-02-28,10\n", OURS, GRID)
    days = {day.date: day.workout_type for week in read.plan.weeks for day in week.days}
    assert days[dt.date(2027, 1, 9)] is WorkoutType.LONG_RUN
    assert days[dt.date(2027, 1, 5)] is WorkoutType.EASY
    assert days[dt.date(2027, 2, 28)] is WorkoutType.RACE
    assert any("longest run" in words for words in read.assumed)


def test_distances_off_the_grid_and_a_race_in_round_kilometres_are_not_held_against_anybody() -> None:
    read = plan_from_table("coach.csv", "date,km\n2027-01-05,8.2\n2027-01-10,14.3\n2027-02-28,10.1\n", OURS, GRID)
    days = {day.date: day.planned_distance_km for week in read.plan.weeks for day in week.days}
    assert [days[dt.date(2027, *at)] for at in ((1, 5), (1, 10), (2, 28))] == [8.0, 14.5, 10.0]
    assert read.plan.weeks[0].planned_distance_km == 22.5
    assert any("nearest 0.5 km" in words for words in read.assumed)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("when,km\n2027-01-05,8\n", "needs a column `date`"),
        ("date,km\n5 January,8\n", "line 2: date"),
        ("date,km\n2027-01-05,far\n", "line 2: km"),
        ("date,km,type\n2027-01-05,8,hop\n", "line 2: type"),
        ("date,km\n2030-01-05,8\n", "lies outside the request's weeks"),
        ("date,km\n", "has no rows"),
        ("", "needs a column `date`"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, told: str) -> None:
    with pytest.raises(BadRequest, match=told.replace("`", ".")):
        plan_from_table("coach.csv", text, OURS, GRID)
