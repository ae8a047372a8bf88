"""What changed, day by day and in a line."""

import datetime as dt
from collections.abc import Callable, Sequence

from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, WorkoutType
from solver.running.request.revision import Cause, Change, DayPlan
from solver.running.words.tongue import Tongue, tongue_of

Reason = tuple[Cause, str | None, str]
"""Cause, rule, and why, for the end of a sentence about a day."""
Explains = Callable[[dt.date, DayPlan | None, DayPlan | None], Reason]
"""Why a date is another than before."""


def changes_between(plan: Plan, new: Plan, today: dt.date, explains: Explains, tongue: Tongue) -> list[Change]:
    """Every date from today on that is another than before, in order."""
    old_days, new_days = _days(plan), _days(new)
    found = []
    for date in sorted({*old_days, *new_days}):
        before, after = _seen(old_days.get(date)), _seen(new_days.get(date))
        if date < today or before == after or _only_rests(before, after):
            continue
        cause, rule_id, why = explains(date, before, after)
        reason = tongue.reason(date, before, after, why)
        found.append(
            Change(date=date, before=before, after=after, cause=cause, rule_id=rule_id, why=why, reason=reason)
        )
    return found


def differences(plan: Plan, other: Plan, request: PlanRequest) -> list[Change]:
    """All days in which another plan differs, made from a changed request: for the setting that was asked about."""
    tongue = tongue_of(request)
    wished: Reason = "setting", None, tongue.say("why.wished")
    return changes_between(plan, other, dt.date.min, lambda *_: wished, tongue)


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
    """How many days change and by how much, what becomes of peak and race, and whether strength sessions move."""
    tongue = tongue_of(request)
    sessions = _lifting_changes(plan, new, today)
    lifting = tongue.say("sum.lifting_one" if sessions == 1 else "sum.lifting", days=sessions)
    if changes:
        runs = _of_runs(plan, new, changes, today, tongue)
    else:
        runs = tongue.say("sum.no_run") if sessions else _unchanged(new, today, tongue)
    return f"{runs} {lifting}" if sessions else runs


def _lifting_changes(plan: Plan, new: Plan, today: dt.date) -> int:
    """On how many dates from today on there is another strength session than before, or none."""
    before, after = ({date: day.strength for date, day in _days(side).items() if date >= today} for side in (plan, new))
    return sum(before.get(date) != after.get(date) for date in {*before, *after})


def _of_runs(plan: Plan, new: Plan, changes: Sequence[Change], today: dt.date, tongue: Tongue) -> str:
    ahead = len([date for date in {*_days(plan), *_days(new)} if date >= today])
    more = round(sum(map(change_km, changes)), 6)
    size = tongue.say("size.more" if more > 0 else "size.less", km=tongue.km(abs(more)))
    return tongue.say(
        "sum.one" if len(changes) == 1 else "sum.many",
        days=len(changes),
        ahead=ahead,
        size=size if more else tongue.say("size.same"),
        outlook=_outlook(plan, new, today, tongue),
    )


def _unchanged(plan: Plan, today: dt.date, tongue: Tongue) -> str:
    if plan.race_date is not None and plan.race_date < today:
        return tongue.say("sum.over", date=tongue.date(plan.race_date))
    if plan.end_date < today:
        return tongue.say("sum.ended", date=tongue.date(plan.end_date))
    return tongue.say("sum.nothing")


def _outlook(plan: Plan, new: Plan, today: dt.date, tongue: Tongue) -> str:
    old_peak, peak = _peak(plan, today), _peak(new, today)
    told = []
    if peak != old_peak and peak and old_peak:
        told.append(tongue.say("outlook.peak", after=tongue.km(peak), before=tongue.km(old_peak)))
    race_stays = new.race_date == plan.race_date
    if not race_stays:
        on = new.race_date
        told.append(
            tongue.say("outlook.dropped") if on is None else tongue.say("outlook.race_on", date=tongue.date(on))
        )
    stays = [peak == old_peak, race_stays and new.race_date is not None and new.race_date >= today]
    if any(stays):
        key = "both" if all(stays) else "peak_stays" if stays[0] else "race_stays"
        told.insert(0, tongue.say(f"outlook.{key}"))
    return "; ".join(told) or tongue.say("outlook.goes_on")


def _peak(plan: Plan, today: dt.date) -> float:
    """The most training of a week ahead, the race apart."""
    ahead = [week for week in plan.weeks if week.week_start_date >= today]
    sizes = [sum(d.planned_distance_km or 0.0 for d in week.days if d.date != plan.race_date) for week in ahead]
    return round(max(sizes, default=0.0), 6)
