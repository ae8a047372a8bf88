"""Questions are answered by adding to the text, as whoever is asked does it; each dialogue ends in a request."""

import datetime as dt

import pytest

from coach.wishes.wish import request_of, wish

TODAY = dt.date(2026, 11, 28)
DIALOGUES = [
    ("I want to run a half marathon next spring", "on 25 April 2027", "I run 20 km a week", "3 days a week"),
    (
        "Berlin marathon end of September, 30 to 40 km a week, 4 or 5 days",
        "26 September 2027",
        "35 km a week",
        "4 days",
    ),
    (
        "10k on 4 April 2027 and a half on 6 June 2027. 28km weekly, 4 days a week",
        "The half is the goal",
        "6 June 2027",
    ),
    ("Half marathon Saturday 16 May 2027, 30k a week, 3 days a week", "Sunday 16 May 2027"),
    ("10k on 3/4/27, 25km a week, 3 days", "3 April 2027"),
    ("marathon 3 Oct 2027, I run 200 km a week, 7 days a week", "Yes, I run 200 km a week"),
    ("3 days a week: Monday, Wednesday, Friday and Sunday. 10k on 28 March 2027, 25 km a week", "3 days a week"),
    ("Half marathon 13 June 2027, 24 km a week, 4 days, Sundays are for family", "Not on Sundays"),
    ("strength for 12 weeks, advanced, 4 days a week, 1 hour", "max strength", "8 weeks"),
    ("build muscle at home, 30-45 min", "dumbbells and bands", "beginner", "3 days a week", "45 minutes"),
    ("Ich möchte einen Marathon laufen", "am 10. Oktober 2027", "ich laufe 35 km pro Woche", "4 Tage pro Woche"),
    ("Halbmarathon Ende Mai, 20-25 km die Woche, drei oder vier Tage", "30. Mai 2027", "25 km die Woche", "3 Tage"),
    (
        "10 km am 4.4.2027 und Halbmarathon am 6.6.2027, 28 km pro Woche, 4 Tage",
        "Ziel ist der Halbe",
        "am 6.6.2027",
    ),
    ("Halbmarathon am Samstag, 16. Mai 2027, 30 km die Woche, 3 Tage die Woche", "Sonntag, 16. Mai 2027"),
    ("fitter werden", "kein Wettkampf", "12 Wochen lang", "10 km pro Woche", "3 Tage pro Woche"),
    ("Muskelaufbau zu Hause, 30 bis 45 min", "Kurzhanteln und Bänder", "Anfänger", "3 Tage die Woche", "45 Minuten"),
]


@pytest.mark.parametrize("between", [". ", "\n"], ids=["sentences", "lines"])
@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue[0])
def test_answers_behind_the_text_lead_to_a_request(dialogue: tuple[str, ...], between: str) -> None:
    assert not wish(dialogue[0], TODAY).complete
    made = wish(between.join(dialogue), TODAY)
    assert made.complete, made.questions
    assert request_of(made)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I run 30 km a week. Half marathon on 13 June 2027, 4 days a week. I run 40 km a week.", "currentWeeklyKm"),
        (
            "I run 30 to 40 km a week. Half marathon on 13 June 2027, 4 days. I run 60 km a week.",
            "currentWeeklyKm",
        ),
        ("Half marathon on 13 June 2027, 30 km a week. 4 or 5 days a week. My wife runs 4 days a week.", "daysPerWeek"),
    ],
)
def test_what_contradicts_or_is_somebody_elses_answers_nothing(text: str, asked: str) -> None:
    assert [question.field.split(".")[1] for question in wish(text, TODAY).questions] == [asked]


def test_lines_are_sentences_and_wrapped_lines_are_none() -> None:
    assert wish("Half marathon\n13 June 2027\n25 km a week\n4 days", TODAY).complete
    wrapped = (
        "Hello, I have been thinking about this for a long time, I run 25 km\n"
        "a week and want to do a half marathon on 13 June 2027, 4 days a week"
    )
    assert wish(wrapped, TODAY).complete


def test_every_question_with_an_example_understands_its_own_example() -> None:
    made = wish("I want to run a half marathon", TODAY)
    examples = [question.question.split("“")[1].split("”")[0] for question in made.questions]
    assert len(examples) == 3
    assert wish(". ".join(["I want to run a half marathon", *examples]), TODAY).complete
