"""What part of a week each kind of run has, for R19 and R21: bands, and the middle that the targets aim at.

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

    @property
    def middle(self) -> float:
        """Halfway between its ends, which is not always what the targets aim at."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class ByRuns:
    """One number for each count of runs a week, from 1 to 7."""

    one: int
    two: int
    three: int
    four: int
    five: int
    six: int
    seven: int

    def __str__(self) -> str:
        return f"{self.one}, {self.two}, {self.three}, {self.four}, {self.five}, {self.six}, {self.seven}"

    def of(self, runs: int) -> int:
        """The number for so many runs."""
        return (self.one, self.two, self.three, self.four, self.five, self.six, self.seven)[runs - 1]


@dataclass(frozen=True)
class ByGoal:
    """One distance in km for each goal, by the goal's name."""

    five_k: float
    ten_k: float
    half_marathon: float
    marathon: float
    general_fitness: float

    def of(self, goal: str) -> float:
        """The distance for a goal."""
        match goal:
            case "5k":
                return self.five_k
            case "10k":
                return self.ten_k
            case "half_marathon":
                return self.half_marathon
            case "marathon":
                return self.marathon
        return self.general_fitness

    def __str__(self) -> str:
        return (
            f"5k {self.five_k:g}, 10k {self.ten_k:g}, half {self.half_marathon:g}, marathon {self.marathon:g}, "
            f"none {self.general_fitness:g} km"
        )
