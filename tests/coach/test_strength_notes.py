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
