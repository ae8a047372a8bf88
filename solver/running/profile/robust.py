"""Averages that a few odd values cannot carry away."""

import math
from collections.abc import Sequence
from statistics import median

SCALE_OF_MAD = 1.4826
"""Turns the median absolute deviation into a standard deviation for normal data."""

HUBER = 1.345
"""Huber's constant: 95 % efficient on normal data (P. J. Huber, "Robust Statistics", 1981)."""

LEAST_SPREAD = 0.08
"""Weeks differ by 8 % even when nothing happens; less would make every cutback week an outlier."""


def huber_mean(values: Sequence[float]) -> float:
    """The mean with distant values pulled in to 1.345 standard deviations around it; at least one value."""
    centre = median(values)
    spread = max(SCALE_OF_MAD * median(abs(v - centre) for v in values), LEAST_SPREAD * abs(centre))
    for _ in range(30):
        reach = HUBER * spread
        centre = sum(min(max(v, centre - reach), centre + reach) for v in values) / len(values)
    return centre


def standard_error(values: Sequence[float]) -> float:
    """Of the mean of some values; 0 for a single one, whose error is unknown."""
    if len(values) < 2:
        return 0.0
    mean = sum(values) / len(values)
    return math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1) / len(values))


def weighted_median(values: Sequence[float], weights: Sequence[float]) -> float:
    """The value up to which half of the weight lies; between two values where it lies exactly there."""
    pairs = sorted(zip(values, weights, strict=True))
    half, below = sum(weights) / 2, 0.0
    for (value, weight), following in zip(pairs, [*pairs[1:], pairs[-1]], strict=True):
        below += weight
        if math.isclose(below, half):
            return (value + following[0]) / 2
        if below > half:
            return value
    return pairs[-1][0]
