"""Breaks in the running that a finished plan shows, and which dates belong to the return after one."""

import datetime as dt
from collections.abc import Collection, Iterable
from itertools import pairwise
from statistics import median

from coach.today import WITHOUT_RUN
from solver.running.calendar.schedule import FULL
from solver.running.request.result import Plan
from solver.running.request.situation import dates_of
from solver.running.rules.returns import RETURN, Break, breaks_of, days_off_on

QUIET_DAYS = 7
"""So many days before a race speak of the race, also after a break."""


def breaks_in(plan: Plan, off: Collection[dt.date]) -> tuple[Break, ...]:
    """Breaks by rule R29; the usual gap is read from the plan, since a plan by anybody has no template."""
    missed = missed_in(plan)
    runs = [date for date in _runs(plan) if date not in missed]
    gaps = sorted((then - before).days - 1 for before, then in pairwise(runs))
    usual = median(gaps[-len(plan.weeks) :]) if gaps else 0
    least = RETURN.least_days(int(usual))
    return breaks_of(missed.union(off), runs, least)


def _runs(plan: Plan) -> list[dt.date]:
    return [day.date for week in plan.weeks for day in week.days if day.workout_type not in WITHOUT_RUN]


def missed_in(plan: Plan) -> frozenset[dt.date]:
    """Past runs of which a record of runs says nothing; without a record of the plan's own runs nobody knows."""
    if plan.happened is None:
        return frozenset()
    told, runs = plan.happened.situation, _runs(plan)
    done = {ran.date for ran in told.done}
    known = not done.isdisjoint(runs)
    return frozenset(date for date in runs if known and date < told.today and date not in done)


def days_unwell(plan: Plan) -> frozenset[dt.date]:
    """Days of illness or injury that a revised plan was told of."""
    events = [] if plan.happened is None else plan.happened.situation.events
    return frozenset(dates_of(event for event in events if event.forbids_running))


def days_off(plan: Plan, blocked: Collection[dt.date]) -> frozenset[dt.date]:
    """All days on which nobody could run: blocked ones, those of events, and those of runs that fell away."""
    off = frozenset(blocked)
    if plan.happened is None:
        return off
    told = dates_of(plan.happened.situation.events)
    return off | told | {run.date for run in plan.happened.lost}


def slowed_days(plan: Plan, blocked: Collection[dt.date]) -> dict[dt.date, int]:
    """The length in days of the break that still slows the runner, for the dates of a plan on which one does."""
    breaks = breaks_in(plan, days_off(plan, blocked))
    found = {day.date: days_off_on(breaks, day.date) for week in plan.weeks for day in week.days}
    return {date: days for date, days in found.items() if days}


def is_returning(date: dt.date, breaks: Iterable[Break], race: dt.date | None) -> bool:
    """Whether a run on this date is still held back by a break; the last days before a race belong to the race."""
    return not _belongs_to_race(date, race) and any(found.percent_on(date) < FULL for found in breaks)


def is_late_return(date: dt.date, breaks: Iterable[Break], race: dt.date | None) -> bool:
    """The same, but of breaks alone from which the way back is not over before the race."""
    return is_returning(date, [found for found in breaks if race is not None and found.full_from >= race >= date], race)


def _belongs_to_race(date: dt.date, race: dt.date | None) -> bool:
    return race is not None and 0 <= (race - date).days < QUIET_DAYS


def days_back(date: dt.date, breaks: Iterable[Break]) -> int | None:
    """Days since the first run after the last break before a date; None where there was none."""
    return min(((date - found.resume).days for found in breaks if found.resume <= date), default=None)
