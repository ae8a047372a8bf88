"""Looking ahead: what later weeks need of earlier ones, once a first split has shown that they cannot have it.

Runs grow little from week to week (R23), so the lengths of a large week start weeks before; and load weeks never fall
(R13), so none may be larger than the next can be. Weeks are then split once more, with these as their limits.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from solver.linear import Linear, Quantity
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.curve.room import ends_of
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts, Split, WeekTarget
from solver.running.rules.measures import Measuring, free_run, free_total
from solver.running.rules.volume import GROWTH

RunsOf = Callable[[Week, WeekTarget, Mapping[dt.date, int]], Split]
"""The runs of a week that it could have after any weeks, each no shorter than a least one by date."""


@dataclass(frozen=True)
class Ahead:
    """The most of weeks by index and the least of runs by date, in steps, for the sake of later weeks."""

    most: Mapping[int, int] = field(default_factory=dict)
    least: Mapping[dt.date, int] = field(default_factory=dict)


NOTHING_AHEAD = Ahead()


@dataclass(frozen=True)
class Wanted(Measuring):
    """A view of one week as it could be, with a variable for each run and total of others."""

    facts: Facts
    week: Week
    runs: Split

    def run(self, day: Day) -> Quantity:
        """What is wanted, or what is free."""
        of_week = self.week.days[day.weekday] is day
        return self.runs[day.weekday] if of_week else free_run(day)

    def total(self, week: Week) -> Quantity:
        """What is free."""
        return free_total(week)

    def ref_total(self, week: Week) -> Quantity | None:
        """What is free."""
        return None if week.ref is None else self.total(self.facts.schedule.weeks[week.ref])

    def highest_load(self) -> Quantity:
        """What is free."""
        return Linear({0: 1})


def missing_steps(facts: Facts, targets: Sequence[WeekTarget]) -> int:
    """Steps between the weeks' totals and what their runs' targets add up to, and by which load weeks fall."""
    missing = sum(abs(target.reachable - sum(target.days.values())) for target in targets)
    return missing + sum(max(0, targets[before].reachable - targets[t].reachable) for before, t in climbs(facts))


def looked_ahead(rules: Sequence[Rule], facts: Facts, targets: Sequence[WeekTarget], wanted: RunsOf) -> Ahead:
    """What a split asks of the next one."""
    most: dict[int, int] = {}
    for before, t in reversed(climbs(facts)):
        most[before] = min(targets[t].reachable, most.get(t, targets[t].reachable))
    least: dict[dt.date, int] = {}
    for week in reversed(facts.schedule.weeks):
        target = targets[week.index]
        if week.ref is None or week.touched or week.early or week.kind in (Kind.RACE, Kind.AFTER):
            continue
        if sum(target.days.values()) < target.reachable or any(day.date in least for day in week.runs):
            _pass_on(rules, Wanted(facts, week, wanted(week, target, least)), week, least)
    return Ahead(most, least)


def climbs(facts: Facts) -> list[tuple[int, int]]:
    """Load weeks that may not fall below the one before, with that one, by index; races and lost runs apart."""
    weeks = facts.schedule.weeks
    loads = [(weeks[week.ref], week) for week in facts.schedule.loads if week.ref is not None]
    return [(a.index, b.index) for a, b in loads if not a.touched and GROWTH.never_falls(facts, b)]


def _pass_on(rules: Sequence[Rule], view: Wanted, week: Week, least: dict[dt.date, int]) -> None:
    """What the runs that a week could have ask of runs before it."""
    for end in ends_of(rules, view, week):
        if end.sign < 0 < min(end.variable, end.steps):
            date = dt.date.fromordinal(end.variable)
            least[date] = max(end.steps, least.get(date, 0))
