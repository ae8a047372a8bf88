"""Load weeks' totals that leave the curve by the fewest steps, as far as growth alone decides that.

What holds in every unbent plan: a load week is between its ref and 10 % above it (R13), and each of its
runs gains at most 2 km on the same weekday's (R17, R23), nothing where it already is as long as it may be
or its band keeps ref's long. A shortest path over the totals near the curve, week after week, is therefore a
lower bound for what the totals of any plan cost.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from solver.running.calendar.schedule import Week
from solver.running.calendar.template import Role
from solver.running.curve.long_runs import MAX_JUMP_KM
from solver.running.fit.week_room import Span, WeekRoom
from solver.running.rules.base import Facts
from solver.running.rules.days import is_comparable
from solver.running.rules.volume import Growth

WIDTHS = (0, 1, 2, 4, 8)
"""Steps around the curve that are looked at, one after the other until the path is shorter than that."""

Totals = dict[int, int]


def least_off(facts: Facts, chain: Sequence[Week]) -> Totals | None:
    """Totals in steps by week index; None where the least distance from the curve is more than a few steps.

    Of equally near ones the earlier week keeps to the curve, and a week rather falls short of it than exceeds it.
    """
    steps = _Steps(facts)
    for width in WIDTHS:
        totals = _Path(facts, chain, steps, width).shortest()
        if totals is not None:
            return totals
    return None


class _Steps:
    """Whether one total can follow another, as far as R13, R17 and R23 tell."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.jump = facts.baseline.grid.down(MAX_JUMP_KM)
        self.spans = cache(self._spans)

    def permit(self, ref: Week, before: int, week: Week, now: int) -> bool:
        """May `week` have `now` steps after `ref` had `before`?"""
        if not before <= now <= before * (100 + Growth.max_percent) // 100:
            return False
        if not all(is_comparable(day, ref.days[day.weekday]) for day in week.runs if day.role is not Role.LONG):
            return True
        lows, highs = self.spans(ref.index, before), self.spans(week.index, now)
        return now - before <= sum(min(self.jump, span.high - lows[d].low) for d, span in highs.items())

    def _spans(self, index: int, size: int) -> Mapping[int, Span]:
        return WeekRoom(self.facts, self.facts.schedule.weeks[index], size).spans()


class _Path:
    """The shortest path through totals at most `width` steps from the curve; a longer one proves nothing."""

    def __init__(self, facts: Facts, chain: Sequence[Week], steps: _Steps, width: int) -> None:
        self.chain, self.steps, self.width = chain, steps, width
        self.curve = {week.index: facts.targets.weeks[week.index].reachable for week in chain}

    def shortest(self) -> Totals | None:
        """Backward the distances, forward the choice."""
        ahead: dict[int, int] | None = None
        remaining: dict[int, dict[int, int]] = {}
        for place in range(len(self.chain) - 1, -1, -1):
            week = self.chain[place]
            offs = {total: self._off(place, total, ahead) for total in self._around(week)}
            ahead = remaining[week.index] = {total: off for total, off in offs.items() if off is not None}
        return self._chosen(remaining)

    def _around(self, week: Week) -> range:
        """Totals near the curve; week 1 stands where R11 wants it."""
        target, width = self.curve[week.index], self.width if week.index else 0
        return range(target - width, target + width + 1)

    def _off(self, place: int, total: int, ahead: Mapping[int, int] | None) -> int | None:
        """Steps off the curve from here on; None if more than the width."""
        week = self.chain[place]
        off = abs(total - self.curve[week.index])
        if ahead is not None:
            following = self.chain[place + 1]
            ways = [
                more
                for after, more in ahead.items()
                if off + more <= self.width and self._follows(week, total, following, after)
            ]
            if not ways:
                return None
            off += min(ways)
        return off if off <= self.width else None

    def _follows(self, week: Week, total: int, following: Week, after: int) -> bool:
        return following.ref != week.index or self.steps.permit(week, total, following, after)

    def _chosen(self, remaining: Mapping[int, Mapping[int, int]]) -> Totals | None:
        totals: Totals = {}
        before: Week | None = None
        for week in self.chain:
            ways = {
                total: off
                for total, off in remaining[week.index].items()
                if before is None or self._follows(before, totals[before.index], week, total)
            }
            if not ways:
                return None
            totals[week.index] = min(ways, key=lambda total: (ways[total], abs(total - self.curve[week.index]), total))
            before = week
        return totals
