"""Wishes about lifting alone: a strength program's request, and no word of them says anything about running."""

import datetime as dt
from typing import Any

import pytest

from coach.wishes.pointing.points import Point
from coach.wishes.wish import request_of, wish
from solver.strength.request.request import LifterRequest

TODAY = dt.date(2026, 11, 28)
COMPLETE = "build muscle, 4 days a week, 60 minutes, intermediate, gym"


def lifter(text: str, points: list[Point] | None = None) -> tuple[dict[str, Any], set[str]]:
    """What was understood of the lifter, and what is asked."""
    made = wish(text, TODAY, points or ())
    assert made.request is None or list(made.request) == ["lifter"]
    asked = {question.field.removeprefix("lifter.") for question in made.questions}
    return (made.request or {"lifter": {}})["lifter"], asked


def test_a_strength_programme_sets_nothing_of_a_running_plan() -> None:
    text = "build me a strength programme, three days a week, dumbbells only, bad knee"
    said = {"trainingDaysPerWeek": 3, "equipment": ["dumbbell"], "injuryFlags": ["knee"]}
    asked = {"primaryFocus", "experienceLevel", "sessionDurationMins"}
    assert lifter(text) == (said, asked)
    assert lifter(text, [Point("settings.daysPerWeek", "three days a week")]) == (said, asked)


@pytest.mark.parametrize(
    ("text", "said", "asked"),
    [
        (
            "I don't run. Just weights Monday Wednesday Friday, an hour each, barbell and pull-up bar, advanced",
            {
                "trainingDaysPerWeek": 3,
                "weekdays": ["monday", "wednesday", "friday"],
                "sessionDurationMins": 60,
                "equipment": ["barbell", "pull_up_bar"],
                "experienceLevel": "advanced",
            },
            {"primaryFocus"},
        ),
        (
            "Krafttraining dreimal die Woche, je 45 Minuten, nur Kurzhanteln, Anfänger, Muskelaufbau, kaputtes Knie",
            {
                "primaryFocus": "hypertrophy",
                "experienceLevel": "beginner",
                "trainingDaysPerWeek": 3,
                "sessionDurationMins": 45,
                "equipment": ["dumbbell"],
                "injuryFlags": ["knee"],
                "language": "de",
            },
            set(),
        ),
        (
            "strength program for a runner, 2 days a week, 40 minutes at home, never lifted, general fitness",
            {
                "primaryFocus": "general_fitness",
                "experienceLevel": "beginner",
                "trainingDaysPerWeek": 2,
                "sessionDurationMins": 40,
            },
            {"equipment"},
        ),
        (
            "lift 3 or 4 days a week, 60-75 minutes, 3 years of lifting, get stronger, no machines",
            {
                "primaryFocus": "strength",
                "equipment": ["barbell", "dumbbell", "kettlebell", "cable", "bands", "pull_up_bar"],
            },
            {"trainingDaysPerWeek", "sessionDurationMins", "experienceLevel"},
        ),
        (
            "hypertrophy, 5 days a week, 75 min, advanced lifter, focus on glutes and back, 8 weeks, no supersets",
            {
                "primaryFocus": "hypertrophy",
                "experienceLevel": "advanced",
                "priorityMuscles": ["glutes", "back"],
                "trainingDaysPerWeek": 5,
                "sessionDurationMins": 75,
                "weeks": 8,
                "allowSupersets": False,
            },
            set(),
        ),
        (
            "I want a stronger back and bigger arms, 4 sessions per week, an hour and a half, intermediate",
            {"trainingDaysPerWeek": 4, "sessionDurationMins": 90, "experienceLevel": "intermediate"},
            {"primaryFocus"},
        ),
        (
            "My husband lifts 5 days a week, I'd lift 2 days a week, eine Stunde, beginner, tone up",
            {
                "primaryFocus": "general_fitness",
                "experienceLevel": "beginner",
                "trainingDaysPerWeek": 2,
                "sessionDurationMins": 60,
            },
            set(),
        ),
        (
            "bad lower back and a dodgy shoulder, machines only, 3 day split, 30 minutes, general fitness, novice",
            {
                "primaryFocus": "general_fitness",
                "experienceLevel": "beginner",
                "trainingDaysPerWeek": 3,
                "sessionDurationMins": 30,
                "equipment": ["machine"],
                "injuryFlags": ["lower_back", "shoulder"],
            },
            set(),
        ),
        ("muscles, twice a week: Monday, Wednesday and Friday", {"weekdays": ["monday", "wednesday", "friday"]}, None),
    ],
)
def test_what_is_said_is_understood_and_the_rest_is_asked(
    text: str, said: dict[str, Any], asked: set[str] | None
) -> None:
    understood, open_fields = lifter(text)
    assert understood == said
    assert asked is None or open_fields == asked


def test_a_complete_wish_is_a_lifters_request_like_anybodys() -> None:
    request = request_of(wish(COMPLETE, TODAY))
    assert isinstance(request, LifterRequest)
    assert request.lifter.training_days_per_week == 4


def test_what_a_request_may_not_have_is_asked_about() -> None:
    (question,) = wish(f"{COMPLETE}, 12 weeks", TODAY).questions
    assert question.field == "lifter.weeks"


def test_pain_stops_lifting_too() -> None:
    made = wish(f"{COMPLETE}. My shoulder hurts when I press", TODAY)
    assert made.stop is not None
    assert not made.complete


@pytest.mark.parametrize(
    "text",
    [
        "Half marathon on 16 May 2027, 30 km a week, run 4 days a week and lift 2 days a week",
        "Halbmarathon am 16. Mai 2027, 30 km pro Woche, 4 Lauftage, Krafttraining zweimal pro Woche",
    ],
)
def test_lifting_beside_running_is_a_running_plans(text: str) -> None:
    made = wish(text, TODAY)
    assert made.request is not None
    settings = made.request["settings"]
    assert (settings["daysPerWeek"], settings["strengthDays"]) == (4, 2)
