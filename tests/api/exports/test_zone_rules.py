"""The zone in a calendar file, read as RFC 5545 says, is the zone: on every hour, in the gap, and twice in an hour."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import icalendar
import pytest

from api.exports.ics import as_calendar
from api.exports.zone_rules import zone_rules
from tests.api.exports.test_exports import PLAN, document

HOUR = dt.timedelta(hours=1)
ZONES = (
    "Africa/Casablanca",  # goes back for Ramadan and on after it, two changes within five weeks
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "Australia/Sydney",
    "Australia/Lord_Howe",  # half an hour
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Kathmandu",
)


def offset_by(rules: icalendar.Timezone, when: dt.datetime) -> dt.timedelta:
    """The offset that the latest part before a moment gives: a part begins by the clock before it."""
    begun = [(part["dtstart"].dt - part["tzoffsetfrom"].td, part["tzoffsetto"].td) for part in rules.subcomponents]
    return max((at, to) for at, to in begun if at <= when)[1]


@pytest.mark.parametrize("name", ZONES)
def test_the_rules_in_the_file_are_the_zone_s_on_every_hour(name: str) -> None:
    zone, first, last = ZoneInfo(name), dt.date(2026, 1, 20), dt.date(2026, 12, 20)
    rules = icalendar.Timezone.from_ical(zone_rules(zone, first, last).to_ical())
    when = dt.datetime(2026, 1, 20)
    while when < dt.datetime(2026, 12, 20):
        for moment in (when, when - dt.timedelta(seconds=1)):
            assert offset_by(rules, moment) == moment.replace(tzinfo=dt.UTC).astimezone(zone).utcoffset(), moment
        when += HOUR


@pytest.mark.parametrize("name", ZONES[:-1])
def test_both_parts_stand_in_the_file_though_the_plan_sees_one(name: str) -> None:
    rules = zone_rules(ZoneInfo(name), dt.date(2026, 5, 4), dt.date(2026, 6, 1))
    assert {part.name for part in rules.subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_a_zone_that_never_changes_has_one_part() -> None:
    (part,) = zone_rules(ZoneInfo("Asia/Kathmandu"), dt.date(2026, 5, 4), dt.date(2026, 6, 1)).subcomponents
    assert (part.name, part["tzoffsetto"].td) == ("STANDARD", dt.timedelta(hours=5, minutes=45))


def moved(day: dt.date) -> icalendar.Calendar:
    """The sample plan with its first session on a day, at half past two in Berlin."""
    session = next(d for week in PLAN.weeks for d in week.days if d.planned_distance_km)
    week = PLAN.weeks[0].model_copy(update={"days": [session.model_copy(update={"date": day})]})
    plan = PLAN.model_copy(update={"weeks": [week], "start_date": day, "end_date": day})
    made = replace(document(plan), zone=ZoneInfo("Europe/Berlin"), at=dt.time(2, 30))
    return icalendar.Calendar.from_ical(as_calendar(made))


def test_an_hour_that_does_not_exist_is_the_next_one() -> None:
    """On 28 March 2027 Berlin goes from two to three o'clock."""
    (event,) = moved(dt.date(2027, 3, 28)).events
    assert event.start.replace(tzinfo=None) == dt.datetime(2027, 3, 28, 3, 30)
    (before,) = moved(dt.date(2027, 3, 27)).events
    assert before.start.replace(tzinfo=None) == dt.datetime(2027, 3, 27, 2, 30)


def test_an_hour_that_comes_twice_is_written_in_utc() -> None:
    """On 31 October 2027 Berlin goes from three back to two: a session of an hour from 2:30 ends at 2:30."""
    (event,) = moved(dt.date(2027, 10, 31)).events
    assert event.start == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)
    assert event.end > event.start
