"""A time zone's rules as a calendar file carries them: every change of its clock in the years of a plan.

icalendar writes changes by the new clock, though RFC 5545 (3.6.5) asks for the old one: an hour wrong on that night.
And it writes only what a plan's own days need, while some calendars refuse a zone without both parts.
"""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

HOUR = dt.timedelta(hours=1)


def zone_rules(zone: ZoneInfo, first: dt.date, last: dt.date) -> Timezone:
    """The VTIMEZONE of a zone for the whole years of some days: summer and winter time, however often they change."""
    begin = dt.datetime(first.year, 1, 1, tzinfo=dt.UTC) - dt.timedelta(days=1)
    end = dt.datetime(last.year + 1, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=1)
    changes = [begin, *_changes(zone, begin, end)]
    usual = min(_offset(zone, when) for when in changes)
    rules = Timezone()
    rules.add("tzid", str(zone))
    for at, when in enumerate(changes):
        after = _offset(zone, when)
        before = _offset(zone, when - dt.timedelta(seconds=1)) if at else after
        part = TimezoneStandard() if after == usual else TimezoneDaylight()
        part.add("dtstart", (when + before).replace(tzinfo=None))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", when.astimezone(zone).tzname())
        rules.add_component(part)
    return rules


def existing(wall: dt.datetime) -> dt.datetime:
    """The same moment by a clock that shows it: where summer time begins, half past two is half past three."""
    return wall.astimezone(dt.UTC).astimezone(wall.tzinfo)


def _changes(zone: ZoneInfo, begin: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The instants, to the second, at which the offset from UTC is another than before."""
    at = begin
    while at < end:
        after = at + 6 * HOUR
        if _offset(zone, at) != _offset(zone, after):
            yield _first_of(zone, at, after)
        at = after


def _first_of(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The first second with the later offset."""
    old = _offset(zone, before)
    while after - before > dt.timedelta(seconds=1):
        middle = before + dt.timedelta(seconds=(after - before).total_seconds() // 2)
        if _offset(zone, middle) == old:
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, when: dt.datetime) -> dt.timedelta:
    return when.astimezone(zone).utcoffset() or dt.timedelta(0)
