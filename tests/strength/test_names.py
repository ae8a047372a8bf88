"""What people and models write is understood; what is not known is estimated, never refused."""

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
