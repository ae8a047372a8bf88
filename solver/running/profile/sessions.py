"""From recordings to sessions: duplicates of a second device dropped, runs that a stopped watch split joined."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from solver.running.profile.activity import Activity, Hint

SAME_START = dt.timedelta(minutes=15)
"""Two devices are started within this time of each other."""

SPLIT = dt.timedelta(minutes=30)
"""A run that goes on within this time of its end was split, not repeated."""

WARM_UP = dt.timedelta(hours=2)
"""Warm-up, race and cool-down lie within this time of each other, and are one outing."""

SAME_MINUTE = dt.timedelta(minutes=1)
"""A list's entry and a recording that begin so close together are one activity, whatever their figures."""

ALIKE, CORRECTED = 0.2, 0.4
DAY_ALIKE, CLOSELY_ALIKE = 0.05, 0.005
ZONES = 15


@dataclass(frozen=True)
class Singles:
    """Each activity once, in order of time; copies left out; and (taken, given up) where a list corrects a device."""

    kept: list[Activity]
    copies: list[Activity]
    corrections: list[tuple[Activity, Activity]]


def without_duplicates(activities: Iterable[Activity]) -> Singles:
    """Each activity once.

    A copy lies at the same time as another of the same sport and is alike in length, or is a list's entry for the
    recording that began in that minute; or it is the very same length at a distance of whole hours: one of the two
    devices has a wrong time zone. The richer recording stays and takes over what only the other one knows; distance
    and time are those of the list, if there is one, since its owner may have corrected it.
    """
    found = Singles([], [], [])
    kept = found.kept
    for activity in sorted(activities, key=lambda a: (a.start, not a.listed, a.source, a.name)):
        at = next((i for i in _recent(kept, activity) if _same(kept[i], activity)), None)
        if at is None:
            kept.append(activity)
            continue
        better, other = sorted((kept[at], activity), key=_richness, reverse=True)
        if better.listed is not other.listed:
            taken, given_up = (better, other) if better.listed else (other, better)
            if _corrects(taken, given_up):
                found.corrections.append((taken, given_up))
        kept[at] = _merged(better, other)
        found.copies.append(other)
    kept.sort(key=lambda a: a.start)
    return found


def _recent(kept: Sequence[Activity], activity: Activity) -> Iterable[int]:
    """Those that began less than a day before; the list is nearly in order of time."""
    for i in range(len(kept) - 1, -1, -1):
        if activity.start - kept[i].start > dt.timedelta(hours=24):
            return
        yield i


def _same(one: Activity, other: Activity) -> bool:
    if one.sport is not other.sport:
        return False
    if not (one.timed and other.timed):
        return one.source != other.source and one.day == other.day and _same_on_a_day(one, other)
    apart = abs(_apart(one, other))
    if one.listed is not other.listed and apart <= SAME_MINUTE:
        return True
    if not _times_alike(one, other, ALIKE):
        return False
    if one.distance_km and other.distance_km and not _close(one.distance_km, other.distance_km, ALIKE):
        return False
    if apart <= SAME_START:
        return _overlap(one, other) or one.start == other.start
    return _shifted(one, other)


def _same_on_a_day(one: Activity, other: Activity) -> bool:
    """By length alone; of a list and a recording one of the two lengths will do, since the other may be corrected."""
    if _lengths_alike(one, other, DAY_ALIKE):
        return True
    known = one.moving_s and other.moving_s and one.distance_km and other.distance_km
    if one.listed is other.listed or not known:
        return False
    near = _close(one.distance_km or 0.0, other.distance_km or 0.0, CORRECTED)
    return near and (_times_alike(one, other, CLOSELY_ALIKE) or _distances_alike(one, other, CLOSELY_ALIKE))


def _apart(one: Activity, other: Activity) -> dt.timedelta:
    if one.instant is not None and other.instant is not None:
        return other.instant - one.instant
    return other.start - one.start


def _overlap(one: Activity, other: Activity) -> bool:
    shorter = min(one.elapsed_s, other.elapsed_s)
    return shorter > 0 and shorter - abs(_apart(one, other).total_seconds()) >= 0.5 * shorter


def _shifted(one: Activity, other: Activity) -> bool:
    """The same figures, whole hours apart, and not from one list or one watch: a loop may be run twice a day."""
    if one.source == other.source or _of_one_watch(one, other) or not one.distance_km or not other.distance_km:
        return False
    hours = abs(other.start - one.start).total_seconds() / 3600
    whole = hours < ZONES and abs(hours - round(hours)) < 2 / 60
    return whole and _lengths_alike(one, other, CLOSELY_ALIKE)


def _of_one_watch(one: Activity, other: Activity) -> bool:
    """Two recordings of one kind whose instants are known: neither has a wrong time zone."""
    known = one.instant is not None and other.instant is not None and not (one.listed or other.listed)
    return known and _kind(one.source) == _kind(other.source)


def _kind(source: str) -> str:
    return source.lower().removesuffix(".gz").rpartition(".")[2]


def _lengths_alike(one: Activity, other: Activity, share: float) -> bool:
    return _distances_alike(one, other, share) and _times_alike(one, other, share)


def _distances_alike(one: Activity, other: Activity, share: float) -> bool:
    return _close(one.distance_km or 0.0, other.distance_km or 0.0, share)


def _times_alike(one: Activity, other: Activity, share: float) -> bool:
    """Whether the times agree; one of the two may have counted the pauses, or know no time at all."""
    if not (one.moving_s and other.moving_s):
        return True
    pairs = ((one.moving_s, other.moving_s), (one.elapsed_s, other.moving_s), (one.moving_s, other.elapsed_s))
    return any(_close(a, b, share) for a, b in pairs)


def _close(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(one, other)


def _richness(activity: Activity) -> tuple[bool, bool, int, bool, bool, float]:
    return (
        bool(activity.distance_km),
        activity.average_hr is not None,
        len(activity.efforts),
        activity.hint is not Hint.NONE,
        activity.timed,
        activity.moving_s,
    )


def _corrects(taken: Activity, given_up: Activity) -> bool:
    """Whether a list says something else than the device."""
    both = taken.distance_km and given_up.distance_km
    return bool(both) and not _distances_alike(taken, given_up, DAY_ALIKE)


def _merged(better: Activity, other: Activity) -> Activity:
    figures, rest = (other, better) if other.listed and not better.listed else (better, other)
    moving = figures.moving_s or rest.moving_s
    if 0 < rest.moving_s < moving and _close(moving, rest.elapsed_s, CLOSELY_ALIKE):
        moving = rest.moving_s  # the list counted the pauses
    corrected = figures.listed and not rest.listed and _corrects(figures, rest)
    return replace(
        better,
        moving_s=moving,
        elapsed_s=max(moving, better.elapsed_s),
        distance_km=figures.distance_km or rest.distance_km,
        average_hr=better.average_hr or other.average_hr,
        max_hr=better.max_hr or other.max_hr,
        efforts=() if corrected else better.efforts or other.efforts,
        hint=better.hint if better.hint is not Hint.NONE else other.hint,
        treadmill=better.treadmill or other.treadmill,
        name=better.name or other.name,
        instant=better.instant or other.instant,
        listed=better.listed or other.listed,
        doubt="" if figures.listed else better.doubt,
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
        doubt=first.doubt or second.doubt,
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
