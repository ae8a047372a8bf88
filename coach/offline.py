"""The offline coach: fills every coach-owned field without a language model, the same way every time."""

from collections import Counter

from coach.days import filled
from coach.facts import Facts
from coach.overview import plan_note
from coach.phrases.phase import Phase, phase_of
from coach.today import Runner, Today, days_of, runner_of
from coach.weeks import week_note
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanWeek, WrittenBy


def fill(plan: Plan, request: PlanRequest) -> Plan:
    """A copy of the plan with titles, descriptions, targets, structures and notes; `writtenBy` is "offline".

    Deterministic: the same plan and request give the same words. Skeleton-owned fields are untouched,
    and every number in a text is the plan's own.
    """
    runner, facts = runner_of(request), Facts(plan)
    days = list(days_of(plan, request, runner, facts.the_longest))
    turns: Counter[Phase] = Counter()
    weeks = []
    for week in plan.weeks:
        mine = [today for today in days if today.week is week]
        phase = phase_of(week, plan.race_date)
        note = week_note(week, mine, facts, runner, turns[phase])
        weeks.append(_filled_week(week, note, mine, runner))
        turns[phase] += 1
    note = plan_note(facts, runner)
    return plan.model_copy(update={"coach_note": note, "written_by": WrittenBy.OFFLINE, "weeks": weeks})


def _filled_week(week: PlanWeek, note: str, days: list[Today], runner: Runner) -> PlanWeek:
    written = {"coach_notes": note, "written_by": WrittenBy.OFFLINE}
    return week.model_copy(update={**written, "days": [filled(today, runner) for today in days]})
