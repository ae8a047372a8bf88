"""A wish is answered in its own language, and that language is told by its words."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

import coach.wishes
from coach.wishes.reading import Text
from coach.wishes.tongue import language_of, tongue_of
from coach.wishes.wish import request_of, wish
from solver.languages import ENGLISH, LANGUAGES, words_of

TODAY = dt.date(2026, 11, 28)
HALF = "Halbmarathon am 30. Mai 2027"
TABLES = ("ask", "why", "stop", "shown")
_BLANK = re.compile(r"\{\w+\}")


def language(text: str) -> str:
    return language_of(Text.of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ich möchte im Mai einen Halbmarathon laufen",
        "Halbmarathon 30.5.2027, 30 km/Woche, 4 Tage",
        "Marathon am ersten Sonntag im Mai, fünf Tage",
        "10 km am 2. Mai 2027 unter 45 Minuten, zurzeit 30 Wochenkilometer, dienstags nicht, donnerstags locker",
        "Mir tut das Knie weh",
    ],
)
def test_german_is_told_by_its_words(text: str) -> None:
    assert language(text) == "de"


@pytest.mark.parametrize(
    "text",
    [
        "Half marathon in May, 30 km a week, four days a week",
        "I want to run the Berlin Halbmarathon und nothing else this year",
        "10k 2 May 2027 25km pw 3 dpw",
        "Halbmarathon 2027-05-30",
        "Marathon, 40 km",
        "",
    ],
)
def test_english_and_what_is_undecided_is_english(text: str) -> None:
    assert language(text) == ENGLISH


def test_a_request_out_of_german_words_is_for_a_german_plan() -> None:
    made = wish(f"{HALF}, 30 km pro Woche, 4 Tage pro Woche, sonntags lang, Ziel unter 1:45", TODAY)
    settings = request_of(made).model_dump(mode="json", by_alias=True)["settings"]
    assert (settings["language"], settings["preferredLongRunDay"], settings["targetTimeSecs"]) == ("de", "sunday", 6300)
    assert {item.field: item.why for item in made.assumed} == {
        "settings.language": "der Text ist deutsch",
        "settings.startDate": "der nächste Montag, da kein Beginn genannt ist",
    }


def test_english_words_leave_the_language_to_the_requests_default() -> None:
    made = wish("Half marathon on 30 May 2027, 30 km a week, 4 days a week", TODAY)
    assert made.request is not None
    assert "language" not in made.request["settings"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Ich will einen Marathon laufen, 40 km pro Woche, 4 Tage",
            "An welchem Tag ist der Wettkampf? („am 25. April 2027“)",
        ),
        (
            "Halbmarathon am Montag, 30. Mai 2027, 30 km pro Woche, 4 Tage pro Woche",
            "Der 30. Mai 2027 ist ein Sonntag, kein Montag; welchen Tag meinst du?",
        ),
        (
            f"{HALF}, 310,5 km pro Woche, 4 Tage pro Woche",
            "310,5 km ist mehr, als fast irgendwer läuft; stimmt das? Sag es noch einmal, oder was stimmt.",
        ),
        (
            f"{HALF}, 30 km pro Woche, 4 Tage, höchstens 8 km am Dienstag, höchstens 9 km am Dienstag",
            "Wie viel darf Dienstag höchstens haben?",
        ),
        (
            "5 km Lauf am 30. Mai 2027, 30 km pro Woche, 4 Tage pro Woche, unter 1:45",
            "Du schreibst „unter 1:45“: welche Zeit wünschst du dir, und in welchem Rennen? "
            "(„Halbmarathon unter 1:45“)",
        ),
        (
            "Ich möchte Muskelaufbau mit Krafttraining, 3 Tage pro Woche, 45 Minuten",
            "Wie viel Erfahrung hast du mit Gewichten?",
        ),
    ],
)
def test_questions_about_german_words_are_german(text: str, question: str) -> None:
    assert [asked.question for asked in wish(text, TODAY).questions] == [question]


def test_a_stop_is_said_in_the_language_of_the_wish() -> None:
    german, english = (wish(text, TODAY).stop for text in ("Ich habe Fieber und möchte laufen", "I have a fever"))
    assert german is not None
    assert german.reason.startswith("medizinisch: Krankheit; werde erst gesund")
    assert english is not None
    assert english.reason.startswith("medical: illness; get well first")


def _sentences(code: str) -> dict[str, list[str]]:
    tables: Any = tongue_of(code).tables
    return {f"{table}.{key}": sorted(_BLANK.findall(text)) for table in TABLES for key, text in tables[table].items()}


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != ENGLISH])
def test_every_language_has_the_same_sentences_with_the_same_blanks(code: str) -> None:
    assert _sentences(code) == _sentences(ENGLISH)


def test_every_sentence_that_the_readers_name_is_there_and_no_other() -> None:
    sources = Path(coach.wishes.__file__).parent.rglob("*.py")
    named = {name for file in sources for name in re.findall(r'"((?:ask|why)\.\w+)"', file.read_text(encoding="utf-8"))}
    assert named == {name for name in _sentences(ENGLISH) if name.startswith(("ask.", "why."))}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Marathon am 28. Mai 2028, 40 km pro Woche, 4 Tage pro Woche, Beginn am 30. November 2026",
            "ergibt 78 Wochen; ein Plan hat höchstens 52, beginne also später",
        ),
        (
            "Krafttraining: Muskelaufbau, Anfänger, 3 Tage pro Woche, 10 Minuten je Einheit",
            "muss mindestens 20 sein",
        ),
    ],
)
def test_what_a_request_refuses_is_asked_in_the_language_of_the_wish(text: str, question: str) -> None:
    assert [asked.question for asked in wish(text, TODAY).questions] == [question]


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != ENGLISH])
def test_every_language_can_refuse_a_field_for_the_same_reasons(code: str) -> None:
    here, there = (words_of(one)["refusals"] for one in (code, ENGLISH))
    assert {key: sorted(_BLANK.findall(text)) for key, text in here.items()} == {
        key: sorted(_BLANK.findall(text)) for key, text in there.items()
    }
