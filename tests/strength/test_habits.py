"""Weeks of ours that a coach would sign: balanced sets, and no movement twice on a day that others are missing from."""

from collections import Counter
from functools import cache

import pytest

from solver.strength.engine import program_of
from solver.strength.naming.resolver import resolve
from solver.strength.request.request import read_lifter_request
from tests.strength.drafts import lifter

SHORT = [
    (focus, level, days, minutes)
    for focus, level in (("hypertrophy", "beginner"), ("hypertrophy", "advanced"), ("strength", "intermediate"))
    for days, minutes in ((2, 45), (3, 45), (3, 50))
]


@cache
def days_of(focus, level, days, minutes):
    who = lifter(primaryFocus=focus, experienceLevel=level, trainingDaysPerWeek=days, sessionDurationMins=minutes)
    made = program_of(read_lifter_request({"lifter": who})).as_json()
    return [day for day in made["days"] if day["exercises"]]


def sets_of(day, *roles):
    return [exercise["sets"] for exercise in day["exercises"] if exercise["role"] in roles]


@pytest.mark.parametrize(("focus", "level", "days", "minutes"), SHORT)
def test_an_anchor_has_three_sets_or_more_and_nobody_beside_it_more_than_four(focus, level, days, minutes):
    for day in days_of(focus, level, days, minutes):
        assert min(sets_of(day, "anchor")) >= 3
        assert max(sets_of(day, "primary", "accessory")) <= 4


def test_in_half_an_hour_two_sets_of_an_anchor_stand_beside_three_at_most():
    for day in days_of("hypertrophy", "intermediate", 3, 30):
        assert min(sets_of(day, "anchor")) >= 2
        assert max(sets_of(day, "primary", "accessory")) <= 3


@pytest.mark.parametrize(("focus", "level", "days", "minutes"), SHORT)
def test_no_full_body_day_has_a_movement_twice(focus, level, days, minutes):
    for day in days_of(focus, level, days, minutes):
        compounds = [resolve(e["name"]).exercise for e in day["exercises"] if e["role"] != "accessory"]
        assert Counter(exercise.pattern for exercise in compounds).most_common(1)[0][1] == 1


def test_a_day_of_two_presses_gets_no_third():
    """Push: bench press and incline press press horizontally, and no close grip comes beside them."""
    (push, *_) = days_of("hypertrophy", "advanced", 6, 45)
    patterns = [resolve(e["name"]).exercise.pattern for e in push["exercises"] if e["role"] != "accessory"]
    assert patterns.count("horizontal_press") <= 2


def test_rests_grow_step_by_step_and_not_the_anchors_first():
    """From 90/60/60 s to 120/90/60, then 120/120/75, then the usual 150/120/75."""
    found = set()
    for day in days_of("hypertrophy", "advanced", 4, 75):
        rests = {role: [e["restSecs"] for e in day["exercises"] if e["role"] == role] for role in ("anchor", "primary")}
        found.add(max(rests["anchor"]))
        assert min(rests["primary"]) >= {120: 90, 150: 120}[max(rests["anchor"])]
    assert found == {120, 150}


def test_a_full_body_draft_gets_no_second_press_beside_its_own():
    names = ("Back squat", "Bench press", "Barbell row"), ("Deadlift", "Overhead press", "Pull-ups")
    draft = {"days": [{"exercises": [{"name": name, "sets": 3} for name in day]} for day in names]}
    who = lifter(trainingDaysPerWeek=2, sessionDurationMins=75, experienceLevel="intermediate")
    made = program_of(read_lifter_request({"lifter": who, "draft": draft})).as_json()
    for day in made["days"]:
        patterns = Counter(resolve(e["name"]).exercise.pattern for e in day["exercises"] if e["role"] != "accessory")
        assert all(count == 1 for count in patterns.values())
