"""A table for spreadsheets: one row a day, kilometres and minutes."""

import csv
import io

from api.exports.cells import cell
from api.exports.document import Document
from api.terminal.structures import structure_line
from solver.running.request.result import PlanDay, PlanWeek

COLUMNS = (
    "week", "weekType", "date", "dayOfWeek", "workoutType", "distanceKm", "durationMins", "title", "intensity",
    "paceFastSecPerKm", "paceSlowSecPerKm", "hrZone", "structure", "description", "strength", "writtenBy",
)  # fmt: skip


def as_csv(document: Document) -> bytes:
    """UTF-8 with a byte order mark, by which Excel knows it, and CRLF, as RFC 4180 asks."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for week in document.plan.weeks:
        for day in week.days:
            writer.writerow([cell(value) for value in _row(document, week, day)])
    return text.getvalue().encode("utf-8-sig")


def _row(document: Document, week: PlanWeek, day: PlanDay) -> list[object]:
    pace, structure = day.target_pace, day.workout_structure
    return [
        week.week_number,
        week.week_type,
        day.date,
        day.day_of_week,
        day.workout_type,
        day.planned_distance_km,
        day.planned_duration_mins,
        day.title,
        day.intensity,
        pace and pace.fast_sec_per_km,
        pace and pace.slow_sec_per_km,
        day.target_hr_zone,
        structure and structure_line(structure, document.units),
        day.description,
        day.strength,
        day.written_by,
    ]
