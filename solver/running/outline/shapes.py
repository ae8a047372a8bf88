"""Every way to give a week its roles (R02-R05): some hundred for a number of runs, so the best is found by looking.

Days are bits, Monday the lowest; the same seven roles hold in every normal week, so Sunday and Monday are neighbours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from solver.running.calendar.roles import Role, Template

DAYS = range(7)
ALL_DAYS = 0b1111111


@dataclass(frozen=True)
class Shape:
    """Days of runs, of the long run and of quality. `spread` is the price of how they lie to each other: hard days with
    one day between them, runs and rests in a row; powers of two settle what is left, so no two shapes cost the same."""

    runs: int
    long: int
    quality: int
    spread: int

    @property
    def template(self) -> Template:
        """The role of each weekday."""
        return tuple(
            Role.LONG
            if self.long >> d & 1
            else Role.QUALITY
            if self.quality >> d & 1
            else Role.EASY
            if self.runs >> d & 1
            else Role.REST
            for d in DAYS
        )

    @property
    def after_hard(self) -> int:
        """The days of easy runs that follow a hard one."""
        hard = self.long | self.quality
        return _later(hard, 1) & self.runs & ~hard

    @property
    def eases_into_long(self) -> bool:
        """Whether an easy run that follows no hard day stands on the day before the long run."""
        return bool(_later(self.long, 6) & self.runs & ~(self.after_hard | self.quality))


@lru_cache(maxsize=1024)
def shapes(runs: int, with_long: bool, quality_max: int) -> tuple[Shape, ...]:
    """All shapes of runs on these days without hard days side by side, with a long run or without."""
    price, days = _price_of_runs(runs), [1 << d for d in DAYS if runs >> d & 1]
    return tuple(
        Shape(runs, long, quality, price + _price_of_hard(long, quality))
        for long in (days if with_long else [0])
        for size in range(quality_max + 1)
        for quality in map(sum, combinations([day for day in days if day != long], size))
        if not (long | quality) & _later(long | quality, 1)
    )


def day_sets(runs: int) -> list[int]:
    """All ways to have so many days in a week."""
    return [bits(days) for days in combinations(DAYS, runs)]


def bits(days: Iterable[int]) -> int:
    """A set of days."""
    return sum([1 << d for d in days])


def _price_of_runs(runs: int) -> int:
    rests = ALL_DAYS & ~runs
    return (
        2_000 * (runs & _later(runs, 1) & _later(runs, 2)).bit_count()
        + 1_300 * (runs & _later(runs, 1)).bit_count()
        + 1_500 * (rests & _later(rests, 1) & _later(rests, 2)).bit_count()
        + bits(6 - d for d in DAYS if runs >> d & 1)
    )


def _price_of_hard(long: int, quality: int) -> int:
    two_apart = quality & (_later(long, 2) | _later(long, 5)), quality & _later(quality, 2)
    later_than_long = 7 - long.bit_length() if long else 0
    return 40_000 * sum([days.bit_count() for days in two_apart]) + 128 * later_than_long + quality


def _later(days: int, by: int) -> int:
    """The same days so many days later, around the week's end."""
    return (days << by | days >> 7 - by) & ALL_DAYS
