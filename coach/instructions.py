"""What to do today, in one or two sentences with the session's own numbers."""

from coach.phrases.phase import rotate
from coach.phrases.quality import STRIDES
from coach.today import Runner, Today
from coach.wording import clock_time, duration
from solver.running.paces.intensity import BY_EFFORT, hr_zone
from solver.running.paces.workouts import Effort, Part, Repeats
from solver.running.request.result import WorkoutType

_BY_FEEL = {
    Effort.RECOVERY: "very gently (RPE 2-3 of 10)",
    Effort.EASY: "at a conversational effort (RPE 3-4 of 10)",
    Effort.LONG: "at a conversational effort (RPE 3-4 of 10)",
    Effort.STEADY: "at a firm but comfortable effort (RPE 5 of 10)",
    Effort.MARATHON: "at marathon effort (RPE 5-6 of 10)",
    Effort.WALK: "at a brisk walk",
    Effort.HALF: "at half-marathon effort (RPE 6-7 of 10)",
    Effort.TEMPO: "comfortably hard (RPE 7 of 10)",
    Effort.TEN_K: "at 10 km effort (RPE 8 of 10)",
    Effort.FIVE_K: "at 5 km effort (RPE 8-9 of 10)",
    Effort.HILL: "uphill, strong and tall (RPE 8 of 10)",
    Effort.INTERVAL: "hard but even (RPE 8-9 of 10)",
    Effort.STRIDE: "fast and relaxed",
}


def instruction(today: Today, runner: Runner) -> str:
    """The session in words; empty on a day without a run and for races, which have their own."""
    if today.session is None:
        return ""
    match today.day.workout_type:
        case WorkoutType.TEMPO | WorkoutType.INTERVALS | WorkoutType.STEADY:
            return " ".join(filter(None, [_around_main(today, runner), _total(today, runner), _easier(today, runner)]))
        case _:
            extras = [_finish(today, runner), _strides(today, runner), _walking(today)]
            return " ".join(filter(None, [_plain(today, runner), *extras, _easier(today, runner)]))


def main_set(today: Today, runner: Runner) -> str:
    """The heart of a quality day: "5 x 800 m", "4.5 km"."""
    units, item = runner.units, (today.session.main[-1] if today.session else None)
    if isinstance(item, Repeats) and item.parts[0].seconds is not None:
        return f"{item.times} x {clock_time(item.parts[0].seconds)}"
    if isinstance(item, Repeats):
        return f"{item.times} x {units.stretch(item.parts[0].metres)}"
    return units.part(item.metres) if item else ""


def _plain(today: Today, runner: Runner) -> str:
    distance, how = runner.units.distance(today.km), _how(today, _effort(today), runner)
    time = _minutes(today)
    forms = (
        f"Run {distance} {how}{time and f', about {time}'}.",
        f"{distance} {how}{time and f'; allow about {time}'}.",
        f"Cover {distance} {how}{time and f', roughly {time}'}.",
    )
    return rotate(forms, today.turn)


def _effort(today: Today) -> Effort:
    if today.day.workout_type is WorkoutType.LONG_RUN:
        return Effort.LONG
    return Effort.RECOVERY if today.day.workout_type is WorkoutType.RECOVERY else Effort.EASY


def _around_main(today: Today, runner: Runner) -> str:
    """Warm-up, an easy stretch if there is one, the main set, cool-down."""
    session, units = today.session, runner.units
    if session is None or session.warmup is None or session.cooldown is None:
        return ""
    *before, main = session.main
    easy = "".join(f", run on easily for {units.part(p.metres)}" for p in before if isinstance(p, Part))
    return (
        f"Warm up for {units.part(session.warmup.metres)}{easy}, then run {_main_words(main, today, runner)}. "
        f"Cool down with {units.part(session.cooldown.metres)} of easy jogging."
    )


def _main_words(main: Part | Repeats, today: Today, runner: Runner) -> str:
    length = main_set(today, runner)
    if isinstance(main, Part):
        return f"{length} without a break {_how(today, main.effort, runner)}"
    work, jog = main.parts
    return (
        f"{length} {_how(today, work.effort, runner)}, each followed by {runner.units.stretch(jog.metres)} of jogging"
    )


def _total(today: Today, runner: Runner) -> str:
    time = _minutes(today)
    return f"In all {runner.units.distance(today.km)}{time and f' in about {time}'}."


def _finish(today: Today, runner: Runner) -> str:
    """A long run's faster part, if it has one."""
    session = today.session
    if session is None or session.cooldown is None or today.day.workout_type is not WorkoutType.LONG_RUN:
        return ""
    work, end = session.main[-1], runner.units.part(session.cooldown.metres)
    if isinstance(work, Repeats):
        fast, jog = work.parts
        length = f"{work.times} x {runner.units.part(fast.metres)}"
        return (
            f"Before the last {end} come {length} {_at(fast.effort, runner)}, "
            f"with {runner.units.part(jog.metres)} of easy running after each."
        )
    return f"Lift the {runner.units.part(work.metres)} before the last {end} {_to(work.effort, runner)}, and jog home."


_EFFORT_NAMES = {Effort.MARATHON: "marathon", Effort.HALF: "half-marathon", Effort.STEADY: "steady"}


def _at(effort: Effort, runner: Runner) -> str:
    name = _EFFORT_NAMES[effort]
    return f"at {name} pace, {runner.units.pace(runner.paces.of(effort))}" if runner.paces else f"at {name} effort"


def _to(effort: Effort, runner: Runner) -> str:
    return f"to{_at(effort, runner)[2:]}"


def _walking(today: Today) -> str:
    """Run-walk in words."""
    if today.session is None or today.session.name != "run_walk":
        return ""
    repeats = next(item for item in today.session.main if isinstance(item, Repeats))
    run, walk = (clock_time(part.seconds or 0) for part in repeats.parts)
    return f"Run for {run}, walk for {walk}, {repeats.times} times over; the walking is part of the plan."


def _easier(today: Today, runner: Runner) -> str:
    """What to do instead on a tired day."""
    if today.session is None or not today.session.easier_metres:
        return ""
    return f"Tired? {runner.units.distance(today.session.easier_metres / 1000)} easy will do instead."


def _strides(today: Today, runner: Runner) -> str:
    if not today.strides or today.session is None:
        return ""
    n, length = next((r.times, r.parts[0].metres) for r in today.session.main if isinstance(r, Repeats))
    return rotate(STRIDES, today.week.week_number).format(n=n, stride=runner.units.stretch(length))


def _how(today: Today, effort: Effort, runner: Runner) -> str:
    """At what pace, or by feel without paces; with the day's heart rate where it is known and follows the effort."""
    paced = runner.paces is not None and effort not in BY_EFFORT
    how = f"at {runner.units.pace(runner.paces.of(effort))}" if runner.paces and paced else _BY_FEEL[effort]
    zone = hr_zone(today.day.workout_type)
    if runner.zones is None or zone is None or effort in (Effort.INTERVAL, Effort.MARATHON):
        return how
    beats = runner.zones[zone - 1]
    return f"{how} (heart rate {beats.low_bpm}-{beats.high_bpm})"


def _minutes(today: Today) -> str:
    minutes = today.day.planned_duration_mins
    return "" if minutes is None else duration(minutes)
