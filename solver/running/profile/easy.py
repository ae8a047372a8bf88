"""Easy running: its pace and heart rate, from the runs that were easy."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from solver.running.paces.vdot import pace_at
from solver.running.profile.activity import Activity, Hint
from solver.running.profile.estimate import Confidence, Estimate
from solver.running.profile.robust import standard_error, weighted_median

WINDOWS_DAYS = (56, 112, 182)
"""The last eight weeks tell today's pace; with too few runs in them, sixteen, then half a year."""

ENOUGH_RUNS, LEAST_RUNS = 8, 3
LEAST_MINUTES, LEAST_KM = 12.0, 2.0
FASTEST_PACE, SLOWEST_PACE = 150.0, 900.0
"""Seconds per km that a plan request takes."""

LOWEST_HR, HIGHEST_HR = 60.0, 220.0

EASY_SHARE_LIMIT = 0.78
"""Of VDOT: nobody's easy runs take more on average; 59-74 % is Daniels' easy range, and days differ."""

EASY_HR_LIMIT = 0.86
"""Of the highest heart rate: a run above it on average was not easy (Daniels' easy range ends at 79 %)."""

CLEARLY_TWO = 3.0
"""Ashman's D (1994): two groups whose middles lie over three spreads apart are two, below that perhaps one."""

LEAST_SLOW_SHARE = 0.25
NEAR = 0.15


@dataclass(frozen=True)
class Easy:
    """Estimates of `easyPaceSecPerKm` and `easyHr`, and the runs that they come from."""

    pace: Estimate
    hr: Estimate
    runs: tuple[Activity, ...] = ()


def easy_running(
    runs: Sequence[Activity], as_of: dt.date, vdot: float | None = None, max_hr: float | None = None
) -> Easy:
    """Estimate from the easy runs among some; VDOT and the highest heart rate help to tell them apart."""
    for days in WINDOWS_DAYS:
        easy = easy_runs([r for r in runs if (as_of - r.day).days < days], vdot, max_hr)
        if len(easy) >= ENOUGH_RUNS or (days == WINDOWS_DAYS[-1] and len(easy) >= LEAST_RUNS):
            return Easy(_pace(easy, days), _heart_rate(easy, days), tuple(easy))
    why = f"fewer than {LEAST_RUNS} easy runs with time and distance in the last {WINDOWS_DAYS[-1] // 7} weeks"
    return Easy(Estimate.unknown(why), Estimate.unknown(why))


def easy_runs(runs: Iterable[Activity], vdot: float | None = None, max_hr: float | None = None) -> list[Activity]:
    """Those that were easy: neither said to be hard, nor fast for their kind, nor with a high heart rate."""
    usable = [r for r in runs if _usable(r)]
    outdoors = [r for r in usable if not r.treadmill]
    if len(outdoors) >= LEAST_RUNS:  # a treadmill's distance is anybody's guess
        usable = outdoors
    if vdot is not None:
        usable = [r for r in usable if _pace_of(r) >= pace_at(vdot, EASY_SHARE_LIMIT)]
    if max_hr is not None:
        usable = [r for r in usable if (r.average_hr or 0.0) <= EASY_HR_LIMIT * max_hr]
    said = [r for r in usable if r.hint is Hint.EASY]
    return _usual(said if len(said) >= ENOUGH_RUNS else _slower_group(usable))


def _usable(run: Activity) -> bool:
    return (
        run.hint not in (Hint.RACE, Hint.WORKOUT)
        and not run.doubt
        and run.moving_s >= 60 * LEAST_MINUTES
        and (run.distance_km or 0.0) >= LEAST_KM
        and FASTEST_PACE <= _pace_of(run) <= SLOWEST_PACE
    )


def _pace_of(run: Activity) -> float:
    return run.pace or 0.0


def _slower_group(runs: Sequence[Activity]) -> list[Activity]:
    """The slower of two clearly separate groups, if it holds a quarter of the time; else all.

    The groups are cut where the variance between them is greatest (Otsu 1979), on logarithms of pace.
    """
    ordered = sorted(runs, key=_pace_of)
    if len(ordered) < 2 * LEAST_RUNS:
        return ordered
    logs = [log(_pace_of(r)) for r in ordered]
    cut = max(range(LEAST_RUNS, len(logs) - 1), key=lambda i: _between(logs[:i], logs[i:]))
    fast, slow = logs[:cut], logs[cut:]
    share = sum(r.moving_s for r in ordered[cut:]) / sum(r.moving_s for r in ordered)
    return ordered[cut:] if share >= LEAST_SLOW_SHARE and _separation(fast, slow) > CLEARLY_TWO else ordered


def _between(left: Sequence[float], right: Sequence[float]) -> float:
    return len(left) * len(right) * (_mean(left) - _mean(right)) ** 2


def _separation(left: Sequence[float], right: Sequence[float]) -> float:
    variance = (_variance(left) + _variance(right)) / 2
    return (_mean(right) - _mean(left)) / max(sqrt(variance), 0.01)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _variance(values: Sequence[float]) -> float:
    mean = _mean(values)
    return sum((v - mean) ** 2 for v in values) / len(values)


def _usual(runs: Sequence[Activity]) -> list[Activity]:
    """Without those far from the middle: a forgotten workout, a walk with the dog."""
    if not runs:
        return []
    middle = _middle(runs, _pace_of)
    return [r for r in runs if abs(_pace_of(r) / middle - 1) <= NEAR]


def _middle(runs: Sequence[Activity], fact: Callable[[Activity], float]) -> float:
    return weighted_median([fact(r) for r in runs], [r.moving_s for r in runs])


def _pace(easy: Sequence[Activity], days: int) -> Estimate:
    paces = [_pace_of(r) for r in easy]
    value = _middle(easy, _pace_of)
    error = max(2.5 * standard_error(paces), 0.04 * value)  # a median is a quarter less certain than a mean
    return Estimate(
        value=round(value),
        plus_minus=round(error, 1),
        confidence=_confidence(len(easy), days),
        how=f"median by time of {len(easy)} easy runs in the last {days // 7} weeks, "
        f"{_clock(min(paces))} to {_clock(max(paces))} /km; faster and harder runs left out",
    )


def _heart_rate(easy: Sequence[Activity], days: int) -> Estimate:
    known = [r for r in easy if r.average_hr is not None and LOWEST_HR <= r.average_hr <= HIGHEST_HR]
    if len(known) < LEAST_RUNS:
        return Estimate.unknown(f"{len(known)} of {len(easy)} easy runs have a heart rate")
    value = _middle(known, lambda r: r.average_hr or 0.0)
    error = max(2.5 * standard_error([r.average_hr or 0.0 for r in known]), 2.0)
    how = f"median by time of the average heart rates of {len(known)} easy runs in the last {days // 7} weeks"
    return Estimate(value=round(value), plus_minus=round(error, 1), confidence=_confidence(len(known), days), how=how)


def _confidence(count: int, days: int) -> Confidence:
    if count < ENOUGH_RUNS:
        return Confidence.LOW
    return Confidence.HIGH if days == WINDOWS_DAYS[0] else Confidence.MEDIUM


def _clock(seconds: float) -> str:
    return "{}:{:02}".format(*divmod(round(seconds), 60))
