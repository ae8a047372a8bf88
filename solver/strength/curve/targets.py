"""Weekly sets per muscle: the range that a lifter's program should lie in."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.strength.request.muscles import SIZES, Muscle, Size
from solver.strength.request.request import Experience, Lifter, Training


@dataclass(frozen=True, slots=True)
class Range:
    """Whole sets a week, both ends allowed."""

    low: int
    high: int

    @property
    def upper_half(self) -> "Range":
        """From the middle, rounded up, to the upper end: where a priority muscle lies."""
        return Range(-(-(self.low + self.high) // 2), self.high)


BY_EXPERIENCE: Mapping[Experience, Range] = {
    Experience.BEGINNER: Range(12, 14),
    Experience.INTERMEDIATE: Range(12, 18),
    Experience.ADVANCED: Range(14, 20),
}
"""Hypertrophy, large muscles and arms (ADR-074; Baz-Valle 2022)."""

BY_TRAINING: Mapping[Training, Range] = {
    Training.STRENGTH: Range(10, 15),
    Training.GENERAL_FITNESS: Range(6, 9),
}


CORE_BESIDE_RUNNING = 4
"""Sets of abs a week at least beside a running plan (S10)."""


def targets_of(lifter: Lifter, beside_running: bool = False) -> dict[Muscle, Range]:
    """The range of every muscle: medium ones need half the lower end, light ones none; priorities the upper half."""
    full = BY_TRAINING.get(lifter.primary_focus, BY_EXPERIENCE[lifter.experience_level])
    lows = {Size.LARGE: full.low, Size.ARMS: full.low, Size.MEDIUM: full.low // 2, Size.LIGHT: 0}
    ranges = {muscle: Range(lows[SIZES[muscle]], full.high) for muscle in Muscle}
    if beside_running:
        ranges[Muscle.ABS] = Range(CORE_BESIDE_RUNNING, full.high)
    return ranges | {muscle: ranges[muscle].upper_half for muscle in lifter.priority_muscles}
