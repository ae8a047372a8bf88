"""A session in one line: what to run, how often, how fast."""

from api.terminal.units import Units
from solver.running.request.request import StrengthFocus
from solver.running.request.result import STRENGTH_LABELS, Intensity, Repeat, Step, WorkoutStructure

EFFORTS = {
    Intensity.LOW: "easy",
    Intensity.MODERATE: "steady",
    Intensity.HIGH: "fast",
    Intensity.MAX: "at race effort",
}
"""How a step is run that has no pace of its own."""


def duration(minutes: int) -> str:
    """1 h 05 min, 45 min."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"


def strength_label(strength: StrengthFocus | None) -> str:
    """What a strength session beside the runs trains: "full body", "upper body", "legs"."""
    return "" if strength is None else STRENGTH_LABELS[strength]


def structure_line(structure: WorkoutStructure, units: Units) -> str:
    """Warm-up, main part and cool-down in one line; how each step should feel is in the description."""
    parts = [_part(part, units) for part in structure.main]
    if structure.warmup is not None:
        parts.insert(0, f"warm-up {_amount(structure.warmup, units)}")
    if structure.cooldown is not None:
        parts.append(f"cool-down {_amount(structure.cooldown, units)}")
    return " → ".join(parts)


def _part(part: Step | Repeat, units: Units) -> str:
    if isinstance(part, Step):
        return _step(part, units)
    return f"{part.repeat} × ({' + '.join(_step(step, units) for step in part.steps)})"


def _step(step: Step, units: Units) -> str:
    if step.target_pace is not None and step.intensity is not Intensity.LOW:
        return f"{_amount(step, units)} at {units.pace(step.target_pace)}"
    return f"{_amount(step, units)} {EFFORTS[step.intensity]}"


def _amount(step: Step, units: Units) -> str:
    return f"{step.duration_mins:g} min" if step.distance_km is None else units.distance(step.distance_km)
