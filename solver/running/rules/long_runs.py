"""The long run beside those before it and the other runs of its week: R17, R18."""

from collections.abc import Iterator
from dataclasses import dataclass

from solver.linear import Quantity
from solver.rule import Bound, at_least, at_most_any
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Week
from solver.running.rules.base import Pair, Rule, View
from solver.running.rules.facts import Facts


@dataclass(frozen=True)
class LongJump(Rule):
    """R17."""

    id = "R17"
    title = "long-jump"
    source = "Frandsen et al. 2025 (BJSM): single long runs well beyond the last 30 days' longest raise injury risk"
    max_jump_km: float = 2.0

    says = (
        "The long run of a load week is at most {max_jump_km:g} km above that of the load week before (of the longer "
        "of the last two where a marathon's long runs take turns), in week 1 at most {max_jump_km:g} km above the "
        "longest recent run; in recovery and taper weeks it does not exceed that of the load week before."
    )

    def reach(self, facts: Facts, refs_before: int = 0) -> int:
        """The longest run that can be reached after so many load weeks, in steps."""
        grid = facts.baseline.grid
        first = grid.down(facts.baseline.longest_km + self.max_jump_km)
        return first + refs_before * grid.down(self.max_jump_km)

    def limits_after(self, view: View, week: Week) -> list[Quantity]:
        """The long run may have any of these; empty where R29 says how far it may go."""
        longs = view.ref_longs(week)
        if week.returning or (week.after_break and week.is_load):
            return []
        if not longs:
            return [self.reach(view.facts)]
        if not week.is_load:
            return longs[:1]
        jump = view.facts.baseline.grid.down(self.max_jump_km)
        return [long + jump for long in (longs if view.facts.targets.long_runs.alternates else longs[:1])]

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """One for the long run."""
        limits = [] if week.long is None else self.limits_after(view, week)
        if week.long is not None and limits:
            yield at_most_any(week.places[week.long.weekday], view.run(week.long), limits)


@dataclass(frozen=True)
class LongIsLongest(Rule):
    """R18."""

    id = "R18"
    title = "long-is-longest"
    says = "The long run is longer than every other run of its week (race week and weeks of a return apart)."

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """At least one grid step longer than each other run, and longer than a tune-up race."""
        if week.long is None or week.returning:
            return
        place, run = week.places[week.long.weekday], view.run(week.long)
        for day, *_ in self.pairs(view.facts, week):
            yield at_least(place, run, view.run(day) + 1)
        for day in week.days if week.tune_up else ():
            if day.role is Role.TUNE_UP:
                yield at_least(place, run, day.race // view.facts.baseline.grid.tenths_of_mm + 1)

    def pairs(self, facts: Facts, week: Week) -> list[Pair]:
        """Every other run beside the long one."""
        long = None if week.returning else week.long
        return [] if long is None else [(day, long, 100, -100) for day in week.runs if day is not long]


LONG_JUMP, LONG_IS_LONGEST = LongJump(), LongIsLongest()
