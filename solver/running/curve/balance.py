"""Balancing one week's targets, so that the curve itself is a plan wherever it can be.

Targets that already keep the rules about single days make the solver's work small: it starts from
the optimum and only has to prove it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from solver.once import once
from solver.running.calendar.roles import Role, Template
from solver.running.calendar.schedule import Week
from solver.running.rules.facts import Split

AFTER_HARD, PLAIN, FAR_FROM_LONG = 0.75, 1.0, 1.15
"""Parts of what the long run and quality leave: easy days are not all alike."""


Others = Mapping[int, Sequence[tuple[int, int, int]]]
"""By weekday other runs, each with its weekday, per cent and hundredths of a step."""


@dataclass(frozen=True)
class Beside:
    """What other runs of a week leave each, so many per cent of them and hundredths of a step."""

    held: Others

    @once
    def holds(self) -> Others:
        """The same the other way round: what each run leaves others."""
        holds: dict[int, list[tuple[int, int, int]]] = {d: [] for d in self.held}
        for d, others in self.held.items():
            for other, percent, plus in others:
                holds[other].append((d, percent, plus))
        return holds


class Limits(NamedTuple):
    """Limits in steps by weekday: the least and the most of each run, and what it may have beside others."""

    least: Mapping[int, int]
    most: Mapping[int, int]
    beside: Beside


class Balance:
    """Cuts each run to its limit and gives what was cut to easy days, then quality days, then the long run."""

    def __init__(
        self, week: Week, split: Split, limits: Limits, size: int | None = None, slow: Collection[int] = ()
    ) -> None:
        self.split, self.limits, self.slow = dict(split), limits, slow
        self.size = sum(split.values()) if size is None else size
        self.long = None if week.long is None else week.long.weekday
        self.quality = [day.weekday for day in week.quality]
        self.easy = [day.weekday for day in week.easy]

    def settle(self) -> Split:
        """The balanced split; it has the size, the sum of the first one if none is given, wherever limits permit."""
        split, (least, most, beside) = self.split, self.limits
        for d, wanted in split.items():
            steps = wanted if wanted > least[d] else least[d]
            split[d] = steps if steps < most[d] else most[d]
        for d in (*self.quality, *self._easy_in_order()):
            split[d] = most_beside(split, beside, d, split[d])
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
        """Those that most others hold come last: recovery runs follow other easy ones."""
        held = self.limits.beside.held
        return sorted(self.easy, key=lambda d: len(held[d]))

    def _next(self) -> int | None:
        """The shortest run that may still grow, easy ones first."""
        for group in (self.easy, self.quality, [] if self.long is None else [self.long]):
            open_days = [d for d in group if self.split[d] < self._limit(d)]
            if open_days:
                return min(open_days, key=lambda d: (self.split[d], d in self.slow, d))
        return None

    def _too_long(self) -> int | None:
        """The longest easy run that may shrink without others beyond what it leaves them, then quality, then the long
        run.
        """
        for group in (self.easy, self.quality, [] if self.long is None else [self.long]):
            open_days = [d for d in group if self.split[d] > self.limits.least[d] and self._may_shrink(d)]
            if open_days:
                return max(open_days, key=lambda d: (d in self.slow, self.split[d], -d))
        return None

    def _may_shrink(self, d: int) -> bool:
        """Whether runs that are measured by one keep to it where it gives a step away."""
        split, shorter = self.split, self.split[d] - 1
        holds = self.limits.beside.holds[d]
        return all(split[other] <= (shorter * percent + plus) // 100 for other, percent, plus in holds)

    def _limit(self, d: int) -> int:
        """The most of a run beside the others as they are."""
        return most_beside(self.split, self.limits.beside, d, self.limits.most[d])


def most_beside(split: Split, beside: Beside, d: int, most: int) -> int:
    """The most of a run, be it of its own or what others leave it."""
    for other, percent, plus in beside.held[d]:
        limit = (split[other] * percent + plus) // 100
        if limit < most:
            most = limit
    return most


def keep_beside(split: Split, beside: Beside) -> None:
    """Shorten runs to what the others leave them, until all are."""
    shortened = True
    while shortened:
        shortened = False
        for d, steps in split.items():
            split[d] = most_beside(split, beside, d, steps)
            shortened |= split[d] < steps


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
    size, weight = max(0, value), sum(parts.values())
    shares = [(size * part / weight, d) for d, part in parts.items()]
    split = {d: floor(share + 1e-9) for share, d in shares}
    short = sorted([(split[d] - share, d) for share, d in shares])
    for _, d in short[: size - sum(split.values())]:
        split[d] += 1
    return split
