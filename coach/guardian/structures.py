"""A workout structure from a model: checked, scaled to the day's distance if that is all that is wrong, or refused."""

import math
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from coach.guardian.texts import judge_title
from coach.guardian.truth import Truth
from solver.running.paces.paces import middle
from solver.running.request.result import Intensity, PaceRange, PlanDay, Repeat, Step, WorkoutStructure

TOLERANCE = 0.02
SCALES = (0.5, 2.0)
MOST_STEPS = 20
_ORDER = list(Intensity)


def structure(raw: object, own: PlanDay, truth: Truth) -> tuple[WorkoutStructure | None, bool]:
    """The structure that fits the day, and whether it had to be scaled; None where it cannot be used.

    `own` is the offline coach's day: its structure says how hard the day may be, how much of it, and at what paces.
    """
    reference = own.workout_structure
    if not isinstance(raw, dict) or reference is None or own.planned_distance_km is None:
        return None, False
    try:
        found = WorkoutStructure.model_validate(raw, strict=False)
    except (ValidationError, RecursionError):
        return None, False
    found = _worded(found, truth)
    if not _sound(found, reference):
        return None, False
    return _fitted(found, own.planned_distance_km, reference)


def _fitted(found: WorkoutStructure, km: float, reference: WorkoutStructure) -> tuple[WorkoutStructure | None, bool]:
    length = sum(_km(step) * times for step, times in steps_of(found))
    if abs(length - km) <= TOLERANCE * km:
        return found, False
    if not length or not SCALES[0] <= km / length <= SCALES[1]:
        return None, False
    scaled = _scaled(found, km / length)
    total = sum(_km(step) * times for step, times in steps_of(scaled))
    return (scaled, True) if abs(total - km) <= TOLERANCE * km and _sound(scaled, reference) else (None, False)


def steps_of(structure: WorkoutStructure) -> Iterator[tuple[Step, int]]:
    """Every step with how often it is run."""
    for item in (structure.warmup, *structure.main, structure.cooldown):
        if isinstance(item, Repeat):
            yield from ((step, item.repeat) for step in item.steps)
        elif item is not None:
            yield item, 1


def _sound(found: WorkoutStructure, reference: WorkoutStructure) -> bool:
    """Each step has one positive length and a pace of the runner's; it is no harder, nor more of it, than the day."""
    steps = list(steps_of(found))
    known = [step for step, _ in steps_of(reference)]
    hardest = max(_ORDER.index(step.intensity) for step in known)
    paces = [step.target_pace for step in known if step.target_pace]
    return (
        0 < len(steps) <= MOST_STEPS
        and all(_measured(step) and _ORDER.index(step.intensity) <= hardest for step, _ in steps)
        and all(step.target_pace is None or _of_the_runner(step.target_pace, paces) for step, _ in steps)
        and _hard_km(found) <= 1.1 * _hard_km(reference) + 0.1
    )


def _measured(step: Step) -> bool:
    given = [value for value in (step.distance_km, step.duration_mins) if value is not None]
    timed = step.distance_km is not None or step.target_pace is not None
    return len(given) == 1 and math.isfinite(given[0]) and 0 < given[0] < 500 and timed


def _of_the_runner(pace: PaceRange, table: list[PaceRange]) -> bool:
    return any(
        p.fast_sec_per_km * 0.98 <= pace.fast_sec_per_km <= pace.slow_sec_per_km <= p.slow_sec_per_km * 1.02
        for p in table
    )


def _km(step: Step) -> float:
    if step.distance_km is not None:
        return step.distance_km
    return (step.duration_mins or 0.0) * 60 / middle(step.target_pace) if step.target_pace else 0.0


def _hard_km(structure: WorkoutStructure) -> float:
    return sum(_km(step) * times for step, times in steps_of(structure) if step.intensity is not Intensity.LOW)


def _scaled(structure: WorkoutStructure, factor: float) -> WorkoutStructure:
    def step(old: Step) -> Step:
        changes: dict[str, Any] = {}
        if old.distance_km is not None:
            changes["distance_km"] = round(old.distance_km * factor, 2)
        if old.duration_mins is not None:
            changes["duration_mins"] = round(old.duration_mins * factor, 1)
        return old.model_copy(update=changes)

    return _mapped(structure, step)


def _worded(structure: WorkoutStructure, truth: Truth) -> WorkoutStructure:
    """Notes that do not agree with the day are left out."""
    return _mapped(structure, lambda old: old.model_copy(update={"note": judge_title(old.note, truth).text}))


def _mapped(structure: WorkoutStructure, change: Any) -> WorkoutStructure:
    main = [
        Repeat(repeat=item.repeat, steps=[change(step) for step in item.steps])
        if isinstance(item, Repeat)
        else change(item)
        for item in structure.main
    ]
    return WorkoutStructure(
        warmup=change(structure.warmup) if structure.warmup else None,
        main=main,
        cooldown=change(structure.cooldown) if structure.cooldown else None,
    )
