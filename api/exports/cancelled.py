"""What fell away from a calendar: whoever keeps it takes the event out."""

import datetime as dt

from icalendar import STATUS, Event


def cancelled(uid: str, date: dt.date, summary: str, stamp: dt.datetime, sequence: int) -> Event:
    """An event of a date that is no more."""
    event = Event.new(
        uid=uid,
        stamp=stamp,
        last_modified=stamp,
        sequence=sequence,
        summary=summary,
        status=STATUS.CANCELLED,
        start=date,
        end=date + dt.timedelta(days=1),
    )
    event.add("transp", "TRANSPARENT")
    return event
