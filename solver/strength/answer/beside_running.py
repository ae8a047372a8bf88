"""A program beside a running plan: what its days are to the plan, and a session without its leg work."""

from collections.abc import Mapping
from typing import Any

from solver.strength.answer.result import Program, ProgramDay, ProgramExercise
from solver.strength.calendar.entry import Role
from solver.strength.calendar.session import ANCHOR_SECS, EXERCISE_SECS, SET_SECS, WARM_UP_SECS, minutes
from solver.strength.calendar.split import Focus
from solver.strength.naming.resolver import resolve
from solver.strength.request.muscles import Muscle
from solver.weekday import Weekday

KINDS: Mapping[Focus, str] = {
    Focus.PUSH: "upper",
    Focus.PULL: "upper",
    Focus.UPPER: "upper",
    Focus.LEGS: "lower",
    Focus.LOWER: "lower",
    Focus.FULL_BODY: "full_body",
}
"""A running plan tells its strength sessions apart only by whether they train the legs."""
LEGS = frozenset({Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES})


def strength_days_of(program: Program) -> dict[Weekday, str]:
    """The program's week as `settings.strengthDays` of a plan request takes it."""
    return {day.day_of_week: KINDS[day.focus] for day in program.days if day.exercises}


def strength_days_in(program: Mapping[str, Any]) -> dict[str, str]:
    """The same from a program's JSON."""
    return {day["dayOfWeek"]: KINDS[Focus(day["focus"])] for day in program["days"] if day["exercises"]}


def without_legs(day: ProgramDay) -> ProgramDay:
    """The session without the exercises that train thighs or hips directly, and the shorter time it takes (S22)."""
    return _with(day, [exercise for exercise in day.exercises if not _trains_legs(exercise)])


def halved(day: ProgramDay) -> ProgramDay:
    """The session with half the sets of each exercise, rounded up: for recovery and taper weeks."""
    kept = [exercise.model_copy(update={"sets": -(-exercise.sets // 2)}) for exercise in day.exercises]
    return _with(day, kept)


def without_heavy_legs(day: ProgramDay) -> ProgramDay:
    """The session without squats, lunges and heavy hinges: for the days before a race."""
    return _with(day, [shown for shown in day.exercises if not resolve(shown.name).exercise.tires_legs])


def _with(day: ProgramDay, kept: list[ProgramExercise]) -> ProgramDay:
    kept = [_on_its_own(exercise, day) if _is_alone(exercise, kept) else exercise for exercise in kept]
    seconds = WARM_UP_SECS + sum(map(_seconds, kept))
    return day.model_copy(update={"exercises": kept, "estimated_mins": minutes(seconds) if kept else 0})


def _is_alone(exercise: ProgramExercise, kept: list[ProgramExercise]) -> bool:
    """Whether nothing is left to take turns with."""
    return exercise.superset is not None and [e.superset for e in kept].count(exercise.superset) == 1


def _on_its_own(exercise: ProgramExercise, day: ProgramDay) -> ProgramExercise:
    """Without its superset; it rests as long as whoever of the superset rests longest."""
    rest = max(other.rest_secs for other in day.exercises if other.superset == exercise.superset)
    return exercise.model_copy(update={"superset": None, "rest_secs": rest})


def _trains_legs(exercise: ProgramExercise) -> bool:
    return any(muscle in LEGS and worth == 1 for muscle, worth in exercise.muscles.items())


def _seconds(exercise: ProgramExercise) -> int:
    once = EXERCISE_SECS + (ANCHOR_SECS if exercise.role is Role.ANCHOR else 0)
    return once + exercise.sets * (SET_SECS + exercise.rest_secs)
