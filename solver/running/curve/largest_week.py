"""What a week's runs hold: no plan aims above it, whatever peak the athlete's kilometres call for."""

from solver.running.calendar.roles import Role
from solver.running.rules.facts import Facts, LongRuns
from solver.running.rules.quality import QUALITY_SHARE, RECOVERY_RUN

EASY_PERCENT = 85
"""Of a usual long run, the most of an easy run in a whole week: beyond, it is a second long run. Coaching convention
(medium-long runs of 11 to 15 miles beside long runs of 18 to 22: Pfitzinger and Douglas, Advanced Marathoning)."""


def largest_week(facts: Facts, long_runs: LongRuns) -> int | None:
    """The most steps of the last whole load week whose runs are no longer than runs of their kind should be; None where
    no load week is whole, or there are no long runs, which the other runs make up for.
    """
    whole = [week for week in facts.schedule.loads if len(week.runs) == facts.runs_per_week and not week.touched]
    if not whole or not facts.with_long:
        return None
    week, long = whole[-1], min(long_runs.most[load.index] for load in whole)
    recovery, easy = RECOVERY_RUN.longest(facts), medium_long(long)
    short = easy if recovery is None else min(easy, recovery)
    most = {Role.LONG: long, Role.QUALITY: min(QUALITY_SHARE.longest(facts), long), Role.EASY: easy}
    slow = facts.recovery_runs(week)
    return sum(short if day in slow else most[day.role] for day in week.runs)


def medium_long(long: int) -> int:
    """The most steps that an easy run should have beside a long run."""
    return long * EASY_PERCENT // 100
