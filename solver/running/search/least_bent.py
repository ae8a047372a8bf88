"""Proof that no plan bends less than targets that bend something, in the bending order, without a search for one.

Rank by rank, the gravest first, as the search would go: what the bounds so far leave each run and each week has to miss
the next ones by as much as the targets do. What ranks lower is left out until its turn comes, since it may give way for
what ranks higher; so is the shape of weeks until the curve is as near as it can be.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from solver.ranges import Empty, Ranges
from solver.running.rules.base import SHAPE_RANKS
from solver.running.search.bends import HARD, Bend, Missed, bend_of
from solver.running.search.free import Stated
from solver.running.search.off_curve import CURVE_TOLERANCE, OffCurve, beyond

GRAVE_RANKS = range(HARD, SHAPE_RANKS[0], -1)
"""What the curve ranks below."""


def eased_least(
    by_week: Iterable[Sequence[Stated]], missed: Missed, curve: OffCurve
) -> Sequence[Sequence[Stated]] | None:
    """The bounds by week, eased by what the targets miss them by, if these are proved to be the least; else None.

    None too where they miss nothing that is graver than the curve: a plan that bends nothing is preferred to them then,
    however far off the curve it is, and that there is none is another proof.
    """
    if HARD in missed or max(missed) not in GRAVE_RANKS:
        return None
    proof, weeks = _Order(missed), iter(by_week)
    try:
        proof.state(islice(weeks, proof.last_week))
        if not proof.is_least(GRAVE_RANKS):
            return None
        proof.state(weeks)
        proof.ease(GRAVE_RANKS)
        proved = proof.is_on_curve(curve) and proof.is_least(SHAPE_RANKS)
    except Empty:
        return None
    return proof.eased if proved else None


class _Order:
    """The bounds of the ranks so far, eased, and the ranges that they leave."""

    def __init__(self, missed: Missed) -> None:
        self.eased: list[list[Stated]] = []
        self.last_week = max(week for rank in missed if rank in GRAVE_RANKS for _, week, _, _ in missed[rank])
        self._missed, self._ranges = missed, Ranges()
        self._by_rank: dict[int, list[Stated]] = defaultdict(list)

    def state(self, by_week: Iterable[Sequence[Stated]]) -> None:
        """Add the bounds of further weeks, to be eased rank by rank."""
        for stated in by_week:
            self.eased.append([])
            for rule_id, bound in stated:
                self._by_rank[bound.rank or HARD].append((rule_id, bound))

    def is_least(self, ranks: Iterable[int]) -> bool:
        """Whether plans that bend as the targets so far miss no bounds of these ranks by less; these are eased then."""
        for rank in ranks:
            missed = self._missed.get(rank, {})
            if missed and self._least(rank, missed) != missed:
                return False
            self.ease([rank])
        return True

    def ease(self, ranks: Iterable[int]) -> None:
        """Hold to the bounds of these ranks, as the targets do."""
        for rank in ranks:
            missed = self._missed.get(rank, {})
            for rule_id, bound in self._by_rank.pop(rank, []):
                steps = missed.get(bend_of(rule_id, bound), 0)
                eased = bound.eased(steps) if steps else bound
                self._ranges.require(eased)
                self.eased[bound.place.week - 1].append((rule_id, eased))

    def _least(self, rank: int, missed: Iterable[Bend]) -> dict[Bend, int]:
        """The same bends in any plan that the ranges leave."""
        self._ranges.settle()
        least = dict.fromkeys(missed, 0)
        for rule_id, bound in self._by_rank[rank]:
            bend = bend_of(rule_id, bound)
            if bend in least:
                least[bend] = max(least[bend], self._ranges.least_missed(bound))
        return least

    def is_on_curve(self, curve: OffCurve) -> bool:
        """Whether none of these plans is nearer to the curve, as the search counts it before the shape of weeks."""
        ours = beyond(curve.ours.values())
        self._ranges.require_all(curve.at_most(ours + CURVE_TOLERANCE))
        self._ranges.settle()
        return beyond(curve.least(self._ranges).values()) >= ours
