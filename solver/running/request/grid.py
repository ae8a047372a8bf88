"""The grid of distances: whole steps inside, kilometres at the edges, nothing lost in between."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Literal

KM_PER_MILE = 1.609344
_SLACK = Fraction(1, 10**6)
"""A millionth of a step absorbs what floating point adds when rounding inward."""


@dataclass(frozen=True)
class Grid:
    """A grid step of `tenths_of_mm`: 0.5 or 0.1 km, 0.25 or 0.1 mi."""

    tenths_of_mm: int

    @classmethod
    def of(cls, week_one_km: float | Fraction, units: Literal["km", "mi"]) -> "Grid":
        """Coarse when week 1 has 20 km or more, else fine."""
        coarse = week_one_km >= 20
        if units == "mi":
            return cls(4_023_360 if coarse else 1_609_344)
        return cls(5_000_000 if coarse else 1_000_000)

    def steps(self, km: float | Fraction) -> Fraction:
        """A distance in steps, exactly."""
        return _steps(self.tenths_of_mm, km)

    def nearest(self, km: float | Fraction) -> int:
        """The nearest number of steps, halves upward."""
        return floor(self.steps(km) + Fraction(1, 2))

    def down(self, km: float) -> int:
        """Whole steps that fit into a distance."""
        return _down(self.tenths_of_mm, km)

    def up(self, km: float) -> int:
        """Whole steps that cover a distance."""
        return _up(self.tenths_of_mm, km)

    def km(self, steps: int | Fraction) -> float:
        """Kilometres, rounded to the contract's 6 decimals."""
        return round(float(Fraction(steps) * self.tenths_of_mm / 10_000_000), 6)


# Rules ask for the same few distances thousands of times.


@lru_cache(maxsize=1024)
def _steps(tenths_of_mm: int, km: float | Fraction) -> Fraction:
    return Fraction(str(km) if isinstance(km, float) else km) * 10_000_000 / tenths_of_mm


@lru_cache(maxsize=1024)
def _down(tenths_of_mm: int, km: float) -> int:
    return floor(_steps(tenths_of_mm, km) + _SLACK)


@lru_cache(maxsize=1024)
def _up(tenths_of_mm: int, km: float) -> int:
    return ceil(_steps(tenths_of_mm, km) - _SLACK)
