"""Proof that no plan is nearer to the curve than the targets, without a search for one.

Suppose that one were: then no week of it is as far off as the targets are in all. All bounds of the rulebook together
leave every week of such a plan a range, and a week's range a least distance from the curve. Where these do not add up
to the targets' own, one week after the other is tried nearer to the curve than its target: what the bounds then leave
the others has to be as far off in all, or nothing.
"""

from collections.abc import Mapping, Sequence

from solver.ranges import Empty, Ranges
from solver.running.search.free import Stated
from solver.running.search.off_curve import OffCurve

TRIES = 16
"""How often weeks that can be nearer may be tried there; a plan that is not proved by then is searched."""
FAR_OFF = 8
"""Steps that ranges alone may leave unproved: of 200 proofs none had more than four to make up for otherwise."""
CLOSE = 2
"""The same once sizes are seen that no runs add up to: of those that leave more, hardly any plan is proved by tries."""


def is_nearest(stated: Sequence[Stated], curve: OffCurve) -> bool:
    """Whether no plan within the bounds is less off the curve, all weeks together, than the runs' targets."""
    proof, ranges = Nearest(curve), Ranges()
    try:
        for bounds in (curve.at_most(curve.cost - 1), [bound for _, bound in stated]):
            for bound in bounds:
                ranges.require(bound)
            ranges.settle()
            if proof.left(ranges) <= 0:
                return True
    except Empty:
        return True
    if proof.left(ranges) > FAR_OFF:
        return False
    off = proof.without_gaps(ranges)
    return curve.cost - sum(off.values()) <= CLOSE and proof.holds(ranges, off)


class Nearest:
    """The proof that there are no smaller distances than the targets'."""

    def __init__(self, curve: OffCurve) -> None:
        self.curve = curve
        self.tries = 0

    def left(self, ranges: Ranges) -> int:
        """The steps by which plans within ranges might be nearer."""
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
