"""Day targets: every week's curve value split over its runs, on the grid, within what rules about single days allow.

Every week is first split as the template would run it; runs that moved keep their target, dropped
and replaced ones take theirs with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor

from solver.running.calendar.baseline import Baseline
from solver.running.calendar.caps import NO_LIMIT, Caps, most_on
from solver.running.calendar.schedule import Day, Kind, Schedule, Week
from solver.running.calendar.template import Role
from solver.running.curve.balance import Balance, Limits, Split, easy_parts, share_out
from solver.running.curve.even_weeks import even_split
from solver.running.curve.long_runs import MAX_JUMP_KM, LongRuns
from solver.running.curve.shares import Band, shares_of
from solver.running.curve.tapers import CUTBACK_HIGH_PERCENT, CUTBACK_LOW_PERCENT, taper_band

AFTER_RACE_PERCENT = 50
MIN_RUN_KM = 1.0


@dataclass(frozen=True)
class WeekTarget:
    """A week's training total on the curve and its runs' targets, in steps.

    `reachable` is the total cut down to an upper limit of what any unbent week can hold, or raised to
    R15's lower one: where the rules leave no room for the curve, distances from both differ by a constant.
    """

    total: int
    reachable: int
    days: Split


def day_targets(
    schedule: Schedule, baseline: Baseline, curve: Sequence[int], long_runs: LongRuns, caps: Caps
) -> tuple[WeekTarget, ...]:
    """For each week, its total and the target of each day with a run."""
    splitter = Splitter(schedule, baseline, long_runs, caps)
    return tuple([splitter.week(week, curve[week.index]) for week in schedule.weeks])


class Splitter:
    """Week after week, because long runs are measured from the load week before."""

    def __init__(self, schedule: Schedule, baseline: Baseline, long_runs: LongRuns, caps: Caps) -> None:
        self.schedule, self.baseline, self.long_runs, self.caps = schedule, baseline, long_runs, caps
        self.shares = shares_of(schedule.runs_per_week)
        self.with_long, self.with_quality = Role.LONG in schedule.template, Role.QUALITY in schedule.template
        self.parts = easy_parts(schedule.template, schedule.runs_per_week)
        self.easy_percent = 115 if schedule.runs_per_week <= 4 else 100
        self.jump = baseline.grid.down(MAX_JUMP_KM)
        self.first_long = baseline.grid.down(baseline.longest_km + MAX_JUMP_KM)
        self.ref_days: dict[int, Split] = {}
        self.ref_long: dict[int, int] = {}
        self.easy_average = 0
        self.reached: dict[int, int] = {}

    def week(self, week: Week, value: int) -> WeekTarget:
        """The targets of the runs that stand in the week."""
        room = min(value, self._ceiling(week))
        if week.kind in (Kind.RACE, Kind.AFTER) or week.early:
            split = even_split(week, room, self._caps(week), self.easy_average, self.easy_percent)
            return WeekTarget(sum(split.values()), sum(split.values()), split)
        total = value
        if week.touched:
            total = sum(self._standing(week, self._template_week(week, value)).values())
        full, split, reachable = self._settled(week, room)
        if week.touched:
            split = self._shrunk(week, split, full)
            total = sum(split.values())
            split = self._light_enough(week, self._deep_enough(week, split, full))
            reachable = sum(split.values())
        self._remember(week, split, reachable)
        return WeekTarget(total, reachable, split)

    def _settled(self, week: Week, room: int) -> tuple[Split, Split, int]:
        """The template week, its runs' targets and what these may add up to.

        A week that is smaller than hoped for has smaller shares: its size is lowered until they add up to it.
        Where they never do, or not before R11, R13 or R15 break, rules have to bend, and the first try is as good
        as any; so it is in weeks that races or blocked dates changed, whose targets are what is left of the template's.
        """
        tries: list[tuple[Split, Split, int]] = []
        least = min(room, self._least(week, room))
        while room >= least or not tries:
            full, split, lost = self._attempt(week, room)
            tries.append((full, split, sum(self._standing(week, full).values()) - lost))
            if not lost or week.touched:
                return tries[-1]
            room -= lost
        return tries[0]

    def _least(self, week: Week, room: int) -> int:
        """What no unbent week of this kind may fall below: R11, R13, R15."""
        if week.ref is None:
            return room if week.is_load else 1
        share = {Kind.LOAD: 100, Kind.RECOVERY: CUTBACK_LOW_PERCENT}.get(week.kind, 0)
        return max(1, self.reached[week.ref] * share // 100)

    def _attempt(self, week: Week, room: int) -> tuple[Split, Split, int]:
        """A week of this size: as the template has it, as its runs may have it, and what no week can hold."""
        full = self._template_week(week, room)
        wanted = self._standing(week, full)
        split = Balance(week, wanted, self._limits(week, room, full)).settle()
        if sum(split.values()) == sum(wanted.values()):
            return full, split, 0
        widest = Balance(week, wanted, self._limits(week, room, full, widest=True)).settle()
        return full, split, sum(wanted.values()) - sum(widest.values())

    def _deep_enough(self, week: Week, split: Split, full: Split) -> Split:
        """R15: a cutback week with a race or lost runs still has to reach the lower end, if its runs may grow."""
        if week.kind is not Kind.RECOVERY or week.ref is None or week.half_lost or not week.runs:
            return split
        race = week.tune_up // self.baseline.grid.tenths_of_mm
        least = -(-self.reached[week.ref] * CUTBACK_LOW_PERCENT // 100) - race
        missing = least - sum(split.values())
        if missing <= 0:
            return split
        first = (week.easy or week.runs)[0].weekday
        wanted = split | {first: split[first] + missing}
        return Balance(week, wanted, self._limits(week, least + race, full)).settle()

    def _light_enough(self, week: Week, split: Split) -> Split:
        """R15, R16: a race may be longer than the run it replaces; easy runs make room for it, the longest first."""
        race = -(-week.tune_up // self.baseline.grid.tenths_of_mm)
        split, least = dict(split), self.baseline.grid.up(MIN_RUN_KM)
        for _ in range(sum(split.values()) + race - self._ceiling(week)):
            longest = max((day.weekday for day in week.easy), key=lambda d: (split[d], d), default=None)
            if longest is None or split[longest] <= least:
                break
            split[longest] -= 1
        return split

    def _shrunk(self, week: Week, split: Split, full: Split) -> Split:
        """In a week that races or blocked dates changed, the other runs need not make up for what is gone."""
        size = sum(split.values()) + week.tune_up // self.baseline.grid.tenths_of_mm
        return Balance(week, split, self._limits(week, size, full)).settle()

    def _standing(self, week: Week, full: Split) -> Split:
        """What is left of a template week's targets when some runs moved, were dropped or replaced."""
        return {day.weekday: full.get(day.weekday if day.origin is None else day.origin, 0) for day in week.runs}

    def _ceiling(self, week: Week) -> int:
        """R15, R16 and R25 measure other weeks from load weeks, which may lie below the curve."""
        if week.kind is Kind.RECOVERY and week.ref is not None and not week.half_lost:
            return self.reached[week.ref] * CUTBACK_HIGH_PERCENT // 100
        if week.is_taper and self.reached:
            return max(self.reached.values()) * taper_band(self.schedule, week)[1] // 100
        if week.kind is Kind.AFTER and self.reached:
            return max(self.reached.values()) * AFTER_RACE_PERCENT // 100
        return NO_LIMIT

    def _remember(self, week: Week, split: Split, reachable: int) -> None:
        if week.is_load:
            self.reached[week.index] = reachable + week.tune_up // self.baseline.grid.tenths_of_mm
        self.ref_days[week.index] = split
        if week.counts and week.long is not None:
            self.ref_long[week.index] = split[week.long.weekday]
        if week.is_load and week.easy:
            self.easy_average = sum(split[day.weekday] for day in week.easy) // len(week.easy)

    def _template_week(self, week: Week, value: int) -> Split:
        """An undisturbed week of this size, by template weekday."""
        long = self._long(week, value) if self.with_long else 0
        quality = self._quality(value, long, self._quality_band().target) if self.with_quality else 0
        hard = {d: long if role is Role.LONG else quality for d, role in self._hard_days}
        return hard | share_out(value - sum(hard.values()), self.parts)

    @cached_property
    def _hard_days(self) -> list[tuple[int, Role]]:
        return [(d, role) for d, role in enumerate(self.schedule.template) if role in (Role.LONG, Role.QUALITY)]

    def _long(self, week: Week, value: int) -> int:
        """The middle of the band within R19's limits, and no further from ref's than R17 and R19 allow."""
        least = self.long_runs.least[week.index]
        middle = max(floor(self.shares.long.target * value / 100 + 0.5), least)
        return min(middle, self._longest(week))

    def _longest(self, week: Week, widest: bool = False) -> int:
        """The longest run that R17 and R19 allow after the targets so far, or after the widest jumps possible."""
        ref = self.ref_long.get(-1 if week.ref is None else week.ref)
        if ref is not None and widest:
            ref = min(self.first_long + self.jump * (week.level - 1), self.long_runs.most)
        if ref is None:
            limit = self.first_long
        elif week.is_load:
            limit = ref + self.jump
        else:
            limit = ref * 4 // 5 if week.kind is Kind.RECOVERY else ref
        return min(limit, self.long_runs.most)

    def _quality_band(self) -> Band:
        return self.shares.quality if self.with_long else self.shares.quality_without_long

    def _quality(self, value: int, long: int, percent: float) -> int:
        """R21's share, of the smaller base where the long run is lifted above its band."""
        lifted = self.with_long and 100 * long > self.shares.long.high * value
        base = (value - long) * 100 / self.shares.beside_long if lifted else value
        return min(floor(percent * base / 100 + 0.5), self.baseline.max_quality)

    def _limits(self, week: Week, value: int, full: Split, widest: bool = False) -> Limits:
        """How far each kind of run may grow to take over what another one cannot have."""
        long = 0 if week.long is None else self._standing(week, full)[week.long.weekday]
        band_top = max(floor(self.shares.long.high * value / 100 + 0.5), self.long_runs.least[week.index])
        caps = self._caps(week)
        if week.is_load and not widest:
            caps = {day.weekday: min(caps[day.weekday], self._near_ref(week, day)) for day in week.runs}
        return Limits(
            caps=caps,
            long=min(self._longest(week, widest), band_top),
            quality=self._quality(value, long, self._quality_band().high) if self.with_quality else 0,
            easy_percent=self.easy_percent,
        )

    def _near_ref(self, week: Week, day: Day) -> int:
        """R23: a load week's run follows the same weekday's in ref."""
        if week.ref is None or day.displaced or day.role is Role.LONG:
            return NO_LIMIT
        before = self.schedule.weeks[week.ref].days[day.weekday]
        steps = self.ref_days[week.ref].get(day.weekday)
        comparable = steps is not None and not before.displaced and before.role is not Role.LONG
        return steps + self.jump if comparable and steps is not None else NO_LIMIT

    def _caps(self, week: Week) -> Split:
        """By weekday, how long a run may be on that date."""
        return {day.weekday: most_on(self.caps, day.date) for day in week.runs}
