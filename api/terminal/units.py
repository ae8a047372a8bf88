"""Distances and paces in the athlete's units and language; the plan itself is always in kilometres."""

from dataclasses import dataclass

from coach.bank.labels import DEFAULT, Labels, labels_of
from coach.bank.language import language_of
from solver.running.request.grid import KM_PER_MILE
from solver.running.request.result import PaceRange


@dataclass(frozen=True)
class Units:
    """Kilometres or miles, and the language in which they and all labels are written."""

    name: str
    language: str = DEFAULT

    @property
    def labels(self) -> Labels:
        """What things are called."""
        return labels_of(self.language)

    @property
    def km_each(self) -> float:
        """Kilometres in one unit."""
        return KM_PER_MILE if self.name == "mi" else 1.0

    def number(self, km: float) -> str:
        """12, 12.5 or 42.2; quarter miles keep their two decimals."""
        return language_of(self.language, self.name).distance(km).removesuffix(f" {self.name}")

    def distance(self, km: float) -> str:
        """The number with its unit."""
        return f"{self.number(km)} {self.name}"

    def pace(self, pace: PaceRange) -> str:
        """A pace range as runners write it: 5:30-6:00 /km."""
        fast, slow = (self._clock(seconds) for seconds in (pace.fast_sec_per_km, pace.slow_sec_per_km))
        return f"{fast} /{self.name}" if fast == slow else f"{fast}-{slow} /{self.name}"

    def _clock(self, seconds_per_km: float) -> str:
        minutes, seconds = divmod(round(seconds_per_km * self.km_each), 60)
        return f"{minutes}:{seconds:02}"
