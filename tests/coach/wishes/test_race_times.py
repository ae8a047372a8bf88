"""Times that are wished for, and the day of the long run, in the words of both languages."""

import datetime as dt

import pytest

from coach.wishes.wish import wish

TODAY = dt.date(2026, 11, 28)
REST = " on 30 May 2027, 30 km a week, 4 days a week, "
FIELD = "settings.targetTimeSecs"


@pytest.mark.parametrize(
    ("race", "words", "seconds"),
    [
        ("Half marathon", "sub 1:45", 6300),
        ("Half marathon", "Ziel unter 1:45", 6300),
        ("Half marathon", "Ziel: 1:45", 6300),
        ("Half marathon", "Zielzeit 1:45:30", 6330),
        ("Half marathon", "sub 90", 5400),
        ("Half marathon", "unter zwei Stunden", 7200),
        ("Marathon", "goal time: 3:30", 12600),
        ("Marathon", "sub 4", 14400),
        ("10k", "sub 45:30", 2730),
        ("10k", "under an hour, so sub 1:00", 3600),
        ("10k", "in under an hour", 3600),
        ("10 km Lauf", "unter einer Stunde", 3600),
        ("Marathon", "goal 3h30", 12600),
        ("Marathon", "sub 4 30", 16200),
        ("Marathon", "unter dreieinhalb Stunden", 12600),
        ("Half marathon", "less than an hour and a half", 5400),
        ("Half marathon", "Ziel: 1 Stunde 45 Minuten", 6300),
        ("5k", "Ziel 20 Minuten", 1200),
    ],
)
def test_a_time_is_read_as_somebody_can_run_the_race(race: str, words: str, seconds: int) -> None:
    made = wish(race + REST + words, TODAY)
    assert made.complete, made.questions
    assert [item.value for item in made.understood if item.field == FIELD] == [seconds]


@pytest.mark.parametrize(("race", "words"), [("5k", "sub 1:45"), ("Marathon", "sub 30"), ("Half marathon", "sub 45")])
def test_a_time_that_nobody_runs_the_race_in_is_asked_about(race: str, words: str) -> None:
    made = wish(race + REST + words, TODAY)
    assert [question.field for question in made.questions] == [FIELD]
    assert words in made.questions[0].question


def test_a_time_without_a_race_is_asked_about_with_the_race() -> None:
    made = wish(f"A race{REST}sub 1:45", TODAY)
    assert {question.field for question in made.questions} == {"settings.goal", FIELD}
    assert made.request is not None
    assert "targetTimeSecs" not in made.request["settings"]


@pytest.mark.parametrize(
    "words",
    [
        "sonntags lang",
        "lange Läufe am Sonntag",
        "den langen Lauf mache ich sonntags",
        "long on Sundays",
        "Lang immer sonntags",
        "long runs on Sundays",
    ],
)
def test_the_day_of_long_runs_is_read_in_any_order(words: str) -> None:
    made = wish(f"Half marathon{REST}{words}", TODAY)
    assert made.complete, made.questions
    assert made.request is not None
    assert made.request["settings"]["preferredLongRunDay"] == "sunday"
    assert "preferredDays" not in made.request["settings"]


def test_the_answer_to_a_time_that_does_not_fit_is_added_to_the_text() -> None:
    asked = f"5k{REST}sub 1:45"
    assert not wish(asked, TODAY).complete
    answered = wish(f"{asked}. Target 25:00", TODAY)
    assert answered.complete, answered.questions
    assert [item.value for item in answered.understood if item.field == FIELD] == [1500]
