"""The plan as the judge sees it: weeks, days and roles, with exact kilometres."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from tests.judge.numbers import exact, on_grid
from tests.judge.terms import WEEKDAYS

EASY = {"easy", "recovery"}
SPEED = {"tempo", "intervals"}
QUALITY = SPEED | {"steady"}
HARD = SPEED | {"long_run", "race"}
NO_RUN = {"rest", "cross_training"}
LOAD = {"base", "build", "peak"}


@dataclass(frozen=True)
class Day:
    """One day of the plan."""

    date: dt.date
    kind: str
    km: Fraction
    off_grid: bool

    @property
    def weekday(self):
        return self.date.weekday()

    @property
    def name(self):
        return WEEKDAYS[self.weekday]

    @property
    def is_run(self):
        return self.kind not in NO_RUN

    @property
    def is_hard(self):
        return self.kind in HARD

    @property
    def role(self):
        if self.kind in EASY:
            return "easy"
        if self.kind in QUALITY:
            return "quality"
        return "none" if self.kind in NO_RUN else "long" if self.kind == "long_run" else self.kind


@dataclass(frozen=True)
class Week:
    """One week of the plan; `said` is the distance that the plan states."""

    number: int
    monday: dt.date
    kind: str
    said: Fraction
    days: tuple[Day, ...]

    @property
    def runs(self):
        return [day for day in self.days if day.is_run]

    @property
    def long(self):
        return next((day for day in self.days if day.kind == "long_run"), None)

    @property
    def quality(self):
        return [day for day in self.days if day.kind in QUALITY]

    @property
    def easy(self):
        return [day for day in self.days if day.kind in EASY]

    @property
    def total(self):
        return sum((day.km for day in self.days), Fraction(0))

    def holds(self, dates):
        return any(day.date in dates for day in self.days)


def read_weeks(plan, step):
    return [_read_week(week, step) for week in plan["weeks"]]


def _read_week(week, step):
    days = tuple(_read_day(day, step) for day in week["days"])
    monday = dt.date.fromisoformat(week["weekStartDate"])
    return Week(week["weekNumber"], monday, week["weekType"], exact(week["plannedDistanceKm"]), days)


def _read_day(day, step):
    km, kind = exact(day["plannedDistanceKm"]), day["workoutType"]
    snapped = km if kind == "race" else on_grid(km, step)
    off_grid = snapped is None
    return Day(dt.date.fromisoformat(day["date"]), kind, km if off_grid else snapped, off_grid)
