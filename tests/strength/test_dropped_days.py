"""A draft with more days than the lifter trains: what goes, and what moves because the week needs it."""

from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request
from tests.strength.drafts import PROGRAMS, draft_of, lifter


def repaired(draft, days, **who):
    request = read_lifter_request({"lifter": lifter(trainingDaysPerWeek=days, **who), "draft": draft})
    return program_of(request).as_json()


def names_in(made):
    return [exercise["name"] for day in made["days"] for exercise in day["exercises"]]


def gone_with_days(made):
    return ", ".join(a["message"] for a in made["advisories"] if a["code"] in ("day-dropped", "rest-day-cleared"))


def test_of_a_bro_split_on_four_days_the_arms_and_raises_go_before_the_compounds():
    """Six workouts on upper, lower, upper, lower: shoulders and abs fit least, what they alone have moves."""
    made = repaired(draft_of(PROGRAMS["bro split"][1]), 4, experienceLevel="intermediate", sessionDurationMins=75)
    kept = names_in(made)
    compounds = ["Flat bench press", "Incline bench press", "Deadlift", "Pull-ups", "Bent over rows", "Lat pulldown"]
    assert [
        name for name in [*compounds, "Seated row", "Military press", "Squat", "Leg press"] if name not in kept
    ] == []
    assert {"Lateral raises", "Hanging leg raises"} <= set(kept)
    assert "Chest day" not in gone_with_days(made)
    assert "Front raises" in gone_with_days(made)


def test_an_abs_day_takes_no_workouts_place():
    """Abs are at home on every day, so that they tell none apart: of three days the two that train legs stay."""
    draft = {
        "days": [
            {"focus": "Abs", "exercises": [{"name": "Crunch", "sets": 6}, {"name": "Plank", "sets": 6}]},
            {"focus": "A", "exercises": [{"name": "Back squat", "sets": 3}, {"name": "Bench press", "sets": 3}]},
            {"focus": "B", "exercises": [{"name": "Deadlift", "sets": 3}, {"name": "Barbell row", "sets": 3}]},
        ]
    }
    made = repaired(draft, 2)
    assert {"Back squat", "Bench press", "Deadlift", "Barbell row"} <= set(names_in(made))
    assert "Abs" in gone_with_days(made)


def test_what_is_not_understood_moves_from_a_day_that_goes():
    week = [{"focus": f, "exercises": [{"name": n, "sets": 5}]} for f, n in (("A", "Back squat"), ("B", "Deadlift"))]
    odd = {"focus": "C", "exercises": [{"name": "Zorbling", "sets": 3}, {"name": "Leg extension", "sets": 1}]}
    made = repaired({"days": [*week, odd]}, 2)
    assert "Zorbling" in names_in(made)
    moved = [a for a in made["advisories"] if a["code"] == "exercise-moved" and a["exercise"] == "Zorbling"]
    assert len(moved) == 1


def test_notes_of_days_without_lifting_or_that_go_are_kept():
    week = [
        {"dayOfWeek": "monday", "exercises": [{"name": "Back squat", "sets": 5}]},
        {"dayOfWeek": "tuesday", "focus": "Rest", "exercises": [], "notes": "Sauna"},
        {"dayOfWeek": "thursday", "exercises": [{"name": "Bench press", "sets": 5}]},
        {"dayOfWeek": "saturday", "notes": "Easy", "exercises": [{"name": "Curl", "sets": 2}, "Bike 20 min"]},
    ]
    made = repaired({"days": week}, 2)
    notes = {day["dayOfWeek"]: day["notes"] for day in made["days"] if "notes" in day}
    assert notes == {"tuesday": "Sauna", "saturday": "Easy; Bike 20 min"}
    assert [a["before"] for a in made["advisories"] if a["code"] == "moved-to-notes"] == ["Bike 20 min"]
    again = repaired(made, 2)
    assert [day.get("notes") for day in again["days"]] == [day.get("notes") for day in made["days"]]
