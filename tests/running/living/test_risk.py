"""When a race is at risk, and what is said to remain: true of the plan, and what revising it would give."""

import re

import pytest

from solver.running.engine import revise
from solver.running.request.situation import read_situation
from tests.running.living.lives import done, lived, made


def risk_of(today, first, last, **news):
    """The revision after days ill, and the message on the race, if there is one."""
    _, revision = lived(today, events=[{"kind": "illness", "from": first, "to": last}], **news)
    found = [advisory.message for advisory in revision.advisories if advisory.code == "race-at-risk"]
    return revision, found[0] if found else None


@pytest.mark.parametrize("first", ["2027-04-13", "2027-04-20"])
def test_some_days_ill_in_the_taper_leave_a_prepared_race_safe(first):
    _, message = risk_of(first, first, f"{first[:-2]}{int(first[-2:]) + 2}")
    assert message is None


def test_a_race_on_a_day_without_running_is_told_to_be_moved():
    _, message = risk_of("2027-04-19", "2027-04-19", "2027-04-26")
    assert message == (
        "The race on Sunday 25 April falls into days on which you cannot run: give it another date, or drop it."
    )


def test_nobody_is_sent_over_a_marathon_who_has_hardly_run_before_it():
    _, message = risk_of("2027-02-15", "2027-02-15", "2027-04-20")
    assert "as a long run" not in message


def test_each_later_date_leaves_the_long_run_that_is_said_and_is_far_enough():
    asked, plan = made()
    event = {"kind": "illness", "from": "2027-03-01", "to": "2027-03-28"}
    revision, message = risk_of("2027-03-01", event["from"], event["to"])
    longest, wanted = map(float, re.search(r"is ([\d.]+) km, at least ([\d.]+) km would", message).groups())
    ahead = [d.planned_distance_km or 0 for w in revision.plan.weeks for d in w.days if d.workout_type != "race"]
    assert longest == max(ahead[8 * 7 :]) < wanted
    weeks, later = re.search(
        r"(\d+) weeks later, on Sunday [\w ]+, with a longest run of ([\d.]+) km", message
    ).groups()
    race = {"2": "2027-05-09", "4": "2027-05-23", "8": "2027-06-20", "12": "2027-07-18"}[weeks]
    news = {"today": "2027-03-01", "done": done(plan, "2027-03-01"), "events": [event], "settings": {"raceDate": race}}
    moved = revise(asked, plan, read_situation(news)).plan
    ahead = [d.planned_distance_km or 0 for w in moved.weeks for d in w.days if d.workout_type != "race"]
    assert float(later) == max(ahead[8 * 7 :]) >= wanted
