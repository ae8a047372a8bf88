"""How many runs the weeks after the race have where half of the highest load week is little (R25)."""

from dataclasses import replace

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import FULL, Day, Kind, Schedule, Week
from solver.running.rules.facts import Facts
from solver.running.rules.races import RACE, fixed_limits
from solver.running.rules.returns import RETURN
from solver.running.rules.single_runs import MIN_RUN


def with_fewer_runs_after(facts: Facts) -> Schedule:
    """The schedule, its weeks after the race with as many runs of the least length as R25 leaves them.

    Only a break that takes all weeks before the first load week makes those too small: R29 measures it from little.
    """
    schedule = facts.schedule
    if not schedule.loads or not all(_is_wholly_eased(week) for week in schedule.loads):
        return schedule
    half = max(_most(facts, week) for week in schedule.loads) * RACE.after_percent // 100
    runs = half // facts.baseline.grid.up(MIN_RUN.min_km)
    return replace(schedule, weeks=tuple(_with_runs(week, runs) for week in schedule.weeks))


def _is_wholly_eased(week: Week) -> bool:
    return week.ref is None and not week.tune_up and all(day.share < FULL for day in week.runs)


def _most(facts: Facts, week: Week) -> int:
    """The most steps of a week of a return that has no ref."""
    return min(RETURN.most_without_ref(facts, week), sum(_most_of_run(facts, week, day) for day in week.runs))


def _most_of_run(facts: Facts, week: Week, day: Day) -> int:
    share = RETURN.without_ref(facts, day) * day.share // 100
    limits = [limit.steps(facts.baseline.grid) for limit in fixed_limits(facts, week, day)]
    return min([max(share, RETURN.least(facts)), *limits])


def _with_runs(week: Week, most: int) -> Week:
    """The days nearest to the race rest."""
    if week.kind is not Kind.AFTER or len(week.runs) <= most:
        return week
    rests = {day.date for day in week.runs[: len(week.runs) - most]}
    return replace(week, days=tuple(Day(day.date, Role.REST) if day.date in rests else day for day in week.days))
