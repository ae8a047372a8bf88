"""The 14 muscle groups that sets are counted for, what each is worth, and on which days it is at home."""

from collections.abc import Mapping
from enum import StrEnum


class Muscle(StrEnum):
    """A muscle group; `back` holds lats, upper back and erectors, `glutes` the abductors."""

    CHEST = "chest"
    BACK = "back"
    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    BICEPS = "biceps"
    TRICEPS = "triceps"
    GLUTES = "glutes"
    SIDE_DELTS = "side_delts"
    REAR_DELTS = "rear_delts"
    CALVES = "calves"
    FRONT_DELTS = "front_delts"
    ABS = "abs"
    TRAPS = "traps"
    FOREARMS = "forearms"


class Size(StrEnum):
    """How much weekly work a muscle asks for."""

    LARGE = "large"
    ARMS = "arms"
    MEDIUM = "medium"
    LIGHT = "light"


SIZES: Mapping[Muscle, Size] = {
    **dict.fromkeys((Muscle.CHEST, Muscle.BACK, Muscle.QUADS, Muscle.HAMSTRINGS), Size.LARGE),
    **dict.fromkeys((Muscle.BICEPS, Muscle.TRICEPS), Size.ARMS),
    **dict.fromkeys((Muscle.GLUTES, Muscle.SIDE_DELTS, Muscle.REAR_DELTS, Muscle.CALVES), Size.MEDIUM),
    **dict.fromkeys((Muscle.FRONT_DELTS, Muscle.ABS, Muscle.TRAPS, Muscle.FOREARMS), Size.LIGHT),
}

DIRECT, INDIRECT = 2, 1
"""What a set counts, in half sets."""

AT_HOME_EVERYWHERE = frozenset({Muscle.CALVES, Muscle.ABS, Muscle.TRAPS, Muscle.FOREARMS})
