"""Balancing one week's targets, so that the curve itself is a plan wherever it can be.

Targets that already keep the rules about single days make the solver's work small: it starts from
the optimum and only has to prove it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.running.schedule import Week

Split = dict[int, int]
"""Grid steps by weekday."""


@dataclass(frozen=True)
class Limits:
    """Upper limits in steps: by weekday, for the long run, for a quality day; easy days in per cent of it."""

    caps: Mapping[int, int]
    long: int
    quality: int
    easy_percent: int


class Balance:
    """Cuts each run to its limit and gives what was cut to easy days, then quality days, then the long run."""

    def __init__(self, week: Week, split: Split, limits: Limits) -> None:
        self.split, self.limits = dict(split), limits
        self.long = None if week.long is None else week.long.weekday
        self.quality = [day.weekday for day in week.quality]
        self.easy = [day.weekday for day in week.easy]

    def settle(self) -> Split:
        """The balanced split; it has the same sum wherever the limits leave room for it."""
        wanted = sum(self.split.values())
        for d in self.split:
            self.split[d] = min(self.split[d], self.limits.caps[d])
        for d in (*self.quality, *self.easy):
            self.split[d] = min(self.split[d], self._limit(d))
        for _ in range(wanted - sum(self.split.values())):
            shortest = self._next()
            if shortest is None:
                break
            self.split[shortest] += 1
        return self.split

    def _next(self) -> int | None:
        """The shortest run that may still grow, easy ones first."""
        for group in (self.easy, self.quality, [] if self.long is None else [self.long]):
            open_days = [d for d in group if self.split[d] < self._limit(d)]
            if open_days:
                return min(open_days, key=lambda d: (self.split[d], d))
        return None

    def _limit(self, d: int) -> int:
        cap = self.limits.caps[d]
        if d == self.long:
            return min(cap, self.limits.long)
        below_long = cap if self.long is None else min(cap, self.split[self.long] - 1)
        if d in self.quality:
            return min(below_long, self.limits.quality)
        shortest = min((self.split[q] for q in self.quality), default=None)
        if shortest is None:
            return below_long
        return min(below_long, (shortest * self.limits.easy_percent + 50) // 100)


def raised(split: Split, needs: Mapping[int, int], donors: Sequence[Split]) -> Split:
    """The same sum, with days raised to what they need, as far as others may give; the first group gives first."""
    split = dict(split)
    for group in donors:
        while True:
            low = min(needs.keys() & split.keys(), key=lambda d: (split[d] - needs[d], d), default=None)
            spare = {d: split[d] - max(least, needs.get(d, 0)) for d, least in group.items()}
            high = max(spare, key=lambda d: (spare[d], -d), default=None)
            if low is None or high is None or split[low] >= needs[low] or spare[high] <= 0:
                break
            split[low] += 1
            split[high] -= 1
    return split
