"""The highest heart rate: what hard efforts reached, with its uncertainty."""

import datetime as dt
from collections.abc import Sequence

from solver.running.profile.activity import Activity, Hint
from solver.running.profile.estimate import Confidence, Estimate

LOOK_BACK_DAYS = 548
"""Eighteen months: the highest heart rate falls by less than a beat a year."""

LOWEST, HIGHEST = 120.0, 220.0
HARD_SHARE = 0.84
"""In a hard run the average is at least this share of the peak; a lone spike in an easy run is a sensor's."""

ABOVE_EASY = 1.15
"""A peak less than 15 % above easy running's heart rate shows no hard effort."""

ABOVE_PEAK = 1.01
"""Even races end one or two per cent below the true maximum."""

NEAR = 6.0
ALONE_BY = 10.0


def highest_hr(runs: Sequence[Activity], as_of: dt.date, easy_hr: float | None) -> Estimate:
    """`maxHr` from the peaks of hard runs; unknown where no run was hard."""
    recent = [r for r in runs if (as_of - r.day).days < LOOK_BACK_DAYS and r.max_hr and LOWEST <= r.max_hr <= HIGHEST]
    if not recent:
        return Estimate.unknown("no run has a heart rate")
    hard = sorted((r for r in recent if _hard(r)), key=lambda r: r.max_hr or 0.0, reverse=True)
    peaks = _without_lone_spike([r.max_hr or 0.0 for r in hard])
    floor = ABOVE_EASY * easy_hr if easy_hr else 0.0
    if not peaks or peaks[0] < floor:
        seen = max(r.max_hr or 0.0 for r in recent)
        return Estimate.unknown(f"no hard run among {len(recent)} with a heart rate (highest reading {seen:.0f})")
    near = sum(peaks[0] - p <= NEAR for p in peaks)
    raced = any(r.hint is Hint.RACE and (r.max_hr or 0.0) >= peaks[0] - NEAR for r in hard)
    sure = raced or near >= 3
    return Estimate(
        value=round(ABOVE_PEAK * peaks[0]),
        plus_minus=5.0 if sure else 10.0,
        confidence=Confidence.MEDIUM if sure else Confidence.LOW,
        how=f"one per cent above {peaks[0]:.0f}, the highest reading of {len(hard)} hard runs in 18 months; "
        f"{near} of them came within {NEAR:g} beats of it",
    )


def _hard(run: Activity) -> bool:
    if run.hint in (Hint.RACE, Hint.WORKOUT):
        return True
    return run.average_hr is not None and run.average_hr >= HARD_SHARE * (run.max_hr or 0.0)


def _without_lone_spike(peaks: list[float]) -> list[float]:
    """Of three or more, the first does not count where it stands far above the second."""
    return peaks[1:] if len(peaks) >= 3 and peaks[0] - peaks[1] > ALONE_BY else peaks
