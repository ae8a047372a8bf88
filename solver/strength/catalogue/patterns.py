"""The six movement patterns that a week holds, and what stands in where no real exercise is left (S16)."""

from enum import StrEnum
from functools import lru_cache

from solver.strength.catalogue.exercise import Exercise, Pattern
from solver.strength.catalogue.index import BY_NAME, CATALOGUE
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter


class Movement(StrEnum):
    """One of the six patterns."""

    SQUAT = "squat"
    HINGE = "hinge"
    HORIZONTAL_PRESS = "horizontal press"
    VERTICAL_PRESS = "vertical press"
    ROW = "row"
    VERTICAL_PULL = "vertical pull"

    @property
    def pattern(self) -> Pattern:
        """The catalogue's word for it."""
        return Pattern.HORIZONTAL_PULL if self is Movement.ROW else Pattern(self.value.replace(" ", "_"))

    @property
    def muscle(self) -> Muscle:
        """The muscle that a missing pattern is reported for."""
        return _MUSCLES[self]


_MUSCLES = {
    Movement.SQUAT: Muscle.QUADS,
    Movement.HINGE: Muscle.HAMSTRINGS,
    Movement.HORIZONTAL_PRESS: Muscle.CHEST,
    Movement.VERTICAL_PRESS: Muscle.FRONT_DELTS,
    Movement.ROW: Muscle.BACK,
    Movement.VERTICAL_PULL: Muscle.BACK,
}
_HIP_THRUSTS = (
    "Barbell hip thrust",
    "Machine hip thrust",
    "Dumbbell hip thrust",
    "Kettlebell hip thrust",
    "Glute bridge",
)
_LATERAL_RAISES = (
    "Lateral raise",
    "Cable lateral raise",
    "Machine lateral raise",
    "Kettlebell lateral raise",
    "Banded lateral raise",
    "Wall lateral raise hold",
)
_PULLOVERS = ("Dumbbell pullover", "Kettlebell pullover", "Machine pullover", "Barbell pullover", "Towel row")
STAND_INS: dict[Movement, tuple[str, ...]] = {
    Movement.SQUAT: ("Wall sit", "Reverse nordic curl"),
    Movement.HINGE: _HIP_THRUSTS,
    Movement.HORIZONTAL_PRESS: ("Sliding chest fly",),
    Movement.VERTICAL_PRESS: _LATERAL_RAISES,
    Movement.ROW: (),
    Movement.VERTICAL_PULL: _PULLOVERS,
}
"""By movement, the best first: a bad knee, a bad back, a bad wrist, a bad shoulder, and nothing to pull down."""


@lru_cache(maxsize=4096)
def performers_of(movement: Movement, lifter: Lifter) -> tuple[Exercise, ...]:
    """The exercises that count for a lifter: real ones that fit, else the named stand-ins that do."""
    real = tuple(e for e in CATALOGUE if e.pattern is movement.pattern and e.fits(lifter))
    return real or tuple(BY_NAME[name] for name in STAND_INS[movement] if BY_NAME[name].fits(lifter))


def stands_in_for(exercise: Exercise, lifter: Lifter) -> tuple[Movement, ...]:
    """The movements that the exercise counts for, since this lifter has no real one."""
    return tuple(
        movement
        for movement, names in STAND_INS.items()
        if exercise.name in names and performers_of(movement, lifter)[0].name in names
    )
