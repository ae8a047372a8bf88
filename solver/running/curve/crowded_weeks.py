"""Weeks that are too small for a tune-up race and all of their runs: some of these fall away, as R02 permits."""

from collections.abc import Iterator
from dataclasses import replace

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Schedule, Week
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import week_statements
from solver.running.rules.single_runs import MIN_RUN

GOING = (Role.EASY, Role.QUALITY, Role.LONG)
"""What makes room for a race, one run after the other, in this order."""


def with_one_run_less(facts: Facts) -> Schedule | None:
    """The schedule without a run of each week whose shortest runs are too much beside a tune-up race; None where all
    weeks have room.
    """
    crowded = {week.index for week in _crowded(facts)}
    if not crowded:
        return None
    weeks = facts.schedule.weeks
    return replace(facts.schedule, weeks=tuple(_without_one(w) if w.index in crowded else w for w in weeks))


def _crowded(facts: Facts) -> Iterator[Week]:
    """Targets make room for a race as far as runs may be short: what a week misses even so, its runs cannot have."""
    raced = [week for week in facts.schedule.weeks if week.tune_up and week.runs]
    if not raced:
        return
    numbers = Numbers.of_distances(facts, facts.run_targets)
    for week in raced:
        too_short = [bound for bound in MIN_RUN.in_week(numbers, week) if bound.rank is None]
        too_large = [b for _, b in week_statements(numbers, week) if b.place == week.place and b.sign > 0]
        if any(bound.amount() for bound in too_short + too_large):
            yield week


def _without_one(week: Week) -> Week:
    """The run nearest to the race goes, of two the one after it."""
    (race, *_) = week.days_of(Role.TUNE_UP)
    gone = min(week.runs, key=lambda day: (GOING.index(day.role), abs(day.weekday - race.weekday), -day.weekday))
    return replace(week, days=tuple(Day(d.date, Role.REST, displaced=True) if d is gone else d for d in week.days))
