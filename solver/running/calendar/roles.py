"""What a day is for, before the week decides between tempo, intervals and steady."""

from enum import StrEnum


class Role(StrEnum):
    """The part a day plays in its week."""

    REST = "rest"
    CROSS_TRAINING = "cross_training"
    EASY = "easy"
    LONG = "long"
    QUALITY = "quality"
    TUNE_UP = "tune_up"
    RACE = "race"

    @property
    def is_run(self) -> bool:
        """True for days with training kilometres (races are counted apart)."""
        return self in RUNS

    @property
    def is_hard(self) -> bool:
        """True for days that must not stand next to each other (R05)."""
        return self is Role.LONG or self is Role.QUALITY or self is Role.RACE or self is Role.TUNE_UP


RUNS = frozenset({Role.EASY, Role.LONG, Role.QUALITY})
Template = tuple[Role, ...]
"""Seven roles, Monday first."""
