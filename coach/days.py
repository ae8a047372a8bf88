"""One day filled: every field that the coach owns, none that the engine owns."""

from coach.instructions import instruction
from coach.phrases import easy, long, quality, rest
from coach.phrases.phase import Phase, Variants, rotate
from coach.race import race_description
from coach.structures import structure_of
from coach.titles import title_of
from coach.today import Runner, Today
from coach.wording import duration
from solver.running.paces.intensity import BY_EFFORT, hr_zone, intensity_of
from solver.running.paces.long_sessions import FASTER_LONG_RUNS
from solver.running.paces.workouts import Effort, Repeats
from solver.running.request.result import Intensity, PaceRange, PlanDay, WorkoutStructure, WorkoutType, WrittenBy

LONG_MINUTES = 60
"""Long runs shorter than this need no advice about food and company."""

_PURPOSE: dict[WorkoutType, dict[Phase, Variants]] = {
    WorkoutType.EASY: easy.EASY,
    WorkoutType.RECOVERY: easy.RECOVERY,
    WorkoutType.LONG_RUN: long.LONG,
    WorkoutType.STEADY: long.STEADY,
    WorkoutType.TEMPO: quality.TEMPO,
    WorkoutType.INTERVALS: quality.INTERVALS,
    WorkoutType.REST: rest.REST,
    WorkoutType.CROSS_TRAINING: rest.CROSS_TRAINING,
}
_TIPS: dict[WorkoutType, Variants] = {
    WorkoutType.EASY: easy.EASY_TIPS,
    WorkoutType.RECOVERY: easy.RECOVERY_TIPS,
    WorkoutType.LONG_RUN: long.LONG_TIPS,
    WorkoutType.STEADY: long.STEADY_TIPS,
    WorkoutType.TEMPO: quality.TEMPO_TIPS,
    WorkoutType.INTERVALS: quality.INTERVAL_TIPS,
}
_NAMES = {
    WorkoutType.LONG_RUN: "the long run",
    WorkoutType.TEMPO: "the tempo run",
    WorkoutType.INTERVALS: "the intervals",
    WorkoutType.RACE: "the race",
    WorkoutType.STEADY: "the steady run",
}
_YESTERDAY = {
    WorkoutType.LONG_RUN: "yesterday's long run",
    WorkoutType.TEMPO: "yesterday's tempo run",
    WorkoutType.INTERVALS: "yesterday's interval session",
    WorkoutType.RACE: "yesterday's race",
}
_PACE = {
    WorkoutType.EASY: Effort.EASY,
    WorkoutType.RECOVERY: Effort.RECOVERY,
    WorkoutType.LONG_RUN: Effort.LONG,
    WorkoutType.STEADY: Effort.STEADY,
    WorkoutType.TEMPO: Effort.TEMPO,
    WorkoutType.INTERVALS: Effort.INTERVAL,
}


def filled(today: Today, runner: Runner) -> PlanDay:
    """A copy of the day with title, description, intensity, targets and structure."""
    structure = structure_of(today, runner)
    return today.day.model_copy(
        update={
            "title": title_of(today, runner),
            "description": _description(today, runner),
            "intensity": _intensity(today, structure),
            "target_pace": _target_pace(today, runner),
            "target_hr_zone": _heart_rate_zone(today),
            "workout_structure": structure,
            "written_by": WrittenBy.OFFLINE,
        }
    )


def _intensity(today: Today, structure: WorkoutStructure | None) -> Intensity:
    """By type; a long run with a faster part is moderate."""
    if today.session and structure and today.session.name in FASTER_LONG_RUNS:
        return Intensity.MODERATE
    return intensity_of(today.day.workout_type)


def _heart_rate_zone(today: Today) -> int | None:
    """Uphill repeats are over before the heart has caught up: no zone for them."""
    return None if _key_effort(today) in BY_EFFORT else hr_zone(today.day.workout_type, today.km)


def _target_pace(today: Today, runner: Runner) -> PaceRange | None:
    """The pace of the day's main part."""
    if runner.paces is None:
        return None
    if today.day.workout_type is WorkoutType.RACE:
        return runner.paces.race(today.km)
    effort = _key_effort(today) or _PACE.get(today.day.workout_type)
    return runner.paces.of(effort) if effort and effort not in BY_EFFORT else None


def _key_effort(today: Today) -> Effort | None:
    """What the work of a quality day is run at."""
    if today.session is None or today.day.workout_type not in (WorkoutType.TEMPO, WorkoutType.INTERVALS):
        return None
    work = today.session.main[-1]
    return work.parts[0].effort if isinstance(work, Repeats) else work.effort


def _description(today: Today, runner: Runner) -> str:
    if today.day.workout_type is WorkoutType.RACE:
        return race_description(today, runner)
    parts = [_purpose(today), instruction(today, runner), _extra(today, runner)]
    return " ".join(part for part in parts if part)


def _purpose(today: Today) -> str:
    kind = today.day.workout_type
    if kind is WorkoutType.EASY and _type_of_tomorrow(today) is WorkoutType.RACE:
        return "The day before the race: a few relaxed minutes to shake out the legs, then put your feet up."
    lifts_only = kind is WorkoutType.REST and today.day.strength is not None
    phrases = rest.LIFTING if lifts_only else _PURPOSE[kind]
    phrase = rotate(phrases[today.phase], today.turn_in_phase)
    before = _YESTERDAY.get(today.yesterday.workout_type) if today.yesterday else None
    before = before or "the last few days"
    return phrase.format(yesterday=before, Yesterday=before[0].upper() + before[1:])


def _extra(today: Today, runner: Runner) -> str:
    """What comes next on quiet days and on every second easy day, else a tip."""
    kind, ahead = today.day.workout_type, _key_run_tomorrow(today)
    if kind is WorkoutType.REST:
        return f"Tomorrow: {ahead}." if ahead else ""
    if kind is WorkoutType.CROSS_TRAINING:
        return _allowance(today)
    if kind is WorkoutType.EASY and ahead and today.turn % 2 == 0:
        return f"Tomorrow brings {ahead}, so finish with plenty in reserve."
    if runner.injured:
        return rotate(easy.CAREFUL_TIPS, today.week.week_number + today.day.day_of_week.position)
    short = kind is WorkoutType.LONG_RUN and (today.day.planned_duration_mins or 0) < LONG_MINUTES
    return rotate(easy.EASY_TIPS if short else _TIPS[kind], today.turn)


def _allowance(today: Today) -> str:
    minutes = today.day.planned_duration_mins
    return f"Plan about {duration(minutes)}." if minutes else rotate(rest.ALLOWANCES, today.turn)


def _key_run_tomorrow(today: Today) -> str | None:
    """How people call tomorrow's key run, None when there is none."""
    kind = _type_of_tomorrow(today)
    return _NAMES.get(kind) if kind else None


def _type_of_tomorrow(today: Today) -> WorkoutType | None:
    return today.tomorrow.workout_type if today.tomorrow else None
