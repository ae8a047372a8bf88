"""Training paces and durations: pure numbers for the engine and the coach.

Intensities are shares of VDOT as in Daniels' Running Formula (3rd edition, 2014): easy 59-74 %,
threshold 88 %, intervals 95-100 %, repetitions 105-110 %; marathon pace is the predicted race's.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from solver.running.paces.time_off import vdot_kept
from solver.running.paces.vdot import pace_at, race_minutes, vdot_at
from solver.running.paces.workouts import Effort
from solver.running.request.request import Athlete, Goal
from solver.running.request.result import PaceRange

EASY_SHARE, EASY_SPREAD = 0.655, 0.055
"""The middle of easy running, and how far its range reaches to both sides: 62-70 % of VDOT at VDOT 50."""

EASY_SHARE_MAX = 0.70
"""Nobody runs easily above this share: a faster easy pace proves a VDOT below it out of date."""

DEFAULT_EASY_PACE = 390.0
"""6:30 per km, assumed for durations when neither VDOT nor easy pace is known."""

TEN_KM, HALF_KM, MARATHON_KM, FIVE_KM = 10.0, 21.0975, 42.195, 5.0
BRISK_WALK = PaceRange(fast_sec_per_km=570, slow_sec_per_km=660)
"""5.5 to 6.3 km/h: brisk walking by convention; slower beside somebody whose easy running is no faster."""
UPHILL = 1.15
"""How much longer a kilometre uphill takes than interval pace on the flat: a guess, hills differ."""


def middle(pace: PaceRange) -> float:
    """The pace in the middle of a range, in seconds per km."""
    return (pace.fast_sec_per_km + pace.slow_sec_per_km) / 2


@dataclass(frozen=True)
class Paces:
    """One runner's pace ranges in whole seconds per km, slowest effort first, and the VDOT behind them."""

    vdot: float
    walk: PaceRange
    recovery: PaceRange
    easy: PaceRange
    long: PaceRange
    steady: PaceRange
    marathon: PaceRange
    half: PaceRange
    tempo: PaceRange
    ten_k: PaceRange
    five_k: PaceRange
    interval: PaceRange
    hill: PaceRange
    repetition: PaceRange
    goal_race: PaceRange | None

    def of(self, effort: Effort) -> PaceRange:
        """The range of a stretch; strides are run at repetition pace."""
        pace: PaceRange = getattr(self, "repetition" if effort is Effort.STRIDE else effort.value)
        return pace

    def race(self, distance_km: float) -> PaceRange:
        """Predicted race pace for any distance, one per cent to both sides."""
        return _race_range(self.vdot, distance_km)

    @cached_property
    def middles(self) -> dict[str, float]:
        """Seconds per km in the middle of each effort's range."""
        return {effort.value: middle(self.of(effort)) for effort in Effort}


def paces_of(athlete: Athlete, goal: Goal, days_off: int = 0) -> Paces | None:
    """The runner's paces, or None when neither VDOT nor easy pace is known.

    `days_off` is the length of the break that they still suffer from, 0 without one.

    Without VDOT an equivalent one is derived from the easy pace, taken as 65.5 % of it. With both,
    the easy range is centred on the runner's own pace and the faster ones come from VDOT, raised
    to what that easy pace proves where it is lower.
    """
    own, kept = athlete.easy_pace_sec_per_km, vdot_kept(days_off)
    if athlete.vdot is not None:
        floor = 0.0 if own is None else vdot_at(own, EASY_SHARE_MAX)
        return _table(kept * max(athlete.vdot, floor), _slowed(own, kept), goal)
    return None if own is None else _table(kept * vdot_at(own, EASY_SHARE), _slowed(own, kept), goal)


def _slowed(easy: float | None, kept: float) -> float | None:
    """An easy pace when so much of VDOT is left."""
    return easy if easy is None or kept == 1 else pace_at(kept * vdot_at(easy, EASY_SHARE), EASY_SHARE)


@lru_cache(maxsize=256)
def _table(vdot: float, own_easy: float | None, goal: Goal) -> Paces:
    easy = _around(own_easy or pace_at(vdot, EASY_SHARE), EASY_SPREAD)
    race_m = goal.race_m
    return Paces(
        vdot,
        walk=_walk(easy),
        recovery=PaceRange(fast_sec_per_km=round(middle(easy)), slow_sec_per_km=round(easy.slow_sec_per_km * 1.04)),
        easy=easy,
        long=easy,
        steady=_steady(vdot, easy),
        marathon=_race_range(vdot, MARATHON_KM),
        half=_race_range(vdot, HALF_KM),
        tempo=_between(vdot, 0.895, 0.865),
        ten_k=_race_range(vdot, TEN_KM),
        five_k=_race_range(vdot, FIVE_KM),
        interval=_between(vdot, 1.0, 0.95),
        hill=_slower(_between(vdot, 1.0, 0.95), UPHILL),
        repetition=_between(vdot, 1.10, 1.04),
        goal_race=None if race_m is None else _race_range(vdot, race_m / 1000),
    )


def _around(sec_per_km: float, spread: float) -> PaceRange:
    fast, slow = round(sec_per_km * (1 - spread)), round(sec_per_km * (1 + spread))
    return PaceRange(fast_sec_per_km=fast, slow_sec_per_km=slow)


def _between(vdot: float, fast: float, slow: float) -> PaceRange:
    return PaceRange(fast_sec_per_km=round(pace_at(vdot, fast)), slow_sec_per_km=round(pace_at(vdot, slow)))


def _slower(pace: PaceRange, factor: float) -> PaceRange:
    return PaceRange(
        fast_sec_per_km=round(pace.fast_sec_per_km * factor), slow_sec_per_km=round(pace.slow_sec_per_km * factor)
    )


def _walk(easy: PaceRange) -> PaceRange:
    """Brisk walking, and never faster than easy running."""
    return _slower(BRISK_WALK, max(1.0, easy.slow_sec_per_km * 1.05 / BRISK_WALK.fast_sec_per_km))


def _steady(vdot: float, easy: PaceRange) -> PaceRange:
    """Between easy and marathon effort, and never slower than easy running may be fast."""
    steady = _between(vdot, 0.78, 0.74)
    return steady.model_copy(update={"slow_sec_per_km": min(steady.slow_sec_per_km, easy.fast_sec_per_km)})


def _race_range(vdot: float, distance_km: float) -> PaceRange:
    return _around(race_minutes(vdot, distance_km * 1000) * 60 / distance_km, 0.01)


DEFAULT_PACES = _table(vdot_at(DEFAULT_EASY_PACE, EASY_SHARE), DEFAULT_EASY_PACE, Goal.GENERAL_FITNESS)
