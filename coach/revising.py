"""Words for a revised plan: what did not change keeps its text byte for byte, what did is written anew."""

import datetime as dt

from coach.offline import fill
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek, WrittenBy
from solver.running.request.revision import Revision


def worded(revision: Revision, before: Plan, request: PlanRequest) -> Revision:
    """A revision whose changed days have words too where the plan before had; `request` is that plan's first one."""
    plan = revision.plan
    return revision.model_copy(update={"plan": reworded(plan, before, plan.answers(request))})


def reworded(plan: Plan, before: Plan, request: PlanRequest) -> Plan:
    """A revised plan with the offline coach's words on changed days and in their weeks; a skeleton stays one."""
    if before.written_by is None:
        return plan
    written, days = fill(plan, request), {day.date: day for week in before.weeks for day in week.days}
    weeks = [_week(*pair, days) for pair in zip(plan.weeks, written.weeks, strict=True)]
    if all(week is own for week, own in zip(weeks, plan.weeks, strict=True)):
        return plan
    return plan.model_copy(update={"weeks": weeks, "coach_note": written.coach_note, "written_by": before.written_by})


def _week(own: PlanWeek, written: PlanWeek, before: dict[dt.date, PlanDay]) -> PlanWeek:
    days = [day if day == before.get(day.date) else new for day, new in zip(own.days, written.days, strict=True)]
    if all(day is kept for day, kept in zip(days, own.days, strict=True)):
        return own
    words = {"coach_notes": written.coach_notes, "written_by": WrittenBy.OFFLINE}
    return own.model_copy(update={**words, "days": days})
