"""What changed, day by day and in a line."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from solver.running.answer.explain import distance
from solver.running.living.past.scene import Scene
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, WorkoutType
from solver.running.request.revision import Cause, Change, DayPlan

NAMES = {
    WorkoutType.LONG_RUN: "long run",
    WorkoutType.TEMPO: "tempo run",
    WorkoutType.INTERVALS: "intervals",
    WorkoutType.STEADY: "steady run",
    WorkoutType.EASY: "easy run",
    WorkoutType.RECOVERY: "recovery run",
    WorkoutType.RACE: "race",
    WorkoutType.REST: "rest",
    WorkoutType.CROSS_TRAINING: "cross-training",
}


class Explains(Protocol):
    """Knows why a date changed."""

    def of(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> tuple[Cause, str | None, str]:
        """Cause, rule and sentence."""


def changes_between(plan: Plan, new: Plan, scene: Scene, reasons: Explains) -> list[Change]:
    """Every date from today on that is another than before, in order."""
    return _changes(plan, new, scene.today, reasons)


def _changes(plan: Plan, new: Plan, today: dt.date, reasons: Explains) -> list[Change]:
    old_days, new_days = _days(plan), _days(new)
    found = []
    for date in sorted({*old_days, *new_days}):
        before, after = _seen(old_days.get(date)), _seen(new_days.get(date))
        if date < today or before == after or _only_rests(before, after):
            continue
        cause, rule_id, reason = reasons.of(date, before, after)
        found.append(Change(date=date, before=before, after=after, cause=cause, rule_id=rule_id, reason=reason))
    return found


class AsWished:
    """The reason of every difference between two plans that were made apart."""

    def __init__(self, units: str) -> None:
        self.units = units

    def of(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> tuple[Cause, str | None, str]:
        """The setting that was asked about."""
        return (
            "setting",
            None,
            f"{spoken(date)}: {change_said(before, after, self.units)}, because of what you asked for.",
        )


def differences(plan: Plan, other: Plan, request: PlanRequest) -> list[Change]:
    """All days in which another plan differs, made from a changed request."""
    return _changes(plan, other, dt.date.min, AsWished(request.settings.units))


def _days(plan: Plan) -> dict[dt.date, PlanDay]:
    return {day.date: day for week in plan.weeks for day in week.days}


def _seen(day: PlanDay | None) -> DayPlan | None:
    if day is None:
        return None
    return DayPlan(workout_type=day.workout_type, planned_distance_km=day.planned_distance_km)


def _only_rests(before: DayPlan | None, after: DayPlan | None) -> bool:
    """A plan that becomes longer or shorter by a rest day is no other plan."""
    return all(side is None or side.workout_type is WorkoutType.REST for side in (before, after))


def change_km(change: Change) -> float:
    """Kilometres by which a day is longer (or, negative, shorter) than before."""
    before, after = (0.0 if side is None else side.planned_distance_km or 0.0 for side in (change.before, change.after))
    return after - before


def summary_of(plan: Plan, new: Plan, changes: Sequence[Change], today: dt.date, request: PlanRequest) -> str:
    """How many days change and by how much, and what becomes of peak and race."""
    if not changes:
        return "Nothing changes: the plan stands as it is."
    units = request.settings.units
    ahead = len([date for date in {*_days(plan), *_days(new)} if date >= today])
    more = round(sum(map(change_km, changes)), 6)
    size = "with the same kilometres"
    if more:
        size = f"{distance(abs(more), units)} {'more' if more > 0 else 'less'}"
    verb = "changes" if len(changes) == 1 else "change"
    return f"{len(changes)} of {ahead} days {verb}, {size}; {_outlook(plan, new, today, units)}."


def _outlook(plan: Plan, new: Plan, today: dt.date, units: str) -> str:
    old_peak, peak = _peak(plan, today), _peak(new, today)
    stays = []
    told = []
    if peak == old_peak:
        stays.append("peak")
    elif peak and old_peak:
        told.append(f"the fullest week ahead has {distance(peak, units)} instead of {distance(old_peak, units)}")
    if new.race_date == plan.race_date:
        stays += ["race"] if new.race_date is not None and new.race_date >= today else []
    elif new.race_date is None:
        told.append("the race is dropped")
    else:
        told.append(f"the race is on {spoken(new.race_date)}")
    if stays:
        told.insert(0, f"{' and '.join(stays)} {'stay' if len(stays) > 1 else 'stays'}")
    return "; ".join(told) or "the plan goes on"


def _peak(plan: Plan, today: dt.date) -> float:
    return max((week.planned_distance_km for week in plan.weeks if week.week_start_date >= today), default=0.0)


def spoken(date: dt.date) -> str:
    """Sunday 7 March."""
    return f"{date:%A} {date.day} {date:%B}"


def change_said(before: DayPlan | None, after: DayPlan | None, units: str) -> str:
    """A change in a few words."""
    if before is None or after is None:
        side = after if before is None else before
        assert side is not None
        return f"{_what(side, units)} {'is new' if before is None else 'falls away'}"
    if before.workout_type is after.workout_type:
        return f"{_km(after, units)} instead of {_km(before, units)}"
    return f"{_what(after, units)} instead of {_what(before, units)}"


def _km(day: DayPlan, units: str) -> str:
    return distance(day.planned_distance_km or 0.0, units)


def _what(day: DayPlan, units: str) -> str:
    name = NAMES[day.workout_type]
    return f"{name} of {_km(day, units)}" if day.planned_distance_km else name
