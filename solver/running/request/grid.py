"""The grid of distances: whole steps inside, kilometres at the edges, nothing lost in between."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

KM_PER_MILE = 1.609344
SLACK_PARTS = 10**6
"""A step's millionth absorbs what floating point adds when rounding inward."""


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
        return Fraction(*_ratio(self.tenths_of_mm, km))

    def nearest(self, km: float | Fraction) -> int:
        """The nearest number of steps, halves upward."""
        part, whole = _ratio(self.tenths_of_mm, km)
        return (2 * part + whole) // (2 * whole)

    def beside(self, steps: int, race: int) -> int:
        """The nearest number of steps for the runs of so long a week, besides a race in tenths of a millimetre."""
        return (2 * (steps * self.tenths_of_mm - race) + self.tenths_of_mm) // (2 * self.tenths_of_mm)

    def down(self, km: float) -> int:
        """Whole steps that fit into a distance."""
        return _down(self.tenths_of_mm, km)

    def up(self, km: float) -> int:
        """Whole steps that cover a distance."""
        return _up(self.tenths_of_mm, km)

    def km(self, steps: int | Fraction) -> float:
        """Kilometres, rounded to the contract's 6 decimals."""
        return round(float(steps * self.tenths_of_mm / 10_000_000), 6)


# Rules ask for the same few distances thousands of times.


def _ratio(tenths_of_mm: int, km: float | Fraction) -> tuple[int, int]:
    """A distance in steps as two whole numbers: many times quicker than a fraction in lowest terms."""
    part, whole = (Decimal(str(km)) if isinstance(km, float) else km).as_integer_ratio()
    return part * 10_000_000, whole * tenths_of_mm


@lru_cache(maxsize=1024)
def _down(tenths_of_mm: int, km: float) -> int:
    part, whole = _ratio(tenths_of_mm, km)
    return (part * SLACK_PARTS + whole) // (whole * SLACK_PARTS)


@lru_cache(maxsize=1024)
def _up(tenths_of_mm: int, km: float) -> int:
    part, whole = _ratio(tenths_of_mm, km)
    return -((whole - part * SLACK_PARTS) // (whole * SLACK_PARTS))
