"""Recordings that cannot be what they say: left out, each with its reason."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import isfinite
from statistics import median

from solver.running.profile.activity import FASTEST_RUN, LONGEST_RUN_KM, SLOWEST_RUN, Activity, Hint

LEAST_SECONDS, MOST_SECONDS = 60.0, 48 * 3600.0
LEAST_KM = 0.2
RIDE_SHARE = 0.62
"""A run faster than 62 % of the usual pace is a ride: even 1500 m all-out takes about two thirds of easy pace."""

FEW = 5
MOST_ELAPSED = 7 * 86_400.0
"""A watch that ran on for more than a week tells nothing about when the activity ended."""

HR_RANGE = (40.0, 230.0)


def believable(activities: Iterable[Activity]) -> tuple[list[Activity], list[tuple[Activity, str]]]:
    """Those that can be true, impossible heart rates blanked, and those left out with the reason."""
    kept, left_out = [], []
    for activity in activities:
        reason = _impossible(activity)
        if reason:
            left_out.append((activity, reason))
        else:
            kept.append(_sensible(activity))
    rides = _rides(kept)
    left_out += [(r, "far faster than the other runs, so perhaps a ride saved as a run") for r in rides]
    return [a for a in kept if a not in rides], left_out


def _impossible(activity: Activity) -> str | None:
    if activity.moving_s == 0 and activity.distance_km:
        return _impossible_distance(activity)
    if not LEAST_SECONDS <= activity.moving_s <= MOST_SECONDS:
        return f"lasts {activity.moving_s:.0f} s" if isfinite(activity.moving_s) else "has no duration"
    if not activity.is_run or activity.distance_km is None:
        return None
    if reason := _impossible_distance(activity):
        return reason
    if activity.pace is not None and not FASTEST_RUN <= activity.pace <= SLOWEST_RUN:
        return f"a run at {activity.pace:.0f} s per km"
    return None


def _impossible_distance(activity: Activity) -> str | None:
    km = activity.distance_km
    if not activity.is_run or km is None or LEAST_KM <= km <= LONGEST_RUN_KM:
        return None
    return f"a run of {km:.4g} km"


def _sensible(activity: Activity) -> Activity:
    """Without heart rates that cannot be, and with an end that can."""
    if not activity.moving_s <= activity.elapsed_s <= MOST_ELAPSED:
        activity = replace(activity, elapsed_s=activity.moving_s)
    average, highest = (hr if hr and HR_RANGE[0] <= hr <= HR_RANGE[1] else None for hr in _rates(activity))
    if (average, highest) == _rates(activity):
        return activity
    return replace(activity, average_hr=average, max_hr=highest)


def _rates(activity: Activity) -> tuple[float | None, float | None]:
    return activity.average_hr, activity.max_hr


def _rides(activities: Sequence[Activity]) -> list[Activity]:
    runs = [a for a in activities if a.is_run and a.pace is not None]
    if len(runs) < FEW:
        return []
    usual = median(a.pace or 0.0 for a in runs)
    return [a for a in runs if (a.pace or 0.0) < RIDE_SHARE * usual and a.hint not in (Hint.RACE, Hint.WORKOUT)]
