"""How far weeks are off the curve: what their totals are held near, the targets' distances, and what ranges leave."""

from collections.abc import Iterable, Iterator

from solver.ranges import Ranges
from solver.rule import Bound, at_least, at_most
from solver.running.calendar.schedule import Week
from solver.running.rules.base import CURVE_TOLERANCE
from solver.running.rules.facts import Facts
from solver.running.rules.measures import free_total
from solver.running.rules.races import is_capped


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
    """Steps between the weeks' totals and what they are held near, by the weeks' variables."""

    def __init__(self, facts: Facts, bent: bool) -> None:
        self._weeks = {-week.number: week for week in facts.schedule.weeks}
        self.totals = {t: tracked_total(facts, week, bent) for t, week in self._weeks.items()}
        sizes = {t: sum(facts.targets.weeks[week.index].days.values()) for t, week in self._weeks.items()}
        self.ours = {t: abs(total - sizes[t]) for t, total in self.totals.items()}
        self.cost = sum(self.ours.values())

    def at_most(self, steps: int) -> Iterator[Bound]:
        """No week is further off."""
        for t, week in self._weeks.items():
            size, total = free_total(week), self.totals[t]
            yield at_most(week.place, size, total + steps)
            yield at_least(week.place, size, total - steps)

    def least(self, ranges: Ranges) -> dict[int, int]:
        """How far off each week is at the least."""
        low, high = ranges.low, ranges.high
        return {t: max(0, total - high[t], low[t] - total) for t, total in self.totals.items()}
