"""What rules leave a week, the weeks before it being as they are: a reader of the same bounds as model and validator.

Every run of the week and its total are free. A bound that speaks of one of them alone, all else in it being given, is
what that one may have at the most; bounds that join several are for those who share the week out.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from solver.linear import Linear, Quantity
from solver.rule import Bound
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.base import Rule, View
from solver.running.rules.facts import Facts, Split, WeekTarget
from solver.running.rules.measures import Measuring, free_run, free_total

NO_LIMIT = 10**6


@dataclass
class Reached:
    """What the targets of the weeks so far come to: totals with races by week index, and runs by date."""

    facts: Facts
    totals: dict[int, int] = field(default_factory=dict)
    refs: dict[int, int] = field(default_factory=dict)
    """The same with what lost runs were to have."""
    runs: dict[dt.date, int] = field(default_factory=dict)
    highest_load: int | None = None

    def add(self, week: Week, size: int, target: WeekTarget) -> None:
        """The next week, with so many steps of training."""
        total = size + self.facts.race_steps(week)
        self.totals[week.index], self.refs[week.index] = total, total + sum(target.lost.values())
        if week.is_load:
            self.highest_load = max(total, self.highest_load or 0)
        for day in week.runs:
            self.runs[day.date] = target.days[day.weekday]

    @property
    def highest(self) -> int:
        """The highest load week so far; R11's value before there is one."""
        return self.facts.baseline.week_one if self.highest_load is None else self.highest_load


@dataclass(frozen=True)
class Given(Measuring):
    """The weeks so far as a view, with a variable for each run and total that is still free."""

    facts: Facts
    reached: Reached

    def run(self, day: Day) -> Quantity:
        """The day's target, or what is free there."""
        steps = self.reached.runs.get(day.date)
        return free_run(day) if steps is None else steps

    def total(self, week: Week) -> Quantity:
        """The week's total, or what is free there."""
        steps = self.reached.totals.get(week.index)
        return free_total(week) if steps is None else steps

    def ref_total(self, week: Week) -> Quantity | None:
        """What the load week before comes to, with what its lost runs were to have."""
        return None if week.ref is None else self.reached.refs[week.ref]

    def highest_load(self) -> Quantity:
        """The highest load week so far."""
        return self.reached.highest


@dataclass(frozen=True)
class Room:
    """The most steps of a week's runs, by weekday, and the least and the most of the whole week."""

    runs: Split
    least: int
    most: int


class End(NamedTuple):
    """What a bound says of the one free quantity that it speaks of: its most (sign +1) or its least (-1), in steps."""

    variable: int
    sign: int
    steps: int


def room_of(rules: Iterable[Rule], view: Given, week: Week) -> Room:
    """What rules leave each run of a week, and its total."""
    most: dict[int, int] = {}
    least = 0
    for variable, sign, steps in ends_of(rules, view, week):
        if sign > 0:
            most[variable] = min(steps, most.get(variable, steps))
        elif variable == -week.number:
            least = max(least, steps)
    total = most.pop(-week.number, NO_LIMIT)
    runs = {day.weekday: most.get(day.date.toordinal(), NO_LIMIT) if most else NO_LIMIT for day in week.runs}
    return Room(runs, least, total)


def ends_of(rules: Iterable[Rule], view: View, week: Week) -> Iterator[End]:
    """What a week's bounds say of one quantity alone."""
    for rule in rules:
        for bound in rule.in_week(view, week):
            end = _end(bound)
            if end is not None:
                yield end


def in_steps(quantity: Quantity) -> int:
    """What is known of the weeks so far, as a plain number."""
    assert isinstance(quantity, int)
    return quantity


def _end(bound: Bound) -> End | None:
    """None where a bound speaks of no free quantity or of several; of alternatives the widest."""
    variable, sign, most = 0, 0, 0
    for excess, when in bound.cases:
        if when is not None or not isinstance(excess, Linear) or len(excess.terms) != 1:
            return None
        ((free, factor),) = excess.terms.items()
        if not factor or (sign and (free != variable or factor * sign < 0)):
            return None
        first, variable, sign = not sign, free, 1 if factor > 0 else -1
        room = int(-excess.constant // (factor * sign))
        if first or room > most:
            most = room
    return End(variable, sign, sign * most) if sign else None
