"""The plan in force as the curve: what each run and week is to come to, and how long long runs have to be now."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from math import ceil, floor

from solver.running.calendar.schedule import FULL, Kind, Week
from solver.running.curve.curve import RECOVERY
from solver.running.curve.splitter import day_targets
from solver.running.curve.targets import with_targets
from solver.running.living.sheet import Sheet
from solver.running.rules.breaks import Break
from solver.running.rules.facts import Curve, Facts, Split, Targets, WeekTarget
from solver.running.rules.long_runs import LONG_JUMP, LONG_SHARE


def aims_of(
    facts: Facts, base: Facts, sheet: Sheet, breaks: tuple[Break, ...], anew: Collection[int]
) -> tuple[Facts, Targets]:
    """The facts with targets, and the same targets with the long-run minima that the plan in force was made with."""
    return _Aims(facts, base, sheet, breaks, anew).facts_and_old()


@dataclass(frozen=True)
class _Aims:
    facts: Facts
    base: Facts
    sheet: Sheet
    breaks: tuple[Break, ...]
    anew: Collection[int]

    def facts_and_old(self) -> tuple[Facts, Targets]:
        schedule = self.facts.schedule
        drawn = with_targets(self.facts)
        fresh = drawn.targets
        minima = [self._old_minimum(week, fresh) for week in schedule.weeks]
        old = replace(fresh.long_runs, least=tuple(minima))
        new = replace(fresh.long_runs, least=tuple(self._within_reach(minima)))
        weeks = tuple(
            self._week(week, target) for week, target in zip(schedule.weeks, self._splits(drawn), strict=True)
        )
        targets = replace(fresh, weeks=weeks, long_runs=new, hold=False)
        return replace(drawn, targets=targets), replace(targets, long_runs=old)

    # -- distances -------------------------------------------------------------------------------

    def _week(self, week: Week, anew: Split) -> WeekTarget:
        """What stands on the sheet; in weeks of another kind what such a week is made of."""
        days = {day.weekday: self.sheet.slots[day.date].steps for day in week.runs}
        if week.index in self.anew:
            days |= {d: steps for d, steps in anew.items() if d in days and self._is_new(week, d)}
        elif self._changed_kind(week) and not week.touched:
            days = self._as_kind(week, days)
        size = sum(days.values())
        return WeekTarget(size, size, days)

    def _is_new(self, week: Week, weekday: int) -> bool:
        day = week.days[weekday]
        before = self.sheet.in_force.get(day.date)
        return before is None or before.day.role is not day.role or self._changed_kind(week)

    def _changed_kind(self, week: Week) -> bool:
        weeks = self.base.schedule.weeks
        return week.index >= len(weeks) or weeks[week.index].kind is not week.kind

    def _as_kind(self, week: Week, days: Split) -> Split:
        """A week that becomes a load week repeats its ref, one that becomes a recovery week takes its part of it."""
        if week.ref is None or week.kind not in (Kind.LOAD, Kind.RECOVERY):
            return days
        share = 1.0 if week.is_load else RECOVERY
        ref = {day.weekday: self.sheet.slots[day.date].steps for day in self.facts.schedule.weeks[week.ref].runs}
        return {d: floor(ref[d] * share + 0.5) if ref.get(d) else steps for d, steps in days.items()}

    def _splits(self, drawn: Facts) -> list[Split]:
        """Weeks laid out anew share out what the plan in force gave them, where they keep their kind."""
        fresh = drawn.targets
        if not self.anew:
            return [target.days for target in fresh.weeks]
        values = tuple(self._value(week, fresh.curve.weeks[week.index]) for week in drawn.schedule.weeks)
        curve = Curve(values, fresh.curve.asked, fresh.curve.reached)
        return [target.days for target in day_targets(replace(drawn, targets=replace(fresh, curve=curve)))]

    def _value(self, week: Week, curve: int) -> int:
        if self._changed_kind(week) or week.kind in (Kind.RACE, Kind.AFTER):
            return curve
        slots = [self.sheet.in_force.get(day.date) for day in week.days]
        return sum(slot.steps for slot in slots if slot is not None) or curve

    # -- long runs -------------------------------------------------------------------------------

    def _old_minimum(self, week: Week, fresh: Targets) -> int:
        """What the plan in force was made with, unless the week is another one now."""
        old = self.base.targets.long_runs.least
        same_goal = self.base.request.settings.goal is self.facts.request.settings.goal
        if same_goal and week.index < len(old) and not self._changed_kind(week):
            return old[week.index]
        if week.kind is Kind.RECOVERY and week.ref is not None and same_goal and week.ref < len(old):
            return ceil(LONG_SHARE.min_recovery_percent * old[week.ref] / 100)
        return fresh.long_runs.least[week.index]

    def _within_reach(self, minima: list[int]) -> list[int]:
        """No minimum beyond what R17 and the way back allow by then; it rises again by 2 km a load week (V5)."""
        jump, known = self.facts.baseline.grid.down(LONG_JUMP.max_jump_km), self.facts.known.runs
        reach: dict[int, int] = {}
        found = []
        for week, least in zip(self.facts.schedule.weeks, minima, strict=True):
            ref = self._ref_long(week, known, reach)
            if ref is None:
                limit = least
            elif week.returning:
                limit = 0
            else:
                limit = ref + (jump if week.is_load else 0)
            now = min(least, limit)
            if week.is_load and week.counts and week.long is not None:
                planned = self.sheet.slots[week.long.date].steps
                reach[week.index] = known.get(week.long.date, min(limit if ref is not None else planned, planned))
            found.append(now)
        return found

    def _ref_long(self, week: Week, known: Mapping[dt.date, int], reach: Mapping[int, int]) -> int | None:
        """How long ref's long run can be, cut to what the last way back led to."""
        if week.ref is None or week.ref not in reach:
            return None
        ref = reach[week.ref]
        back = [pause for pause in self.breaks if pause.resume <= week.days[-1].date and self._since(pause, week)]
        for pause in back:
            ref = min(ref, ref * self._last_percent(pause) // FULL)
        return ref

    def _since(self, pause: Break, week: Week) -> bool:
        """Whether the break lies between a week and its ref."""
        assert week.ref is not None
        return pause.last >= self.facts.schedule.weeks[week.ref].days[0].date

    @staticmethod
    def _last_percent(pause: Break) -> int:
        return pause.percent_on(pause.full_from - dt.timedelta(1))
