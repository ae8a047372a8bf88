"""Day targets fitted to the rules, where the plain split of the curve leaves some week short or breaks a rule.

The curve says what a week comes to; how its runs share it is for the targets to choose. Here load weeks
get the totals that are nearest to the curve of all that can follow each other (`least_off.py`), and the runs of every
undisturbed week shares near the plain ones that keep the rules about single weeks and about neighbours:
long runs from the first week to the last (R17, R19), the other runs of load weeks from the last to the
first, because the later week is the fuller one (R23).

Whether the result keeps all rules is for the certificate to find out; where it does not, the solver decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from solver.running.balance import Split
from solver.running.least_off import least_off
from solver.running.long_runs import MAX_JUMP_KM
from solver.running.rules.base import Facts
from solver.running.rules.days import LongShare, is_comparable
from solver.running.schedule import Kind, Week
from solver.running.template import Role
from solver.running.week_room import Span, WeekRoom


def fitted(facts: Facts) -> Facts | None:
    """The same facts with fitted targets; None where these totals cannot be shared out.

    The totals' distance from what is reachable is the least that any unbent plan has.
    """
    return _Fitting(facts).facts_with_targets()


@dataclass(frozen=True)
class _Long:
    """Where a week's long run may lie: what the other runs permit, and what R19's band asks for."""

    fill: Span
    band: Span


class _Fitting:
    """Totals first, then long runs forward, then the other runs backward."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.schedule = facts, facts.schedule
        self.targets = facts.targets.weeks
        self.jump = facts.baseline.grid.down(MAX_JUMP_KM)
        self.plain = {week.index for week in self.schedule.weeks if _is_plain(week)}
        self.splits: dict[int, Split] = {index: dict(target.days) for index, target in enumerate(self.targets)}

    def facts_with_targets(self) -> Facts | None:
        totals = self._totals()
        if totals is None:
            return None
        rooms = {
            week.index: WeekRoom(self.facts, week, totals[week.index])
            for week in self.schedule.weeks
            if week.index in self.plain
        }
        longs = self._long_runs(rooms) if Role.LONG in self.schedule.template else {}
        if longs is None or not self._other_runs(rooms, longs):
            return None
        self._last_easy_runs()
        if any(sum(self.splits[index].values()) != size for index, size in totals.items()):
            return None
        weeks = tuple(replace(target, days=self.splits[index]) for index, target in enumerate(self.targets))
        return replace(self.facts, targets=replace(self.facts.targets, weeks=weeks))

    def _totals(self) -> dict[int, int] | None:
        chain = [week for week in self.schedule.loads if week.is_ref and week.index in self.plain]
        nearest = least_off(self.facts, chain)
        if nearest is None:
            return None
        return {index: target.reachable for index, target in enumerate(self.targets)} | nearest

    # -- long runs -------------------------------------------------------------------------------

    def _long_runs(self, rooms: Mapping[int, WeekRoom]) -> dict[int, int] | None:
        """By week index: as near to the plain target as later and earlier weeks permit."""
        spans: dict[int, _Long] = {}
        for index, room in rooms.items():
            fill = room.long_span()
            if fill is None:
                return None
            spans[index] = _Long(fill, room.long_band())
        least = self._needed(spans)
        longs = {week.index: self.splits[week.index][week.long.weekday] for week in self.schedule.weeks if week.long}
        for week in self.schedule.weeks:
            if week.index in spans and week.long is not None:
                low, high = self._reach(week, spans[week.index], least[week.index], longs)
                if low > high:
                    return None
                longs[week.index] = min(max(longs[week.index], low), high)
        return longs

    def _needed(self, spans: Mapping[int, _Long]) -> dict[int, int]:
        """The least long run of each week that later weeks can follow."""
        least = {i: max(span.fill.low, 0 if self._is_cutback(i) else span.band.low) for i, span in spans.items()}
        for week in reversed(self.schedule.weeks):
            if week.index in spans and week.ref in spans and week.ref is not None:
                need = least[week.index]
                if week.is_load:
                    need -= self.jump
                elif week.kind is Kind.RECOVERY:
                    need = -(-need * 100 // LongShare.recovery_percent)
                least[week.ref] = max(least[week.ref], need)
        return least

    def _is_cutback(self, index: int) -> bool:
        return self.schedule.weeks[index].kind is Kind.RECOVERY

    def _reach(self, week: Week, span: _Long, least: int, longs: Mapping[int, int]) -> tuple[int, int]:
        high = min(span.fill.high, span.band.high)
        ref = longs.get(-1 if week.ref is None else week.ref)
        if ref is None:
            baseline = self.facts.baseline
            return least, min(high, baseline.grid.down(baseline.longest_km + MAX_JUMP_KM))
        if week.is_load:
            return least, min(high, ref + self.jump)
        if week.kind is not Kind.RECOVERY:
            return least, min(high, ref)
        most = ref * LongShare.recovery_percent // 100
        return max(least, min(span.band.low, most)), min(high, most)

    # -- other runs ------------------------------------------------------------------------------

    def _other_runs(self, rooms: Mapping[int, WeekRoom], longs: Mapping[int, int]) -> bool:
        for week in reversed(self.schedule.weeks):
            if week.index in rooms:
                near = self._near_followers(week) if week.is_load else {}
                split = rooms[week.index].share_out(longs.get(week.index), self.splits[week.index], near)
                if split is None:
                    return False
                self.splits[week.index] = split
        return True

    def _near_followers(self, week: Week) -> dict[int, Span]:
        """R23: by weekday, how near the runs must be to those of the load weeks that are measured from this one."""
        near: dict[int, Span] = {}
        for follower in self.schedule.loads:
            if follower.ref != week.index:
                continue
            for day in follower.runs:
                if is_comparable(day, week.days[day.weekday]):
                    steps = self.splits[follower.index][day.weekday]
                    span, known = Span(steps - self.jump, steps + self.jump), near.get(day.weekday)
                    near[day.weekday] = span if known is None else span & known
        return near

    def _last_easy_runs(self) -> None:
        """The race week's easy runs follow the last load week's (R25)."""
        last = self.schedule.last_load
        for week in self.schedule.weeks:
            if week.kind is Kind.RACE and last is not None and last.easy:
                average = sum(self.splits[last.index][day.weekday] for day in last.easy) // len(last.easy)
                split = self.splits[week.index]
                split |= {day.weekday: min(split[day.weekday], average) for day in week.easy}


def _is_plain(week: Week) -> bool:
    changed = week.tune_up or week.lost or week.early or any(day.displaced for day in week.days)
    return not changed and week.kind in (Kind.LOAD, Kind.RECOVERY, Kind.TAPER)
