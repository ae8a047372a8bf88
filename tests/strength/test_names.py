"""What people and models write is understood; what is not known is estimated, never refused."""

from pathlib import Path

import pytest

from solver.strength.catalogue.index import CATALOGUE, alternatives_of
from solver.strength.naming.resolver import Certainty, resolve

WILD = {
    "DB bench": "Dumbbell bench press",
    "BB RDL": "Romanian deadlift",
    "skull crushers": "Skullcrusher",
    "lat pull-down (wide)": "Lat pulldown",
    "Tricep Rope Pushdown": "Triceps pushdown",
    "Dips (weighted)": "Dips",
    "Barbell bench press - 4x8": "Barbell bench press",
    "Romanian Deadlift (RDL)": "Romanian deadlift",
    "One-Arm Dumbbell Row": "Dumbbell row",
    "Leg press calf raises": "Leg press calf raise",
    "OHP": "Barbell overhead press",
    "Incline bench dumbbell press": "Incline dumbbell press",
    "Rear Delt Flyes": "Rear delt fly",
    "Lat Pulldown - Neutral Grip": "Close-grip lat pulldown",
    "Smith Machine Incline Press": "Smith machine incline press",
    "Kroc rows": "Dumbbell row",
    "hyperextensions": "Back extension",
    "Push-ups to failure": "Push-up",
    "barbell bnech press": "Barbell bench press",
}


@pytest.mark.parametrize("name", WILD)
def test_a_name_as_people_write_it_is_understood(name):
    assert resolve(name).exercise.name == WILD[name]


OTHERWISE = ("One Leg Barbell Squat", "Kneeling Squat", "Dumbbell Seated One-Leg Calf Raise", "Deadlift with Bands")


@pytest.mark.parametrize("name", [*OTHERWISE, "Kneeling Cable Triceps Extension"])
def test_a_name_that_says_another_stance_or_load_is_a_guess_and_never_sure(name):
    assert resolve(name).certainty is Certainty.GUESSED


ABROAD = {
    "Kabelzug über Kreuz": "chest",
    "Wadenheben an der Beinpresse": "calves",
    "Unterarmcurls": "forearms",
    "Seitstütz": "abs",
    "Peso muerto a una pierna": "hamstrings",
    "Remo al mentón": "side_delts",
    "Patada de glúteo en polea": "glutes",
    "Fondos en banco": "triceps",
    "Développé nuque": "front_delts",
    "Soulevé de terre jambes tendues": "hamstrings",
    "Tirage visage": "rear_delts",
    "Curl poignets": "forearms",
    "Presse inclinée": "quads",
}


@pytest.mark.parametrize("name", ABROAD)
def test_the_common_lifts_are_known_in_german_spanish_and_french(name):
    assert str(resolve(name).exercise.direct[0]) == ABROAD[name]


IN_GERMAN_GYMS = {
    "Schrägbankdrücken KH": "Incline dumbbell press",
    "KH-Bankdrücken": "Dumbbell bench press",
    "LH Rudern": "Barbell row",
    "Kniebeuge LH": "Back squat",
    "SZ-Curls": "Barbell curl",
    "Flachbankdrücken": "Barbell bench press",
    "Trizepsdrücken Seil": "Triceps pushdown",
    "Klimmzüge Untergriff": "Chin-up",
    "Latziehen eng": "Close-grip lat pulldown",
    "Latzug weiter Griff": "Lat pulldown",
    "Abduktoren": "Hip abduction",
    "Beinheben hängend": "Hanging leg raise",
}


@pytest.mark.parametrize("name", IN_GERMAN_GYMS)
def test_what_german_gyms_shorten_is_known_for_sure(name):
    found = resolve(name)
    assert (found.exercise.name, found.certainty) == (IN_GERMAN_GYMS[name], Certainty.SURE)


BY_MOVEMENT = {
    "Leg-Over Floor Press": "chest",
    "Extended Range One-Arm Kettlebell Floor Press": "chest",
    "Natural Glute Ham Raise": "hamstrings",
    "Wide-Grip Pulldown Behind The Neck": "back",
    "Neck Press": "chest",
    "Reverse Hyperextension": "glutes",
    "Flat Bench Leg Pull-In": "abs",
    "Weighted Ball Side Bend": "abs",
    "Incline Bench Pull": "back",
    "Bent Over Low-Pulley Side Lateral": "rear_delts",
}


@pytest.mark.parametrize("name", BY_MOVEMENT)
def test_the_movement_decides_what_is_trained_not_the_bench_or_the_place(name):
    assert str(resolve(name).exercise.direct[0]) == BY_MOVEMENT[name]


@pytest.mark.parametrize(
    ("name", "direct"),
    [("Jefferson curl", "biceps"), ("Iso-Lateral Row", "back"), ("Unicorn smashers", None), ("Foam rolling", None)],
)
def test_an_unknown_name_is_estimated_from_its_words(name, direct):
    match = resolve(name)
    assert match.certainty is Certainty.UNKNOWN
    assert [str(m) for m in match.exercise.direct] == ([direct] if direct else [])


def test_names_that_move_differently_are_never_taken_for_each_other():
    assert resolve("Leg curl").exercise.pattern != resolve("Leg press").exercise.pattern
    assert resolve("Seated row").exercise.direct != resolve("Seated calf raise").exercise.direct


def test_the_catalogue_is_large_and_each_exercise_is_found_by_its_own_name():
    assert len(CATALOGUE) >= 150
    for exercise in CATALOGUE:
        assert resolve(exercise.name).exercise is exercise
        assert exercise.direct
        assert not set(exercise.direct) & set(exercise.indirect)


def test_alternatives_train_the_same_main_muscle_and_most_exercises_have_some():
    counts = [len(alternatives_of(exercise)) for exercise in CATALOGUE]
    assert min(counts) >= 2
    assert all(o.direct[0] is e.direct[0] for e in CATALOGUE for o in alternatives_of(e))


def verdicts():
    """By name of a list whether its muscles are right, and the match: verdicts were written before anyone asked."""
    text = (Path(__file__).parent / "cases" / "fresh_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, told = (cell.strip() for cell in line.split("|"))
            match, allowed = resolve(name), set(told.split()) - {"-"}
            trained = {muscle.value for muscle in match.exercise.direct}
            yield name, trained <= allowed and bool(trained) == bool(allowed), match


def test_of_a_hundred_and_fifty_fresh_names_nine_in_ten_are_right_or_honestly_unknown_and_none_surely_wrong():
    told = list(verdicts())
    assert len(told) == 150
    honest = [n for n, right, m in told if not right and m.certainty is Certainty.UNKNOWN and not m.exercise.direct]
    wrong = {n: m for n, right, m in told if not right and n not in honest}
    assert len(wrong) <= 15, wrong
    assert [n for n, m in wrong.items() if m.certainty is Certainty.SURE] == []
