"""What was changed in a draft: the record from which advisories are written."""

from dataclasses import dataclass
from enum import StrEnum

from solver.strength.catalogue.exercise import Exercise
from solver.strength.request.muscles import DIRECT
from solver.strength.words.tongue import Told


class Code(StrEnum):
    """The kinds of correction, and the remarks about what could not be read."""

    FOCUS_NORMALIZED = "focus-normalized"
    DAY_MOVED = "day-moved"
    DAY_DROPPED = "day-dropped"
    DAY_UNREADABLE = "day-unreadable"
    REST_DAY_CLEARED = "rest-day-cleared"
    EXERCISE_MOVED = "exercise-moved"
    EXERCISE_GUESSED = "exercise-guessed"
    EXERCISE_UNKNOWN = "exercise-unknown"
    EXERCISE_UNREADABLE = "exercise-unreadable"
    EXERCISES_REORDERED = "exercises-reordered"
    DUPLICATE_MERGED = "duplicate-merged"
    SETS_CLAMPED = "sets-clamped"
    SETS_CHANGED = "sets-changed"
    EXERCISE_ADDED = "exercise-added"
    EXERCISE_REMOVED = "exercise-removed"
    EXERCISE_SWAPPED = "exercise-swapped"
    REST_SHORTENED = "rest-shortened"
    PAIRED = "paired"
    DAY_REPEATED = "day-repeated"
    DRAFT_NOT_UNDERSTOOD = "draft-not-understood"
    MOVED_TO_NOTES = "moved-to-notes"
    VALUE_REPLACED = "value-replaced"
    DRAFT_CUT = "draft-cut"
    FIELD_IGNORED = "field-ignored"
    INJURY_UNKNOWN = "injury-unknown"


def deltas_of(exercise: Exercise, sets: int) -> tuple[tuple[str, float], ...]:
    """What so many sets more (or fewer) of an exercise count for each muscle."""
    return tuple((muscle.value, sets * count / DIRECT) for muscle, count in exercise.counts) if sets else ()


Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One correction: where, of what, from what to what, and a sentence."""

    code: Code
    message: Told
    day: int | None = None
    exercise: str | None = None
    before: Value = None
    after: Value = None
    deltas: tuple[tuple[str, float], ...] = ()
    """Sets by muscle that the change adds or takes."""
