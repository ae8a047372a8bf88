"""How hard a day is: intensity by type, and heart-rate zones."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.running.paces.workouts import Effort, Part
from solver.running.request.request import Athlete
from solver.running.request.result import Intensity, WorkoutType


@dataclass(frozen=True)
class HeartRateZone:
    """One of five zones: beats per minute, both ends included."""

    zone: int
    low_bpm: int
    high_bpm: int


_ZONE_SHARES = (0.60, 0.72, 0.82, 0.87, 0.92, 1.0)


def heart_rate_zones(athlete: Athlete) -> tuple[HeartRateZone, ...] | None:
    """Five zones by share of maximal heart rate, or None when `maxHr` is unknown.

    Source: the intensity scale of Olympiatoppen, the Norwegian Olympic training centre (60-72, 72-82,
    82-87, 87-92, 92-97 %), its top zone carried on to the maximum.
    """
    if athlete.max_hr is None:
        return None
    bounds = [round(athlete.max_hr * share) for share in _ZONE_SHARES]
    lows = [bounds[0], *(bound + 1 for bound in bounds[1:-1])]
    return tuple(HeartRateZone(i + 1, low, high) for i, (low, high) in enumerate(zip(lows, bounds[1:], strict=True)))


_ZONES = {
    WorkoutType.RECOVERY: 1,
    WorkoutType.EASY: 2,
    WorkoutType.LONG_RUN: 2,
    WorkoutType.CROSS_TRAINING: 2,
    WorkoutType.STEADY: 3,
    WorkoutType.TEMPO: 4,
    WorkoutType.INTERVALS: 5,
}


def hr_zone(workout_type: WorkoutType, distance_km: float | None = None) -> int | None:
    """The zone a day aims at, 1-5; a race's falls with its distance, a rest day has none."""
    if workout_type is WorkoutType.RACE and distance_km is not None:
        return 5 if distance_km <= 12 else 4 if distance_km <= 25 else 3
    return _ZONES.get(workout_type)


BY_EFFORT = frozenset({Effort.HILL, Effort.WALK})
"""What no pace is given for: hills differ, and walking is walking."""
EFFORT_INTENSITY: Mapping[Effort, Intensity] = {
    Effort.STEADY: Intensity.MODERATE,
    Effort.MARATHON: Intensity.MODERATE,
    Effort.HALF: Intensity.HIGH,
    Effort.TEMPO: Intensity.HIGH,
    Effort.TEN_K: Intensity.HIGH,
    Effort.FIVE_K: Intensity.HIGH,
    Effort.INTERVAL: Intensity.HIGH,
    Effort.HILL: Intensity.HIGH,
    Effort.STRIDE: Intensity.HIGH,
}
"""How hard a stretch is; everything not named is low."""


def intensity_of_part(part: Part) -> Intensity:
    """How hard a stretch of a session is."""
    return EFFORT_INTENSITY.get(part.effort, Intensity.LOW)


_EFFORT_ZONES: Mapping[Effort, int] = {
    Effort.STEADY: 3,
    Effort.MARATHON: 3,
    Effort.HALF: 4,
    Effort.TEMPO: 4,
    Effort.TEN_K: 5,
    Effort.FIVE_K: 5,
    Effort.INTERVAL: 5,
}


def zone_of_effort(effort: Effort) -> int | None:
    """The zone that quality work at an effort aims at; None where it is over before the heart has caught up (hills)."""
    return _EFFORT_ZONES.get(effort)


_INTENSITIES = {
    WorkoutType.STEADY: Intensity.MODERATE,
    WorkoutType.TEMPO: Intensity.HIGH,
    WorkoutType.INTERVALS: Intensity.HIGH,
    WorkoutType.RACE: Intensity.MAX,
}


def intensity_of(workout_type: WorkoutType) -> Intensity:
    """How hard a day of this type is; everything not named moderate or harder is low."""
    return _INTENSITIES.get(workout_type, Intensity.LOW)
