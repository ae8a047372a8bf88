"""Looking ahead: what later weeks need of earlier ones, once a first split has shown that they cannot have it.

Runs grow little from week to week (R17, R23), so the lengths of a large week start weeks before; and load weeks never
fall (R13), nor recovery weeks far (R15), so none may be larger than the next can follow. Weeks are then split once
more, with these as their limits.
"""

import datetime as dt
from bisect import insort
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
    """For the sake of later weeks, in steps: the most of weeks by index, the least of runs by date, and how far weeks
    may be above the curve.
    """

    most: Mapping[int, int] = field(default_factory=dict)
    least: Mapping[dt.date, int] = field(default_factory=dict)
    more: Mapping[int, int] = field(default_factory=dict)


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
    """Steps between what weeks can reach and what their runs' targets add up to, and those that later ones cannot
    follow.
    """
    return unfollowed(facts, targets) + sum([abs(week.reachable - sum(week.days.values())) for week in targets])


def unfollowed(facts: Facts, targets: Sequence[WeekTarget]) -> int:
    """Steps by which weeks are larger than those that are measured from them can follow."""
    return sum([max(0, targets[t].reachable - most) for t, most in followed(facts, targets).items()])


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


def lifts(facts: Facts, targets: Sequence[WeekTarget]) -> dict[int, int]:
    """By how much weeks on the curve may be above it, by index, for the sake of later ones that are below.

    Runs start from those of the week before: a step more in a week is one more in each after it that lacks some. For
    all of them together the middle of what they lack is best; weeks on the curve lack nothing.
    """
    more: dict[int, int] = {}
    lacking: list[int] = []
    for week in reversed(facts.schedule.weeks):
        target = targets[week.index]
        steps = max(0, target.total - sum(target.days.values()))
        if (week.is_load and (steps or lacking)) or (week.kind is Kind.RECOVERY and steps):
            insort(lacking, steps)
        middle = lacking[(len(lacking) - 1) // 2] if lacking else 0
        if middle and not steps and week.is_load and week.ref is not None:
            more[week.index] = middle
    return more


def _pass_on(rules: Sequence[Rule], view: Wanted, week: Week, least: dict[dt.date, int]) -> None:
    """What the runs that a week could have ask of runs before it."""
    for end in ends_of(rules, view, week):
        if end.sign < 0 < min(end.variable, end.steps):
            date = dt.date.fromordinal(end.variable)
            least[date] = max(end.steps, least.get(date, 0))
