"""What was really run, and what later weeks are measured from because of it (V4)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Week
from solver.running.living.sheet import Sheet, Slot
from solver.running.rules.facts import Baseline

TOTAL_SLACK, LONG_SLACK = Fraction(10, 9), Fraction(20, 19)
"""Above what was run a ref may still be as planned: a tenth less in a week, a twentieth less in a long run."""
WEEKS_BACK, DAYS_BACK = 4, 28


@dataclass(frozen=True)
class Past:
    """The record of dates before `until`; later dates, and all of them without a record, are as planned.

    `steps` holds what was run by date in grid steps, on days that the plan left free too.
    """

    sheet: Sheet
    baseline: Baseline
    until: dt.date
    steps: Mapping[dt.date, Fraction]

    def ran(self, date: dt.date) -> Fraction:
        """Steps that were run or still stand on a date."""
        if date < self.until:
            return self.steps.get(date, Fraction(0))
        return Fraction(self._stands(date))

    def _stands(self, date: dt.date) -> Fraction:
        return self._of(self.sheet.slots.get(date))

    def _of(self, slot: Slot | None) -> Fraction:
        if slot is None:
            return Fraction(0)
        return slot.steps + Fraction(
            slot.day.race if slot.day.role is Role.TUNE_UP else 0, self.sheet.grid.tenths_of_mm
        )

    def planned(self, date: dt.date) -> Fraction:
        """Steps that the plan had on a date before the newest events, runs that fell away earlier included."""
        return self._of(self.sheet.in_force.get(date)) + self.sheet.carried.get(date, 0)

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
        recorded = {date for date, steps in self.steps.items() if steps and date < self.until}
        slots = self.sheet.slots.items()
        return recorded | {date for date, slot in slots if date >= self.until and (slot.is_run or slot.day.race)}

    def still_counts(self, week: Week) -> bool:
        """Whether at least half of a week's kilometres and more than half of its runs were run or still stand."""
        dates = [day.date for day in week.days]
        planned, ran = sum(map(self.planned, dates)), sum(map(self.ran, dates))
        runs = self._runs_planned(dates)
        return 2 * ran >= planned and 2 * sum(self.ran(date) > 0 for date in dates) > runs

    def lost_runs(self, week: Week) -> int:
        """Runs of a week that were not run and will not be."""
        dates = [day.date for day in week.days]
        return max(0, self._runs_planned(dates) - sum(self.ran(d) > 0 for d in dates))

    def total(self, week: Week, blocked: int = 0) -> int:
        """What later weeks measure from this one: as planned, or 10/9 of the largest week of the last four.

        `blocked` are steps that the plan never had, since their dates were blocked when it was made.
        """
        planned = blocked + total_of(self.planned(day.date) for day in week.days)
        monday = week.days[0].date
        ran: list[Fraction] = [
            total_of(self.ran(monday + dt.timedelta(k - 7 * back)) for k in range(7))
            if back <= week.index
            else Fraction(self.baseline.week_one)
            for back in range(WEEKS_BACK)
        ]
        return floor(min(planned, blocked + max(ran) * TOTAL_SLACK))

    def long(self, week: Week, planned: int) -> int:
        """What later long runs are measured from: as planned, or 20/19 of the longest run of the last 28 days."""
        last = week.days[-1].date
        ran = [self.ran(last - dt.timedelta(k)) for k in range(DAYS_BACK)]
        if week.index < DAYS_BACK // 7 - 1:
            ran.append(Fraction(self.sheet.grid.down(self.baseline.longest_km)))
        return floor(min(Fraction(planned), max(ran) * LONG_SLACK))


def total_of(parts: Iterable[Fraction]) -> Fraction:
    """The exact sum."""
    return sum(parts, Fraction(0))
