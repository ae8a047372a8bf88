"""All kilometres as variables of their own: what proofs without search state the rulebook over."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from solver.linear import Linear, Quantity
from solver.once import once
from solver.rule import Bound, Place, at_least, at_most_any
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.facts import Facts
from solver.running.rules.measures import Measuring, free_run, free_total
from solver.running.rules.rulebook import week_statements
from solver.running.rules.volume import GROWTH

HIGHEST = 0
"""The variable of the highest load week."""

Stated = tuple[str, Bound]
"""A bound with its rule's id."""


@dataclass(frozen=True)
class Free(Measuring):
    """Runs, weeks' training without races, and the highest load week: no proof is about plans that bend R13."""

    facts: Facts

    def run(self, day: Day) -> Quantity:
        """A day's variable."""
        return self._runs[day.date]

    def total(self, week: Week) -> Quantity:
        """A week's variable, with its race."""
        return self._totals[week.index]

    def highest_load(self) -> Quantity:
        """A variable, or R11's value without load weeks."""
        return Linear({HIGHEST: 1}) if self.facts.schedule.loads else self.facts.baseline.week_one

    @once
    def _runs(self) -> dict[dt.date, Linear]:
        weeks = self.facts.schedule.weeks
        return {day.date: free_run(day) for week in weeks for day in week.runs}

    @once
    def _totals(self) -> list[Linear]:
        step = self.facts.baseline.grid.tenths_of_mm
        return [
            free_total(week) + (Fraction(week.tune_up, step) if week.tune_up else 0)
            for week in self.facts.schedule.weeks
        ]

    def by_week(self) -> Iterator[list[Stated]]:
        """All bounds of the rulebook, and with those of the first week what the highest load week is."""
        first = list(self._highest_is_reached())
        for week in self.facts.schedule.weeks:
            yield first + [(rule.id, bound) for rule, bound in week_statements(self, week)]
            first = []

    def _highest_is_reached(self) -> Iterator[Stated]:
        """It is at least each of them, and one of them."""
        highest, loads = self.highest_load(), self.facts.schedule.loads
        for week in loads:
            yield "", at_least(Place(1), highest, self.total(week))
        if loads:
            yield "", at_most_any(Place(1), highest, [self.total(week) for week in GROWTH.rivals(self.facts)])
