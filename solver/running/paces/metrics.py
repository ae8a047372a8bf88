"""Time at each intensity, week by week: whether easy running stays the greater part.

Source of the yardstick: Seiler 2010 (Int J Sports Physiol Perform), "about 80 % easy" in endurance athletes; by
sessions there, by time here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from solver.answer import Shape
from solver.running.paces.durations import race_prediction
from solver.running.paces.intensity import intensity_of_part
from solver.running.paces.paces import DEFAULT_PACES, Paces, middle, paces_of
from solver.running.paces.sessions.programme import Sessions, sessions_of
from solver.running.request.request import PlanRequest
from solver.running.request.result import (
    Intensity,
    PlanDay,
    PlanWeek,
    Repeat,
    Step,
    WorkoutStructure,
    WorkoutType,
)

LOW_SHARE_AIM = 0.8


class WeekMinutes(Shape):
    """Minutes of running by intensity in one week, races at `max`; `easyShare` is of training, None without any."""

    week: int
    minutes: Mapping[Intensity, float]
    easy_share: float | None


class IntensityMetrics(Shape):
    """A plan's minutes by intensity, week by week and as a whole; `aim` is the usual 80 %.

    Minutes are guesses where the runner's paces are unknown: 6:30 per km easy is assumed then.
    """

    weeks: list[WeekMinutes]
    minutes: Mapping[Intensity, float]
    easy_share: float | None
    aim: float = LOW_SHARE_AIM
    paces_known: bool


def intensity_metrics(
    weeks: Sequence[PlanWeek], request: PlanRequest, days_off: Mapping[dt.date, int] = MappingProxyType({})
) -> IntensityMetrics:
    """Sum up a plan's running time: by its structures where it has them, else by the sessions the engine gives it.

    `days_off` has the length of the break that still slows the runner, for the dates on which one does.
    """
    sessions = sessions_of(weeks, request)
    rows = [WeekMinutes(week=w.week_number, **_summed(_week(w, sessions, request, days_off))) for w in weeks]
    whole = _summed((kind, minutes) for row in rows for kind, minutes in row.minutes.items())
    known = paces_of(request.athlete, request.settings.goal) is not None
    return IntensityMetrics(weeks=rows, paces_known=known, **whole)


Timed = Iterator[tuple[Intensity, float]]


def _summed(timed: Timed) -> dict[str, object]:
    sums: dict[Intensity, float] = defaultdict(float)
    for kind, minutes in timed:
        sums[kind] += minutes
    training = sum(minutes for kind, minutes in sums.items() if kind is not Intensity.MAX)
    share = round(sums[Intensity.LOW] / training, 3) if training else None
    return {"minutes": {kind: round(sums[kind], 1) for kind in Intensity}, "easy_share": share}


def _week(week: PlanWeek, sessions: Sessions, request: PlanRequest, days_off: Mapping[dt.date, int]) -> Timed:
    weekly_km = request.athlete.current_weekly_km
    for day in week.days:
        paces = paces_of(request.athlete, request.settings.goal, days_off.get(day.date, 0))
        if day.workout_type is WorkoutType.RACE and day.planned_distance_km:
            yield Intensity.MAX, race_prediction(day.planned_distance_km, paces, weekly_km)
        elif day.workout_structure is not None:
            yield from _structured(day.workout_structure, paces)
        elif day.date in sessions:
            yield from _session(day, sessions, paces)


def _session(day: PlanDay, sessions: Sessions, paces: Paces | None) -> Timed:
    middles = (paces or DEFAULT_PACES).middles
    for part in sessions[day.date].stretches:
        yield intensity_of_part(part), part.metres * middles[part.effort] / 60_000


def _structured(structure: WorkoutStructure, paces: Paces | None) -> Timed:
    for item in (structure.warmup, *structure.main, structure.cooldown):
        if isinstance(item, Repeat):
            for step in item.steps:
                yield step.intensity, item.repeat * _minutes(step, paces)
        elif item is not None:
            yield item.intensity, _minutes(item, paces)


def _minutes(step: Step, paces: Paces | None) -> float:
    if step.distance_km is None:
        return step.duration_mins or 0.0
    pace = step.target_pace or (paces or DEFAULT_PACES).easy
    return step.distance_km * middle(pace) / 60
