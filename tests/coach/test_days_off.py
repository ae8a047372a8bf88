"""What is said of days off and of the way back from them, also where the race is near."""

import datetime as dt
import re

import pytest

from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request


def made(goal, race, first, last, language="en", **who):
    """A plan of four days a week with all days off from the first to the last."""
    days = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1
    off = [str(dt.date.fromisoformat(first) + dt.timedelta(days=day)) for day in range(days)]
    settings = {"goal": goal, "startDate": "2027-01-04", "raceDate": race, "daysPerWeek": 4, "blockedDates": off}
    athlete = {"currentWeeklyKm": 45.0, "vdot": 45.0, "longestRecentRunKm": 14.0, **who}
    request = read_request({"athlete": athlete, "settings": {**settings, "language": language}})
    return fill(solve(request), request)


def days_of(plan, first, last):
    return [day for week in plan.weeks for day in week.days if first <= str(day.date) <= last]


@pytest.fixture(scope="module")
def late():
    """Twelve days off before a half marathon on 11 April; the first run is on 1 April, ten days before it."""
    return made("half_marathon", "2027-04-11", "2027-03-20", "2027-03-31")


@pytest.fixture(scope="module")
def long():
    """Three weeks off in mid-plan."""
    return made("half_marathon", "2027-05-02", "2027-02-15", "2027-03-07")


def test_a_week_after_late_days_off_is_a_way_back_and_no_step_of_the_taper(late):
    week = late.weeks[12]
    assert re.search(r"back|days off", week.coach_notes)
    assert not re.search(r"[Tt]aper begins|Another step down|The work is done|tapering found", week.coach_notes)


def test_the_first_runs_after_late_days_off_speak_of_them(late):
    first = next(day for day in days_of(late, "2027-04-01", "2027-04-04") if day.planned_distance_km)
    assert re.search(r"after the break|feel again|begin again", first.description)
    for day in days_of(late, "2027-04-01", "2027-04-04"):
        assert not re.search(r"Big|Peak|earned it|comes back to you on race day", f"{day.title} {day.description}")


def test_three_weeks_off_are_not_called_a_few_days(long):
    off = days_of(long, "2027-02-15", "2027-03-07")
    assert not any("few days" in day.description for day in off)
    assert len({day.description for day in off}) >= 12


def test_rest_days_of_the_way_back_are_no_cutback(long):
    rest = [day for day in days_of(long, "2027-03-08", "2027-03-21") if day.workout_type == "rest"]
    assert len(rest) > 4
    assert not any(
        re.search(r"gains settle|Recovery is the job|light week", f"{d.title} {d.description}") for d in rest
    )


def test_only_the_first_week_welcomes_back(long):
    notes = [week.coach_notes for week in long.weeks[9:13]]
    assert re.search(r"Welcome back|Back after", notes[0])
    assert not any(re.search(r"Welcome back|Back after", note) for note in notes[1:])
    early = days_of(long, "2027-03-16", "2027-04-04")
    assert not any("first days" in day.description for day in early)


def test_weeks_in_a_row_are_told_as_one_span(long):
    assert "In weeks 7-13 the plan bends around days off" in long.coach_note


@pytest.mark.parametrize(("language", "big"), [("en", r"Big|Peak"), ("de", r"Großer|Richtig lang")])
def test_a_long_run_of_less_than_an_hour_and_a_half_is_not_called_big(language, big):
    plan = made("5k", "2027-03-28", "2027-01-04", "2027-01-04", language, currentWeeklyKm=22.0, longestRecentRunKm=8.0)
    peaks = [day for week in plan.weeks if week.week_type == "peak" for day in week.days]
    longs = [day for day in peaks if day.workout_type == "long_run"]
    assert longs
    for day in longs:
        assert day.planned_duration_mins < 90
        assert not re.search(big, day.title)
        assert "like an event" not in day.description


def test_where_several_weeks_are_the_highest_none_is_the_summit():
    plan = made("half_marathon", "2027-04-11", "2027-01-11", "2027-01-11")
    most = max(week.planned_distance_km for week in plan.weeks if week.week_type in ("base", "build", "peak"))
    several = [week for week in plan.weeks if week.planned_distance_km == most]
    assert len(several) > 1
    assert not any(re.search(r"summit|highest week", week.coach_notes) for week in plan.weeks)
    assert re.search(r"as much as any week|full size", several[0].coach_notes)


def test_who_has_not_run_yet_is_not_told_of_running_regularly():
    request = read_request(
        {
            "athlete": {"currentWeeklyKm": 0.0},
            "settings": {"goal": "5k", "startDate": "2027-01-04", "raceDate": "2027-03-14", "daysPerWeek": 3},
        }
    )
    plan = fill(solve(request), request)
    assert "you are doing that" not in plan.weeks[0].coach_notes
    assert not any("twenty minutes" in day.description for day in days_of(plan, "2027-01-04", "2027-01-24"))
