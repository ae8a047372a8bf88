"""Proof that no unbent plan is nearer to the curve than the targets, without a search for one.

Suppose that one were: then no week of it is as far off as the targets are in all. All bounds of the rulebook together
leave every week of such a plan a range, and a week's range a least distance from the curve. Where these do not add up
to the targets' own, one week after the other is tried nearer to the curve than its target: what the bounds then leave
the others has to be as far off in all, or nothing.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from solver.linear import Linear, Quantity
from solver.once import once
from solver.ranges import Empty, Ranges
from solver.rule import Place, at_least, at_most_any
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.facts import Facts
from solver.running.rules.measures import Measuring, free_run, free_total
from solver.running.rules.rulebook import RULEBOOK

TRIES = 16
"""How often weeks that can be nearer may be tried there; a plan that is not proved by then is searched."""
FAR_OFF = 8
"""Steps that ranges alone may leave unproved: of 200 proofs none had more than four to make up for otherwise."""
CLOSE = 2
"""The same once sizes are seen that no runs add up to: of those that leave more, hardly any plan is proved by tries."""
HIGHEST = 0
"""The variable of the highest load week."""


def is_nearest(facts: Facts) -> bool:
    """Whether no unbent plan is less off the curve, all weeks together, than what the runs' targets add up to."""
    if not any(week.gap for week in facts.targets.weeks):
        return True
    proof = Nearest(facts)
    view, ranges = Free(facts), Ranges(*proof.nearer())
    try:
        view.require_highest(ranges)
        for week in facts.schedule.weeks:
            for rule in RULEBOOK:
                for bound in rule.in_week(view, week) if rule.has_bounds(facts) else ():
                    ranges.require(bound)
            ranges.settle()
            if sum(proof.off(ranges).values()) >= proof.cost:
                return True
    except Empty:
        return True
    if proof.cost - sum(proof.off(ranges).values()) > FAR_OFF:
        return False
    off = proof.without_gaps(ranges)
    return proof.cost - sum(off.values()) <= CLOSE and proof.holds(ranges, off)


@dataclass(frozen=True)
class Free(Measuring):
    """All kilometres as variables: runs, weeks' training without races, and the highest load week."""

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

    def require_highest(self, ranges: Ranges) -> None:
        """The highest load week is at least each of them, and one of them."""
        highest, totals = self.highest_load(), [self.total(week) for week in self.facts.schedule.loads]
        for size in totals:
            ranges.require(at_least(Place(1), highest, size))
        if totals:
            ranges.require(at_most_any(Place(1), highest, totals))


class Nearest:
    """The targets' distances from the curve by week, and the proof that there are no smaller ones."""

    def __init__(self, facts: Facts) -> None:
        targets = {-t: target for t, target in enumerate(facts.targets.weeks, start=1)}
        self.totals = {week: target.total for week, target in targets.items()}
        self.ours = {week: target.gap for week, target in targets.items()}
        self.cost = sum(self.ours.values())
        self.tries = 0

    def nearer(self) -> tuple[dict[int, int], dict[int, int]]:
        """The least and the most of each week in a plan that is nearer than the targets."""
        steps = self.cost - 1
        low = {week: max(0, total - steps) for week, total in self.totals.items()}
        return low, {week: total + steps for week, total in self.totals.items()}

    def off(self, ranges: Ranges) -> dict[int, int]:
        """How far off each week is at the least."""
        low, high = ranges.low, ranges.high
        return {t: max(0, total - high[t], low[t] - total) if t in low else 0 for t, total in self.totals.items()}

    def without_gaps(self, ranges: Ranges) -> dict[int, int]:
        """The same, seeing that no runs add up to some sizes."""
        off = self.off(ranges)
        for t, steps in self.ours.items():
            while off[t] < steps and all(ranges.within({t: (size, size)}) is None for size in self._nearest(t, off[t])):
                off[t] += 1
        return off

    def holds(self, ranges: Ranges, off: Mapping[int, int], held: frozenset[int] = frozenset()) -> bool:
        """Whether plans within these ranges, each week at least so far off, are as far off as the targets.

        `held` are the weeks of which that was already asked on the way here.
        """
        least = {t: max(off[t], steps) for t, steps in self.off(ranges).items()}
        for t in [t for t in self.totals if t in ranges.low and t not in held]:
            while sum(least.values()) < self.cost and least[t] < max(self.ours[t], len(held)):
                if not all(self._holds_at(ranges, t, total, least, held) for total in self._nearest(t, least[t])):
                    return False
                least[t] += 1
        return sum(least.values()) >= self.cost

    def _nearest(self, t: int, steps: int) -> set[int]:
        """The sizes of a week that are so far off."""
        return {self.totals[t] - steps, self.totals[t] + steps}

    def _holds_at(self, ranges: Ranges, t: int, size: int, off: Mapping[int, int], held: frozenset[int]) -> bool:
        """The same where one week has a certain size."""
        tried = ranges.within({t: (size, size)})
        if tried is None:
            return True
        self.tries += 1
        return self.tries <= TRIES and self.holds(tried, off, held | {t})
