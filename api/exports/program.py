"""A strength program as a file: a calendar that repeats weekly, a table, or the program itself."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import dataclass

from icalendar import Calendar, Event

from api.exports.cells import cell
from solver.strength.result import Program, ProgramDay, ProgramExercise

PRODUCT = "-//Pacewright//Strength programs//EN"
COLUMNS = ("dayOfWeek", "focus", "exercise", "role", "sets", "reps", "restSecs", "rir", "notes", "muscles")


@dataclass(frozen=True)
class ProgramDocument:
    """A stored program: its own id, when it was made, and the date from which it is trained."""

    id: str
    program: Program
    made_at: dt.datetime
    start: dt.date


@dataclass(frozen=True)
class ProgramExport:
    """A format: its media type, what it is for, how it is made."""

    media_type: str
    summary: str
    render: Callable[[ProgramDocument], bytes]


def as_calendar(document: ProgramDocument) -> bytes:
    """One all-day event a training day, each repeating every week from the first such day at or after the start."""
    name = f"Strength program {document.program.split.replace('_', ' ')}"
    calendar = Calendar.new(uid=document.id, name=name, prodid=PRODUCT, method="PUBLISH")
    for place, day in enumerate(document.program.days):
        if day.exercises:
            calendar.add_component(_event(document, place, day))
    return bytes(calendar.to_ical())


def _event(document: ProgramDocument, place: int, day: ProgramDay) -> Event:
    first = document.start + dt.timedelta(days=(place - document.start.weekday()) % 7)
    event = Event.new(
        uid=f"{document.id}-{day.day_of_week}@pacewright",
        stamp=document.made_at,
        last_modified=document.made_at,
        sequence=0,
        summary=f"{day.focus.replace('_', ' ').capitalize()}, about {day.estimated_mins} min",
        description="\n".join(map(_line, day.exercises)),
        categories=["strength"],
        start=first,
        end=first + dt.timedelta(days=1),
    )
    event.add("rrule", {"freq": "weekly"})
    event.add("transp", "TRANSPARENT")
    return event


def _line(exercise: ProgramExercise) -> str:
    how = f"{exercise.sets} x {exercise.reps}, rest {exercise.rest_secs} s, {exercise.rir} in reserve"
    return f"{exercise.name}: {how}" + (f" ({exercise.notes})" if exercise.notes else "")


def as_csv(document: ProgramDocument) -> bytes:
    """One row an exercise; UTF-8 with a byte order mark and CRLF, as spreadsheets expect."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for day in document.program.days:
        for exercise in day.exercises:
            writer.writerow([cell(value) for value in _row(day, exercise)])
    return text.getvalue().encode("utf-8-sig")


def _row(day: ProgramDay, exercise: ProgramExercise) -> list[object]:
    muscles = " ".join(f"{muscle}:{worth:g}" for muscle, worth in exercise.muscles.items())
    return [
        day.day_of_week,
        day.focus,
        exercise.name,
        exercise.role,
        exercise.sets,
        exercise.reps,
        exercise.rest_secs,
        exercise.rir,
        exercise.notes,
        muscles,
    ]


def as_json(document: ProgramDocument) -> bytes:
    """The program itself, indented; it can be sent in again as a draft."""
    return (json.dumps(document.program.as_json(), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


PROGRAM_EXPORTS: dict[str, ProgramExport] = {
    "ics": ProgramExport("text/calendar", "A calendar that repeats weekly from `start`", as_calendar),
    "csv": ProgramExport("text/csv", "A table for spreadsheets, one row an exercise", as_csv),
    "json": ProgramExport("application/json", "The program itself", as_json),
}
