"""What was run on which date, straight from what a watch wrote."""

import datetime as dt
from collections import defaultdict

from api.history.history import History
from solver.running.profile.cleaning import believable
from solver.running.profile.sessions import without_duplicates

METRE_DIGITS = 3


def done_of(history: History, first: dt.date, last: dt.date) -> list[dict[str, object]]:
    """Entries of a situation's `done` for the dates from `first` to `last`; two runs a day are added.

    A run belongs to the day on which it began; one that several devices recorded counts once. Runs without a distance
    and recordings that cannot be true count for nothing.
    """
    runs, _ = believable(without_duplicates(history.activities).kept)
    kilometres: dict[dt.date, float] = defaultdict(float)
    seconds: dict[dt.date, float] = defaultdict(float)
    for run in runs:
        if run.is_run and run.distance_km and first <= run.day <= last:
            kilometres[run.day] += run.distance_km
            seconds[run.day] += run.moving_s
    return [
        {"date": day.isoformat(), "distanceKm": round(km, METRE_DIGITS), **_minutes(seconds[day])}
        for day, km in sorted(kilometres.items())
    ]


def _minutes(seconds: float) -> dict[str, float]:
    return {"durationMins": round(seconds / 60, 1)} if seconds else {}
