"""Breaks and the way back from them (R29): how long nobody ran, and what each day after it may have of a usual run.

The one owner of this arithmetic: the engine reads it for blocked dates, the living plan for what was missed, too.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from solver.running.calendar.roles import Template
from solver.running.calendar.schedule import FULL
from solver.running.rules.returns import RETURN

WEEK_DAYS = 7


@dataclass(frozen=True)
class Break:
    """Days without running: the first and the last that were off, and the date of the first run after them."""

    first: dt.date
    last: dt.date
    resume: dt.date

    @property
    def days(self) -> int:
        """From the first to the last day off, both counted."""
        return (self.last - self.first).days + 1

    @property
    def full_from(self) -> dt.date:
        """The first date on which everything is allowed again."""
        return self.resume + dt.timedelta(sum(days for days, _ in RETURN.stages(self.days)))

    @property
    def last_percent(self) -> int:
        """The share of the last days before everything is allowed again."""
        return RETURN.stages(self.days)[-1][1]

    def percent_on(self, date: dt.date) -> int:
        """What a run on a date may have of the same weekday's run before the break; 100 before and long after it."""
        since = (date - self.resume).days
        if since < 0:
            return FULL
        for days, percent in RETURN.stages(self.days):
            if since < days:
                return percent
            since -= days
        return FULL


def least_break(template: Template) -> int:
    """From how many days on a time off counts as a break in plans of this template."""
    runs = [d for d, role in enumerate(template) if role.is_run]
    gaps = [after - before - 1 for before, after in pairwise([*runs, *(d + WEEK_DAYS for d in runs[:1])])]
    return RETURN.least_days(max(gaps))


def breaks_of(
    off: Collection[dt.date], runs: Iterable[dt.date], least: int, race_date: dt.date | None
) -> tuple[Break, ...]:
    """The breaks between runs, in order. `off` holds blocked, missed, ill and injured days, `runs` all dates run on.

    Days off before the first run count as a break too; without a run after them there is nothing to come back to.
    """
    found = []
    before = dt.date.min
    for run in sorted(runs):
        between = [date for date in off if before < date < run]
        before = run
        if not between:
            continue
        candidate = Break(min(between), max(between), run)
        near_race = race_date is not None and 0 <= (race_date - run).days <= RETURN.quiet_before_race
        if candidate.days >= least and not near_race:
            found.append(candidate)
    return tuple(found)
