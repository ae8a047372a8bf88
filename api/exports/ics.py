"""A calendar (RFC 5545): an event a run or strength session; importing it again updates them instead of doubling them.

With a time zone, sessions are appointments at a time of day, with the zone's rules in the file. Without, they are
all-day events, which belong to a date wherever one is, as strength sessions always are.
"""

import datetime as dt
from collections.abc import Iterator

from icalendar import Alarm, Calendar, Event

from api.exports.cancelled import cancelled
from api.exports.document import Document, strength_uid, title_of
from api.exports.written import written
from api.exports.zone_rules import existing, zone_rules
from api.terminal.structures import duration, structure_line
from api.terminal.units import Units
from solver.running.request.result import PlanDay

PRODUCT = "-//Pacewright//Training plans//{language}"
USUAL = dt.timedelta(minutes=60)


def as_calendar(document: Document) -> bytes:
    """The whole plan. An event's UID is made of the stored plan's id and the date."""
    calendar = Calendar.new(
        uid=document.id,
        name=document.name,
        prodid=PRODUCT.format(language=document.units.language.upper()),
        method="PUBLISH",
    )
    for day in document.sessions:
        calendar.add_component(_event(document, day))
    for day in document.lifting:
        calendar.add_component(_lifting(document, day))
    for event in _fallen(document):
        calendar.add_component(event)
    if document.zone is not None:
        calendar.add("x-wr-timezone", str(document.zone))
        calendar.subcomponents.insert(0, zone_rules(document.zone, document.plan.start_date, document.plan.end_date))
    return written(calendar)


def _event(document: Document, day: PlanDay) -> Event:
    start, end = times_of(document, day)
    event = Event.new(
        uid=f"{document.id}-{day.date.isoformat()}@pacewright",
        stamp=document.finished_at,
        last_modified=document.finished_at,
        sequence=document.revision - 1,
        summary=_summary(day, document.units),
        description=_description(day, document.units),
        categories=[document.labels.say(f"title.{day.workout_type}")],
        start=start,
        end=end,
    )
    event.add("transp", "OPAQUE" if document.zone else "TRANSPARENT")
    if document.alarm is not None:
        event.add_component(_alarm(document.alarm, str(event["summary"])))
    return event


def _alarm(before: dt.timedelta, text: str) -> Alarm:
    """A reminder; of an all-day event it counts back from its midnight."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before)
    return alarm


def _lifting(document: Document, day: PlanDay) -> Event:
    """A strength session, at no time of its own."""
    event = Event.new(
        uid=strength_uid(document.id, day.date),
        stamp=document.finished_at,
        last_modified=document.finished_at,
        sequence=document.revision - 1,
        summary=_lifting_title(document, day.strength or ""),
        categories=[document.labels.say("revision.lifting")],
        start=day.date,
        end=day.date + dt.timedelta(days=1),
    )
    event.add("transp", "TRANSPARENT")
    return event


def _lifting_title(document: Document, focus: str) -> str:
    return document.labels.say("day.strength_title", focus=document.labels.name("strength", focus))


def _fallen(document: Document) -> Iterator[Event]:
    """What stood in the plan before it was revised."""
    stamp, sequence = document.finished_at, document.revision - 1
    for date, kind in document.fallen.items():
        uid = f"{document.id}-{date.isoformat()}@pacewright"
        yield cancelled(uid, date, document.labels.say(f"title.{kind}"), stamp, sequence)
    for date, focus in document.fallen_lifting.items():
        yield cancelled(strength_uid(document.id, date), date, _lifting_title(document, focus), stamp, sequence)


def times_of(document: Document, day: PlanDay) -> tuple[dt.date, dt.date]:
    """When a session begins and ends."""
    if document.zone is None:
        return day.date, day.date + dt.timedelta(days=1)
    start = existing(dt.datetime.combine(day.date, document.at, document.zone))
    length = dt.timedelta(minutes=day.planned_duration_mins) if day.planned_duration_mins else USUAL
    end = (start.astimezone(dt.UTC) + length).astimezone(document.zone)
    if end.fold:  # an hour that comes twice: only UTC tells the two apart
        return start.astimezone(dt.UTC), end.astimezone(dt.UTC)
    return start, end


def _summary(day: PlanDay, units: Units) -> str:
    title = title_of(day, units.labels)
    distance = units.distance(day.planned_distance_km) if day.planned_distance_km else ""
    return f"{title} ({distance})" if distance and distance not in title else title


def _description(day: PlanDay, units: Units) -> str:
    parts, say = [day.description or ""], units.labels.say
    if day.planned_duration_mins:
        parts.append(say("day.duration", duration=duration(day.planned_duration_mins)))
    if day.target_pace is not None:
        parts.append(say("day.pace", pace=units.pace(day.target_pace)))
    if day.target_hr_zone is not None:
        parts.append(say("day.zone_sentence", zone=day.target_hr_zone))
    if day.workout_structure is not None:
        parts.append(structure_line(day.workout_structure, units))
    return "\n".join(filter(None, parts))
