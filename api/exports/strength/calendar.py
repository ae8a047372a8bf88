"""A calendar (RFC 5545) of a program, repeating every week; importing it again updates the events.

With a time zone, sessions are appointments at a time of day; the zone's rules in the file reach three years, which is
all that a calendar needs that does not know the zone by its name. Without, they are all-day events.
"""

import datetime as dt

from icalendar import Calendar, Event

from api.exports.strength.document import ProgramDocument, label
from solver.strength.result import ProgramDay, ProgramExercise

PRODUCT = "-//Pacewright//Strength programs//EN"
KNOWN_ZONE = dt.timedelta(days=3 * 366)


def as_calendar(document: ProgramDocument) -> bytes:
    """One event a training day, from the first such day at or after the start."""
    calendar = Calendar.new(uid=document.id, name=document.name, prodid=PRODUCT, method="PUBLISH")
    for date, day in document.weekly:
        event = session(document, date, day, f"{document.id}-{day.day_of_week}@pacewright")
        event.add("rrule", {"freq": "weekly"})
        calendar.add_component(event)
    if document.zone is not None:
        calendar.add("x-wr-timezone", str(document.zone))
        calendar.add_missing_timezones(document.start - dt.timedelta(days=1), document.start + KNOWN_ZONE)
    return bytes(calendar.to_ical())


def session(document: ProgramDocument, date: dt.date, day: ProgramDay, uid: str) -> Event:
    """A training day as an event."""
    start, end = _times(document, date, day.estimated_mins)
    event = Event.new(
        uid=uid,
        stamp=document.made_at,
        last_modified=document.made_at,
        sequence=0,
        summary=f"{label(day.focus).capitalize()}, about {day.estimated_mins} min",
        description="\n".join(map(_line, day.exercises)),
        categories=["strength"],
        start=start,
        end=end,
    )
    event.add("transp", "OPAQUE" if document.zone else "TRANSPARENT")
    return event


def _times(document: ProgramDocument, date: dt.date, minutes: int) -> tuple[dt.date, dt.date]:
    if document.zone is None:
        return date, date + dt.timedelta(days=1)
    start = dt.datetime.combine(date, document.at, document.zone)
    return start, (start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(document.zone)


def _line(exercise: ProgramExercise) -> str:
    how = f"{exercise.sets} x {exercise.reps}, rest {exercise.rest_secs} s, {exercise.rir} in reserve"
    return f"{exercise.name}: {how}" + (f" ({exercise.notes})" if exercise.notes else "")
