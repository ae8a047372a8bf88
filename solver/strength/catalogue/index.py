"""All exercises, by name and by what they train."""

from functools import lru_cache

from solver.strength.catalogue import lower, pull, push
from solver.strength.catalogue.exercise import Exercise, rows_of
from solver.strength.request.muscles import Muscle

CATALOGUE: tuple[Exercise, ...] = tuple(
    exercise for table in (push.TABLE, pull.TABLE, lower.TABLE) for exercise in rows_of(table)
)
BY_NAME = {exercise.name: exercise for exercise in CATALOGUE}


@lru_cache(maxsize=1024)
def alternatives_of(exercise: Exercise) -> tuple[Exercise, ...]:
    """What can stand in for an exercise: the same main muscle, the likest movement first, then in the tables' order."""
    if not exercise.direct:
        return ()
    same = [other for other in CATALOGUE if other.direct[0] is exercise.direct[0] and other.name != exercise.name]
    return tuple(sorted(same, key=lambda other: _unlike(exercise, other)))


def _unlike(exercise: Exercise, other: Exercise) -> tuple[bool, bool, int, bool]:
    counted = set(exercise.counts) ^ set(other.counts)
    return (
        other.is_compound != exercise.is_compound,
        other.pattern is not exercise.pattern,
        len(counted),
        other.weight is not exercise.weight,
    )


@lru_cache(maxsize=64)
def trainers_of(muscle: Muscle) -> tuple[Exercise, ...]:
    """Exercises whose main muscle this is, in the tables' order."""
    return tuple(exercise for exercise in CATALOGUE if exercise.direct[0] is muscle)
