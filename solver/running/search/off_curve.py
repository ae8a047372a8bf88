"""How far weeks are off the curve: what their totals are held near, the targets' distances, and what ranges leave."""

from collections.abc import Iterable, Iterator

from solver.linear import Linear
from solver.rule import Bound, Place, at_least, at_most, at_most_any
from solver.running.calendar.schedule import Week
from solver.running.rules.base import CURVE_TOLERANCE
from solver.running.rules.facts import Facts
from solver.running.rules.measures import free_total
from solver.running.rules.races import is_capped

FURTHEST_WEEK = 10_000
"""More weeks than any plan has: what tells the variables of distances from those of totals."""


def tracked_total(facts: Facts, week: Week, bent: bool) -> int:
    """The steps that a week's training is held near: the curve's; in bent plans, of a week with a cap, what is left of
    them, else some other day would have to take what the short one cannot.
    """
    target = facts.targets.weeks[week.index]
    return target.reachable if bent and is_capped(facts, week) else target.total


def beyond(off: Iterable[int]) -> int:
    """What weeks that are so far off the curve are beyond what is allowed, all together."""
    return sum([max(0, steps - CURVE_TOLERANCE) for steps in off])


class OffCurve:
    """How far weeks' totals are off what they are held near, in steps: those of the targets, and a variable for each.

    Weeks have their negative numbers, as their totals have.
    """

    def __init__(self, facts: Facts, bent: bool) -> None:
        self._weeks = {-week.number: week for week in facts.schedule.weeks}
        self._totals = {t: tracked_total(facts, week, bent) for t, week in self._weeks.items()}
        sizes = {t: sum(facts.targets.weeks[week.index].days.values()) for t, week in self._weeks.items()}
        self.ours = {t: abs(total - sizes[t]) for t, total in self._totals.items()}
        self.cost = sum(self.ours.values())

    def at_most(self, steps: int, allowed: int = 0) -> Iterator[Bound]:
        """All weeks together are no further off, beyond the steps that each is allowed."""
        for t, week in self._weeks.items():
            off, above = Linear({off_of(t): 1}), free_total(week) - self._totals[t]
            yield at_least(week.place, off, above - allowed)
            yield at_least(week.place, off, -above - allowed)
        yield at_most(Place(1), Linear(dict.fromkeys(map(off_of, self._weeks), 1)), steps)

    def exactly(self) -> Iterator[Bound]:
        """A week is no further off than it is: where it has to be off, it is below or above."""
        for t, week in self._weeks.items():
            above = free_total(week) - self._totals[t]
            yield at_most_any(week.place, Linear({off_of(t): 1}), [above, -above])


def off_of(t: int) -> int:
    """The variable of a week's distance from the curve."""
    return t - FURTHEST_WEEK
