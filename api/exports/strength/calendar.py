"""A calendar (RFC 5545) of a program, repeating week after week, for ever or until its plan or block ends, or on a
running plan's strength days; importing it again updates the events.

With a time zone, sessions are appointments at a time of day; the zone's rules in the file reach three years, which is
all that a calendar needs that does not know the zone by its name. Without, they are all-day events.
"""

import datetime as dt
from collections.abc import Iterator

from icalendar import Calendar, Event

from api.exports.cancelled import cancelled
from api.exports.document import strength_uid
from api.exports.strength.document import ProgramDocument
from api.exports.strength.placed import BesidePlan, Placed, sessions_from, sessions_on
from api.exports.written import written
from api.terminal.program.names import Names
from solver.strength.answer.result import ProgramDay, ProgramExercise

PRODUCT = "-//Pacewright//Strength programs//{language}"
KNOWN_ZONE = dt.timedelta(days=3 * 366)


def as_calendar(document: ProgramDocument) -> bytes:
    """One event a training day, from the first such day at or after the start; beside a running plan one each time. In
    a program that ends, what differs from week to week, such as lighter weeks, stands with its date.

    Events beside a plan bear the names that the plan's own calendar gives to its strength sessions: whoever imports
    both sees each session once, with its exercises, and those that a revision took away no more.
    """
    name, product = document.names.program(document.program), PRODUCT.format(language=document.language.upper())
    calendar = Calendar.new(uid=document.id, name=name, prodid=product, method="PUBLISH")
    for event in _weekly(document) if document.beside is None else _beside(document, document.beside):
        calendar.add_component(event)
    if document.zone is not None:
        calendar.add("x-wr-timezone", str(document.zone))
        first, last = _reach(document)
        calendar.add_missing_timezones(first - dt.timedelta(days=1), last)
    return written(calendar)


def _weekly(document: ProgramDocument) -> Iterator[Event]:
    placed = sessions_from(document.program, document.start, document.running, document.off)
    if placed is None:
        yield from _for_ever(document)
        return
    for place, usual in enumerate(document.program.days):
        series = [one for one in placed if one.date.weekday() == place]
        if series:
            yield from _series(document, usual, series)


def _series(document: ProgramDocument, usual: ProgramDay, series: list[Placed]) -> Iterator[Event]:
    """A weekday's sessions: the usual one as often as weeks are left, those that differ, and no others."""
    first, last = series[0].date, series[-1].date
    uid = f"{document.id}-{usual.day_of_week}@pacewright"
    weeks = (last - first).days // 7 + 1
    repeated = _session(document, first, usual, uid, sequence=document.sequence)
    repeated.add("rrule", {"freq": "weekly", "count": weeks})
    dates = {one.date for one in series}
    for missing in (first + dt.timedelta(weeks=week) for week in range(weeks)):
        if missing not in dates:
            repeated.add("exdate", _times(document, missing, 0)[0])
    yield repeated
    for one in series:
        if one.day != usual or one.light:
            event = _session(document, one.date, one.day, uid, document.sequence, _note(one, document.names))
            event.add("recurrence-id", _times(document, one.date, 0)[0])
            yield event


def _for_ever(document: ProgramDocument) -> Iterator[Event]:
    for date, day in document.weekly:
        event = _session(document, date, day, f"{document.id}-{day.day_of_week}@pacewright")
        event.add("rrule", {"freq": "weekly"})
        yield event


def _beside(document: ProgramDocument, beside: BesidePlan) -> Iterator[Event]:
    for placed in sessions_on(document.program, beside.plan):
        uid = strength_uid(beside.id, placed.date)
        yield _session(
            document, placed.date, placed.day, uid, sequence=beside.revision, note=_note(placed, document.names)
        )
    labels = document.names.labels
    for date, kind in beside.fallen.items():
        title = labels.say("day.strength_title", focus=labels.name("strength", kind))
        yield cancelled(strength_uid(beside.id, date), date, title, document.changed_at, beside.revision)


def _note(placed: Placed, names: Names) -> str:
    say = names.labels.say
    without = say("program.without_legs") if placed.eased else say("program.fresh") if placed.fresh else ""
    return say("program.light", note=without) if placed.light else without


def _reach(document: ProgramDocument) -> tuple[dt.date, dt.date]:
    if document.beside is None:
        weeks = dt.timedelta(weeks=len(document.running) + len(document.program.weeks or ()) + 1)
        ends = document.running or document.program.weeks
        return document.start, document.start + (weeks if ends else KNOWN_ZONE)
    return document.beside.plan.start_date, document.beside.plan.end_date + dt.timedelta(days=1)


def _session(
    document: ProgramDocument, date: dt.date, day: ProgramDay, uid: str, sequence: int = 0, note: str = ""
) -> Event:
    start, end = _times(document, date, day.estimated_mins)
    names = document.names
    event = Event.new(
        uid=uid,
        stamp=document.changed_at,
        last_modified=document.changed_at,
        sequence=sequence,
        summary=names.labels.say("program.event", focus=names.focus(day), note=note, minutes=day.estimated_mins),
        description="\n".join([*(_line(one, names) for one in day.exercises), *([day.notes] if day.notes else [])]),
        categories=[names.labels.say("revision.lifting")],
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


def _line(exercise: ProgramExercise, names: Names) -> str:
    line = f"{names.exercise(exercise)}: {exercise.sets} x {exercise.reps}, {names.how(exercise)}"
    return line + (f" ({exercise.notes})" if exercise.notes else "")
