"""Workout structures: a session's metres with intensities, target paces and a note for each step."""

from coach.phrases.phase import rotate
from coach.race import race_structure
from coach.today import Runner, Today
from solver.running.paces.workouts import Effort, Part, Repeats, Session
from solver.running.request.result import Intensity, Repeat, Step, WorkoutStructure, WorkoutType

_INTENSITY = {
    Effort.STEADY: Intensity.MODERATE,
    Effort.MARATHON: Intensity.MODERATE,
    Effort.TEMPO: Intensity.HIGH,
    Effort.INTERVAL: Intensity.HIGH,
    Effort.STRIDE: Intensity.HIGH,
}

_NOTES = {
    Effort.RECOVERY: ("Very gently", "As slow as you like", "Loose and unhurried"),
    Effort.EASY: ("Easy, in full sentences", "Relaxed and even", "Comfortable all the way"),
    Effort.LONG: ("Even and patient", "Settle in and keep the effort level", "Relaxed early, steady late"),
    Effort.STEADY: ("Firm but comfortable", "Smooth and even, never straining"),
    Effort.MARATHON: ("Lift to marathon effort and hold it", "Marathon effort: strong, even, in control"),
    Effort.TEMPO: ("Comfortably hard and even", "Controlled: a few words at a time"),
    Effort.INTERVAL: ("Hard but even", "Fast and tall, not all-out"),
    Effort.STRIDE: ("Quick and relaxed", "Build up smoothly, then ease off"),
}
_WARMUP = ("Start gently", "Begin slower than you want to", "Let the pace come to you")
_COOLDOWN = ("Jog until your breathing is calm", "Ease down to a gentle jog", "Slow and loose to finish")
_JOG = ("Slow jog, walk if you need to", "Jog until you are ready to go again")


def structure_of(today: Today, runner: Runner) -> WorkoutStructure | None:
    """The day's structure, its distances adding up to the day's; None on a day without a run."""
    if today.day.workout_type is WorkoutType.RACE:
        return race_structure(today.km, runner.paces, runner.units)
    return None if today.session is None else _written(today.session, runner, today.turn)


def _written(session: Session, runner: Runner, turn: int) -> WorkoutStructure:
    return WorkoutStructure(
        warmup=_step(session.warmup, runner, rotate(_WARMUP, turn)) if session.warmup else None,
        main=[_item(item, runner, turn) for item in session.main],
        cooldown=_step(session.cooldown, runner, rotate(_COOLDOWN, turn)) if session.cooldown else None,
    )


def _item(item: Part | Repeats, runner: Runner, turn: int) -> Step | Repeat:
    if isinstance(item, Part):
        return _step(item, runner, rotate(_NOTES[item.effort], turn))
    work, jog = item.parts
    steps = [_step(work, runner, rotate(_NOTES[work.effort], turn)), _step(jog, runner, rotate(_JOG, turn))]
    return Repeat(repeat=item.times, steps=steps)


def _step(part: Part, runner: Runner, note: str) -> Step:
    return Step(
        distance_km=part.metres / 1000,
        intensity=_INTENSITY.get(part.effort, Intensity.LOW),
        target_pace=runner.paces.of(part.effort) if runner.paces else None,
        note=note,
    )
