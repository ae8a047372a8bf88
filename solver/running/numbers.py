"""A finished plan as rules see it: the same view as the model's, with plain numbers."""

from dataclasses import dataclass
from fractions import Fraction

from solver.linear import Number
from solver.running.rules.base import Facts
from solver.running.schedule import Day, Week


@dataclass(frozen=True)
class Numbers:
    """Distances in grid steps by (week index, weekday), and each week's declared total."""

    facts: Facts
    runs: dict[tuple[int, int], Number]
    totals: tuple[Number, ...]

    @classmethod
    def of_distances(cls, facts: Facts, runs: dict[tuple[int, int], Number]) -> "Numbers":
        """The engine's own distances, whose totals are their sums."""
        step = facts.baseline.grid.tenths_of_mm
        sums = tuple(
            sum(runs[week.index, day.weekday] for day in week.runs) + _whole(Fraction(week.tune_up, step))
            for week in facts.schedule.weeks
        )
        return cls(facts, runs, sums)

    def run(self, day: Day) -> Number:
        """The day's distance."""
        first = self.facts.schedule.weeks[0].days[0].date
        return self.runs[(day.date - first).days // 7, day.weekday]

    def total(self, week: Week) -> Number:
        """The week's declared training, tune-up races included."""
        return self.totals[week.index]

    def highest_load(self) -> Number:
        """The largest load week, R11's value without one."""
        return max((self.totals[w.index] for w in self.facts.schedule.loads), default=self.facts.baseline.week_one)


def _whole(value: Fraction) -> Number:
    """Plain integers where possible: they are much faster."""
    return value.numerator if value.denominator == 1 else value
