"""Day targets: every week's curve value split over its runs, on the grid, adding up exactly.

Every week is first split as the template would run it; runs that moved keep their target, dropped
and replaced ones take theirs with them.
"""

from collections.abc import Sequence

from solver.running.balance import Split, raised
from solver.running.baseline import Baseline
from solver.running.caps import Caps
from solver.running.long_runs import LongRuns
from solver.running.schedule import Schedule
from solver.running.splitter import Splitter, WeekTarget
from solver.running.template import Role


def day_targets(
    schedule: Schedule, baseline: Baseline, curve: Sequence[int], long_runs: LongRuns, caps: Caps
) -> tuple[WeekTarget, ...]:
    """For each week, its total and the target of each day with a run.

    Where a week falls short because its runs may not grow enough from the load week before, that one's
    are shared out anew with the later week in mind, if that helps.
    """
    splitter = Splitter(schedule, baseline, long_runs, caps)
    plain = tuple(splitter.week(week, curve[week.index]) for week in schedule.weeks)
    if not _shortfall(plain):
        return plain
    far_sighted = Splitter(schedule, baseline, long_runs, caps, _needs(schedule, baseline, long_runs, caps, curve))
    other = tuple(far_sighted.week(week, curve[week.index]) for week in schedule.weeks)
    return other if _shortfall(other) < _shortfall(plain) else plain


def _shortfall(targets: Sequence[WeekTarget]) -> int:
    return sum(target.reachable - sum(target.days.values()) for target in targets)


def _needs(
    schedule: Schedule, baseline: Baseline, long_runs: LongRuns, caps: Caps, curve: Sequence[int]
) -> dict[int, Split]:
    """What each load week's runs must have at least, so that the load week after it can be as it would like to be."""
    free = Splitter(schedule, baseline, long_runs, caps, smooth=False)
    wishes = [free.week(week, curve[week.index]).days for week in schedule.weeks]
    needs: dict[int, Split] = {}
    for week in reversed(schedule.loads):
        if week.index in needs:
            wishes[week.index] = raised(wishes[week.index], needs[week.index], free.donors[week.index])
        if week.ref is not None:
            followed = [day.weekday for day in week.runs if day.role is not Role.LONG and not day.displaced]
            earlier = needs.setdefault(week.ref, {})
            earlier |= {d: max(wishes[week.index][d] - free.jump, earlier.get(d, 0)) for d in followed}
    return needs
