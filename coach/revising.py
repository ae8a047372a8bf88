"""Words for a revised plan: what did not change keeps its text byte for byte, what did is written anew; and all that is
ahead where the plan speaks another language from now on."""

import datetime as dt
from collections.abc import Mapping

from coach.offline import fill
from solver.answer import WrittenBy
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek
from solver.running.request.revision import Revision


def worded(revision: Revision, before: Plan, request: PlanRequest) -> Revision:
    """A revision whose changed days have words too where the plan before had; `request` is that plan's first one."""
    if before.written_by is None:
        return revision
    plan, asked = revision.plan, revision.plan.answers(request)
    days = {day.date: day for week in before.weeks for day in week.days}
    if asked.settings.language != before.answers(request).settings.language and plan.happened is not None:
        days = {date: day for date, day in days.items() if date < plan.happened.situation.today}
    return revision.model_copy(update={"plan": _reworded(plan, days, fill(plan, asked), before.written_by)})


def _reworded(plan: Plan, days: Mapping[dt.date, PlanDay], written: Plan, by: WrittenBy) -> Plan:
    """A revised plan with other words but on the `days` that are as they were."""
    weeks = [_week(*pair, days) for pair in zip(plan.weeks, written.weeks, strict=True)]
    if all(week is own for week, own in zip(weeks, plan.weeks, strict=True)):
        return plan
    return plan.model_copy(update={"weeks": weeks, "coach_note": written.coach_note, "written_by": by})


def _week(own: PlanWeek, written: PlanWeek, before: Mapping[dt.date, PlanDay]) -> PlanWeek:
    days = [day if day == before.get(day.date) else new for day, new in zip(own.days, written.days, strict=True)]
    if all(day is kept for day, kept in zip(days, own.days, strict=True)):
        return own
    words = {"coach_notes": written.coach_notes, "written_by": WrittenBy.OFFLINE}
    return own.model_copy(update={**words, "days": days})
