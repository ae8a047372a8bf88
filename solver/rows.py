"""Rows of a linear model: whole terms with coprime coefficients between two limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, gcd
from typing import Any

from solver.linear import Linear

FREE = 2**62


@dataclass(slots=True)
class Row:
    """`low <= Σ coefficient · variable <= high`, in force while the literal (if any) is true."""

    terms: dict[int, int]
    high: int
    low: int = -FREE
    literal: int | None = None
    constraint: Any = None
    """Where it is written, once it is."""

    def negative(self) -> "Row":
        """The same row with all signs turned."""
        return Row({v: -c for v, c in self.terms.items()}, high=-self.low, low=-self.high)

    def always_holds(self, low: Sequence[int], high: Sequence[int]) -> bool:
        """Whether ranges by variable imply the row."""
        least, most = 0, 0
        for variable, coefficient in self.terms.items():
            if coefficient > 0:
                least += coefficient * low[variable]
                most += coefficient * high[variable]
            else:
                least += coefficient * high[variable]
                most += coefficient * low[variable]
        return most <= self.high and least >= self.low


def row_of(excess: Linear) -> Row:
    """`excess <= 0` with whole, coprime coefficients: rounding the limit down loses no whole solution."""
    terms = {v: c for v, c in excess.terms.items() if c}
    divisor = gcd(*terms.values()) or 1
    limit = floor(-excess.constant / divisor) if divisor > 1 else floor(-excess.constant)
    return Row({v: c // divisor for v, c in terms.items()} if divisor > 1 else terms, limit)
