"""Day targets: every week's curve value split over its runs, on the grid, within what rules about single days allow.

Every week is first split as the template would run it; runs that moved keep their target, dropped
and replaced ones take theirs with them.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from math import floor

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import FULL, Day, Kind, Week
from solver.running.curve.ahead import Ahead, looked_ahead, missing_steps
from solver.running.curve.balance import Balance, Limits, easy_parts, share_out
from solver.running.curve.curve import near_race
from solver.running.curve.day_limits import DayLimits, standing
from solver.running.curve.room import NO_LIMIT, Reached, in_steps
from solver.running.rules.facts import Facts, Split, WeekTarget
from solver.running.rules.long_runs import LONG_SHARE
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE, RECOVERY_RUN
from solver.running.rules.races import is_capped
from solver.running.rules.returns import RETURN
from solver.running.rules.volume import CUTBACK_DEPTH, TAPER

LOOKS_AHEAD = 3
"""How often weeks are split anew for the sake of later ones."""
NOTHING_AHEAD = Ahead()


def day_targets(facts: Facts) -> tuple[WeekTarget, ...]:
    """For each week, its total and the target of each day with a run."""
    splitter = Splitter(facts)
    targets = splitter.weeks()
    missing = missing_steps(facts, targets)
    for _ in range(LOOKS_AHEAD):
        if not missing:
            break
        splitter = Splitter(facts, looked_ahead(facts, targets, splitter.wanted))
        others = splitter.weeks()
        still_missing = missing_steps(facts, others)
        if still_missing >= missing:
            break
        targets, missing = others, still_missing
    return targets


class Splitter:
    """Week after week, because runs are measured from the load week before."""

    def __init__(self, facts: Facts, ahead: Ahead = NOTHING_AHEAD) -> None:
        self.facts, self.schedule, self.ahead = facts, facts.schedule, ahead
        self.reached = Reached(facts)
        self.limits = DayLimits(facts, self.reached)
        self.long_band = LONG_SHARE.band(facts.runs_per_week)
        self.quality_band, self.quality_most = QUALITY_SHARE.band(facts), QUALITY_SHARE.longest(facts)
        self.beside_long, self.easy_percent = QUALITY_SHARE.beside_long(facts.runs_per_week), EASY_CAP.percent(facts)
        template = self.schedule.template
        self.parts = easy_parts(template, facts.runs_per_week)
        self.hard = [(d, role) for d, role in enumerate(template) if role in (Role.LONG, Role.QUALITY)]

    def weeks(self) -> tuple[WeekTarget, ...]:
        """All weeks at what they aim at."""
        return tuple([self.week(week, self.facts.targets.curve.aims[week.index]) for week in self.schedule.weeks])

    def wanted(self, week: Week, target: WeekTarget, least: Mapping[dt.date, int]) -> Split:
        """A week's runs as they would be if the weeks before did not matter."""
        limits = self._limits(week, target.reachable, Ahead(least=least), near_ref=False)
        return Balance(week, target.days, limits, target.reachable).settle()

    def week(self, week: Week, value: int) -> WeekTarget:
        """The targets of the runs that stand in the week.

        After lost runs the curve goes on from what is left: no run of a short week grows to make up for the lost ones.
        """
        if week.kind is Kind.AFTER:
            target = self._even(week, value)
        elif week.returning:
            target = self._returning(week)
        elif week.kind is Kind.RACE or week.early or self._is_last_full(week):
            target = self._before_race(week, value)
        elif week.touched:
            target = self._touched(week, value)
        else:
            target = self._plain(week, value)
        if week.interrupted:
            target = replace(target, total=target.reachable)
        self.reached.add(week, sum(target.days.values()), target)
        return target

    def _is_last_full(self, week: Week) -> bool:
        """Whether a week takes the race week's part, since the race stands early in its own."""
        following = self.schedule.weeks[week.index + 1 : week.index + 2]
        last = week.kind is Kind.TAPER and any(other.kind is Kind.RACE for other in following)
        return last and TAPER.is_early(self.schedule.race_weekday)

    # -- usual weeks -----------------------------------------------------------------------------

    def _plain(self, week: Week, value: int) -> WeekTarget:
        """A week that is smaller than hoped for has smaller shares: its size is lowered until they add up to it.

        Where they never do, or not before R11, R13 or R15 break, rules have to bend, and the first try is as good
        as any.
        """
        room = min(value, self.limits.total(week), self.ahead.most.get(week.index, value))
        first: WeekTarget | None = None
        least = min(room, self._least(week, room))
        while room >= least:
            narrow = self._narrow(week, room)
            if narrow.fits:
                return self._nearer_above(week, value, room) or WeekTarget(value, room, narrow.split)
            widest = self._settled(week, room, self._limits(week, room, NOTHING_AHEAD, widest=True))
            target = WeekTarget(value, room - max(0, widest.missing), narrow.split)
            first = first or target
            if widest.missing < 0:
                return self._raised(week, target, room - widest.missing)
            if widest.fits and not widest.missing:
                return target
            room -= max(1, widest.missing)
        assert first is not None
        return first

    def _nearer_above(self, week: Week, value: int, below: int) -> WeekTarget | None:
        """Sizes that runs with their shares add up to have gaps: a larger week, if it is nearer than the one below."""
        most = min(2 * value - below - 1, self.limits.total(week), self.ahead.most.get(week.index, NO_LIMIT))
        for room in range(value + 1, most + 1):
            narrow = self._narrow(week, room)
            if narrow.fits:
                return WeekTarget(value, room, narrow.split)
        return None

    def _raised(self, week: Week, target: WeekTarget, room: int) -> WeekTarget:
        """A week that cannot be as small as its curve value, at the least size that its runs may have."""
        if week.ref is None or room > self.limits.total(week) or week.index in self.ahead.most:
            return target
        narrow = self._narrow(week, room)
        return WeekTarget(target.total, room, narrow.split) if narrow.fits else target

    def _narrow(self, week: Week, room: int) -> Balance:
        """Within what the week before allows, and what later weeks need as far as this one has room for it."""
        needed = self._settled(week, room, self._limits(week, room, self.ahead))
        if needed.missing >= 0 or not self.ahead.least:
            return needed
        eased = Balance(week, needed.split, self._limits(week, room, NOTHING_AHEAD), room)
        eased.settle()
        return eased

    def _settled(self, week: Week, room: int, limits: Limits) -> Balance:
        balance = Balance(week, standing(week, self._template_week(week, room)), limits)
        balance.settle()
        return balance

    def _least(self, week: Week, room: int) -> int:
        """What no unbent week of this kind may fall below: R11, R13, R15."""
        if week.ref is None:
            return room if week.is_load else 1
        share = {Kind.LOAD: 100, Kind.RECOVERY: CUTBACK_DEPTH.low_percent}.get(week.kind, 0)
        return max(1, self.reached.refs[week.ref] * share // 100)

    def _template_week(self, week: Week, value: int) -> Split:
        """An undisturbed week of this size, by template weekday."""
        long = self._long(week, value) if self.facts.with_long else 0
        quality = self._quality(week, value, long, self.quality_band.target)
        hard = {d: long if role is Role.LONG else quality for d, role in self.hard}
        return hard | share_out(value - sum(hard.values()), self.parts)

    def _long(self, week: Week, value: int) -> int:
        """The middle of the band within R19's limits, and no further from ref's than R17 and R19 allow."""
        if self.facts.runs_per_week == 1:
            return value
        middle = max(floor(self.long_band.target * value / 100 + 0.5), self.facts.targets.long_runs.least[week.index])
        return min(middle, self.limits.longest(week))

    def _quality(self, week: Week, value: int, long: int, percent: float) -> int:
        """R21's share, of the smaller base where the long run is lifted above its band."""
        least = self.facts.targets.long_runs.least[week.index]
        lifted = self.facts.with_long and 100 * least > self.long_band.high * value
        base = (value - long) * 100 / self.beside_long if lifted else value
        return min(floor(percent * base / 100 + 0.5), self.quality_most)

    def _limits(self, week: Week, value: int, ahead: Ahead, near_ref: bool = True, widest: bool = False) -> Limits:
        """How far each run may grow to take over what another one cannot have, and how far it may shrink."""
        limits, change = self.limits, self.limits.change
        least, most = limits.leasts(week), dict(limits.room(week, widest).runs)
        for d, run in limits.like_ref(week, widest).items() if near_ref else ():
            if run - change > least[d] and not widest:
                least[d] = run - change
            if run + change < most[d]:
                most[d] = run + change
        for day in week.runs if ahead.least else ():
            least[day.weekday] = max(least[day.weekday], ahead.least.get(day.date, 0))
        self._hard_runs(week, value, widest, least, most)
        recovery = frozenset([day.weekday for day in self.facts.recovery_runs(week)])
        others = [day.weekday for day in week.easy if day.weekday not in recovery]
        return Limits(
            least={d: steps if steps < most[d] else most[d] for d, steps in least.items()},
            most=most,
            easy_percent=self.easy_percent,
            fixed_measure=self._measure(week),
            recovery=recovery,
            free_easy=frozenset([d for d in others if most[d] == NO_LIMIT] or others),
        )

    def _hard_runs(self, week: Week, value: int, widest: bool, least: Split, most: Split) -> None:
        """R17 and R19 for the long run, R21 for quality."""
        long = 0
        if week.long is not None:
            d, long = week.long.weekday, min(self._long(week, value), self.limits.fixed(week, week.long))
            most[d] = min(most[d], self._longest(week, value, widest))
            least[d] = max(least[d], self._shortest_long(week, value))
        if week.quality and not week.touched:
            low = self._quality(week, value, long, self.quality_band.low)
            high = self._quality(week, value, long, self.quality_band.high)
            for day in week.quality:
                least[day.weekday], most[day.weekday] = max(least[day.weekday], low), min(most[day.weekday], high)

    def _measure(self, week: Week) -> int | None:
        """R22: what easy runs are measured by where that is not the quality day itself."""
        could = QUALITY_SHARE.upper_end(self.facts, week)
        shortened = week.touched or is_capped(self.facts, week) or self.quality_most < could
        return could if shortened else None

    def _longest(self, week: Week, value: int, widest: bool) -> int:
        longest = self.limits.longest(week, widest)
        if week.touched or self.facts.runs_per_week == 1:
            return longest
        size = self.facts.targets.curve.weeks[week.index] if is_capped(self.facts, week) else value
        top = (self.long_band.high * size + 50) // 100
        return min(longest, max(top, self.facts.targets.long_runs.least[week.index]))

    def _shortest_long(self, week: Week, value: int) -> int:
        numbers = self.facts.targets.long_runs
        low = min(-(-(self.long_band.low * value - 50) // 100), numbers.band_low_most[week.index])
        return max(low, numbers.least[week.index])

    # -- weeks that life or races change ---------------------------------------------------------

    def _touched(self, week: Week, value: int) -> WeekTarget:
        """The runs that are left keep their targets, as far as limits of single days allow; races take their room."""
        full = self._template_week(week, min(value, self.limits.total(week)))
        split = self._cut(week, standing(week, full))
        race = -(-week.tune_up // self.facts.baseline.grid.tenths_of_mm)
        split = self._lighter(week, split, sum(split.values()) + race - self.limits.total(week))
        kept = {day.origin for day in week.days if day.origin is not None}
        lost = {d: steps for d, steps in full.items() if d not in kept} if week.lost and week.counts else {}
        size = sum(split.values())
        return WeekTarget(size, size, split, lost)

    def _cut(self, week: Week, wanted: Split) -> Split:
        """Each run to its own limits; what is cut off goes nowhere."""
        split: Split = {}
        recovery = self.facts.recovery_runs(week)
        for day in sorted(week.runs, key=lambda day: (day.role is not Role.LONG, day in recovery)):
            most = self.limits.fixed(week, day)
            if day.role is Role.LONG:
                most = min(most, self.limits.longest(week))
            elif week.long is not None:
                most = min(most, split[week.long.weekday] - 1)
            if day.role is Role.EASY and week.quality:
                measure = QUALITY_SHARE.upper_end(self.facts, week) * EASY_CAP.percent(self.facts)
                most = min(most, (measure + 50) // 100)
            elif day.role is Role.QUALITY:
                most = min(most, QUALITY_SHARE.upper_end(self.facts, week), QUALITY_SHARE.longest(self.facts))
            if day in recovery:
                free = [split[e.weekday] for e in week.easy if e not in recovery]
                most = min([most, *free])
            split[day.weekday] = min(max(wanted[day.weekday], self.limits.least(week, day)), most)
        return split

    def _lighter(self, week: Week, split: Split, excess: int) -> Split:
        """Easy runs make room for what a race has more than the run it replaces, the longest first."""
        split = dict(split)
        least = {day.weekday: self.limits.least(week, day) for day in week.runs}
        recovery = {day.weekday for day in self.facts.recovery_runs(week)} if week.easy else set()
        for _ in range(excess):
            able = [day.weekday for day in week.runs if split[day.weekday] > least[day.weekday]]
            if not able:
                break
            split[max(able, key=lambda d: (d in recovery, split[d], d))] -= 1
        return split

    def _returning(self, week: Week) -> WeekTarget:
        """R29: each run's share of what it was before the break."""
        split = {day.weekday: self._share(week, day) for day in week.runs}
        before = {day.weekday: max(1, self._before_break(week, day)) for day in week.runs}
        least = {day.weekday: self.limits.least(week, day) for day in week.runs}
        for _ in range(sum(split.values()) - self.limits.total(week)):
            able = [d for d in split if split[d] > least[d]]
            if able:
                split[max(able, key=lambda d: (split[d] / before[d], d))] -= 1
        self._shorten_recovery(week, split)
        size = sum(split.values())
        return WeekTarget(size, size, split)

    def _shorten_recovery(self, week: Week, split: Split) -> None:
        """R20, whatever the runs were before the break."""
        recovery = {day.weekday for day in self.facts.recovery_runs(week)}
        free = min((split[day.weekday] for day in week.easy if day.weekday not in recovery), default=NO_LIMIT)
        for d in recovery:
            split[d] = min(split[d], free)

    def _share(self, week: Week, day: Day) -> int:
        limit = self.limits.fixed(week, day)
        if day.role is Role.LONG:
            limit = min(limit, self.limits.longest(week))
        if day.share < FULL:
            return limit
        return min(limit, max(self.facts.baseline.grid.down(RETURN.least_km), self._before_break(week, day)))

    def _before_break(self, week: Week, day: Day) -> int:
        return max(map(in_steps, RETURN.befores(self.limits.given, week, day)))

    def _before_race(self, week: Week, value: int) -> WeekTarget:
        """The last days have their own lengths; what stands before them is as usual, as far as the taper allows."""
        highest = self.reached.highest
        usual = {} if week.kind is Kind.RACE else self._usual_before_race(week, value)
        split = {}
        for day in week.runs:
            near = near_race(self.facts, day, highest) if day.role is not Role.LONG else None
            wanted = usual.get(day.weekday, 0) if near is None else near
            most = self.limits.fixed(week, day)
            split[day.weekday] = min(max(wanted, self.limits.least(week, day)), most)
        split = self._lighter(week, split, sum(split.values()) + self.facts.race_steps(week) - self.limits.total(week))
        if week.kind is Kind.TAPER:
            self._keep_order(week, split)
            if not week.early and not week.touched:
                self._keep_shares(week, split)
        size = sum(split.values())
        return WeekTarget(size, size, split)

    def _keep_order(self, week: Week, split: Split) -> None:
        """R22 and R20: a short sharpener shortens the easy runs of its week."""
        shortest = min([split[day.weekday] for day in week.quality], default=NO_LIMIT)
        for day in week.easy if week.quality else ():
            split[day.weekday] = min(split[day.weekday], EASY_CAP.most(self.facts, week, shortest))
        for other in RECOVERY_RUN.measures(self.facts, week):
            for day in self.facts.recovery_runs(week):
                split[day.weekday] = min(split[day.weekday], split[other.weekday])

    def _keep_shares(self, week: Week, split: Split) -> None:
        """Easy runs that are shorter than usual make the week smaller, and with it R19's and R21's upper ends."""
        size = 0
        while size != sum(split.values()):
            size = sum(split.values())
            long = 0 if week.long is None else min(split[week.long.weekday], self._longest(week, size, widest=False))
            if week.long is not None:
                split[week.long.weekday] = long
            for day in week.quality:
                most = self._quality(week, size, long, self.quality_band.high)
                split[day.weekday] = min(split[day.weekday], most)
            self._keep_order(week, split)

    def _usual_before_race(self, week: Week, value: int) -> Split:
        full = self._template_week(week, min(value, self.limits.total(week)))
        wanted = standing(week, full)
        longest = max((full[d] for d, role in self.hard if role is Role.QUALITY), default=NO_LIMIT)
        easy = {day.weekday for day in week.easy}
        return {d: min(steps, longest) if d in easy else steps for d, steps in wanted.items()}

    def _even(self, week: Week, value: int) -> WeekTarget:
        """All runs alike, as far as caps allow."""
        most = {day.weekday: self.limits.fixed(week, day) for day in week.runs}
        value = min(value, self.limits.total(week))
        least = {day.weekday: self.limits.least(week, day) for day in week.runs}
        share = share_out(value, dict.fromkeys(most, 1.0))
        split = {d: min(max(share[d], least[d]), most[d]) for d in most}
        for _ in range(value - sum(split.values())):
            growing = [d for d in split if split[d] < most[d]]
            if not growing:
                break
            split[min(growing, key=lambda d: (split[d], d))] += 1
        size = sum(split.values())
        return WeekTarget(size, size, split)
