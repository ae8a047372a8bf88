"""What part of a week each kind of run has: the bands of R19 and R21, and the middle that the targets aim at.

With three days 32 + 22 + 32 and with four 32 + 3 x 22 per cent do not add up to a week, hence the
wider bands there.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """Per cent of a week's kilometres: from, to, and the target inside."""

    low: int
    high: int
    target: float


@dataclass(frozen=True)
class Shares:
    """The bands for one number of runs a week.

    `beside_long` is what a long run usually leaves, per cent: where it is lifted above its band, R21
    takes its shares of what is left, scaled up by this. `min_long_cap` is R19's cap on `minLong`.
    """

    long: Band
    quality: Band
    quality_without_long: Band
    beside_long: int
    min_long_cap: int


_QUALITY, _QUALITY_ALONE = Band(18, 22, 20), Band(18, 26, 22)
_LONG = Band(28, 32, 30)

_BY_RUNS: dict[int, Shares] = {
    1: Shares(Band(100, 100, 100), _QUALITY, _QUALITY_ALONE, 68, 60),
    2: Shares(Band(52, 60, 56), _QUALITY, _QUALITY_ALONE, 68, 60),
    3: Shares(Band(36, 44, 40), Band(24, 30, 29), Band(28, 36, 32), 60, 50),
    4: Shares(Band(28, 32, 31), Band(18, 22, 21.5), _QUALITY_ALONE, 68, 50),
    5: Shares(_LONG, _QUALITY, _QUALITY_ALONE, 68, 44),
    6: Shares(_LONG, _QUALITY, _QUALITY_ALONE, 68, 36),
    7: Shares(_LONG, _QUALITY, _QUALITY_ALONE, 68, 34),
}


def shares_of(runs_per_week: int) -> Shares:
    """The shares for 1 to 7 runs a week."""
    return _BY_RUNS[runs_per_week]
