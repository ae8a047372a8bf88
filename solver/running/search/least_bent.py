"""Proof that no plan bends less than targets that bend something, in the bending order, without a search for one.

A plan that bends nothing is preferred to all others: where the targets miss nothing that is graver than the curve, the
bounds of the first weeks have to leave no plan at all. Then rank by rank, the gravest first, as the search would go:
what the bounds so far leave each run and each week has to miss the next ones by as much as the targets do, each bound
by itself or those of a week together. What ranks lower is left out until its turn comes, since it may give way for what
ranks higher; so is the shape of weeks until the curve is as near as it can be.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from math import ceil

from solver.linear import Quantity, total
from solver.ranges import Empty, Ranges
from solver.rule import Bound
from solver.running.rules.base import CURVE_TOLERANCE, SHAPE_RANKS, Rank
from solver.running.rules.volume import WEEK_SUM
from solver.running.search.bends import HARD, Bend, Missed, bend_of
from solver.running.search.free import Stated
from solver.running.search.off_curve import OffCurve, beyond, off_of

GRAVE_RANKS = range(HARD, SHAPE_RANKS[0], -1)
"""What the curve ranks below."""
GRAVEST = Rank.WEEK_ONE
"""What graver rules miss is left to the search: of 33 such targets among 5,400 requests none was proved least bent."""


def eased_least(
    by_week: Iterable[Sequence[Stated]], missed: Missed, curve: OffCurve
) -> Sequence[Sequence[Stated]] | None:
    """The bounds by week, eased by what the targets miss them by, if these are proved to be the least; else None."""
    if max(missed) > GRAVEST:
        return None
    proof, weeks = _Order(missed), iter(by_week)
    first = min(week for bends in missed.values() for _, week, _, _ in bends)
    try:
        proof.state(islice(weeks, first))
        if not (GRAVEST in missed or proof.none_is_strict()) or not proof.is_least(GRAVE_RANKS):
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
        self._missed, self._ranges = {rank: dict(bends) for rank, bends in missed.items()}, Ranges()
        self._by_rank: dict[int, list[Stated]] = defaultdict(list)
        self._sums: dict[int, Quantity] = {}

    def state(self, by_week: Iterable[Sequence[Stated]]) -> None:
        """Add the bounds of further weeks, to be eased rank by rank."""
        for stated in by_week:
            self.eased.append([])
            for rule_id, bound in stated:
                self._by_rank[bound.rank or HARD].append((rule_id, bound))
                if rule_id == WEEK_SUM.id and bound.sign > 0:
                    self._sums[bound.place.week], _ = bound.cases[0]

    def none_is_strict(self) -> bool:
        """Whether the bounds so far leave no plan where none of them gives way."""
        ranges = Ranges()
        try:
            ranges.require_all(bound for stated in self._by_rank.values() for _, bound in stated)
            ranges.settle()
        except Empty:
            return True
        return False

    def is_least(self, ranks: Iterable[int]) -> bool:
        """Whether plans that bend as the targets so far miss no bounds of these ranks by less; these are eased then."""
        for rank in ranks:
            missed = self._missed.get(rank, {})
            if missed and not self._is_least(rank, missed):
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

    def _is_least(self, rank: int, missed: dict[Bend, int]) -> bool:
        """Whether plans within the ranges miss as much week by week; what one run of it misses less others may more."""
        self._ranges.settle()
        bounds: dict[Bend, list[Bound]] = defaultdict(list)
        for rule_id, bound in self._by_rank[rank]:
            bounds[bend_of(rule_id, bound)].append(bound)
        for week in {week for _, week, _, _ in missed}:
            ours = {bend: steps for bend, steps in missed.items() if bend[1] == week}
            least = {bend: _least_missed(self._ranges, bounds[bend]) for bend in ours}
            if least != ours:
                rules, days = ({bend[place] for bend in ours} for place in (0, 2))
                others = [b for b in bounds if b[1] == week and b[0] in rules and b[2] not in days]
                together = [bounds[bend] for bend in [*ours, *others]]
                steps = sum(ours.values())
                if any(_missed_together(sized, self._sums[week], together) < steps for sized in self._by_size(week)):
                    return False
                least.update((bend, _least_missed(self._ranges, bounds[bend])) for bend in others)
                spare = steps - sum(least.values())
                missed.update({bend: fewest + spare for bend, fewest in least.items()})
                self._keep_together([bounds[0] for bounds in together], steps)
        return True

    def _keep_together(self, bounds: Sequence[Bound], steps: int) -> None:
        """What runs of a week may miss bounds by together, where all count alike."""
        (first, *_), scales = bounds, {bound.scale for bound in bounds}
        if len(scales) == 1:
            excess = total([excess for bound in bounds for excess, _ in bound.cases]) - first.scale * steps
            self._ranges.require(first._replace(cases=((excess, None),)))
            self.eased[first.place.week - 1].append(("", first._replace(cases=((excess, None),))))

    def _by_size(self, week: int) -> list[Ranges]:
        """The ranges for each size of a week on the curve, where it may be a step off; of other weeks for all sizes."""
        low, high = self._ranges.low[-week], self._ranges.high[-week]
        if high - low > 2 * CURVE_TOLERANCE:
            return [self._ranges]
        sizes = [self._ranges.within({-week: (size, size)}) for size in range(low, high + 1)]
        return [sized for sized in sizes if sized is not None]

    def is_on_curve(self, curve: OffCurve) -> bool:
        """Whether none of these plans is nearer to the curve, as the search counts it before the shape of weeks."""
        ours = beyond(curve.ours.values())
        self._ranges.require_all(curve.at_most(ours, CURVE_TOLERANCE))
        self._ranges.settle()
        return sum([self._ranges.low[off_of(t)] for t in curve.ours]) >= ours


def _least_missed(ranges: Ranges, bounds: Iterable[Bound]) -> int:
    return max(map(ranges.least_missed, bounds))


def _missed_together(ranges: Ranges, week_sum: Quantity, bends: Sequence[Sequence[Bound]]) -> int:
    """The fewest steps by which runs of a week, some too long, miss bounds in all: they share out what is left."""
    if any(bound.sign < 0 or len(bound.cases) > 1 for bounds in bends for bound in bounds):
        return 0
    allowed = sum([min([_most_allowed(ranges, bound) for bound in bounds]) for bounds in bends])
    return ceil(ranges.least(total([bounds[0].subject for bounds in bends] + [week_sum]))) - allowed


def _most_allowed(ranges: Ranges, bound: Bound) -> int:
    ((excess, _),) = bound.cases
    return ranges.most(bound.subject * bound.scale - excess) // bound.scale
