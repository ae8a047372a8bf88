"""Looking ahead: what later weeks need of earlier ones, once a first split has shown that they cannot have it.

Runs grow little from week to week (R17, R23), so the lengths of a large week start weeks before; and load weeks never
fall (R13), nor recovery weeks far (R15), so none may be larger than the next can follow. Weeks are then split once
more, with these as their limits.
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
from solver.running.rules.volume import CUTBACK_DEPTH, GROWTH

TOTALS = GROWTH, CUTBACK_DEPTH
"""The rules by which a week may not be far smaller than the one that it is measured from."""
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
    size: int
    runs: Split
    targets: Sequence[WeekTarget]

    def run(self, day: Day) -> Quantity:
        """What is wanted, or what is free."""
        of_week = self.week.days[day.weekday] is day
        return self.runs[day.weekday] if of_week else free_run(day)

    def total(self, week: Week) -> Quantity:
        """What is wanted, or what is free."""
        return self.size if week is self.week else free_total(week)

    def ref_total(self, week: Week) -> Quantity | None:
        """What is free."""
        return None if week.ref is None else self.total(self.facts.schedule.weeks[week.ref])

    def ref_longs(self, week: Week) -> list[Quantity]:
        """What is free; of two that a load week may go by, the longer one so far."""
        longs = super().ref_longs(week)
        if not week.is_load or len(longs) < 2:
            return longs
        steps = [self._long_target(index) for index in week.refs_with_long]
        return [longs[steps.index(max(steps))]]

    def _long_target(self, index: int) -> int:
        long = self.facts.schedule.weeks[index].long
        return 0 if long is None else self.targets[index].days[long.weekday]

    def highest_load(self) -> Quantity:
        """What is free."""
        return Linear({0: 1})


def missing_steps(facts: Facts, targets: Sequence[WeekTarget]) -> int:
    """Steps between the weeks' totals and what their runs' targets add up to, and by which weeks are larger than those
    measured from them can follow.
    """
    missing = sum(abs(target.reachable - sum(target.days.values())) for target in targets)
    return missing + sum(max(0, targets[t].reachable - most) for t, most in followed(facts, targets).items())


def looked_ahead(rules: Sequence[Rule], facts: Facts, targets: Sequence[WeekTarget], wanted: RunsOf) -> Ahead:
    """What a split asks of the next one."""
    least: dict[dt.date, int] = {}
    for week in reversed(facts.schedule.weeks):
        target = targets[week.index]
        if week.ref is None or week.touched or week.early or week.kind in (Kind.RACE, Kind.AFTER):
            continue
        if sum(target.days.values()) < target.reachable or any(day.date in least for day in week.runs):
            runs = wanted(week, target, least)
            _pass_on(rules, Wanted(facts, week, target.reachable, runs, targets), week, least)
    return Ahead(followed(facts, targets), least)


def followed(facts: Facts, targets: Sequence[WeekTarget]) -> dict[int, int]:
    """The most of weeks, by index, that those which may not be far smaller can follow; races and lost runs apart."""
    weeks = facts.schedule.weeks
    most: dict[int, int] = {}
    for week in reversed(weeks):
        if week.ref is None or weeks[week.ref].touched:
            continue
        target = targets[week.index]
        size = min(target.reachable, most.get(week.index, target.reachable))
        for end in ends_of(TOTALS, Wanted(facts, week, size, target.days, targets), week):
            if end.sign > 0:
                most[week.ref] = min(end.steps, most.get(week.ref, end.steps))
    return most


def _pass_on(rules: Sequence[Rule], view: Wanted, week: Week, least: dict[dt.date, int]) -> None:
    """What the runs that a week could have ask of runs before it."""
    for end in ends_of(rules, view, week):
        if end.sign < 0 < min(end.variable, end.steps):
            date = dt.date.fromordinal(end.variable)
            least[date] = max(end.steps, least.get(date, 0))
