"""Proof that no plan is nearer to the curve than the targets, without a search for one.

Suppose that one were: then no week of it is as far off as the targets are in all. All bounds of the rulebook together
leave every week of such a plan a range of sizes, and of distances from the curve. What the ranges do not show of bounds
one by one some do together: where each run may change little, so does the week. Where they leave something they are
cut: a week is as far off as its target, or nearer, and in both cases the bounds have to leave nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from solver.linear import total
from solver.ranges import Empty, Ranges
from solver.rule import Bound
from solver.running.rules.facts import Facts
from solver.running.rules.single_runs import SMOOTHING
from solver.running.rules.volume import WEEK_SUM
from solver.running.search.free import Stated
from solver.running.search.off_curve import OffCurve, off_of

TRIES = 32
"""How many parts may be tried; a plan that is not proved by then is searched."""


def is_nearest(facts: Facts, by_week: Iterable[Sequence[Stated]], curve: OffCurve) -> bool:
    """Whether no plan within the bounds is less off the curve, all weeks together, than the runs' targets.

    Weeks are stated no further than the proof needs them.
    """
    ranges, stated = Ranges(), list[Stated]()
    try:
        ranges.require_all(curve.at_most(curve.cost - 1))
        for week, bounds in zip(facts.schedule.weeks, by_week, strict=True):
            stated += bounds
            ranges.require_all(bound for _, bound in bounds)
            if curve.ours[-week.number]:
                ranges.settle()
        ranges.settle()
        ranges.require_all(_together(facts, stated, ranges))
        ranges.require_all(curve.exactly())
        ranges.settle()
    except Empty:
        return True
    return _none_in_parts(curve, ranges)


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


def _none_in_parts(curve: OffCurve, ranges: Ranges) -> bool:
    """Whether the ranges hold no plan, cut where a week may be nearer than its target by the most, again and again."""
    parts, tries = [ranges], 0
    while parts:
        whole = parts.pop()
        off = {t: (whole.low[off_of(t)], whole.high[off_of(t)]) for t in curve.ours}
        t = max(off, key=lambda t: (off[t][0] < off[t][1], curve.ours[t] - off[t][0], off[t][1] - off[t][0]))
        (least, most), ours = off[t], curve.ours[t]
        tries += 1
        if least == most or ours <= least or tries > TRIES:
            return False
        near = ours - 1 if least < ours <= most else (least + most) // 2
        found = [whole.within({off_of(t): part}) for part in ((near + 1, most), (least, near))]
        parts += [part for part in found if part is not None]
    return True
