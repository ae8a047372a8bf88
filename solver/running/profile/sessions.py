"""From recordings to sessions: duplicates of a second device dropped, runs that a stopped watch split joined."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from solver.running.profile.activity import Activity, Hint

SAME_START = dt.timedelta(minutes=15)
"""Two devices are started within this time of each other."""

SPLIT = dt.timedelta(minutes=30)
"""A run that goes on within this time of its end was split, not repeated."""

WARM_UP = dt.timedelta(hours=2)
"""Warm-up, race and cool-down lie within this time of each other, and are one outing."""

ALIKE = 0.2
DAY_ALIKE, CLOSELY_ALIKE = 0.05, 0.005
ZONES = 15


def without_duplicates(activities: Iterable[Activity]) -> tuple[list[Activity], list[Activity]]:
    """Each activity once, in order of time, and the copies left out.

    A copy lies at the same time as another of the same sport and is alike in length; or it is the very same
    length at a distance of whole hours: one of the two devices has a wrong time zone. The richer recording stays
    and takes over what only the other one knows.
    """
    kept: list[Activity] = []
    dropped = []
    for activity in sorted(activities, key=lambda a: (a.start, a.source, a.name)):
        at = next((i for i in _recent(kept, activity) if _same(kept[i], activity)), None)
        if at is None:
            kept.append(activity)
        else:
            better, other = sorted((kept[at], activity), key=_richness, reverse=True)
            kept[at] = _merged(better, other)
            dropped.append(other)
    return sorted(kept, key=lambda a: a.start), dropped


def _recent(kept: Sequence[Activity], activity: Activity) -> Iterable[int]:
    """Those that began less than a day before; the list is nearly in order of time."""
    for i in range(len(kept) - 1, -1, -1):
        if activity.start - kept[i].start > dt.timedelta(hours=24):
            return
        yield i


def _same(one: Activity, other: Activity) -> bool:
    if one.sport is not other.sport or not _close(one.moving_s, other.moving_s, ALIKE):
        return False
    if not (one.timed and other.timed):
        return one.source != other.source and one.day == other.day and _lengths_alike(one, other, DAY_ALIKE)
    if one.distance_km and other.distance_km and not _close(one.distance_km, other.distance_km, ALIKE):
        return False
    if abs(_apart(one, other)) <= SAME_START:
        return _overlap(one, other) or one.start == other.start
    return _shifted(one, other)


def _apart(one: Activity, other: Activity) -> dt.timedelta:
    if one.instant is not None and other.instant is not None:
        return other.instant - one.instant
    return other.start - one.start


def _overlap(one: Activity, other: Activity) -> bool:
    shorter = min(one.elapsed_s, other.elapsed_s)
    return shorter - abs(_apart(one, other).total_seconds()) >= 0.5 * shorter


def _shifted(one: Activity, other: Activity) -> bool:
    """The same figures, whole hours apart, and not from one list: a loop that is run twice a day is no copy."""
    if one.source == other.source or not one.distance_km or not other.distance_km:
        return False
    hours = abs(other.start - one.start).total_seconds() / 3600
    whole = hours < ZONES and abs(hours - round(hours)) < 2 / 60
    return whole and _lengths_alike(one, other, CLOSELY_ALIKE)


def _lengths_alike(one: Activity, other: Activity, share: float) -> bool:
    return _close(one.distance_km or 0.0, other.distance_km or 0.0, share) and _close(
        one.moving_s, other.moving_s, share
    )


def _close(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(one, other)


def _richness(activity: Activity) -> tuple[bool, bool, int, bool, float]:
    return (
        bool(activity.distance_km),
        activity.average_hr is not None,
        len(activity.efforts),
        activity.hint is not Hint.NONE,
        activity.moving_s,
    )


def _merged(better: Activity, other: Activity) -> Activity:
    return replace(
        better,
        distance_km=better.distance_km or other.distance_km,
        average_hr=better.average_hr or other.average_hr,
        max_hr=better.max_hr or other.max_hr,
        efforts=better.efforts or other.efforts,
        hint=better.hint if better.hint is not Hint.NONE else other.hint,
        treadmill=better.treadmill or other.treadmill,
        name=better.name or other.name,
    )


def joined(runs: Sequence[Activity]) -> list[Activity]:
    """Runs in order of time, those joined that a stopped watch had split; a race stays by itself."""
    done: list[Activity] = []
    for run in runs:
        if done and _goes_on(done[-1], run):
            done[-1] = _joined(done[-1], run)
        else:
            done.append(run)
    return done


def outings(runs: Sequence[Activity]) -> list[dt.date]:
    """The day of each outing: what lies within two hours of the one before belongs to it."""
    days: list[dt.date] = []
    last: Activity | None = None
    for run in runs:
        if last is None or not run.timed or run.start - last.end > WARM_UP:
            days.append(run.day)
        last = run
    return days


def _goes_on(first: Activity, second: Activity) -> bool:
    if Hint.RACE in (first.hint, second.hint) or not (first.timed and second.timed):
        return False
    return first.treadmill == second.treadmill and second.start - first.end <= SPLIT


def _joined(first: Activity, second: Activity) -> Activity:
    return replace(
        first,
        moving_s=first.moving_s + second.moving_s,
        elapsed_s=(second.end - first.start).total_seconds(),
        distance_km=(first.distance_km or 0.0) + (second.distance_km or 0.0) or None,
        average_hr=_mean_hr(first, second),
        max_hr=max((hr for hr in (first.max_hr, second.max_hr) if hr), default=None),
        hint=first.hint if first.hint is not Hint.NONE else second.hint,
        efforts=first.efforts + second.efforts,
    )


def _mean_hr(first: Activity, second: Activity) -> float | None:
    if first.average_hr is None or second.average_hr is None:
        return first.average_hr or second.average_hr
    total = first.moving_s + second.moving_s
    return (first.average_hr * first.moving_s + second.average_hr * second.moving_s) / total
