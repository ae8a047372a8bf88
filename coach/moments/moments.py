"""All facts of a plan, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.bank.facts import DayFacts, PlanFacts, WeekFacts
from coach.facts import Facts
from coach.moments.breaks import breaks_in, days_off, days_unwell
from coach.moments.day import Diary
from coach.moments.plan import plan_facts
from coach.moments.runner import traits_of
from coach.moments.week import WeekBook
from coach.today import Runner, Today, days_of, runner_of
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan


@dataclass(frozen=True)
class Moments:
    """The facts of the plan, of its weeks, and of its days in order; `todays` are the days they were read from."""

    runner: Runner
    shared: Mapping[str, Any]
    """Traits of the runner that all facts share."""
    plan: PlanFacts
    weeks: Sequence[WeekFacts]
    days: Sequence[DayFacts]
    todays: Sequence[Today]
    seed: str
    """What the plan is for and whom: plans that begin on the same day for others do not begin with the same words."""


def moments_of(plan: Plan, request: PlanRequest) -> Moments:
    """Every fact that the bank's sentences ask for."""
    runner, facts = runner_of(request), Facts(plan)
    settings, unwell = request.settings, days_unwell(plan)
    off = days_off(plan, settings.blocked_dates)
    shared, breaks = traits_of(request, runner), breaks_in(plan, off)
    todays = list(days_of(plan, request, runner, breaks, facts.the_longest))
    blocked = unwell.union(settings.blocked_dates)
    diary = Diary(facts, runner, shared, breaks, todays, blocked, unwell, request.athlete.longest_recent_run_km or 0.0)
    book = WeekBook(
        facts,
        runner,
        shared,
        breaks,
        off,
        unwell,
        settings.days_per_week,
        request.athlete.current_weekly_km,
    )
    weeks = [book.week(week, [today for today in todays if today.week is week]) for week in plan.weeks]
    return Moments(
        runner=runner,
        shared=shared,
        plan=plan_facts(facts, runner, shared, todays, weeks, request.athlete.current_weekly_km),
        weeks=weeks,
        days=[diary.day(index) for index in range(len(todays))],
        todays=todays,
        seed=f"{plan.start_date} {settings.goal} {settings.days_per_week} {request.athlete.current_weekly_km:g}",
    )
