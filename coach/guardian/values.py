"""Intensity, pace and zone of a day: the model's where it fits the type and the runner's table, else the engine's."""

import math
from typing import Any, TypeGuard

from solver.running.request.result import Intensity, PaceRange, PlanDay, WorkoutType

PACE_SHARE = 0.02
_INTENSITIES = {
    WorkoutType.LONG_RUN: {Intensity.LOW},
    WorkoutType.STEADY: {Intensity.MODERATE},
    WorkoutType.TEMPO: {Intensity.HIGH},
    WorkoutType.INTERVALS: {Intensity.HIGH, Intensity.MAX},
    WorkoutType.RACE: {Intensity.MAX, Intensity.HIGH},
}


def intensity(raw: object, own: PlanDay) -> Intensity | None:
    """A known word that fits the day's type; `own` is the offline coach's day."""
    fitting = _INTENSITIES.get(own.workout_type, {Intensity.LOW}) | {own.intensity}
    return next((kind for kind in fitting if kind.value == raw), None)


def pace(raw: object, own: PlanDay) -> PaceRange | None:
    """A range inside that of the day's type, two per cent to both sides."""
    table = own.target_pace
    if table is None or not isinstance(raw, dict):
        return None
    found = _range(raw)
    if found is None or found.fast_sec_per_km > found.slow_sec_per_km:
        return None
    fast, slow = table.fast_sec_per_km * (1 - PACE_SHARE), table.slow_sec_per_km * (1 + PACE_SHARE)
    return found if fast <= found.fast_sec_per_km and found.slow_sec_per_km <= slow else None


def _range(raw: dict[Any, Any]) -> PaceRange | None:
    given = [raw.get("fastSecPerKm"), raw.get("slowSecPerKm")]
    values = [round(v) for v in given if _is_number(v)]
    return PaceRange(fast_sec_per_km=values[0], slow_sec_per_km=values[1]) if len(values) == 2 else None


def _is_number(value: object) -> TypeGuard[float]:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and 1 <= value < 10_000
    )


def zone(raw: object, own: PlanDay) -> int | None:
    """The type's zone, or an easier one on a day that is easy anyway."""
    if isinstance(raw, bool) or not isinstance(raw, int) or own.target_hr_zone is None:
        return None
    easy = own.intensity is Intensity.LOW and 1 <= raw <= own.target_hr_zone
    return raw if easy or raw == own.target_hr_zone else None
