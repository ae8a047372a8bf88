"""What a long run holds besides patience: race pace in every second one of build and peak weeks, a steady end in base.

Sources: marathon pace in long runs, Pfitzinger & Douglas, Advanced Marathoning (2nd edition, 2009), and Daniels'
ceiling for it; steady finishes are coaches' convention.
"""

from solver.running.paces.sessions.ceilings import CEILINGS
from solver.running.paces.sessions.occasion import Occasion
from solver.running.paces.workouts import KM, Effort, Part, Repeats, Session
from solver.running.request.request import Goal
from solver.running.request.result import WeekType

RACE_PACE_LONG = "race_pace_long"
FASTER_LONG_RUNS = frozenset({"marathon_long", RACE_PACE_LONG, "progression_long"})
LEAST_WITH_PACE, LEAST_STEADY = 12 * KM, 9 * KM
MOST_STEADY_IN_BASE, MOST_BESIDE_TWO_HARD_DAYS = 7 * KM, 5 * KM
MARATHON_SHARES, HALF_SHARES = (0.25, 0.5), (0.15, 0.3)
STEADY_SHARES, FIRST_STEADY_SHARES, SMALL_STEADY_SHARES = (0.45, 0.55), (0.35, 0.5), (0.2, 0.35)
"""Of the long run, at the first and at the last of its phase: base weeks, or build and peak weeks together. Steady ends
are smaller in base, and smaller still in weeks with two other hard days."""
HARD_PHASES = (WeekType.BUILD, WeekType.PEAK)
BREAK = KM
"""Easy running between two stretches at marathon pace."""


def long_session(total: int, occasion: Occasion, progress: float | None) -> Session:
    """A long run of `total` metres; `progress` goes from 0 to 1 over build and peak weeks, None: all easy."""
    if total < 6 * KM:
        return Session(None, (Part(total, Effort.LONG),), None, "long")
    fast = None if progress is None else _fast(total, occasion, progress)
    if fast is None:
        return Session(Part(KM, Effort.LONG), (Part(total - KM, Effort.LONG),), None, "long")
    name, work = fast
    metres = sum(item.metres for item in work)
    first = total - metres - 2 * KM
    main = (Part(first, Effort.LONG), *work)
    return Session(Part(KM, Effort.LONG), main, Part(KM, Effort.LONG), name, easier_metres=total)


def _fast(total: int, occasion: Occasion, progress: float) -> tuple[str, tuple[Part | Repeats, ...]] | None:
    hard = occasion.phase in HARD_PHASES
    if hard and occasion.goal is Goal.MARATHON and total >= LEAST_WITH_PACE:
        return "marathon_long", _at_marathon_pace(total, occasion, progress)
    if occasion.goal is Goal.HALF_MARATHON and occasion.phase is WeekType.PEAK and total >= LEAST_WITH_PACE:
        wanted = _capped(total * _between(HALF_SHARES, progress), Effort.HALF, occasion)
        return RACE_PACE_LONG, (Part(_whole(wanted, occasion), Effort.HALF),)
    if total >= LEAST_STEADY:
        shares = SMALL_STEADY_SHARES if occasion.two_hard_days else STEADY_SHARES if hard else FIRST_STEADY_SHARES
        wanted = total * _between(shares, progress)
        most = MOST_BESIDE_TWO_HARD_DAYS if occasion.two_hard_days else MOST_STEADY_IN_BASE
        metres = _whole(wanted if hard else min(wanted, most), occasion)
        return "progression_long", (Part(metres, Effort.STEADY),)
    return None


def _at_marathon_pace(total: int, occasion: Occasion, progress: float) -> tuple[Part | Repeats, ...]:
    """A quarter of the run growing to half of it; every other time in two stretches instead of one."""
    wanted, least = total * _between(MARATHON_SHARES, progress), total * MARATHON_SHARES[0]
    most = _capped(min(total * MARATHON_SHARES[1], total - 3 * KM), Effort.MARATHON, occasion)
    metres = _whole(min(wanted, most), occasion)
    if metres < least and metres + occasion.unit <= most:
        metres += occasion.unit
    halves = metres // (2 * occasion.unit) * occasion.unit
    if occasion.turn % 2 and 2 * halves >= max(least, 4 * occasion.unit) and 2 * (halves + BREAK) <= total - 3 * KM:
        return (Repeats(2, (Part(halves, Effort.MARATHON), Part(BREAK, Effort.EASY))),)
    return (Part(metres, Effort.MARATHON),)


def _between(shares: tuple[float, float], progress: float) -> float:
    return shares[0] + (shares[1] - shares[0]) * progress


def _capped(metres: float, effort: Effort, occasion: Occasion) -> float:
    return min(metres, CEILINGS[effort].most(occasion.week_km, occasion.paces.middles[effort]))


def _whole(metres: float, occasion: Occasion) -> int:
    """Full kilometres or miles, at least one."""
    return max(1, int(metres // occasion.unit)) * occasion.unit
