"""What counts as run where nobody recorded it."""

import datetime as dt
from collections.abc import Iterable

from solver.running.request.result import Plan
from solver.running.request.situation import Event


def as_planned(plan: Plan, today: dt.date, events: Iterable[Event]) -> list[dict[str, object]]:
    """Entries of `done` as if everything before a day had been run as planned, for those who record nothing.

    Days of illness, injury and travel are left out: what was planned on them counts as missed.
    """
    first = dt.date.min if plan.happened is None else plan.happened.situation.today
    away = list(events)
    return [
        {"date": day.date.isoformat(), "distanceKm": day.planned_distance_km}
        for week in plan.weeks
        for day in week.days
        if day.planned_distance_km and first <= day.date < today and not any(event.covers(day.date) for event in away)
    ]
