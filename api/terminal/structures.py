"""A session in one line: what to run, how often, how fast."""

from api.terminal.units import Units
from solver.running.request.result import Intensity, Repeat, Step, WorkoutStructure


def duration(minutes: int) -> str:
    """1 h 05 min, 45 min."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"


def structure_line(structure: WorkoutStructure, units: Units) -> str:
    """Warm-up, main part and cool-down in one line; how each step should feel is in the description."""
    parts = [_part(part, units) for part in structure.main]
    if structure.warmup is not None:
        parts.insert(0, units.labels.say("session.warm_up", amount=_amount(structure.warmup, units)))
    if structure.cooldown is not None:
        parts.append(units.labels.say("session.cool_down", amount=_amount(structure.cooldown, units)))
    return " → ".join(parts)


def _part(part: Step | Repeat, units: Units) -> str:
    if isinstance(part, Step):
        return _step(part, units)
    told_apart = any(step.intensity is not Intensity.LOW for step in part.steps)
    steps = [_step(step, units) if told_apart else _noted(step, units) for step in part.steps]
    return f"{part.repeat} × ({' + '.join(steps)})"


def _noted(step: Step, units: Units) -> str:
    """With its note, where the intensity does not tell running from walking."""
    return f"{_amount(step, units)}: {step.note}" if step.note else _step(step, units)


def _step(step: Step, units: Units) -> str:
    """With its pace, or in a word how it is run."""
    labels, amount = units.labels, _amount(step, units)
    if step.target_pace is not None and step.intensity is not Intensity.LOW:
        return labels.say("session.paced", amount=amount, pace=units.pace(step.target_pace))
    return f"{amount} {labels.say(f'session.{step.intensity}')}"


def _amount(step: Step, units: Units) -> str:
    return f"{step.duration_mins:g} min" if step.distance_km is None else units.distance(step.distance_km)
