"""A pointed quote, and the fields that can be pointed at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MOST_POINTS, LONGEST_QUOTE = 40, 300

FIELDS: Mapping[str, str] = {
    "settings.goal": "the race or aim that the plan is for",
    "settings.raceDate": "the day of that race",
    "settings.startDate": "the day on which training begins",
    "settings.totalWeeks": "how many weeks the plan lasts, where there is no race",
    "settings.daysPerWeek": "on how many days a week they want to run",
    "settings.preferredDays": "the weekdays on which they want to run",
    "settings.preferredLongRunDay": "the weekday of the long run",
    "settings.blockedDates": "dates on which they cannot run",
    "settings.maxKmByDay": "how far single weekdays may be at most, in kilometres or miles",
    "settings.maxMinutesByDay": "how long single weekdays may be at most, in time",
    "settings.peakWeeklyKm": "the most that they want to run in any week",
    "settings.targetTimeSecs": "the race time that they wish for",
    "settings.includeSpeedwork": "that they want no fast running",
    "settings.allowCrossTraining": "that they would like other sports as well",
    "settings.strengthDays": "how often, or on which days, they lift",
    "settings.units": "that they count in miles",
    "athlete.currentWeeklyKm": "how far they run a week now, all runs together",
    "athlete.runsPerWeekAvg": "how often they run a week now",
    "athlete.longestRecentRunKm": "their longest run of the last weeks",
    "athlete.easyPaceSecPerKm": "the pace of their easy runs",
    "athlete.easyHr": "the heart rate of their easy runs",
    "athlete.maxHr": "their highest heart rate",
    "athlete.vdot": "their VDOT",
    "athlete.injuryFlags": "an injury or complaint that they have now",
}
"""What stands where, as a model is told."""


@dataclass(frozen=True)
class Point:
    """Words of the text that are said to speak of a field."""

    field: str
    quote: str


def points_in(found: object) -> list[Point]:
    """The usable points of a list; what is none is passed over, and beyond so many nothing is read."""
    listed = found if isinstance(found, list) else []
    points = dict.fromkeys(point for item in listed[: 4 * MOST_POINTS] if (point := _point(item)) is not None)
    return list(points)[:MOST_POINTS]


def _point(item: Any) -> Point | None:
    if not isinstance(item, Mapping):
        return None
    field, quote = item.get("field"), item.get("quote")
    if not isinstance(field, str) or field not in FIELDS or not isinstance(quote, str):
        return None
    return Point(field, quote) if 0 < len(quote.strip()) <= LONGEST_QUOTE else None
