"""What a lifter may have at hand, and which joints may need care."""

from enum import StrEnum


class Equipment(StrEnum):
    """A kind of equipment. Body weight is always there."""

    BARBELL = "barbell"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    MACHINE = "machine"
    CABLE = "cable"
    BANDS = "bands"
    PULL_UP_BAR = "pull_up_bar"


WEIGHTS = frozenset({Equipment.BARBELL, Equipment.DUMBBELL, Equipment.KETTLEBELL})


class Joint(StrEnum):
    """A joint that an exercise loads and an injury flag may name."""

    SHOULDER = "shoulder"
    KNEE = "knee"
    LOWER_BACK = "lower_back"
    ELBOW = "elbow"
    WRIST = "wrist"


def joint_of(flag: str) -> Joint | None:
    """The joint that an injury flag means ("Lower back", "lower-back"), None if it is not a known one."""
    plain = "_".join(flag.lower().replace("-", " ").replace("_", " ").split())
    return next((joint for joint in Joint if plain in (joint.value, f"{joint.value}s")), None)
