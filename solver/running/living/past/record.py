"""What was really run, and what later weeks are measured from because of it (V4)."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Week
from solver.running.living.past.sheet import Sheet, Slot
from solver.running.rules.facts import Baseline, Known

TOTAL_SLACK, LONG_SLACK = (10, 9), (20, 19)
"""Above what was run a ref may still be as planned: a tenth less in a week, a twentieth less in a long run."""
WEEKS_BACK, DAYS_BACK = 4, 28
ONE_DAY = dt.timedelta(1)


@dataclass(frozen=True)
class Past:
    """The record of dates before `until`; later dates, and all of them without a record, are as planned.

    `recorded` holds what was run by date, on days that the plan left free too, in tenths of mm as all that is not said
    to be in steps.
    """

    sheet: Sheet
    baseline: Baseline
    until: dt.date
    recorded: Mapping[dt.date, int]
    standing: Mapping[dt.date, int] = field(default_factory=dict)
    """Steps of runs ahead where they are not what the sheet holds: after a search."""

    @property
    def _step(self) -> int:
        return self.sheet.grid.tenths_of_mm

    def ran(self, date: dt.date) -> int:
        """What was run or still stands on a date."""
        if date < self.until:
            return self.recorded.get(date, 0)
        slot = self.sheet.slots.get(date)
        return self._of(slot, self.standing.get(date) if slot is not None and slot.is_run else None)

    def _of(self, slot: Slot | None, standing: int | None = None) -> int:
        if slot is None:
            return 0
        return (slot.steps if standing is None else standing) * self._step + (
            slot.day.race if slot.day.role is Role.TUNE_UP else 0
        )

    @cached_property
    def _planned(self) -> dict[dt.date, int]:
        carried = self.sheet.carried
        return {date: self._of(slot) + carried.get(date, 0) * self._step for date, slot in self.sheet.in_force.items()}

    def planned(self, date: dt.date) -> int:
        """What the plan had on a date before the newest events, runs that fell away earlier included."""
        return self._planned.get(date, 0)

    def _runs_planned(self, dates: Iterable[dt.date]) -> int:
        return sum((self._of(self.sheet.in_force.get(d)) > 0) + (d in self.sheet.carried) for d in dates)

    def is_whole(self, dates: Iterable[dt.date]) -> bool:
        """Whether nothing was or will be lost on any of these dates, as far as they are not recorded yet."""
        sheet = self.sheet
        return all(date >= self.until and date not in sheet.touched and date not in sheet.carried for date in dates)

    def missed(self) -> set[dt.date]:
        """Planned runs of the past on whose date nobody ran."""
        force = self.sheet.in_force
        return {date for date, slot in force.items() if date < self.until and slot.is_run and not self.ran(date)}

    def runs_on(self) -> set[dt.date]:
        """All dates with a run: recorded ones, planned ones from now on, races too."""
        recorded = {date for date, ran in self.recorded.items() if ran and date < self.until}
        slots = self.sheet.slots.items()
        return recorded | {date for date, slot in slots if date >= self.until and (slot.is_run or slot.day.race)}

    def still_counts(self, week: Week) -> bool:
        """Whether at least half of a week's kilometres and more than half of its runs were run or still stand."""
        dates = [day.date for day in week.days]
        ran = [self.ran(date) for date in dates]
        runs = self._runs_planned(dates)
        return 2 * sum(ran) >= sum(map(self.planned, dates)) and 2 * sum(run > 0 for run in ran) > runs

    def lost_runs(self, week: Week) -> int:
        """Runs of a week that were not run and will not be."""
        dates = [day.date for day in week.days]
        return max(0, self._runs_planned(dates) - sum(self.ran(d) > 0 for d in dates))

    def total(self, week: Week, blocked: int = 0) -> int:
        """Steps that later weeks measure from this one: as planned, or 10/9 of the largest week of the last four.

        `blocked` are steps that the plan never had, since their dates were blocked when it was made.
        """
        more, less = TOTAL_SLACK
        planned = sum(self.planned(day.date) for day in week.days)
        monday = week.days[0].date
        ran = [self._week_ran(monday - back * 7 * ONE_DAY) for back in range(min(WEEKS_BACK, week.index + 1))]
        if len(ran) < WEEKS_BACK:
            ran.append(self.baseline.week_one * self._step)
        return blocked + min(planned * less, max(ran) * more) // (less * self._step)

    def _week_ran(self, monday: dt.date) -> int:
        return sum(self.ran(monday + k * ONE_DAY) for k in range(7))

    def long(self, week: Week, planned: int) -> int:
        """Steps that later long runs are measured from: as planned, or 20/19 of the longest run of the last 28 days."""
        more, less = LONG_SLACK
        last = week.days[-1].date
        ran = [self.ran(last - k * ONE_DAY) for k in range(DAYS_BACK)]
        if week.index < DAYS_BACK // 7 - 1:
            ran.append(self.sheet.grid.down(self.baseline.longest_km) * self._step)
        return min(planned * less * self._step, max(ran) * more) // (less * self._step)


@dataclass(frozen=True)
class Measures:
    """What later weeks are measured from, where that is not simply what a week will have (V4).

    `pinned` are numbers of weeks with a pin, `fixed` the dates of pins, `anew` indices of weeks that settings laid out
    anew, where fewer runs are no loss. `blocked` are the steps by week index of runs whose dates were blocked from the
    start: they count as well.
    """

    past: Past
    weeks: Sequence[Week]
    today: dt.date
    pinned: Collection[int]
    fixed: AbstractSet[dt.date]
    anew: Collection[int]
    blocked: Mapping[int, int]

    def known(self) -> Known:
        """Totals and long runs of weeks that have begun, lose runs or are pinned."""
        totals: dict[int, int] = {}
        runs: dict[dt.date, int] = {}
        for week in self.weeks:
            if not week.counts or not self._is_known(week):
                continue
            totals[week.index] = self.past.total(week, self.blocked.get(week.index, 0))
            long = week.long
            if long is not None and (long.date < self.today or self._is_fixed(week, long.date)):
                runs[long.date] = self.past.long(week, self.past.sheet.before_resizing(long.date).steps)
        return Known(totals, runs)

    def _is_fixed(self, week: Week, long: dt.date) -> bool:
        """Whether a pin says how long a long run is, itself or as the whole week's; else it is what it will be."""
        by_day = not self.fixed.isdisjoint(day.date for day in week.days)
        return long in self.fixed or (week.number in self.pinned and not by_day)

    def _is_known(self, week: Week) -> bool:
        if week.days[0].date < self.today or week.number in self.pinned:
            return True
        return week.index not in self.anew and self.past.lost_runs(week) > 0

    def after(self, distances: Mapping[dt.date, int]) -> "Measures":
        """The same once it is known how long the runs ahead are."""
        return replace(self, past=replace(self.past, standing=distances))
