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

from solver.running.calendar.caps import NO_LIMIT
from solver.running.calendar.schedule import Kind, Week
from solver.running.calendar.template import Role
from solver.running.curve.balance import Split
from solver.running.curve.long_runs import MAX_JUMP_KM
from solver.running.fit.least_off import least_off
from solver.running.fit.week_room import Span, WeekRoom
from solver.running.rules.base import Facts
from solver.running.rules.days import LongShare, is_comparable


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
        totals = self._totals() if self._first_week_fits() else None
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

    def _first_week_fits(self) -> bool:
        """Whether week 1, whose total R11 fixes, leaves room for its long run at all."""
        week, baseline = self.schedule.weeks[0], self.facts.baseline
        if week.index not in self.plain or not week.is_load:
            return True
        span = WeekRoom(self.facts, week, self.targets[0].reachable).long_span()
        return span is not None and span.low <= baseline.grid.down(baseline.longest_km + MAX_JUMP_KM)

    def _totals(self) -> dict[int, int] | None:
        chain = [week for week in self.schedule.loads if week.counts and week.index in self.plain]
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
        needed = self._needed(spans, rooms)
        longs = {week.index: self.splits[week.index][week.long.weekday] for week in self.schedule.weeks if week.long}
        for week in self.schedule.weeks:
            if week.index in spans and week.long is not None:
                reach = needed[week.index] & self._reach(week, spans[week.index], rooms, longs)
                if reach.low > reach.high:
                    return None
                longs[week.index] = reach.nearest(longs[week.index])
        return longs

    def _needed(self, spans: Mapping[int, _Long], rooms: Mapping[int, WeekRoom]) -> dict[int, Span]:
        """The long runs of each week that later weeks can follow."""
        needed = {
            i: Span(
                max(span.fill.low, 0 if self._is_cutback(i) else span.band.low), min(span.fill.high, span.band.high)
            )
            for i, span in spans.items()
        }
        for week in reversed(self.schedule.weeks):
            if week.index in spans and week.ref in spans and week.ref is not None:
                low, high = needed[week.index].low, NO_LIMIT
                if week.is_load:
                    low, high = low - self.jump, needed[week.index].high - self._least_gain(week, rooms)
                elif week.kind is Kind.RECOVERY:
                    low = -(-low * 100 // LongShare.recovery_percent)
                needed[week.ref] &= Span(low, high)
        return needed

    def _least_gain(self, week: Week, rooms: Mapping[int, WeekRoom]) -> int:
        """R23: what a load week's long run has to gain on ref's, since each other run gains at most 2 km."""
        if week.ref is None or week.ref not in rooms or not self._is_followed_by(week):
            return -NO_LIMIT
        now, before = rooms[week.index], rooms[week.ref]
        lows, highs = before.spans(), now.spans()
        others = [day.weekday for day in week.runs if day is not week.long]
        return now.size - before.size - sum(min(self.jump, highs[d].high - lows[d].low) for d in others)

    def _is_followed_by(self, week: Week) -> bool:
        """Whether R23 measures all runs but the long one from ref's."""
        assert week.ref is not None
        before = self.schedule.weeks[week.ref].days
        return all(day is week.long or is_comparable(day, before[day.weekday]) for day in week.runs)

    def _is_cutback(self, index: int) -> bool:
        return self.schedule.weeks[index].kind is Kind.RECOVERY

    def _reach(self, week: Week, span: _Long, rooms: Mapping[int, WeekRoom], longs: Mapping[int, int]) -> Span:
        """What R17 and R19 permit after ref's long run."""
        ref = longs.get(-1 if week.ref is None else week.ref)
        if ref is None:
            baseline = self.facts.baseline
            return Span(0, baseline.grid.down(baseline.longest_km + MAX_JUMP_KM))
        if week.is_load:
            return Span(ref + self._least_gain(week, rooms), ref + self.jump)
        if week.kind is not Kind.RECOVERY:
            return Span(0, ref)
        most = ref * LongShare.recovery_percent // 100
        return Span(min(span.band.low, most), most)

    # -- other runs ------------------------------------------------------------------------------

    def _other_runs(self, rooms: Mapping[int, WeekRoom], longs: Mapping[int, int]) -> bool:
        easy = self._easy_totals(rooms, longs)
        for week in reversed(self.schedule.weeks):
            if week.index in rooms:
                near = self._near_followers(week) if week.is_load else {}
                room, long = rooms[week.index], longs.get(week.index)
                split = room.share_out(long, self.splits[week.index], near, easy[week.index])
                if split is None:
                    return False
                self.splits[week.index] = split
        return True

    def _easy_totals(self, rooms: Mapping[int, WeekRoom], longs: Mapping[int, int]) -> dict[int, Span]:
        """R21 and, from the first week to the last, R23: what each week's easy runs can come to."""
        totals: dict[int, Span] = {}
        for week in self.schedule.weeks:
            if week.index in rooms:
                totals[week.index] = rooms[week.index].easy_total(longs.get(week.index))
                if week.is_load and week.ref in totals and week.ref is not None and self._is_followed_by(week):
                    before, gain = totals[week.ref], self.jump * len(week.easy)
                    totals[week.index] &= Span(before.low - gain, before.high + gain)
        return totals

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
    changed = week.touched or week.early or any(day.displaced for day in week.days)
    return not changed and week.kind in (Kind.LOAD, Kind.RECOVERY, Kind.TAPER)
