"""The schedule: which week is what and which day is for what. Everything but the kilometres.

The engine derives it from the request (`outline.py`); the validator reads it back from a finished
plan. Rules, targets and model see only this.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from solver.once import once
from solver.rule import Place
from solver.running.calendar.roles import RUNS, Role, Template

FULL = 100
"""Per cent of a run, where nothing reduces it."""


class Kind(StrEnum):
    """What R14-R16 make of a week. Base, build and peak are all load weeks."""

    LOAD = "load"
    RECOVERY = "recovery"
    TAPER = "taper"
    RACE = "race"
    AFTER = "after"


@dataclass(frozen=True)
class Day:
    """One date. `origin` is the template weekday of the run that stands here, `race` its tenths of mm.

    `share` is what a return from a break allows of ref's run, in per cent (R29), `days_off` the length of the break
    that still slows the runner.
    """

    date: dt.date
    role: Role
    origin: int | None = None
    race: int = 0
    displaced: bool = False
    share: int = FULL
    days_off: int = 0

    @once
    def weekday(self) -> int:
        """0 for Monday."""
        return self.date.weekday()


@dataclass(frozen=True)
class Week:
    """Seven days and what they add up to. `index` counts from 0, `ref` is the index of the rulebook's ref(t).

    `touched` weeks are not as the template has them, because a race or lost runs changed them; `returning` ones come
    back from a break (R29), and `after_break` is the length in days of the break whose return ended just before;
    `long_counts` is false where the long run moved onto a day that cuts it short.
    `counts` says whether later weeks measure their growth from this one, and `interrupted` whether runs were lost
    in this week or in any before. `refs_with_long` are the last refs that have a long run, the latest first.
    """

    index: int
    kind: Kind
    days: tuple[Day, ...]
    lost: int = 0
    half_lost: bool = False
    disturbed: bool = False
    early: bool = False
    touched: bool = False
    returning: bool = False
    counts: bool = False
    long_counts: bool = True
    after_break: int = 0
    interrupted: bool = False
    ref: int | None = None
    refs_with_long: tuple[int, ...] = ()
    level: int = 0

    @once
    def number(self) -> int:
        """As people count: from 1."""
        return self.index + 1

    @once
    def place(self) -> Place:
        """Where bounds on the week's total apply."""
        return _place(self.index)

    @once
    def places(self) -> tuple[Place, ...]:
        """Where bounds on single days apply, by weekday."""
        return _places(self.index)

    @once
    def runs(self) -> tuple[Day, ...]:
        """The days with training kilometres."""
        return tuple([day for day in self.days if day.role in RUNS])

    @once
    def long(self) -> Day | None:
        """The long run, if the week has one."""
        return next(iter(self.days_of(Role.LONG)), None)

    @once
    def quality(self) -> tuple[Day, ...]:
        """Tempo, interval and steady days."""
        return self.days_of(Role.QUALITY)

    @once
    def easy(self) -> tuple[Day, ...]:
        """Easy and recovery days."""
        return self.days_of(Role.EASY)

    @once
    def race(self) -> int:
        """The goal race's tenths of mm; 0 outside the race week."""
        return sum([day.race for day in self.days_of(Role.RACE)])

    @once
    def tune_up(self) -> int:
        """Tenths of mm of tune-up races, which count in W."""
        return sum([day.race for day in self.days_of(Role.TUNE_UP)])

    def days_of(self, role: Role) -> tuple[Day, ...]:
        """The days of one role."""
        return tuple([day for day in self.days if day.role is role])

    @once
    def is_load(self) -> bool:
        """True for base, build and peak weeks."""
        return self.kind is Kind.LOAD

    @once
    def is_taper(self) -> bool:
        """True for taper weeks, the race week included."""
        return self.kind in (Kind.TAPER, Kind.RACE)


@lru_cache(maxsize=128)
def _place(index: int) -> Place:
    return Place(index + 1)


@lru_cache(maxsize=128)
def _places(index: int) -> tuple[Place, ...]:
    return tuple(Place(index + 1, weekday) for weekday in range(7))


@dataclass(frozen=True)
class Schedule:
    """All weeks, the weekday template they follow, and the race."""

    weeks: tuple[Week, ...]
    template: Template
    runs_per_week: int
    race_date: dt.date | None

    @once
    def loads(self) -> tuple[Week, ...]:
        """The load weeks."""
        return tuple(week for week in self.weeks if week.is_load)

    @once
    def tapers(self) -> tuple[Week, ...]:
        """The taper weeks, the race week included."""
        return tuple(week for week in self.weeks if week.is_taper)

    @once
    def last_load(self) -> Week | None:
        """The last load week before the taper."""
        first_taper = self.tapers[0].index if self.tapers else len(self.weeks)
        return next((week for week in reversed(self.loads) if week.index < first_taper), None)

    def index_of(self, date: dt.date) -> int:
        """The index of a date's week, below 0 or too large outside the plan."""
        return (date - self.weeks[0].days[0].date).days // 7

    def week_of(self, date: dt.date) -> Week:
        """A date's week, or the nearest."""
        return self.weeks[min(max(0, self.index_of(date)), len(self.weeks) - 1)]

    def weeks_to_race(self, week: Week) -> int | None:
        """Weeks from one to the race's: 0 in the race week, None without a race."""
        return None if self.race_date is None else self.index_of(self.race_date) - week.index

    def days_to_race(self, day: Day) -> int | None:
        """Days from a date to the race: 0 on race day, negative after it, None without a race."""
        return None if self.race_date is None else (self.race_date - day.date).days

    @property
    def race_weekday(self) -> int | None:
        """0 for a race on Monday."""
        return None if self.race_date is None else self.race_date.weekday()

    @once
    def days_off_at_race(self) -> int:
        """The length in days of a break that still slows the runner in the race; 0 without one."""
        days = [day for week in self.weeks if week.kind is Kind.RACE for day in week.days_of(Role.RACE)]
        return max((day.days_off for day in days), default=0)

    @once
    def day_before_tune_up(self) -> frozenset[dt.date]:
        """Dates on the eve of a tune-up race."""
        return frozenset(d.date - dt.timedelta(1) for d in self._tune_ups)

    @property
    def _tune_ups(self) -> list[Day]:
        return [day for week in self.weeks if week.tune_up for day in week.days_of(Role.TUNE_UP)]


def is_same_kind(old: Schedule, new: Schedule, week: Week) -> bool:
    """Whether a week of the new schedule is of the kind that it was in the old one; the taper counts from the race."""
    if week.index >= len(old.weeks) or old.weeks[week.index].kind is not week.kind:
        return False
    return week.kind is not Kind.TAPER or old.weeks_to_race(week) == new.weeks_to_race(week)


@dataclass
class Chain:
    """Links weeks to the load weeks before them, one after the other."""

    ref: int | None = None
    level: int = 0
    refs_with_long: tuple[int, ...] = ()
    interrupted: bool = False

    def links(self, lost: int, returning: bool) -> dict[str, Any]:
        """What the next week says of the weeks before it."""
        self.interrupted |= lost > 0 or returning
        return dict(vars(self))

    def add(self, week: Week) -> None:
        """The next week, for those after it."""
        if week.counts:
            self.ref, self.level = week.index, self.level + 1
            if week.long is not None and week.long_counts:
                self.refs_with_long = (week.index, *self.refs_with_long[:1])


def with_refs(weeks: list[Week]) -> tuple[Week, ...]:
    """Give each week its ref and its level: how many load weeks that count as ref came before it."""
    linked: list[Week] = []
    chain = Chain()
    for week in weeks:
        linked.append(replace(week, **chain.links(week.lost, week.returning)))
        chain.add(week)
    return tuple(linked)
