"""A block of weeks: solved week by week, nearer to failure, lighter where it should be."""

import math
from itertools import pairwise

import pytest

from solver.strength.curve.block import WeekKind, block_of
from solver.strength.engine import program_of
from solver.strength.request.request import RunningWeek, Training, read_lifter_request
from tests.strength.drafts import PROGRAMS, draft_of, lifter
from tests.strength.judge import counted, target

LOAD, DELOAD = "load", "deload"


def made(running=None, draft=None, **who):
    """The program as JSON."""
    request = {"lifter": lifter(**who), "draft": draft}
    return program_of(read_lifter_request(request | ({"running": running} if running else {}))).as_json()


@pytest.mark.parametrize(
    ("weeks", "training", "kinds", "reserve"),
    [
        (2, "hypertrophy", "ll", [3, 1]),
        (3, "hypertrophy", "lll", [3, 2, 1]),
        (3, "strength", "lll", [2, 1, 1]),
        (4, "hypertrophy", "llld", [3, 2, 1, 4]),
        (6, "general_fitness", "llllld", [3, 2, 2, 1, 1, 4]),
        (8, "hypertrophy", "llldllld", [3, 2, 1, 4, 3, 2, 1, 4]),
        (7, "strength", "llldlld", [2, 1, 1, 4, 2, 1, 4]),
    ],
)
def test_reserve_falls_over_the_load_weeks_and_deloads_stand_where_they_should(weeks, training, kinds, reserve):
    block = block_of(weeks, Training(training))
    assert "".join(week.kind.value[0] for week in block) == kinds
    assert [week.rir for week in block] == reserve


def test_beside_a_running_plan_deloads_fall_on_its_recovery_and_taper_weeks():
    kinds = ("build", "recovery", "build", "build", "taper")
    block = block_of(5, Training.HYPERTROPHY, [RunningWeek.model_validate({"weekType": kind}) for kind in kinds])
    light = [place for place, week in enumerate(block) if week.kind is WeekKind.DELOAD]
    assert light == [1, 4]


def sets_of(week):
    """Sets by weekday and exercise."""
    return {(day["dayOfWeek"], e["name"], e["reps"]): e["sets"] for day in week["days"] for e in day["exercises"]}


@pytest.mark.parametrize(
    "who",
    [
        {"weeks": 6},
        {"weeks": 8, "trainingDaysPerWeek": 3, "experienceLevel": "beginner", "sessionDurationMins": 90},
        {"weeks": 5, "trainingDaysPerWeek": 4, "primaryFocus": "strength", "sessionDurationMins": 100},
    ],
)
def test_load_weeks_rise_by_a_set_an_exercise_and_two_a_muscle_inside_every_limit(who):
    program = made(**who)
    weeks, rose = program["weeks"], 0
    assert len(weeks) == who["weeks"]
    assert sets_of(weeks[0]) == sets_of(program)
    load = [week for week in weeks if week["kind"] == LOAD]
    for before, after in pairwise(load):
        old, new = sets_of(before), sets_of(after)
        assert old.keys() == new.keys()
        assert all(0 <= new[key] - old[key] <= 1 for key in old)
        rose += sum(new.values()) - sum(old.values())
        exercises = [[e for day in week["days"] for e in day["exercises"]] for week in (before, after)]
        was, now = map(counted, exercises)
        for muscle in was:
            assert now[muscle] - was[muscle] <= 2
            assert now[muscle] <= max(was[muscle], target(lifter(**who), muscle)[1])
            assert after["weeklySets"][muscle]["sets"] == now[muscle]
        assert all(day["estimatedMins"] <= lifter(**who)["sessionDurationMins"] for day in after["days"])
    assert rose > 0
    for place, week in enumerate(weeks):
        if week["kind"] == DELOAD:
            last = sets_of(weeks[place - 1])
            assert sets_of(week) == {key: math.ceil(sets / 2) for key, sets in last.items()}
            assert {e["rir"] for day in week["days"] for e in day["exercises"]} == {4}


def test_exercises_carry_their_progression_and_anchors_their_warm_up():
    program = made(weeks=4, primaryFocus="strength", experienceLevel="beginner", trainingDaysPerWeek=3)
    lifts = {e["name"]: e for day in program["days"] for e in day["exercises"]}
    assert (lifts["Back squat"]["progression"]["kind"], lifts["Back squat"]["progression"]["addKg"]) == ("linear", 5)
    assert lifts["Barbell bench press"]["progression"]["addKg"] == 2.5
    assert (lifts["Back squat"]["reps"], lifts["Back squat"]["sets"]) == ("5", 3)
    assert "warmUp" in lifts["Back squat"]
    usual = {e["name"]: e for day in made(weeks=2)["days"] for e in day["exercises"]}
    assert usual["Lateral raise"]["progression"]["kind"] == "double"
    assert usual["Lateral raise"]["progression"]["reps"] == [10, 15]


def test_one_week_has_neither_weeks_nor_progression():
    program = made()
    assert "weeks" not in program
    assert not any("progression" in e or "warmUp" in e for day in program["days"] for e in day["exercises"])


def test_no_squat_no_lunge_and_no_heavy_hinge_in_the_six_days_before_a_race():
    """The race is on Sunday of the third week: Monday to Saturday of that week are the six days before."""
    running = [{"weekType": "build"}, {"weekType": "build"}, {"weekType": "taper", "race": "sunday"}]
    program = made(running, weeks=3)
    heavy = ("squat", "deadlift", "leg press", "lunge")
    names = [[e["name"].lower() for d in week["days"] for e in d["exercises"]] for week in program["weeks"]]
    assert any(word in name for name in names[1] for word in heavy)
    assert not any(word in name for name in names[2] for word in heavy)


def test_beside_running_abs_get_at_least_four_sets():
    program = made([{"weekType": "build"}], trainingDaysPerWeek=2, sessionDurationMins=90)
    assert program["weeklySets"]["abs"]["target"][0] == 4
    assert program["weeklySets"]["abs"]["sets"] >= 4


def test_a_drafts_block_has_the_drafts_exercises():
    days, program = PROGRAMS["ppl classic"]
    block = made(None, draft_of(program), weeks=4, trainingDaysPerWeek=days)
    assert [sets_of(week).keys() for week in block["weeks"]] == [sets_of(block).keys()] * 4


def test_a_novices_load_rises_on_three_fives_never_on_more_sets():
    who = lifter(primaryFocus="strength", experienceLevel="beginner", trainingDaysPerWeek=3, weeks=3)
    made = program_of(read_lifter_request({"lifter": who})).as_json()
    anchors = [e for w in made["weeks"] for day in w["days"] for e in day["exercises"] if e["role"] == "anchor"]
    assert len(anchors) >= 9
    assert {(e["sets"], e["reps"]) for e in anchors} == {(3, "5")}


def test_the_days_shown_first_are_the_first_load_weeks_with_its_reserve():
    """Hypertrophy goes from three in reserve; a single week's usual two or one would contradict the block's table."""
    program = made(weeks=4)
    assert program["weeks"][0]["rir"] == 3
    assert program["days"] == program["weeks"][0]["days"]


def test_who_has_no_weights_gains_repetitions_and_warms_up_with_an_easier_form():
    who = lifter(trainingDaysPerWeek=2, sessionDurationMins=45, equipment=["pull_up_bar", "bands"], weeks=2)
    made = program_of(read_lifter_request({"lifter": who})).as_json()
    shown = [exercise for day in made["days"] for exercise in day["exercises"]]
    assert {exercise["progression"]["kind"] for exercise in shown} == {"reps"}
    assert {"easier form" in exercise["warmUp"] for exercise in shown if exercise["role"] == "anchor"} == {True}


def test_a_top_set_and_its_back_off_rise_in_their_own_ranges():
    lines = [{"name": "Back squat", "sets": "1x3-5 + 3x6-8"}, {"name": "Bench press", "sets": 3}]
    who = lifter(trainingDaysPerWeek=1, sessionDurationMins=120, weeks=2)
    made = program_of(read_lifter_request({"lifter": who, "draft": {"days": [{"exercises": lines}]}})).as_json()
    squats = [e for e in made["days"][0]["exercises"] if e["name"] == "Back squat"]
    assert [(e["reps"], e["progression"]["reps"]) for e in squats] == [("3-5", [3, 5]), ("6-8", [6, 8])]
