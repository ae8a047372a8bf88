"""The make-up of every run that is not a race: the engine's durations and the coach's structures both start here."""

from solver.running.paces.quality_work import intervals, tempo
from solver.running.paces.workouts import KM, MILE, Effort, Limits, Occasion, Part, Repeats, Session, full_hundreds
from solver.running.request.request import Goal
from solver.running.request.result import WeekType, WorkoutType

WARMUP_MAX, COOLDOWN_MAX = 3000, 2000
STRIDE = 100
RELAXED = frozenset({WorkoutType.EASY, WorkoutType.RECOVERY})
"""Runs at the effort of the same name from door to door."""


def session(kind: WorkoutType, distance_km: float, occasion: Occasion, limits: Limits) -> Session:
    """The make-up of a run that is not a race.

    Raises:
        ValueError: for a race, whose make-up is its distance, and for days without a run.
    """
    total = round(distance_km * 1000)
    match kind:
        case WorkoutType.EASY | WorkoutType.RECOVERY:
            return _relaxed(total, Effort(kind.value))
        case WorkoutType.LONG_RUN:
            return _long(total, occasion)
        case WorkoutType.STEADY:
            return _around(total, Part(max(100, full_hundreds(total * 0.6)), Effort.STEADY))
        case WorkoutType.TEMPO:
            return _around(total, tempo(total, occasion, limits))
        case WorkoutType.INTERVALS:
            return _around(total, intervals(total, occasion, limits))
    raise ValueError(f"a {kind.value} day has no session")


def with_strides(distance_km: float) -> Session:
    """An easy run with two to six strides of 100 m near its end, each followed by 100 m of jogging."""
    total = round(distance_km * 1000)
    strides = Repeats(min(6, max(2, total // 1000)), (Part(STRIDE, Effort.STRIDE), Part(STRIDE, Effort.EASY)))
    cooldown = full_hundreds(min(500, total * 0.1))
    warmup = Part(KM, Effort.EASY) if total >= 5 * KM else None
    first = total - strides.times * 2 * STRIDE - cooldown - (KM if warmup else 0)
    return Session(warmup, (Part(first, Effort.EASY), strides), Part(cooldown, Effort.EASY))


def _relaxed(total: int, effort: Effort) -> Session:
    """Easy and recovery runs: from 4 km on, the first kilometre is set apart to start gently."""
    if total < 4 * KM:
        return Session(None, (Part(total, effort),), None)
    return Session(Part(KM, effort), (Part(total - KM, effort),), None)


def _long(total: int, occasion: Occasion) -> Session:
    """A long run; in even build and peak weeks for a half or full marathon its last fifth is at marathon effort."""
    if total < 6 * KM:
        return Session(None, (Part(total, Effort.LONG),), None)
    finish = _fast_finish(total, occasion)
    ends = 2 * KM if finish else KM
    main = (Part(total - ends - finish, Effort.LONG), *([Part(finish, Effort.MARATHON)] if finish else []))
    return Session(Part(KM, Effort.LONG), main, Part(KM, Effort.LONG) if finish else None)


def _fast_finish(total: int, occasion: Occasion) -> int:
    wanted = occasion.fast_finish and occasion.goal in (Goal.HALF_MARATHON, Goal.MARATHON)
    due = occasion.week_type in (WeekType.BUILD, WeekType.PEAK) and occasion.week_number % 2 == 0
    unit = MILE if occasion.miles else KM
    return int(min(8 * KM, total * 0.2) // unit) * unit if wanted and due and total >= 12 * KM else 0


def _around(total: int, main: Part | Repeats) -> Session:
    """Put warm-up (three fifths of what is left) and cool-down around the main part; long days run on easily first."""
    work = main.metres if isinstance(main, Part) else main.times * sum(p.metres for p in main.parts)
    left = total - work
    warmup = min(WARMUP_MAX, full_hundreds(left * 0.6) or left // 2)
    cooldown = min(COOLDOWN_MAX, left - warmup)
    extra = left - warmup - cooldown
    if extra < KM:
        warmup, extra = warmup + extra, 0
    before = (Part(extra, Effort.EASY),) if extra else ()
    return Session(Part(warmup, Effort.EASY), (*before, main), Part(cooldown, Effort.EASY))
