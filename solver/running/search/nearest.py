"""Proof that no plan is nearer to the curve than the targets, without a search for one.

Suppose that one were: then no week of it is as far off as the targets are in all. All bounds of the rulebook together
leave every week of such a plan a range, and a week's range a least distance from the curve. What the ranges do not show
of bounds one by one some do together: where each run may change little, so does the week. Where these distances do not
add up to the targets' own, one week after the other is tried nearer to the curve than its target: what the bounds then
leave the others has to be as far off in all, or nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from solver.linear import total
from solver.ranges import Empty, Ranges
from solver.rule import Bound
from solver.running.rules.facts import Facts
from solver.running.rules.single_runs import SMOOTHING
from solver.running.rules.volume import WEEK_SUM
from solver.running.search.free import Stated
from solver.running.search.off_curve import OffCurve

TRIES = 16
"""How often weeks that can be nearer may be tried there; a plan that is not proved by then is searched."""
FAR_OFF = 8
"""Steps that ranges may leave unproved: where they leave more, tries cost much and prove one plan of a hundred."""
CLOSE = 2
"""The same once sizes are seen that no runs add up to: of those that leave more, hardly any plan is proved by tries."""


def is_nearest(facts: Facts, by_week: Iterable[Sequence[Stated]], curve: OffCurve) -> bool:
    """Whether no plan within the bounds is less off the curve, all weeks together, than the runs' targets.

    Weeks are stated no further than the proof needs them.
    """
    proof, ranges, stated = Nearest(curve), Ranges(), list[Stated]()
    try:
        ranges.require_all(curve.at_most(curve.cost - 1))
        for week, bounds in zip(facts.schedule.weeks, by_week, strict=True):
            stated += bounds
            ranges.require_all(bound for _, bound in bounds)
            if curve.ours[-week.number] and proof.left(ranges) <= 0:
                return True
        ranges.settle()
        ranges.require_all(_together(facts, stated, ranges))
        left = proof.left(ranges)
    except Empty:
        return True
    if not 0 < left <= FAR_OFF:
        return left <= 0
    off = proof.without_gaps(ranges)
    return curve.cost - sum(off.values()) <= CLOSE and proof.holds(ranges, off)


def _together(facts: Facts, stated: Sequence[Stated], ranges: Ranges) -> Iterator[Bound]:
    """Of each week and the one before that its runs are measured from, how far the sums may be apart.

    A sum of bounds holds where all of them do: those of runs that the ranges do not say anyway, and both weeks' sums.
    """
    found: dict[tuple[str, int, int], list[Bound]] = defaultdict(list)
    for rule_id, bound in stated:
        if rule_id in (SMOOTHING.id, WEEK_SUM.id):
            found[rule_id, bound.place.week, bound.sign].append(bound)
    for week in facts.schedule.loads:
        for sign in (1, -1):
            changes = [bound for bound in found[SMOOTHING.id, week.number, sign] if not ranges.imply(bound)]
            if changes and week.ref is not None:
                sums = found[WEEK_SUM.id, week.number, sign] + found[WEEK_SUM.id, week.ref + 1, -sign]
                excess = total(excess for bound in changes + sums for excess, _ in bound.cases)
                yield changes[0]._replace(cases=((excess, None),))


class Nearest:
    """The proof that there are no smaller distances than the targets'."""

    def __init__(self, curve: OffCurve) -> None:
        self.curve = curve
        self.tries = 0

    def left(self, ranges: Ranges) -> int:
        """The steps by which plans within ranges might be nearer, once these are settled."""
        ranges.settle()
        return self.curve.cost - sum(self.curve.least(ranges).values())

    def without_gaps(self, ranges: Ranges) -> dict[int, int]:
        """How far off each week is at the least, seeing that no runs add up to some sizes."""
        off = self.curve.least(ranges)
        for t, steps in self.curve.ours.items():
            while off[t] < steps and all(ranges.within({t: (size, size)}) is None for size in self._nearest(t, off[t])):
                off[t] += 1
        return off

    def holds(self, ranges: Ranges, off: Mapping[int, int], held: frozenset[int] = frozenset()) -> bool:
        """Whether plans within these ranges, each week at least so far off, are as far off as the targets.

        `held` are the weeks of which that was already asked on the way here.
        """
        ours, cost = self.curve.ours, self.curve.cost
        least = {t: max(off[t], steps) for t, steps in self.curve.least(ranges).items()}
        for t in [t for t in ours if t not in held]:
            while sum(least.values()) < cost and least[t] < max(ours[t], len(held)):
                if not all(self._holds_at(ranges, t, size, least, held) for size in self._nearest(t, least[t])):
                    return False
                least[t] += 1
        return sum(least.values()) >= cost

    def _nearest(self, t: int, steps: int) -> set[int]:
        """The sizes of a week that are so far off."""
        return {self.curve.totals[t] - steps, self.curve.totals[t] + steps}

    def _holds_at(self, ranges: Ranges, t: int, size: int, off: Mapping[int, int], held: frozenset[int]) -> bool:
        """The same where one week has a certain size."""
        tried = ranges.within({t: (size, size)})
        if tried is None:
            return True
        self.tries += 1
        return self.tries <= TRIES and self.holds(tried, off, held | {t})
