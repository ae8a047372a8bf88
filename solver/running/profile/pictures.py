"""What a picture of the history shows: weeks, and how far was run at which pace."""

import datetime as dt
from collections.abc import Sequence

from solver.running.profile.activity import Activity, Sport
from solver.running.profile.result import PaceBand, WeekOfRunning
from solver.running.profile.weeks import week_ending

MOST_WEEKS = 26
BAND_SECONDS = 15
SLOWEST_BAND = 900
PACE_DAYS = 182


def weeks_of(
    runs: Sequence[Activity], others: Sequence[Activity], as_of: dt.date, known_since: dt.date
) -> tuple[WeekOfRunning, ...]:
    """The last half year in blocks of seven days, earliest first, as far as the history reaches."""
    count = min(MOST_WEEKS, ((as_of - known_since).days + 7) // 7)
    ends = [as_of - dt.timedelta(weeks=i) for i in reversed(range(count))]
    return tuple(_week(runs, others, end) for end in ends)


def _week(runs: Sequence[Activity], others: Sequence[Activity], last_day: dt.date) -> WeekOfRunning:
    week = week_ending(runs, last_day)
    cross = sum(a.moving_s for a in others if 0 <= (last_day - a.day).days < 7 and a.sport is not Sport.STRENGTH)
    return WeekOfRunning(
        first_day=last_day - dt.timedelta(days=6),
        last_day=last_day,
        km=round(week.km, 1),
        runs=week.outings,
        minutes=round(week.minutes),
        longest_km=round(week.longest_km, 1),
        cross_training_minutes=round(cross / 60),
    )


def paces_of(runs: Sequence[Activity], as_of: dt.date) -> tuple[PaceBand, ...]:
    """Kilometres of the last half year by the average pace of their run, in bands of 15 seconds, fastest first."""
    km: dict[int, float] = {}
    for run in runs:
        if run.pace is not None and run.pace < SLOWEST_BAND and (as_of - run.day).days < PACE_DAYS:
            band = int(run.pace // BAND_SECONDS) * BAND_SECONDS
            km[band] = km.get(band, 0.0) + (run.distance_km or 0.0)
    bands = range(min(km), max(km) + 1, BAND_SECONDS) if km else ()
    return tuple(
        PaceBand(fast_sec_per_km=b, slow_sec_per_km=b + BAND_SECONDS, km=round(km.get(b, 0.0), 1)) for b in bands
    )
