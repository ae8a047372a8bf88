"""How much of each kind of fast running one run may hold.

Source: Daniels' Running Formula (3rd edition, 2014): threshold at most 10 % of the week, intervals at most 8 % of it
or 10 km, repetitions at most 5 % of it, marathon pace at most 20-25 % of it or 110 minutes. Race paces take the
ceiling of the effort that is next to them: 5 and 10 km of intervals, the half marathon a little above threshold's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.running.paces.workouts import KM, Effort


@dataclass(frozen=True)
class Ceiling:
    """The most metres at one effort in one run: a share of the week's, a distance and a time."""

    week_share: float
    metres: float
    minutes: float

    def most(self, week_km: float, sec_per_km: float) -> float:
        """Metres that a week of so many kilometres allows at a pace."""
        return min(self.metres, week_km * KM * self.week_share, self.minutes * 60 * KM / sec_per_km)


CEILINGS: Mapping[Effort, Ceiling] = {
    Effort.MARATHON: Ceiling(0.25, 20 * KM, 110),
    Effort.HALF: Ceiling(0.13, 10 * KM, 60),
    Effort.TEMPO: Ceiling(0.10, 15 * KM, 60),
    Effort.TEN_K: Ceiling(0.08, 10 * KM, 40),
    Effort.FIVE_K: Ceiling(0.08, 8 * KM, 30),
    Effort.INTERVAL: Ceiling(0.08, 10 * KM, 40),
    Effort.HILL: Ceiling(0.05, 3 * KM, 12),
}
UNBROKEN_MINUTES: Mapping[Effort, float] = {Effort.TEMPO: 25, Effort.HALF: 45, Effort.MARATHON: 110}
"""The longest stretch without a break; Daniels asks for "about 20" minutes of threshold."""
