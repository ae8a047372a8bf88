"""Breaks in the running and the days of the return after each, as rule R29 counts them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from solver.running.request.result import Plan, WorkoutType

LEAST_DAYS, LEAST_MORE = 7, 4
TWICE_AS_LONG, WHOLE_RETURN = 56, 84
"""R29: up to 56 days off the return takes as many days as the break had, after longer ones twelve weeks."""
_NO_RUN = frozenset({WorkoutType.REST, WorkoutType.CROSS_TRAINING})


@dataclass(frozen=True)
class Break:
    """Days without a run between two runs; `back` is the date of the first run after it."""

    days: int
    back: dt.date

    def is_returning(self, date: dt.date) -> bool:
        """Whether a date belongs to the return."""
        length = self.days if self.days <= TWICE_AS_LONG else WHOLE_RETURN
        return 0 <= (date - self.back).days < length


def breaks_of(plan: Plan) -> list[Break]:
    """Breaks of a week and more before the race, clearly longer than the plan's usual gaps."""
    dates = [day.date for week in plan.weeks for day in week.days if day.workout_type not in _NO_RUN]
    gaps = [(then - before).days - 1 for before, then in pairwise(dates)]
    usual = median(sorted(gaps)[-len(plan.weeks) :]) if gaps else 0
    least = max(LEAST_DAYS, usual + LEAST_MORE)
    return list(_found(dates, gaps, least, plan.race_date))


def _found(dates: list[dt.date], gaps: list[int], least: float, race: dt.date | None) -> Iterator[Break]:
    for gap, back in zip(gaps, dates[1:], strict=True):
        if gap >= least and (race is None or back < race):
            yield Break(gap, back)
