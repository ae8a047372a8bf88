"""One week after the other split over its runs, in whole steps, within what rules about single days allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from solver.running.balance import Balance, Limits, Split, raised
from solver.running.baseline import Baseline
from solver.running.caps import Caps
from solver.running.long_runs import MAX_JUMP_KM, LongRuns
from solver.running.schedule import Day, Kind, Schedule, Week
from solver.running.shares import Band, shares_of
from solver.running.tapers import CUTBACK_HIGH_PERCENT, CUTBACK_LOW_PERCENT, taper_band
from solver.running.template import Role, Template

NO_LIMIT = 10**6
AFTER_RACE_PERCENT = 50
MIN_RUN_KM = 1.0
AFTER_HARD, PLAIN, FAR_FROM_LONG = 0.85, 1.0, 1.15
"""Parts of what the long run and quality leave: easy days are not all alike."""


@dataclass(frozen=True)
class WeekTarget:
    """A week's training total on the curve and its runs' targets, in steps.

    `reachable` is the total cut down to an upper limit of what any unbent week can hold, or raised to
    R15's lower one: where the rules leave no room for the curve, distances from both differ by a constant.
    """

    total: int
    reachable: int
    days: Split


class Splitter:
    """Week after week, because long runs are measured from the load week before.

    `needs` are what runs of load weeks must have for the sake of later ones; without `smooth`, R23 is left out.
    """

    def __init__(
        self,
        schedule: Schedule,
        baseline: Baseline,
        long_runs: LongRuns,
        caps: Caps,
        needs: Mapping[int, Split] | None = None,
        smooth: bool = True,
    ) -> None:
        self.needs, self.smooth = needs or {}, smooth
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
        self.donors: dict[int, tuple[Split, ...]] = {}

    def week(self, week: Week, value: int) -> WeekTarget:
        """The targets of the runs that stand in the week."""
        room = min(value, self._ceiling(week))
        if week.kind in (Kind.RACE, Kind.AFTER) or week.early:
            split = self._evenly(week, room)
            return WeekTarget(sum(split.values()), sum(split.values()), split)
        total = value
        if week.tune_up or week.lost:
            total = sum(self._standing(week, self._template_week(week, value)).values())
        full, split, reachable = self._settled(week, room)
        if week.tune_up or week.lost:
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
            if not lost or week.tune_up or week.lost:
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
        self.donors[week.index] = self._donors(week, split)
        if week.index in self.needs:
            split = raised(split, self.needs[week.index], self.donors[week.index])
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

    def _donors(self, week: Week, split: Split) -> tuple[Split, ...]:
        """Who may give to days that need more, and down to what: easy days first, then quality, then the long run."""
        size = sum(split.values())
        long = 0 if week.long is None else split[week.long.weekday]
        least_quality = self._quality(size, long, self._quality_band().low) if week.quality else 0
        least_long = max(self.long_runs.least[week.index], -(-(self.shares.long.low * size - 50) // 100))
        groups = [
            {day.weekday: 1 for day in week.easy},
            {day.weekday: least_quality for day in week.quality},
            {} if week.long is None else {week.long.weekday: least_long},
        ]
        return tuple(groups)

    def _remember(self, week: Week, split: Split, reachable: int) -> None:
        if week.is_load:
            self.reached[week.index] = reachable + week.tune_up // self.baseline.grid.tenths_of_mm
        self.ref_days[week.index] = split
        if week.is_ref and week.long is not None:
            self.ref_long[week.index] = split[week.long.weekday]
        if week.is_load and week.easy:
            self.easy_average = sum(split[day.weekday] for day in week.easy) // len(week.easy)

    def _template_week(self, week: Week, value: int) -> Split:
        """An undisturbed week of this size, by template weekday."""
        long = self._long(week, value) if self.with_long else 0
        quality = self._quality(value, long, self._quality_band().target) if self.with_quality else 0
        split = {d: long if role is Role.LONG else quality for d, role in enumerate(self.schedule.template)}
        easy = {d: self.parts[d] for d, role in enumerate(self.schedule.template) if role is Role.EASY}
        hard = {d: split[d] for d, role in enumerate(self.schedule.template) if role in (Role.LONG, Role.QUALITY)}
        return hard | share_out(value - sum(hard.values()), easy)

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
        return Limits(
            caps={
                day.weekday: min(self._cap(day), NO_LIMIT if widest else self._near_ref(week, day)) for day in week.runs
            },
            long=min(self._longest(week, widest), band_top),
            quality=self._quality(value, long, self._quality_band().high) if self.with_quality else 0,
            easy_percent=self.easy_percent,
        )

    def _evenly(self, week: Week, value: int) -> Split:
        """Race weeks, the week before an early race and the weeks after: all runs alike, as far as caps allow.

        What a cap cuts off goes to the other days, up to half as much again as their share, and where quality
        is left to easy days not beyond R22.
        """
        share = share_out(value, {day.weekday: 1.0 for day in week.runs})
        limits = {day.weekday: min(self._cap(day), share[day.weekday] * 3 // 2) for day in week.runs}
        if week.kind is Kind.RACE and self.easy_average:
            limits |= {day.weekday: min(limits[day.weekday], self.easy_average) for day in week.easy}
        if week.early and week.quality:
            beside = (min(limits[day.weekday] for day in week.quality) * self.easy_percent + 50) // 100
            limits |= {day.weekday: min(limits[day.weekday], beside) for day in week.easy}
        split = {d: min(steps, limits[d]) for d, steps in share.items()}
        for _ in range(value - sum(split.values())):
            growing = [d for d in split if split[d] < limits[d]]
            if not growing:
                break
            split[min(growing, key=lambda d: (split[d], d))] += 1
        return _quality_first(week, split, limits) if week.early else split

    def _near_ref(self, week: Week, day: Day) -> int:
        """R23: a load week's run follows the same weekday's in ref."""
        if not self.smooth or not week.is_load or week.ref is None or day.displaced or day.role is Role.LONG:
            return NO_LIMIT
        before = self.schedule.weeks[week.ref].days[day.weekday]
        steps = self.ref_days[week.ref].get(day.weekday)
        comparable = steps is not None and not before.displaced and before.role is not Role.LONG
        return steps + self.jump if comparable and steps is not None else NO_LIMIT

    def _cap(self, day: Day) -> int:
        return min((cap.limit for cap in self.caps.get(day.date, ())), default=NO_LIMIT)


def easy_parts(template: Template, runs_per_week: int) -> dict[int, float]:
    """The parts of the template's easy days; in three- and four-day weeks they are alike."""
    easy = [d for d, role in enumerate(template) if role is Role.EASY]
    if runs_per_week <= 4:
        return dict.fromkeys(easy, PLAIN)
    parts = {d: AFTER_HARD if template[d - 1].is_hard else PLAIN for d in easy}
    if Role.LONG in template and easy:
        long = template.index(Role.LONG)
        furthest = max(easy, key=lambda d: (min((d - long) % 7, (long - d) % 7), -d))
        parts[furthest] = FAR_FROM_LONG
    return parts


def share_out(value: int, parts: Mapping[int, float]) -> Split:
    """Whole steps in proportion to the parts, adding up exactly; earlier days take the odd steps."""
    if not parts:
        return {}
    weight = sum(parts.values())
    shares = {d: max(0, value) * part / weight for d, part in parts.items()}
    split = {d: floor(share + 1e-9) for d, share in shares.items()}
    left = max(0, value) - sum(split.values())
    for d in sorted(shares, key=lambda d: (split[d] - shares[d], d))[:left]:
        split[d] += 1
    return split


def _quality_first(week: Week, split: Split, limits: Split) -> Split:
    """R22 holds in the week before an early race: where runs differ by odd steps, quality days have them."""
    split = dict(split)
    for quality in (day.weekday for day in week.quality):
        longest = max((day.weekday for day in week.easy), key=lambda d: split[d], default=quality)
        if split[quality] < split[longest] <= limits[quality]:
            split[quality], split[longest] = split[longest], split[quality]
    return split
