"""The highest heart rate: what hard efforts reached, with its uncertainty."""

import datetime as dt
from collections.abc import Sequence

from solver.running.profile.activity import Activity, Hint
from solver.running.profile.estimate import Confidence, Estimate

LOOK_BACK_DAYS = 548
"""Eighteen months: the highest heart rate falls by less than a beat a year."""

LOWEST, HIGHEST = 120.0, 220.0
STEADY_SHARE = 0.75
"""The average of a run is at least this share of a true peak; a spike far above it is the sensor's."""

RACE_ABOVE_EASY, ABOVE_EASY = 1.15, 1.22
"""A peak so far above easy running's heart rate shows a hard effort (easy is 65-79 % of the highest, Daniels)."""

ABOVE_PEAK = 1.01
"""Even races end one or two per cent below the true maximum."""

NEAR = 6.0
ALONE_BY = 10.0
SUSTAINED_SHARE = 0.88
"""A race is run at 88 % of its own peak or more, on average; a sensor's spike has no such average below it."""


def highest_hr(runs: Sequence[Activity], as_of: dt.date, easy_hr: float | None) -> Estimate:
    """`maxHr` from the peaks of hard runs; unknown where no run was hard."""
    recent = [r for r in runs if (as_of - r.day).days < LOOK_BACK_DAYS and r.max_hr and LOWEST <= r.max_hr <= HIGHEST]
    if not recent:
        return Estimate.unknown("no run says how high the heart rate went")
    hard = sorted((r for r in recent if _hard(r, easy_hr)), key=lambda r: r.max_hr or 0.0, reverse=True)
    peaks = [r.max_hr or 0.0 for r in _without_lone_spike(hard)]
    if not peaks:
        seen = max(r.max_hr or 0.0 for r in recent)
        return Estimate.unknown(f"no hard run among {len(recent)} with a heart rate (highest reading {seen:.0f})")
    near = sum(peaks[0] - p <= NEAR for p in peaks)
    raced = any(r.hint is Hint.RACE and (r.max_hr or 0.0) >= peaks[0] - NEAR for r in hard)
    sure = raced or near >= 3
    return Estimate(
        value=round(ABOVE_PEAK * peaks[0]),
        plus_minus=5.0 if sure else 10.0,
        confidence=Confidence.MEDIUM if sure else Confidence.LOW,
        how=f"one per cent above {peaks[0]:.0f}, the highest reading of the hard runs in 18 months; "
        f"{near} of {len(peaks)} came within {NEAR:g} beats of it",
    )


def _hard(run: Activity, easy_hr: float | None) -> bool:
    """Whether the peak is believable and shows an effort; where easy running is unknown, only a race does."""
    peak = run.max_hr or 0.0
    if run.average_hr is not None and run.average_hr < STEADY_SHARE * peak:
        return False
    if easy_hr is None:
        return run.hint is Hint.RACE
    return peak >= easy_hr * (RACE_ABOVE_EASY if run.hint is Hint.RACE else ABOVE_EASY)


def _without_lone_spike(hard: list[Activity]) -> list[Activity]:
    """Of three or more, the first does not count where it stands far above the second and its average does not
    bear it out."""
    if len(hard) < 3:
        return hard
    first, second = hard[0], hard[1]
    peak = first.max_hr or 0.0
    lone = peak - (second.max_hr or 0.0) > ALONE_BY
    sustained = first.average_hr is not None and first.average_hr >= SUSTAINED_SHARE * peak
    return hard[1:] if lone and not sustained else hard
