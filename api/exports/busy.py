"""When a runner has no time, for others' eyes: times alone, with no word of what is trained, how far or how hard.

Without a time zone the times are those of the clock wherever one is (RFC 5545, 3.3.5, form 1).
"""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from api.exports.cancelled import cancelled
from api.exports.document import Document
from api.exports.ics import times_of
from api.exports.written import written
from api.exports.zone_rules import zone_rules
from solver.running.request.result import PlanDay

PRODUCT = "-//Pacewright//Calendars"
"""Not the product of training plans: that alone would say what the time is for."""


def as_busy_times(document: Document) -> bytes:
    """An event a session, under names of their own; what fell away is cancelled."""
    calendar = Calendar.new(
        uid=f"{document.id}-busy",
        name=_title(document),
        prodid=PRODUCT,
        method="PUBLISH",
    )
    for day in document.sessions:
        calendar.add_component(_busy(document, day))
    for date in document.fallen:
        uid, sequence = _uid(document, date), document.revision - 1
        calendar.add_component(cancelled(uid, date, _title(document), document.finished_at, sequence))
    if document.zone is not None:
        calendar.add("x-wr-timezone", str(document.zone))
        calendar.subcomponents.insert(0, zone_rules(document.zone, document.plan.start_date, document.plan.end_date))
    return written(calendar)


def _busy(document: Document, day: PlanDay) -> Event:
    start, end = _times(document, day)
    event = Event.new(
        uid=_uid(document, day.date),
        stamp=document.finished_at,
        last_modified=document.finished_at,
        sequence=document.revision - 1,
        summary=_title(document),
        start=start,
        end=end,
    )
    event.add("transp", "OPAQUE")
    return event


def _times(document: Document, day: PlanDay) -> tuple[dt.date, dt.date]:
    """Without a zone: the same times of the clock everywhere."""
    if document.zone is not None:
        return times_of(document, day)
    start, end = times_of(replace(document, zone=ZoneInfo("UTC")), day)
    assert isinstance(start, dt.datetime)
    assert isinstance(end, dt.datetime)
    return start.replace(tzinfo=None), end.replace(tzinfo=None)


def _uid(document: Document, date: dt.date) -> str:
    return f"{document.id}-{date.isoformat()}-busy@pacewright"


def _title(document: Document) -> str:
    return document.labels.say("calendar.busy")
