"""Fixed upper limits of single days: the quiet days before races (R25, R27) and life's limits (R26)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from solver.running.calendar.schedule import Day, Schedule
from solver.running.request.grid import Grid
from solver.running.request.request import PlanRequest
from solver.weekday import WEEK

NEAR_RACE_DAYS, NEAR_RACE_KM = 3, 8.0
EVE_OF_RACE_KM = 5.0


@dataclass(frozen=True)
class Cap:
    """A day's limit in steps, which rule says so, and why in a few words."""

    rule_id: str
    limit: int
    why: str


Caps = Mapping[dt.date, tuple[Cap, ...]]

NO_LIMIT = 10**6


def most_on(caps: Caps, date: dt.date) -> int:
    """The least of a date's limits, `NO_LIMIT` without one."""
    found = caps.get(date)
    return NO_LIMIT if found is None else min([cap.limit for cap in found])


def caps_of(request: PlanRequest, schedule: Schedule, grid: Grid) -> Caps:
    """All caps of days with training runs, by date."""
    weekday_caps = weekday_caps_of(request, grid)
    caps: dict[dt.date, list[Cap]] = defaultdict(list)
    for week in schedule.weeks:
        for day in week.runs:
            caps[day.date].extend(weekday_caps[day.weekday])
            caps[day.date].extend(_race_caps(schedule, day, grid))
    return {date: tuple(found) for date, found in caps.items() if found}


def weekday_caps_of(request: PlanRequest, grid: Grid) -> tuple[tuple[Cap, ...], ...]:
    """The athlete's own caps for Monday to Sunday."""
    settings, pace = request.settings, request.athlete.easy_pace_sec_per_km
    caps: list[tuple[Cap, ...]] = []
    for day in WEEK:
        found = []
        if day in settings.max_km_by_day:
            km = settings.max_km_by_day[day]
            found.append(Cap("R26", grid.down(km), f"{day.capitalize()} allows at most {km:g} km"))
        if day in settings.max_minutes_by_day and pace is not None:
            minutes = settings.max_minutes_by_day[day]
            limit = grid.down(minutes * 60 / pace)
            found.append(Cap("R26", limit, f"{day.capitalize()} allows at most {minutes:g} minutes"))
        caps.append(tuple(found))
    return tuple(caps)


def _race_caps(schedule: Schedule, day: Day, grid: Grid) -> Iterator[Cap]:
    to_race = schedule.days_to_race(day)
    if to_race is not None and 0 < to_race <= NEAR_RACE_DAYS:
        yield Cap("R25", grid.down(NEAR_RACE_KM), "it is one of the three days before the race")
        if to_race == 1:
            yield Cap("R25", grid.down(EVE_OF_RACE_KM), "it is the day before the race")
    if day.date in schedule.day_before_tune_up:
        yield Cap("R27", grid.down(EVE_OF_RACE_KM), "it is the day before a tune-up race")
