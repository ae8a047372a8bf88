"""The make-up of a run around its work: warm-up, what is left easy, the work itself, cool-down."""

from functools import lru_cache

from solver.running.paces.workouts import KM, Effort, Part, Repeats, Session, full_hundreds
from solver.running.request.result import WeekType

WARMUP_MAX, COOLDOWN_MAX = 2500, 2000
STEADY_SHARE = {WeekType.RECOVERY: 0.4, WeekType.TAPER: 0.4}
USUAL_STEADY_SHARE = 0.6
EASIER_SHARE, EASIER_STEP = 0.7, 500
"""The easier option of a hard day: seven tenths of it, easy, in full 500 m."""


@lru_cache(maxsize=1024)
def relaxed(total: int, effort: Effort) -> Session:
    """Easy and recovery runs: from 4 km on, the first kilometre is set apart to start gently."""
    if total < 4 * KM:
        return Session(None, (Part(total, effort),), None)
    return Session(Part(KM, effort), (Part(total - KM, effort),), None)


@lru_cache(maxsize=1024)
def steady(total: int, phase: WeekType) -> Session:
    """A run whose greater part is steady; the lesser part in recovery and taper weeks."""
    share = STEADY_SHARE.get(phase, USUAL_STEADY_SHARE)
    return around(total, Part(max(100, full_hundreds(total * share)), Effort.STEADY), "steady")


def around(total: int, work: Part | Repeats, name: str) -> Session:
    """Put warm-up (three fifths of what is left) and cool-down around the work; long days run on easily first."""
    left = total - work.metres
    warmup = min(WARMUP_MAX, full_hundreds(left * 0.6) or left // 2)
    cooldown = min(COOLDOWN_MAX, left - warmup)
    extra = left - warmup - cooldown
    if extra < KM:
        warmup, extra = warmup + extra, 0
    before = (Part(extra, Effort.EASY),) if extra else ()
    main = (*before, work)
    return Session(Part(warmup, Effort.EASY), main, Part(cooldown, Effort.EASY), name, easier(total))


def easier(total: int) -> int:
    """Metres of the easy run that may stand in for a hard day."""
    return max(min(total, KM), int(total * EASIER_SHARE // EASIER_STEP) * EASIER_STEP)
