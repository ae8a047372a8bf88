"""A table for spreadsheets: one row an exercise, in each week of a block."""

import csv
import io
from collections.abc import Iterator

from api.exports.cells import cell
from api.exports.strength.document import ProgramDocument
from solver.strength.answer.result import Program, ProgramDay, ProgramExercise, ProgramWeek
from solver.strength.words.tongue import tongue_of

COLUMNS = (
    "dayOfWeek",
    "focus",
    "exercise",
    "role",
    "sets",
    "reps",
    "restSecs",
    "rir",
    "notes",
    "muscles",
    "superset",
    "weekNumber",
    "weekKind",
    "progression",
)
"""New ones come last: tables are read by position too."""


def as_csv(document: ProgramDocument) -> bytes:
    """UTF-8 with a byte order mark and CRLF, as spreadsheets expect."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for week, day in _days(document.program):
        for exercise in day.exercises:
            writer.writerow([cell(value) for value in _row(week, day, exercise, document.language)])
    return text.getvalue().encode("utf-8-sig")


def _days(program: Program) -> Iterator[tuple[ProgramWeek | None, ProgramDay]]:
    """The days of every week of a block; those of the one week that repeats where there is none."""
    if program.weeks is None:
        yield from ((None, day) for day in program.days)
        return
    yield from ((week, day) for week in program.weeks for day in week.days)


def _row(week: ProgramWeek | None, day: ProgramDay, exercise: ProgramExercise, language: str) -> list[object]:
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
        week.week_number if week else None,
        week.kind if week else None,
        exercise.progression.text if exercise.progression else None,
    ]
