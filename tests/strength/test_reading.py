"""Drafts as people and models write them: what stands in them is understood, said, or kept as it is."""

import json

import pytest

from solver.strength.drafts.lines import lines_of
from solver.strength.drafts.text import read_rest, read_rir, read_sets, reps_among_sets, reserve_in
from solver.strength.engine import program_of
from solver.strength.naming.resolver import Certainty, resolve
from solver.strength.request.request import read_lifter_request
from tests.strength.drafts import lifter


def harmonized(*days, **who):
    """The program as JSON for days of (focus, names or exercises)."""
    draft = {"days": [{"focus": focus, "exercises": exercises} for focus, exercises in days]}
    return program_of(read_lifter_request({"lifter": lifter(**who), "draft": draft})).as_json()


def exercises(made):
    """Every exercise of the week."""
    return [exercise for day in made["days"] for exercise in day["exercises"]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("**1. Barbell Bench Press**", [("Barbell Bench Press", None, None)]),
        ("Romanian Deadlift 3x10", [("Romanian Deadlift", "3", "10")]),
        ("Lat Pulldown: 3 x 12", [("Lat Pulldown", "3", "12")]),
        ("Seated DB Press 3 sets of 10-12", [("Seated DB Press", "3", "10-12")]),
        ("Dead bug - 3 sets", [("Dead bug", "3", None)]),
        ("- Squat 5x5", [("Squat", "5", "5")]),
        ("- [ ] Plank 3x60s", [("Plank", "3", "60s")]),
        ("| Squat | 4 | 6 |", [("Squat", "4", "6")]),
        ("| **Pull-ups** | 3-4 | to failure | 90s |", [("Pull-ups", "3-4", "to failure")]),
        ("| Exercise | Sets | Reps |", []),
        ("|---|:---:|---|", []),
        ("Split squat 3x10/leg", [("Split squat", "3", "10/leg")]),
        ("45 degree back extension", [("45 degree back extension", None, None)]),
        ("T-bar row", [("T-bar row", None, None)]),
        ("A1: Dumbbell row + A2: Glute bridge", [("Dumbbell row", None, None), ("Glute bridge", None, None)]),
        ("Superset: DB Row + Glute Bridge", [("DB Row", None, None), ("Glute Bridge", None, None)]),
        ("Triceps pushdowns SS lateral raises", [("Triceps pushdowns", None, None), ("lateral raises", None, None)]),
        ("Clean and press", [("Clean and press", None, None)]),
    ],
)
def test_a_line_tells_names_sets_and_reps(line, told):
    assert [(found.name, found.sets, found.reps) for found in lines_of(line)] == told


@pytest.mark.parametrize(
    "line",
    ["Warm-up: 5 min treadmill", "Warm-up sets: Back Squat (bar x10)", "Finisher: Bike sprints", "Foam rolling",
     "Treadmill warm-up 5 min", "Circuit: burpees, mountain climbers", "Stretching 10 min"],
)  # fmt: skip
def test_what_is_no_lifting_is_an_aside(line):
    assert all(found.is_aside for found in lines_of(line))


@pytest.mark.parametrize("line", ["Farmer's walk", "Walking lunges", "Monster walk", "Cable row", "Run the rack curls"])
def test_what_only_sounds_like_cardio_is_lifting(line):
    assert not any(found.is_aside for found in lines_of(line))


@pytest.mark.parametrize(
    ("value", "used", "exact"),
    [
        ("4 x 4-6", 4, True), ("3", 3, True), ("5 sets", 5, True), ("three", 3, True), (3.0, 3, True),
        ([{"reps": 5}, {"reps": 5}, {"reps": 5}, {"reps": 5}, {"reps": 5}], 5, True), ([3], 3, True),
        ("3-4 x 8", 3, False), ("AMRAP", 3, False), (9, 6, False), ([], 3, False),
    ],
)  # fmt: skip
def test_sets_are_read(value, used, exact):
    sets = read_sets(value)
    assert sets.used == used
    assert sets.exact is exact or isinstance(value, list)


def test_what_else_a_text_about_sets_says_is_kept():
    assert reps_among_sets("4 x 4-6") == "4-6"
    assert reps_among_sets("4x6-8 @ RPE 8") == "6-8"
    assert reserve_in("4x6-8 @ RPE 8") == 2
    assert reps_among_sets([{"reps": 5}, {"reps": 3}]) == "5, 3"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("60s", 60), ("90 sec", 90), ("2-3 min", 120), ("1:30", 90), (75, 75), ("none", None), ("10 s", None), (5, None)],
)
def test_rests_are_read_where_they_are_sane(value, seconds):
    assert read_rest(value) == seconds


def test_reserve_is_read():
    assert [read_rir(value) for value in (2, "2", "RIR 1", "RPE 7", "1-2", 9, "x")] == [2, 2, 1, 3, 1, None, None]


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Kniebeugen", "Back squat"), ("Bankdrücken", "Barbell bench press"), ("Kreuzheben", "Deadlift"),
        ("Rumänisches Kreuzheben", "Romanian deadlift"), ("Klimmzüge", "Pull-up"), ("Latzug", "Lat pulldown"),
        ("Trizepsdrücken am Kabel", "Triceps pushdown"), ("Seitheben", "Lateral raise"),
        ("Sentadilla con barra", "Back squat"), ("Peso muerto rumano", "Romanian deadlift"),
        ("Press de banca", "Barbell bench press"), ("Jalón al pecho", "Lat pulldown"), ("Dominadas", "Pull-up"),
        ("Développé couché", "Barbell bench press"), ("Soulevé de terre", "Deadlift"), ("Tractions", "Pull-up"),
        ("Presse à cuisses", "Leg press"), ("Fentes", "Lunge"),
    ],
)  # fmt: skip
def test_the_common_lifts_are_known_in_german_spanish_and_french(name, means):
    match = resolve(name)
    assert (match.exercise.name, match.certainty) == (means, Certainty.SURE)


@pytest.mark.parametrize(
    ("name", "direct", "certainty"),
    [
        ("Smith Machine Leg Press", ["quads"], "sure"), ("Lying Cable Curl", ["biceps"], "guessed"),
        ("Hip Extension with Bands", ["glutes"], "unknown"), ("Neck extension", [], "unknown"),
        ("Back Flyes - With Bands", ["rear_delts"], "unknown"), ("Dips - Triceps Version", ["triceps"], "sure"),
        ("Half Kneeling Cable Anti-Rotation Press", ["abs"], "unknown"), ("Press", ["front_delts"], "guessed"),
        ("Row", ["back"], "guessed"), ("Cable Pressdowns with Rope", ["triceps"], "sure"),
        ("barbell bnech press", ["chest"], "guessed"),
    ],
)  # fmt: skip
def test_what_only_looks_similar_is_no_certainty(name, direct, certainty):
    match = resolve(name)
    assert [str(muscle) for muscle in match.exercise.direct] == direct
    assert match.certainty == certainty


def test_cardio_on_a_training_day_stands_in_its_notes():
    made = harmonized(("push", ["Treadmill warm-up 5 min", "Bench press 4x6", "Foam rolling"]))
    noted = [day for day in made["days"] if "notes" in day]
    assert [day["notes"] for day in noted] == ["Treadmill warm-up 5 min; Foam rolling"]
    assert "Bench press" in [exercise["name"] for exercise in noted[0]["exercises"]]


def test_two_workouts_on_three_days_come_a_b_a_and_nothing_else_is_invented():
    made = harmonized(
        ("Workout A", ["Squat 5x5", "Bench press 5x5", "Barbell row 5x5"]),
        ("Workout B", ["Squat 5x5", "Overhead press 5x5", "Deadlift 1x5"]),
        trainingDaysPerWeek=3,
        primaryFocus="strength",
        experienceLevel="beginner",
    )
    first = [day["exercises"][1]["name"] for day in made["days"] if day["exercises"]]
    assert first == ["Bench press", "Overhead press", "Bench press"]
    assert [a["day"] for a in made["advisories"] if a["code"] == "day-repeated"] == ["friday"]


def test_a_top_set_and_its_back_off_stay_apart():
    lift = {"name": "Overhead press", "sets": 3, "reps": "5/3/1"}
    made = harmonized(
        ("push", [lift, {**lift, "sets": 5, "reps": "10"}, {**lift, "sets": 4, "reps": "10"}]), primaryFocus="strength"
    )
    lines = [(e["reps"], e["role"]) for e in made["days"][0]["exercises"] if e["name"] == "Overhead press"]
    assert lines == [("5/3/1", "anchor"), ("10", "primary")]
    merged = [(a["before"], a["after"]) for a in made["advisories"] if a["code"] == "duplicate-merged"]
    assert merged[0] == ("5 + 4", 6)  # two lines with 10 reps are one


def test_what_is_not_understood_keeps_its_place_and_sets():
    """Four known exercises and one that nobody knows; hypertrophy asks for far more than this."""
    made = harmonized(
        ("push", ["Bench press 4x6", "Unicorn smashers 3x8"]), ("pull", ["Barbell row 4x8", "Lat pulldown 3x10"]),
        ("legs", ["Squat 4x6", "Leg curl 3x10"]),
    )  # fmt: skip
    odd = [(day["dayOfWeek"], e["sets"]) for day in made["days"] for e in day["exercises"] if "Unicorn" in e["name"]]
    assert odd == [("monday", 3), ("thursday", 3)]


def test_a_draft_that_is_mostly_unknown_is_only_put_in_order():
    names = [f"{word} {sets}x8" for word, sets in (("Flurbel", 3), ("Grompf", 4), ("Zwirk", 3), ("Bench press", 2))]
    made = harmonized(("push", names), ("pull", names), trainingDaysPerWeek=2)
    assert "draft-not-understood" in [a["code"] for a in made["advisories"]]
    assert sorted((e["name"], e["sets"]) for e in exercises(made)) == sorted(
        [("Flurbel", 3), ("Grompf", 4), ("Zwirk", 3), ("Bench press", 2)] * 2
    )


def test_what_is_not_understood_falls_evenly_to_two_sets_before_anything_goes():
    """Twenty minutes hold 900 s after the warm-up; four unknown accessories take 60 s and 120 s a set each: with two
    sets each 1,200 s, so one has to go: 3 x (60 + 240) = 900."""
    made = harmonized(
        ("full", [f"{name} 4x10" for name in ("Flurbel", "Grompf", "Zwirk", "Quump")]),
        trainingDaysPerWeek=1,
        sessionDurationMins=20,
    )
    assert [e["sets"] for e in exercises(made)] == [2, 2, 2]


def test_a_label_in_another_case_is_no_correction():
    made = harmonized(("PUSH", ["Bench press 4x6"]), ("Pull", ["Barbell row 4x8"]), ("legs", ["Squat 4x6"]))
    assert "focus-normalized" not in [a["code"] for a in made["advisories"]]


def test_the_letter_of_a_superset_is_kept_and_the_answer_stays():
    made = harmonized(
        ("upper", ["Bench press 4x6", "Barbell row 4x8", "Triceps pushdowns SS lateral raises 3x12"]),
        ("lower", ["Squat 4x6", "Romanian deadlift 3x8"]),
        trainingDaysPerWeek=4, sessionDurationMins=90,
    )  # fmt: skip
    paired = [e["superset"] for e in made["days"][0]["exercises"] if "superset" in e]
    assert paired == ["A", "A"]
    again = program_of(
        read_lifter_request(
            {"lifter": lifter(trainingDaysPerWeek=4, sessionDurationMins=90), "draft": json.loads(json.dumps(made))}
        )
    ).as_json()
    assert again["days"] == made["days"]


def test_tiers_are_no_supersets():
    lines = [line for text in ("T1: Squat 5x3+", "T2: Bench press 3x10") for line in lines_of(text)]
    assert [(line.name, line.sets, line.superset) for line in lines] == [
        ("Squat", "5", None),
        ("Bench press", "3", None),
    ]


def test_a_bad_back_that_leaves_no_hinge_on_a_day_gets_what_stands_in_for_one():
    made = harmonized(
        ("Lower", ["Deadlift 3x5", "Leg press 3x10", "Leg curl 3x10"]),
        trainingDaysPerWeek=4,
        injuryFlags=["lower back"],
    )
    swapped = {(a["before"], a["after"]) for a in made["advisories"] if a["code"] == "exercise-swapped"}
    assert swapped == {("Deadlift", "Cable pull-through")}
