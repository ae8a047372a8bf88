"""How long runs take: each stretch at the middle of its range, a race as predicted."""

import datetime as dt
from collections.abc import Iterable, Mapping

from solver.running.paces.paces import DEFAULT_EASY_PACE, DEFAULT_PACES, Paces, paces_of
from solver.running.paces.sessions.occasion import NOVICE_KM
from solver.running.paces.sessions.programme import sessions_of
from solver.running.paces.vdot import race_minutes
from solver.running.paces.workouts import Repeats, Session
from solver.running.request.request import PlanRequest
from solver.running.request.result import PlanWeek, WorkoutType

CROSS_TRAINING_MINUTES = 40


def session_minutes(session: Session, paces: Paces | None) -> float:
    """Minutes that a session takes; without paces 6:30 per km easy is assumed."""
    middles, milliseconds = (paces or DEFAULT_PACES).middles, 0.0
    for item in (session.warmup, *session.main, session.cooldown):
        if isinstance(item, Repeats):
            milliseconds += item.times * sum([part.metres * middles[part.effort] for part in item.parts])
        elif item is not None:
            milliseconds += item.metres * middles[item.effort]
    return milliseconds / 60_000


def race_prediction(distance_km: float, paces: Paces | None, weekly_km: float) -> float:
    """Minutes that a race of this distance takes by VDOT.

    A novice, by kilometres of today, whose paces nobody knows takes as long as for easy running.
    """
    if paces is None and weekly_km < NOVICE_KM:
        return distance_km * DEFAULT_EASY_PACE / 60
    return race_minutes((paces or DEFAULT_PACES).vdot, round(distance_km * 1000, 3))


def put_durations(weeks: Iterable[PlanWeek], request: PlanRequest, days_off: Mapping[dt.date, int]) -> None:
    """Give every day of a skeleton its `plannedDurationMins`: whole minutes, at least 1; rest days stay without.

    `days_off` has the length of the break that still slows the runner, for the dates on which one does.
    """
    weeks = list(weeks)
    sessions = sessions_of(weeks, request)
    athlete, goal, weekly_km = request.athlete, request.settings.goal, request.athlete.current_weekly_km
    usual = paces_of(athlete, goal)
    for day in [day for week in weeks for day in week.days]:
        session = sessions.get(day.date)
        paces = paces_of(athlete, goal, days_off[day.date]) if day.date in days_off else usual
        if session is not None:
            day.planned_duration_mins = max(1, int(session_minutes(session, paces) + 0.5))
        elif day.workout_type is WorkoutType.CROSS_TRAINING:
            day.planned_duration_mins = CROSS_TRAINING_MINUTES
        elif day.workout_type is WorkoutType.RACE and day.planned_distance_km:
            day.planned_duration_mins = max(1, int(race_prediction(day.planned_distance_km, paces, weekly_km) + 0.5))
