"""Breaks and the way back from them (R29): how long nobody ran, and what each day after it may have of a usual run.

The one owner of this arithmetic: the engine reads it for blocked dates, the living plan for what was missed, too.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from solver.running.calendar.template import Template

SHORTEST_BREAK, BEYOND_USUAL_GAP = 7, 4
"""Days: a break has at least so many, and so many more than the template's longest gap between two runs."""
LAST_DAYS_BEFORE_RACE = 14
"""A first run so near to the race makes no return: the taper is light already."""
WEEK_DAYS = 7
FULL = 100

Stage = tuple[int, int]
"""So many days at so many per cent."""


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
        return self.resume + dt.timedelta(sum(days for days, _ in stages(self.days)))

    def percent_on(self, date: dt.date) -> int:
        """What a run on a date may have of the same weekday's run before the break; 100 before and long after it."""
        since = (date - self.resume).days
        if since < 0:
            return FULL
        for days, percent in stages(self.days):
            if since < days:
                return percent
            since -= days
        return FULL


def stages(days: int) -> tuple[Stage, ...]:
    """The return after so many days off (Daniels' adjustments, as commonly quoted); parts of odd numbers round up."""
    if days <= 28:
        half = -(-days // 2)
        return (half, 50), (half, 75)
    if days <= 56:
        third = -(-days // 3)
        return (third, 33), (third, 50), (third, 75)
    return tuple((3 * WEEK_DAYS, percent) for percent in (33, 50, 70, 85))


def least_break(template: Template) -> int:
    """From how many days on a time off counts as a break in plans of this template."""
    runs = [d for d, role in enumerate(template) if role.is_run]
    gaps = [after - before - 1 for before, after in pairwise([*runs, *(d + WEEK_DAYS for d in runs[:1])])]
    return max(SHORTEST_BREAK, max(gaps, default=0) + BEYOND_USUAL_GAP)


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
        near_race = race_date is not None and 0 <= (race_date - run).days < LAST_DAYS_BEFORE_RACE
        if candidate.days >= least and not near_race:
            found.append(candidate)
    return tuple(found)
