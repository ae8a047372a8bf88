"""A calendar as a file."""

from icalendar import Calendar

CONTROLS = bytes({*range(32), 127} - {*b"\t\r\n"})


def written(calendar: Calendar) -> bytes:
    """Its bytes. What strangers wrote into it may hold control characters: a calendar with one is none (RFC 5545, 3.1),
    and whoever polls it would see nothing."""
    return bytes(calendar.to_ical()).translate(None, CONTROLS)
