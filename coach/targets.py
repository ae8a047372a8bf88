"""What a day aims at: intensity, pace and heart-rate zone, from its type and its session."""

from coach.moments.session import Reading
from coach.today import Today
from solver.running.paces.intensity import BY_EFFORT, hr_zone, intensity_of, zone_of_effort
from solver.running.paces.sessions.long_sessions import FASTER_LONG_RUNS
from solver.running.paces.workouts import Effort
from solver.running.request.result import Intensity, PaceRange, WorkoutType

_PACE = {
    WorkoutType.EASY: Effort.EASY,
    WorkoutType.RECOVERY: Effort.RECOVERY,
    WorkoutType.LONG_RUN: Effort.LONG,
    WorkoutType.STEADY: Effort.STEADY,
    WorkoutType.TEMPO: Effort.TEMPO,
    WorkoutType.INTERVALS: Effort.INTERVAL,
}
_QUALITY = (WorkoutType.TEMPO, WorkoutType.INTERVALS)


def intensity(today: Today) -> Intensity:
    """By type; a long run with a faster part is moderate, run and walk is easy whatever the day was to be."""
    if _walks(today):
        return Intensity.LOW
    if today.session and today.session.name in FASTER_LONG_RUNS:
        return Intensity.MODERATE
    return intensity_of(today.day.workout_type)


def target_pace(today: Today) -> PaceRange | None:
    """The pace of the day's main part; None without a known pace, a run, or where effort alone counts."""
    if today.day.workout_type is WorkoutType.RACE:
        return None if today.race_paces is None else today.race_paces.race(today.km)
    if today.paces is None:
        return None
    effort = Effort.EASY if _walks(today) else _key_effort(today) or _PACE.get(today.day.workout_type)
    return today.paces.of(effort) if effort and effort not in BY_EFFORT else None


def heart_rate_zone(today: Today) -> int | None:
    """By the effort of a quality day's work, else by the day's type; hills have none."""
    if _walks(today):
        return hr_zone(WorkoutType.EASY)
    effort = _key_effort(today)
    return hr_zone(today.day.workout_type, today.km) if effort is None else zone_of_effort(effort)


def _walks(today: Today) -> bool:
    return today.session is not None and Reading(today.session).shape == "walk_run"


def _key_effort(today: Today) -> Effort | None:
    """What the work of a quality day is run at."""
    if today.session is None or today.day.workout_type not in _QUALITY:
        return None
    return Reading(today.session).main
