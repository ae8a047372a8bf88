"""What a lifter reads of the engine: every language says the same things and names every exercise."""

import re
from pathlib import Path
from string import Formatter

import pytest

import solver
from solver.languages import LANGUAGES, words_of
from solver.strength.catalogue.index import BY_NAME
from solver.strength.catalogue.patterns import Movement
from solver.strength.request.equipment import Equipment, Joint
from solver.strength.request.muscles import Muscle
from solver.strength.rules.patterns import LIFTS
from solver.strength.words.tongue import told, tongue_of
from solver.weekday import Weekday

ENGLISH = words_of("en")
TABLES = ("muscles", "focuses", "splits", "roles", "movements", "equipment", "joints", "lifting")
OTHERS = [code for code in LANGUAGES if code != "en"]
SOURCE = "".join(path.read_text() for path in (Path(solver.__file__).parent / "strength").rglob("*.py"))


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_language_says_the_same_things(language: str, table: str) -> None:
    assert words_of(language)[table].keys() == ENGLISH[table].keys()


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_names_every_exercise_and_no_two_alike(language: str) -> None:
    names = words_of(language)["exercises"]
    assert names.keys() == BY_NAME.keys()
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_no_slot_that_english_has_not(language: str) -> None:
    for key, sentence in ENGLISH["lifting"].items():
        assert slots(words_of(language)["lifting"][key]) <= slots(sentence), key


def test_every_sentence_is_said_somewhere_and_every_name_is_there() -> None:
    assert [key for key in ENGLISH["lifting"] if f'"{key}"' not in SOURCE] == []
    asked = set(re.findall(r'told\(\s*"([a-z_.]+)"', SOURCE))
    assert asked <= ENGLISH["lifting"].keys()
    assert ENGLISH["movements"].keys() >= {*map(str, Movement), *LIFTS}
    for table, names in (("muscles", Muscle), ("equipment", Equipment), ("joints", Joint)):
        assert ENGLISH[table].keys() == {*map(str, names)}


def test_names_in_a_sentence_are_the_languages_own_and_a_drafts_own_words_stay() -> None:
    german = tongue_of("de")
    moved = told("moved", exercise=BY_NAME["Back squat"], day=Weekday.MONDAY, after=Weekday.FRIDAY)
    assert german.written(moved) == (
        "Kniebeuge mit der Langhantel passt in diesem Wochenaufbau nicht auf „Montag“ und rückt auf Freitag."
    )
    assert (german.exercise("BACK SQUAT"), german.exercise("Squat, my way")) == (
        "Kniebeuge mit der Langhantel",
        "Squat, my way",
    )
    assert tongue_of("en").exercise("BACK SQUAT") == "BACK SQUAT"
    assert (german.written(2.5), tongue_of("en").written(2.5)) == ("2,5", "2.5")
