"""Workout structures: a session's metres with intensities, target paces and a note for each step."""

from coach.phrases.phase import rotate
from coach.race import race_structure
from coach.today import Runner, Today
from coach.wording import clock_time
from solver.running.paces.intensity import BY_EFFORT, intensity_of_part
from solver.running.paces.workouts import Effort, Part, Repeats, Session
from solver.running.request.result import Repeat, Step, WorkoutStructure, WorkoutType

_NOTES = {
    Effort.WALK: ("Brisk walking", "Walk briskly and breathe"),
    Effort.HALF: ("Half-marathon effort: strong and smooth", "At the pace of the race, relaxed"),
    Effort.TEN_K: ("10 km effort: quick and even", "At the pace of the race, no faster"),
    Effort.FIVE_K: ("5 km effort: fast and even", "At the pace of the race, no faster"),
    Effort.HILL: ("Uphill, strong and tall", "Uphill: drive the arms, short quick steps"),
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
        easier_option=_easier(session, runner),
    )


def _easier(session: Session, runner: Runner) -> Step | None:
    """The easy run that may stand in for a hard one."""
    if not session.easier_metres:
        return None
    return _step(Part(session.easier_metres, Effort.EASY), runner, "Tired? Run this instead, all of it easy")


def _item(item: Part | Repeats, runner: Runner, turn: int) -> Step | Repeat:
    if isinstance(item, Part):
        return _step(item, runner, rotate(_NOTES[item.effort], turn))
    work, jog = item.parts
    pause = _NOTES[jog.effort] if jog.effort is Effort.WALK else _JOG
    steps = [_step(work, runner, rotate(_NOTES[work.effort], turn)), _step(jog, runner, rotate(pause, turn))]
    return Repeat(repeat=item.times, steps=steps)


def _step(part: Part, runner: Runner, note: str) -> Step:
    if part.seconds is not None:
        note = f"{note}, about {clock_time(part.seconds)}"
    paced = runner.paces is not None and part.effort not in BY_EFFORT
    return Step(
        distance_km=part.metres / 1000,
        intensity=intensity_of_part(part),
        target_pace=runner.paces.of(part.effort) if runner.paces and paced else None,
        note=note,
    )
