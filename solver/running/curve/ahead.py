"""Looking ahead: what later weeks need of earlier ones, once a first split has shown that they cannot have it.

Runs grow little from week to week (R23), so the lengths of a large week start weeks before; and load weeks never fall
(R13), so none may be larger than the next can be. Weeks are then split once more, with these as their limits.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from solver.running.calendar.schedule import Week
from solver.running.rules.facts import Facts, Split, WeekTarget
from solver.running.rules.single_runs import SMOOTHING, is_comparable
from solver.running.rules.volume import GROWTH

Wanted = Callable[[Week, WeekTarget, Mapping[dt.date, int]], Split]
"""The runs of a week that can be had without R23, each no shorter than a least one by date."""


@dataclass(frozen=True)
class Ahead:
    """The most of weeks by index and the least of runs by date, in steps, for the sake of later weeks."""

    most: Mapping[int, int] = field(default_factory=dict)
    least: Mapping[dt.date, int] = field(default_factory=dict)


NOTHING_AHEAD = Ahead()


def missing_steps(facts: Facts, targets: Sequence[WeekTarget]) -> int:
    """Steps between the weeks' totals and what their runs' targets add up to, and by which load weeks fall."""
    missing = sum(abs(target.reachable - sum(target.days.values())) for target in targets)
    return missing + sum(max(0, targets[before].reachable - targets[t].reachable) for before, t in climbs(facts))


def looked_ahead(facts: Facts, targets: Sequence[WeekTarget], wanted: Wanted) -> Ahead:
    """What a split asks of the next one."""
    most: dict[int, int] = {}
    for before, t in reversed(climbs(facts)):
        most[before] = min(targets[t].reachable, most.get(t, targets[t].reachable))
    least: dict[dt.date, int] = {}
    for week in reversed(facts.schedule.loads):
        target = targets[week.index]
        if week.ref is None or week.touched:
            continue
        if sum(target.days.values()) < target.reachable or any(day.date in least for day in week.runs):
            _pass_on(facts, week, wanted(week, target, least), least)
    return Ahead(most, least)


def climbs(facts: Facts) -> list[tuple[int, int]]:
    """Load weeks that may not fall below the one before, with that one, by index; races and lost runs apart."""
    weeks = facts.schedule.weeks
    loads = [(weeks[week.ref], week) for week in facts.schedule.loads if week.ref is not None]
    return [(a.index, b.index) for a, b in loads if not a.touched and GROWTH.never_falls(facts, b)]


def _pass_on(facts: Facts, week: Week, runs: Split, least: dict[dt.date, int]) -> None:
    assert week.ref is not None
    before, change = facts.schedule.weeks[week.ref], facts.baseline.grid.down(SMOOTHING.max_change_km)
    for d, steps in runs.items():
        if steps > change and is_comparable(week.days[d], before.days[d]):
            least[before.days[d].date] = steps - change
