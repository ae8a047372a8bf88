"""Wishes and what must come of them: values from quotes, questions for the rest, stops where health comes first."""

import datetime as dt
import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.wishes.wish import request_of, wish
from solver.errors import BadRequest

HERE = Path(__file__).parent
CASES = [
    json.loads(line)
    for name in ("seen.jsonl", "wishes.jsonl")
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()
]
TODAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_request_the_questions_and_the_stop_are_right(case: dict[str, Any]) -> None:
    made = wish(case["wish"], dt.date.fromisoformat(case["today"]))
    assert made.request == case["request"]
    assert sorted(question.field for question in made.questions) == sorted(case["questions"])
    assert (made.stop is None) == (case["stop"] is None)
    assert made.complete == case["complete"]
    if case["stop"]:
        assert case["stop"].split(":")[-1].split(";")[0].strip().split()[0] in made.stop.reason


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_quote_stands_in_the_text_as_typed(case: dict[str, Any]) -> None:
    made = wish(case["wish"], dt.date.fromisoformat(case["today"]))
    assert all(item.quote in case["wish"] for item in made.understood)
    known = {item.field for item in made.understood} | {item.field for item in made.assumed}
    fields = [f"{part}.{name}" for part, values in (made.request or {}).items() for name in values]
    assert set(fields) <= known


def test_what_a_complete_wish_asks_for_is_a_request_like_anybodys() -> None:
    complete = [case for case in CASES if case["complete"]]
    assert len(complete) > 15
    for case in complete:
        request = request_of(wish(case["wish"], dt.date.fromisoformat(case["today"])))
        assert request.settings.goal.value == case["request"]["settings"]["goal"]


def test_an_incomplete_wish_is_no_request() -> None:
    with pytest.raises(BadRequest, match="leaves questions open"):
        request_of(wish("a marathon some day", TODAY))


def test_options_are_offered_where_the_text_suggests_them() -> None:
    made = wish("Half on 04/05/2027, 30 to 40 km a week", TODAY)
    options = {question.field: question.options for question in made.questions}
    assert options["settings.raceDate"] == ["2027-04-05", "2027-05-04"]
    assert options["athlete.currentWeeklyKm"] == [30.0, 40.0]


@given(st.text(max_size=300))
def test_no_text_makes_the_grammar_stumble(text: str) -> None:
    made = wish(text, TODAY)
    assert all(item.quote in text or not item.quote.isprintable() for item in made.understood)


WORDS = [
    "10k",
    "half",
    "marathon",
    "km a week",
    "on",
    "3",
    "40",
    "25 April 2027",
    "days",
    "long run",
    "sunday",
    "-",
    ",",
    "to",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_jumble_of_its_own_words_makes_the_grammar_stumble(words: list[str]) -> None:
    made = wish(" ".join(words), TODAY)
    assert made.complete == (made.request is not None and not made.questions and made.stop is None)


@pytest.mark.parametrize("words", ["I have a broken foot", "I broke my left ankle", "Ich habe mir den Fuß gebrochen"])
def test_a_broken_bone_stops_and_one_of_last_year_does_not(words: str) -> None:
    asked = "10k on 2 May 2027, 30 km a week, 4 days a week. "
    made = wish(asked + words, TODAY)
    assert made.stop is not None
    assert "a broken bone" in made.stop.reason
    assert wish(asked + "I broke my ankle last year", TODAY).stop is None


GERMAN_AND_ENGLISH = "10k on 2 May 2027, 30 km a week, 4 days a week. "


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Ich habe Knieschmerzen", "pain"),
        ("mir tun die Beine weh", "pain"),
        ("I sprained my ankle yesterday: a sprained ankle", "pain"),
        ("Ich bin erkältet", "illness"),
        ("I have a bad cold", "illness"),
        ("I felt a tightness in my chest", "the heart"),
        ("Ich habe Herzstolpern", "the heart"),
        ("I am breastfeeding", "pregnancy"),
    ],
)
def test_health_stops_in_compounds_and_other_words_too(words: str, what: str) -> None:
    made = wish(GERMAN_AND_ENGLISH + words, TODAY)
    assert made.stop is not None
    assert made.stop.reason.startswith(f"medical: {what}")


def test_what_is_denied_in_a_few_words_stops_nothing() -> None:
    for words in ("I don't have any pain", "I have no chest pain", "Ich habe keine Schmerzen"):
        assert wish(GERMAN_AND_ENGLISH + words, TODAY).complete, words


def test_an_injury_without_a_name_is_flagged() -> None:
    made = wish("I ran 0 km this month due to an injury. 10k on 2 May 2027, 3 days a week", TODAY)
    assert made.request is not None
    assert made.request["athlete"]["injuryFlags"] == ["due to an injury"]


@pytest.mark.parametrize("vague", ["sometime in May 2027", "in May 2027", "May 2027", "early May 2027"])
def test_a_month_is_no_day(vague: str) -> None:
    made = wish(f"Half marathon {vague}, 30 km a week, 4 days a week", TODAY)
    assert [question.field for question in made.questions] == ["settings.raceDate"]


@pytest.mark.parametrize(
    "whose",
    ["My wife runs 60 km a week", "I walk 20 km a week", "20 km a week on my bike", "My coach did 70 km a week"],
)
def test_what_is_somebody_elses_or_no_running_is_not_the_writers_volume(whose: str) -> None:
    made = wish(f"{whose}. 10k on 2 May 2027, 4 days a week", TODAY)
    assert [question.field for question in made.questions] == ["athlete.currentWeeklyKm"]
    own = wish(f"{whose}, I run 30 km a week. 10k on 2 May 2027, 4 days a week", TODAY)
    assert own.request is not None
    assert own.request["athlete"] == {"currentWeeklyKm": 30.0}


@pytest.mark.parametrize(
    "words",
    [
        "Ich möchte den 10 km Lauf am 2. Mai 2027 laufen, laufe 30 km in der Woche und kann an 4 Tagen trainieren",
        "10 km Lauf am 2. Mai 2027, 30 Wochenkilometer, 4x/Woche",
    ],
)
def test_common_german_is_understood(words: str) -> None:
    made = wish(words, TODAY)
    assert made.request is not None
    assert made.request["settings"]["raceDate"] == "2027-05-02"
    assert (made.request["settings"]["daysPerWeek"], made.request["athlete"]) == (4, {"currentWeeklyKm": 30.0})


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("30 km a week, peak at most 260 km a week", "settings.peakWeeklyKm", 260.0),
        ("30 km a week, my longest run was 90 km", "athlete.longestRecentRunKm", 90.0),
        ("310 km a week", "athlete.currentWeeklyKm", 310.0),
    ],
)
def test_kilometres_out_of_the_ordinary_are_asked_about(words: str, field: str, value: float) -> None:
    made = wish(f"10k on 2 May 2027, 4 days a week, {words}", TODAY)
    assert [(question.field, question.options) for question in made.questions] == [(field, [value])]


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("max 12 km on Tuesdays", "maxKmByDay", {"tuesday": 12.0}),
        (
            "only 45 minutes on weekdays",
            "maxMinutesByDay",
            dict.fromkeys(["monday", "tuesday", "wednesday", "thursday", "friday"], 45.0),
        ),
        ("on Tuesdays and Thursdays I have at most an hour", "maxMinutesByDay", {"tuesday": 60.0, "thursday": 60.0}),
        ("up to 90 minutes at the weekend", "maxMinutesByDay", {"saturday": 90.0, "sunday": 90.0}),
        ("höchstens 8 km am Dienstag", "maxKmByDay", {"tuesday": 8.0}),
    ],
)
def test_what_a_weekday_allows_is_a_limit_and_no_list_of_days_to_run(words: str, field: str, value: object) -> None:
    made = wish(f"Half marathon on 25 April 2027, 30 km a week, 4 days a week, easy pace 6:00/km, {words}", TODAY)
    assert made.complete, made.questions
    assert made.request is not None
    settings = made.request["settings"]
    assert {name: settings.get(name) for name in ("maxKmByDay", "maxMinutesByDay") if name in settings} == (
        {field: value}
    )
    assert (settings["daysPerWeek"], settings.get("preferredDays")) == (4, None)
    request_of(made)


def test_two_limits_of_one_day_are_asked_about() -> None:
    words = (
        "Half marathon on 25 April 2027, 30 km a week, 4 days a week, max 8 km on Tuesdays, at most 10 km on Tuesday"
    )
    (question,) = wish(words, TODAY).questions
    assert (question.field, question.options) == ("settings.maxKmByDay", [8.0, 10.0])


@pytest.mark.parametrize("bound", ["under 30 km a week", "at least 30 km a week", "less than 30 km a week"])
def test_a_bound_is_no_volume_and_no_time(bound: str) -> None:
    made = wish(f"Half marathon on 25 April 2027, {bound}, 4 days a week", TODAY)
    assert [(question.field, question.options) for question in made.questions] == [("athlete.currentWeeklyKm", [30.0])]
    assert made.request is not None
    assert "targetTimeSecs" not in made.request["settings"]


@pytest.mark.parametrize("bulk", ["0" * 4000, "1,000" * 800, "30 km " * 600, "5 x " * 900, "at most an " * 350])
def test_no_bulk_keeps_the_grammar_busy(bulk: str) -> None:
    begun = process_time()
    wish(bulk, TODAY)
    assert process_time() - begun < 2.0
