"""A table for spreadsheets: one row an exercise."""

import csv
import io

from api.exports.cells import cell
from api.exports.strength.document import ProgramDocument
from solver.strength.answer.result import ProgramDay, ProgramExercise
from solver.strength.words.tongue import tongue_of

COLUMNS = ("dayOfWeek", "focus", "exercise", "role", "sets", "reps", "restSecs", "rir", "notes", "muscles", "superset")


def as_csv(document: ProgramDocument) -> bytes:
    """UTF-8 with a byte order mark and CRLF, as spreadsheets expect."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for day in document.program.days:
        for exercise in day.exercises:
            writer.writerow([cell(value) for value in _row(day, exercise, document.language)])
    return text.getvalue().encode("utf-8-sig")


def _row(day: ProgramDay, exercise: ProgramExercise, language: str) -> list[object]:
    muscles = " ".join(f"{muscle}:{worth:g}" for muscle, worth in exercise.muscles.items())
    return [
        day.day_of_week,
        day.focus,
        tongue_of(language).exercise(exercise.name),
        exercise.role,
        exercise.sets,
        exercise.reps,
        exercise.rest_secs,
        exercise.rir,
        exercise.notes,
        muscles,
        exercise.superset,
    ]
