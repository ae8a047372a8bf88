"""Balancing one week's targets, so that the curve itself is a plan wherever it can be.

Targets that already keep the rules about single days make the solver's work small: it starts from
the optimum and only has to prove it.
"""

from collections.abc import Mapping
from math import floor
from typing import NamedTuple

from solver.running.calendar.roles import Role, Template
from solver.running.calendar.schedule import Week
from solver.running.rules.facts import Split

AFTER_HARD, PLAIN, FAR_FROM_LONG = 0.75, 1.0, 1.15
"""Parts of what the long run and quality leave: easy days are not all alike."""


class Limits(NamedTuple):
    """Limits in steps by weekday: the least and the most of each run, and what easy runs are measured by.

    `easy_percent` is of the shortest of `measures`: a weekday's run, or a fixed length where R22 has one.
    """

    least: Mapping[int, int]
    most: Mapping[int, int]
    easy_percent: int
    fixed_measure: int | None
    recovery: frozenset[int]
    free_easy: frozenset[int]


class Balance:
    """Cuts each run to its limit and gives what was cut to easy days, then quality days, then the long run."""

    def __init__(self, week: Week, split: Split, limits: Limits, size: int | None = None) -> None:
        self.split, self.limits = dict(split), limits
        self.size = sum(split.values()) if size is None else size
        self.long = None if week.long is None else week.long.weekday
        self.quality = [day.weekday for day in week.quality]
        self.easy = [day.weekday for day in week.easy]

    def settle(self) -> Split:
        """The balanced split; it has the size, the sum of the first one if none is given, wherever limits permit."""
        split, least, most = self.split, self.limits.least, self.limits.most
        for d, wanted in split.items():
            steps = wanted if wanted > least[d] else least[d]
            split[d] = steps if steps < most[d] else most[d]
        for d in (*self.quality, *self._easy_in_order()):
            limit = self._limit(d)
            if split[d] > limit:
                split[d] = limit
        missing = self.missing
        for _ in range(missing):
            shortest = self._next()
            if shortest is None:
                break
            split[shortest] += 1
        for _ in range(-missing):
            longest = self._too_long()
            if longest is None:
                break
            split[longest] -= 1
        return split

    @property
    def missing(self) -> int:
        """Steps that the runs' limits leave no room for; below 0 where they call for more than the size."""
        return self.size - sum(self.split.values())

    @property
    def fits(self) -> bool:
        """Whether the runs add up, and none is shorter than it may be."""
        short = any(steps < self.limits.least[d] for d, steps in self.split.items())
        return self.missing == 0 and not short

    def _easy_in_order(self) -> list[int]:
        """Recovery runs last: they follow the others."""
        return sorted(self.easy, key=lambda d: d in self.limits.recovery)

    def _next(self) -> int | None:
        """The shortest run that may still grow, easy ones first."""
        for group in (self.easy, self.quality, [] if self.long is None else [self.long]):
            open_days = [d for d in group if self.split[d] < self._limit(d)]
            if open_days:
                return min(open_days, key=lambda d: (self.split[d], d))
        return None

    def _too_long(self) -> int | None:
        """The longest easy run that may shrink without a recovery run beyond it, then quality, then the long run."""
        floor_of = {d: self.limits.least[d] for d in self.easy}
        for d in self.limits.free_easy:
            floor_of[d] = max([floor_of[d], *(self.split[r] for r in self.limits.recovery if r in self.split)])
        open_days = [d for d in self.easy if self.split[d] > floor_of[d]]
        open_days = open_days or [d for d in self.quality if self._may_shrink(d)] or self._long_beyond_others()
        return max(open_days, key=lambda d: (self.split[d], -d), default=None)

    def _may_shrink(self, quality: int) -> bool:
        """Whether easy runs keep their measure where a quality run gives a step away."""
        if self.split[quality] <= self.limits.least[quality]:
            return False
        longest = max((self.split[d] for d in self.easy), default=0)
        fixed = self.limits.fixed_measure is not None
        return fixed or longest <= ((self.split[quality] - 1) * self.limits.easy_percent + 50) // 100

    def _long_beyond_others(self) -> list[int]:
        """The long run, if it may shrink and still be the longest."""
        others = [steps for d, steps in self.split.items() if d != self.long]
        if self.long is None or self.split[self.long] <= max([self.limits.least[self.long], *(o + 1 for o in others)]):
            return []
        return [self.long]

    def _limit(self, d: int) -> int:
        """The most of a run beside the others as they are."""
        split, limits = self.split, self.limits
        cap = limits.most[d]
        if d == self.long:
            return cap
        if self.long is not None and split[self.long] <= cap:
            cap = split[self.long] - 1
        if d in self.quality:
            return cap
        if d in limits.recovery:
            for easy in limits.free_easy:
                cap = min(cap, split[easy])
        measure = limits.fixed_measure
        if measure is None:
            if not self.quality:
                return cap
            measure = min([split[q] for q in self.quality])
        return min(cap, (measure * limits.easy_percent + 50) // 100)


def easy_parts(template: Template, runs_per_week: int) -> dict[int, float]:
    """The parts of the template's easy days; in three- and four-day weeks they are alike."""
    easy = [d for d, role in enumerate(template) if role is Role.EASY]
    if runs_per_week <= 4:
        return dict.fromkeys(easy, PLAIN)
    parts = {d: AFTER_HARD if template[d - 1].is_hard else PLAIN for d in easy}
    plain = [d for d in easy if parts[d] == PLAIN]
    if Role.LONG in template and plain:
        long = template.index(Role.LONG)
        furthest = max(plain, key=lambda d: (min((d - long) % 7, (long - d) % 7), -d))
        parts[furthest] = FAR_FROM_LONG
    return parts


def share_out(value: int, parts: Mapping[int, float]) -> Split:
    """Whole steps in proportion to the parts, adding up exactly; earlier days take the odd steps."""
    if not parts:
        return {}
    weight = sum(parts.values())
    shares = {d: max(0, value) * part / weight for d, part in parts.items()}
    split = {d: floor(share + 1e-9) for d, share in shares.items()}
    left = max(0, value) - sum(split.values())
    for d in sorted(shares, key=lambda d: (split[d] - shares[d], d))[:left]:
        split[d] += 1
    return split
