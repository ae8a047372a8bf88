"""Notes of strength programs: a cue for every exercise that fits its movement, and what others wrote stays."""

import re

import pytest

from coach.strength.notes import noted
from solver.strength.catalogue.index import BY_NAME, CATALOGUE
from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request


def made(draft=None, **who):
    lifter = {"primaryFocus": "hypertrophy", "experienceLevel": "intermediate"}
    lifter |= {"trainingDaysPerWeek": 4, "sessionDurationMins": 60}
    request = read_lifter_request({"lifter": {**lifter, **who}, "draft": draft})
    program = program_of(request)
    return program, noted(program, request)


FOCUSES, LEVELS = ("hypertrophy", "strength", "general_fitness"), ("beginner", "intermediate", "advanced")


@pytest.mark.parametrize(
    ("focus", "level", "days"),
    [(FOCUSES[i], LEVELS[j], (1, 3, 6)[(i + j) % 3]) for i in range(3) for j in range(3)],
)
def test_every_exercise_has_a_cue_and_every_session_a_word(focus, level, days):
    before, after = made(primaryFocus=focus, experienceLevel=level, trainingDaysPerWeek=days)
    for old, new in zip(before.days, after.days, strict=True):
        assert [e.model_copy(update={"notes": None}) for e in new.exercises] == old.exercises
        assert bool(new.notes) == bool(new.exercises)
        assert all(e.notes and e.notes.endswith(".") and len(e.notes) < 220 for e in new.exercises)


def test_cues_fit_the_movement():
    """Elbows are for arms and presses, knees and hips for legs; seen over all exercises that programs use."""
    arms, legs = re.compile(r"\b[Ee]lbow"), re.compile(r"\bknees\b|\bheels?\b|\btoes\b")
    seen = 0
    for days in (2, 4, 6):
        for focus in FOCUSES:
            for exercise in (
                e for day in made(primaryFocus=focus, trainingDaysPerWeek=days)[1].days for e in day.exercises
            ):
                main = BY_NAME[exercise.name].direct[0].value
                seen += bool(arms.search(exercise.notes) or legs.search(exercise.notes))
                assert not (arms.search(exercise.notes) and main in ("quads", "hamstrings", "glutes", "calves"))
                assert not (
                    legs.search(exercise.notes) and main in ("chest", "back", "biceps", "triceps", "side_delts")
                )
    assert seen > 30
    assert len(CATALOGUE) > 100


def test_an_injury_is_minded_once_a_session():
    _, program = made(injuryFlags=["knee"])
    for day in program.days:
        if day.exercises:
            assert "pain" in day.notes.lower()
    assert not any("pain" in day.notes.lower() for day in made()[1].days if day.exercises)


def test_what_a_draft_says_stays():
    draft = {"days": [{"dayOfWeek": "monday", "focus": "upper", "exercises": [
        {"name": "Barbell bench press", "sets": 4, "reps": "6-10", "notes": "Pause on the chest"}]}]}  # fmt: skip
    _, program = made(draft)
    bench = next(e for day in program.days for e in day.exercises if e.name == "Barbell bench press")
    assert bench.notes == "Pause on the chest"


def notes_of(**who):
    _, program = made(**who)
    days = [day for day in program.days if day.exercises]
    return [day.notes for day in days], [(e.name, e.notes) for day in days for e in day.exercises]


@pytest.mark.parametrize("equipment", [[], ["bands"], ["pull_up_bar"]])
@pytest.mark.parametrize("level", LEVELS)
def test_who_has_no_weights_is_told_of_none(equipment, level):
    weights = re.compile(r"\b(weights?|bar|plates?|band pulls|cycling|rowing)\b")
    for focus in FOCUSES:
        days, exercises = notes_of(equipment=equipment, primaryFocus=focus, experienceLevel=level)
        assert not [note for note in days if weights.search(note)]
        assert not [(name, note) for name, note in exercises if weights.search(note)]


def test_who_has_weights_is_told_when_to_take_more():
    days, exercises = notes_of(equipment=["barbell", "dumbbell"], primaryFocus="strength", sessionDurationMins=75)
    assert any("next weight up" in note for _, note in exercises)
    assert any("weight" in note for note in days)


def test_what_is_held_against_a_wall_is_not_lifted_to_the_shoulder():
    _, exercises = notes_of(equipment=[], trainingDaysPerWeek=3, primaryFocus="general_fitness")
    held = [note for name, note in exercises if "hold" in name]
    assert held
    assert all("breathing" in note for note in held)


@pytest.mark.parametrize(("flag", "strains"), [("knee", "squats"), ("shoulder", "push-ups"), ("wrist", "push-ups")])
def test_no_warm_up_strains_what_is_injured(flag, strains):
    def warm_ups(*flags):
        every = [notes_of(injuryFlags=[*flags], trainingDaysPerWeek=days)[0] for days in (4, 6)]
        return " ".join(note for notes in every for note in notes)

    assert strains in warm_ups()
    assert strains not in warm_ups(flag)
