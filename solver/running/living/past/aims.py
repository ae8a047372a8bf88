"""The plan in force as the curve: what each run and week is to come to, and how long long runs have to be now."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from math import floor

from solver.running.calendar.schedule import Kind, Week, is_same_kind
from solver.running.curve.splitter import day_targets
from solver.running.curve.targets import with_curve
from solver.running.living.past.sheet import Sheet
from solver.running.rules.facts import Curve, Facts, LongRuns, Split, Targets, WeekTarget
from solver.running.rules.long_runs import LONG_JUMP
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.returns import Break
from solver.running.rules.volume import CUTBACK_DEPTH


def aims_of(
    facts: Facts, base: Facts, sheet: Sheet, today: dt.date, breaks: tuple[Break, ...], anew: Collection[int]
) -> tuple[Facts, Targets]:
    """The facts with targets, and the same targets with the long-run limits that the plan in force was made with."""
    fresh = facts_like(facts, base) if _is_as_before(facts, base, anew) else with_curve(facts)
    return _Aims(fresh, base, sheet, today, breaks, anew).facts_and_old()


def facts_like(facts: Facts, base: Facts) -> Facts:
    """The facts with all that the curve decided for a plan of the same weeks."""
    return replace(facts, targets=base.targets, week_types=base.week_types, workouts=base.workouts)


def _is_as_before(facts: Facts, base: Facts, anew: Collection[int]) -> bool:
    """Whether nothing has to be asked of the curve: no week is another kind, laid out anew or for another goal."""
    same_goal = facts.request.settings.goal is base.request.settings.goal
    kinds = [[week.kind for week in known.schedule.weeks] for known in (facts, base)]
    return not anew and same_goal and kinds[0] == kinds[1]


@dataclass(frozen=True)
class _Aims:
    """`fresh` are the facts as a new plan of this schedule would have them."""

    fresh: Facts
    base: Facts
    sheet: Sheet
    today: dt.date
    breaks: tuple[Break, ...]
    anew: Collection[int]

    def facts_and_old(self) -> tuple[Facts, Targets]:
        schedule, targets = self.fresh.schedule, self.fresh.targets
        old = self._old_long_runs()
        new = replace(old, least=tuple(self._within_reach(old.least)))
        splits = self._splits()
        weeks = tuple(self._week(week, splits[week.index]) for week in schedule.weeks)
        targets = replace(targets, curve=self._curve(), weeks=weeks, long_runs=new, keep=False, hold=False)
        workouts = {date: slot.workout for date, slot in self.sheet.slots.items()}
        facts = replace(self.fresh, targets=targets, workouts=workouts)
        return facts, replace(facts.targets, long_runs=old)

    def _curve(self) -> Curve:
        """The plan in force is the curve: what weeks were to have that stand as before is what rules measure by."""
        fresh, old = self.fresh.targets.curve, self.base.targets.curve
        return replace(fresh, weeks=self._as_before(fresh.weeks, old.weeks))

    def _as_before(self, now: tuple[int, ...], before: tuple[int, ...]) -> tuple[int, ...]:
        """What was before, for weeks of the same kind and goal."""
        if not self._has_same_goal:
            return now
        same = {week.index for week in self.fresh.schedule.weeks if not self._changed_kind(week)}
        return tuple(before[t] if t in same else steps for t, steps in enumerate(now))

    @property
    def _has_same_goal(self) -> bool:
        return self.base.request.settings.goal is self.fresh.request.settings.goal

    # -- distances -------------------------------------------------------------------------------

    def _week(self, week: Week, anew: Split) -> WeekTarget:
        """What stands on the sheet; in weeks of another kind what such a week is made of."""
        days = {day.weekday: self.sheet.slots[day.date].steps for day in week.runs}
        ahead = {d: steps for d, steps in days.items() if week.days[d].date >= self.today}
        if week.index in self.anew:
            days |= {d: steps for d, steps in anew.items() if d in ahead and self._is_new(week, d)}
        elif self._changed_kind(week) and not week.touched:
            days |= self._as_kind(week, ahead)
        size = sum(days.values())
        return WeekTarget(size, size, days, self._lost_before(week))

    def _lost_before(self, week: Week) -> Split:
        """What runs on dates blocked from the start were to have: it still counts where the week is measured from."""
        old = self.base.targets.weeks
        return old[week.index].lost if week.index < len(old) and week.index not in self.anew else {}

    def _is_new(self, week: Week, weekday: int) -> bool:
        day = week.days[weekday]
        before = self.sheet.in_force.get(day.date)
        return before is None or before.day.role is not day.role or self._changed_kind(week)

    def _changed_kind(self, week: Week) -> bool:
        return not is_same_kind(self.base.schedule, self.fresh.schedule, week)

    def _as_kind(self, week: Week, days: Split) -> Split:
        """A week that becomes a load week repeats its ref, one that becomes a recovery week takes its part of it."""
        if week.ref is None or week.kind not in (Kind.LOAD, Kind.RECOVERY):
            return days
        share = 1.0 if week.is_load else CUTBACK_DEPTH.middle
        ref = {day.weekday: self.sheet.slots[day.date].steps for day in self.fresh.schedule.weeks[week.ref].runs}
        return {d: floor(ref[d] * share + 0.5) if ref.get(d) else steps for d, steps in days.items()}

    def _splits(self) -> list[Split]:
        """Weeks laid out anew share out what the plan in force gave them, where they keep their kind."""
        targets = self.fresh.targets
        if not self.anew:
            return [{}] * len(self.fresh.schedule.weeks)
        values = [self._value(week, targets.curve.aims[week.index]) for week in self.fresh.schedule.weeks]
        curve = replace(targets.curve, aims=tuple(values))
        return [week.days for week in day_targets(replace(self.fresh, targets=replace(targets, curve=curve)))]

    def _value(self, week: Week, curve: int) -> int:
        if self._changed_kind(week) or week.kind in (Kind.RACE, Kind.AFTER):
            return curve
        slots = [self.sheet.in_force.get(day.date) for day in week.days]
        return sum(slot.steps for slot in slots if slot is not None) or curve

    # -- long runs -------------------------------------------------------------------------------

    def _old_long_runs(self) -> LongRuns:
        """What the plan in force was made with, where the goal and the week are the same."""
        fresh, old = self.fresh.targets.long_runs, self.base.targets.long_runs
        return LongRuns(
            least=self._as_before(fresh.least, old.least),
            most=self._as_before(fresh.most, old.most),
            band_low_most=self._as_before(fresh.band_low_most, old.band_low_most),
            alternates=fresh.alternates or (self._has_same_goal and old.alternates),
        )

    def _within_reach(self, minima: tuple[int, ...]) -> list[int]:
        """No minimum beyond what R17 and the way back allow by then; it rises again by 2 km a load week (V5)."""
        jump = self.fresh.baseline.grid.down(LONG_JUMP.max_jump_km)
        reach: dict[int, int] = {}
        found = []
        for week, least in zip(self.fresh.schedule.weeks, minima, strict=True):
            ref = self._ref_long(week, reach)
            limit = least if ref is None else ref + (jump if week.is_load else 0)
            limit = limit * LONG_SHARE.recovery_percent // 100 if week.kind is Kind.RECOVERY else limit
            now = 0 if week.returning else min(least, limit)
            if week.is_load and week.counts and week.long is not None:
                planned = self.sheet.slots[week.long.date].steps
                own = planned if ref is None else min(ref + jump, planned)
                reach[week.index] = self.fresh.known.runs.get(week.long.date, own)
            found.append(now)
        return found

    def _ref_long(self, week: Week, reach: Mapping[int, int]) -> int | None:
        """How long ref's long run can be, cut to what the last way back led to."""
        index = next((t for t in week.refs_with_long if t in reach), None)
        if index is None:
            return None
        ref = reach[index]
        for pause in self.breaks:
            if pause.resume <= week.days[-1].date and pause.last >= self.fresh.schedule.weeks[index].days[0].date:
                ref = min(ref, reach[index] * pause.last_percent // 100)
        return ref
