"""Sets told in parts, and several exercises in one line: every part counts, and what else is said is kept."""

import pytest

from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request
from tests.strength.drafts import lifter


def read(*exercises):
    """What becomes of a full-body day's exercises in a roomy session: name, sets, reps and note."""
    draft = {"days": [{"dayOfWeek": "monday", "focus": "Full body", "exercises": list(exercises)}]}
    who = lifter(trainingDaysPerWeek=1, sessionDurationMins=180, primaryFocus="general_fitness")
    made = program_of(read_lifter_request({"lifter": who, "draft": draft})).as_json()
    asked = [e if isinstance(e, str) else e["name"] for e in exercises]
    shown = made["days"][0]["exercises"]
    return [(e["name"], e["sets"], e["reps"], e.get("notes")) for e in shown if any(e["name"] in a for a in asked)]


SQUATS = {
    "1 top set + 2 back-off": [(3, "6-10", "1 top set + 2 back-off")],  # the anchor's usual reps
    "2 warm-up + 3 working": [(3, "6-10", "2 warm-up + 3 working")],
    "2 top sets and 2 back-offs": [(4, "6-10", "2 top sets and 2 back-offs")],
    "3+1": [(4, "6-10", "3+1")],
    "1x5 + 3x8": [(1, "5", None), (3, "8", None)],
    "1x5, 3x8-10": [(1, "5", None), (3, "8-10", None)],
    "2x5 + 2x5": [(4, "5", "2x5 + 2x5")],
    "5+": [(5, "6-10", None)],
    "3 x 8": [(3, "8", None)],
}


@pytest.mark.parametrize("sets", SQUATS)
def test_sets_in_parts_are_all_counted(sets):
    found = read({"name": "Back squat", "sets": sets})
    assert [(count, reps, note) for _, count, reps, note in found] == SQUATS[sets]


def test_repetitions_told_for_each_part_go_with_it():
    found = read({"name": "Back squat", "sets": "1 + 3", "reps": "3-5 / 8-10"})
    assert [(sets, reps) for _, sets, reps, _ in found] == [(1, "3-5"), (3, "8-10")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Back squat 1x5 + 3x8", [("Back squat", 1, "5", None), ("Back squat", 3, "8", None)]),
        ("Back squat: 1 top set + 2 back-off", [("Back squat", 3, "6-10", "1 top set + 2 back-off")]),
        ("Back squat 3x5, pause at the bottom", [("Back squat", 3, "5", "pause at the bottom")]),
        (
            "Back squat 3x5, Bench press 4x6 and Barbell row 3x8",
            [("Back squat", 3, "5", None), ("Bench press", 4, "6", None), ("Barbell row", 3, "8", None)],
        ),
        ("3x8 Pull-ups (weighted)", [("Pull-ups (weighted)", 3, "8", None)]),
    ],
)
def test_a_line_loses_neither_its_second_exercise_nor_its_remark(line, told):
    assert read(line) == told


def test_an_effort_after_the_sets_is_the_reserve():
    """RPE 8 leaves 10 - 8 = 2 in reserve, RPE 7 leaves 3."""
    draft = {"days": [{"dayOfWeek": "monday", "exercises": ["Back squat 3x5 @ RPE 7"]}]}
    made = program_of(read_lifter_request({"lifter": lifter(trainingDaysPerWeek=1), "draft": draft})).as_json()
    assert [e["rir"] for e in made["days"][0]["exercises"] if e["name"] == "Back squat"] == [3]
