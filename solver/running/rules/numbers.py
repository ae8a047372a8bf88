"""A finished plan as rules see it: the same view as the model's, with plain numbers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from solver.linear import Linear, Number, Quantity
from solver.once import once
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.facts import Facts
from solver.running.rules.measures import Measuring


@dataclass(frozen=True)
class Numbers(Measuring):
    """Distances in grid steps by date, and each week's declared total."""

    facts: Facts
    runs: Mapping[dt.date, Number]
    totals: tuple[Number, ...]

    @classmethod
    def of_distances(cls, facts: Facts, runs: Mapping[dt.date, Number]) -> "Numbers":
        """The engine's own distances, whose totals are their sums."""
        step = facts.baseline.grid.tenths_of_mm
        sums = [
            sum([runs[day.date] for day in week.runs]) + (_whole(Fraction(week.tune_up, step)) if week.tune_up else 0)
            for week in facts.schedule.weeks
        ]
        return cls(facts, runs, tuple(sums))

    def run(self, day: Day) -> Number:
        """The day's distance."""
        return self.runs[day.date]

    def total(self, week: Week) -> Number:
        """The week's declared training, tune-up races included."""
        return self.totals[week.index]

    def below(self, week: Week) -> Number:
        """A step less, but never less than nothing: weeks of others' plans may be empty."""
        return self.positive(super().below(week))

    def highest_load(self) -> Number:
        """The largest load week, as far as known from elsewhere where it is, R11's value without one."""
        return self._highest

    @once
    def _highest(self) -> Number:
        known = self.facts.known.totals
        loads = [known.get(week.index, self.totals[week.index]) for week in self.facts.schedule.loads]
        return max(loads, default=self.facts.baseline.week_one)

    def target(self, day: Day) -> int:
        """A run's target."""
        return self.facts.run_targets[day.date]

    def off_target(self, day: Day) -> Number:
        """Steps between a run and its target."""
        return _size(self.runs[day.date] - self.facts.run_targets[day.date])

    def off_total(self, week: Week) -> Number:
        """Steps between a week's training without races and its target."""
        return _size(sum(self.runs[day.date] for day in week.runs) - self.facts.targets.weeks[week.index].total)

    def positive(self, quantity: Quantity) -> Number:
        """The number where it is above 0, else 0."""
        assert not isinstance(quantity, Linear)
        return max(0, quantity)


def _size(value: Number) -> Number:
    return max(value, -value)


def _whole(value: Fraction) -> Number:
    """Plain integers where possible: they are much faster."""
    return value.numerator if value.denominator == 1 else value
