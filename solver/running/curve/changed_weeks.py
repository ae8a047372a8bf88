"""Weeks that life or races change: what is left of them, the way back from a break, before the race and after it."""

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import FULL, Day, Kind, Week
from solver.running.curve.balance import keep_beside, share_out
from solver.running.curve.curve import near_race
from solver.running.curve.day_limits import DayLimits, standing
from solver.running.curve.room import NO_LIMIT, Reached, in_steps
from solver.running.curve.shares import Shares
from solver.running.rules.facts import Facts, Split, WeekTarget
from solver.running.rules.quality import QUALITY_SHARE
from solver.running.rules.returns import RETURN


class ChangedWeeks:
    """Each change has its own way to a week's runs; the week is then as large as they are together."""

    def __init__(self, facts: Facts, reached: Reached, limits: DayLimits, shares: Shares) -> None:
        self.facts, self.reached, self.limits, self.shares = facts, reached, limits, shares

    def touched(self, week: Week, value: int) -> WeekTarget:
        """The runs that are left keep their targets, as far as limits of single days allow; races take their room."""
        full = self.shares.template_week(week, min(value, self.limits.total(week)))
        split = self._cut(week, standing(week, full))
        split = self._lighter(week, split, sum(split.values()) + self.facts.race_room(week) - self.limits.total(week))
        kept = {day.origin for day in week.days if day.origin is not None}
        lost = {d: steps for d, steps in full.items() if d not in kept} if week.lost and week.counts else {}
        size = sum(split.values())
        return WeekTarget(size, size, split, lost)

    def _cut(self, week: Week, wanted: Split) -> Split:
        """Each run to its own limits; what is cut off goes nowhere. No run outgrows a long run that a race or a blocked
        date took from the week.
        """
        split: Split = {}
        longest, least = self._longest(week), self.limits.leasts(week)
        for day in week.runs:
            most = self.limits.fixed(week, day)
            if day.role is Role.LONG:
                most = min(most, longest)
            elif week.long is None:
                most = min(most, longest - 1)
            if day.role is Role.QUALITY:
                most = min(most, QUALITY_SHARE.upper_end(self.facts, week), QUALITY_SHARE.longest(self.facts))
            split[day.weekday] = min(max(wanted[day.weekday], least[day.weekday]), most)
        keep_beside(split, self.limits.beside(week))
        return split

    def _longest(self, week: Week) -> int:
        """What a long run of the week may have at the most, wherever it stands or if it is lost."""
        return self.limits.longest(week) if self.facts.with_long else NO_LIMIT

    def _lighter(self, week: Week, split: Split, excess: int) -> Split:
        """Easy runs make room for what a race has more than the run it replaces, the longest first."""
        split = dict(split)
        least = self.limits.leasts(week)
        recovery = {day.weekday for day in self.facts.recovery_runs(week)} if week.easy else set()
        for _ in range(excess):
            able = [day.weekday for day in week.runs if split[day.weekday] > least[day.weekday]]
            if not able:
                break
            split[max(able, key=lambda d: (d in recovery, split[d], d))] -= 1
        return split

    def returning(self, week: Week) -> WeekTarget:
        """R29: each run's share of what it was before the break."""
        split = {day.weekday: self._share(week, day) for day in week.runs}
        before = {day.weekday: max(1, self._before_break(week, day)) for day in week.runs}
        least = self.limits.leasts(week)
        for _ in range(sum(split.values()) + self.facts.race_room(week) - self.limits.total(week)):
            able = [d for d in split if split[d] > least[d]]
            if able:
                split[max(able, key=lambda d: (split[d] / before[d], d))] -= 1
        keep_beside(split, self.limits.beside(week))
        size = sum(split.values())
        return WeekTarget(size, size, split)

    def _share(self, week: Week, day: Day) -> int:
        limit = min(self.limits.fixed(week, day), self._longest(week) - (day.role is not Role.LONG))
        if day.share < FULL:
            return limit
        return min(limit, max(RETURN.least(self.facts), self._before_break(week, day)))

    def _before_break(self, week: Week, day: Day) -> int:
        return max(map(in_steps, RETURN.befores(self.limits.given, week, day)))

    def before_race(self, week: Week, value: int) -> WeekTarget:
        """The last days have their own lengths; what stands before them is as usual, as far as the taper allows."""
        highest = self.reached.highest
        usual = {} if week.kind is Kind.RACE else self._usual_before_race(week, value)
        split, least = {}, self.limits.leasts(week)
        for day in week.runs:
            near = near_race(self.facts, day, highest) if day.role is not Role.LONG else None
            wanted = usual.get(day.weekday, 0) if near is None else near
            most = self.limits.fixed(week, day)
            split[day.weekday] = min(max(wanted, least[day.weekday]), most)
        split = self._lighter(week, split, sum(split.values()) + self.facts.race_room(week) - self.limits.total(week))
        if week.kind is Kind.TAPER:
            keep_beside(split, self.limits.beside(week))
            if not week.early and not week.touched:
                self._keep_shares(week, split)
        size = sum(split.values())
        return WeekTarget(size, size, split)

    def _usual_before_race(self, week: Week, value: int) -> Split:
        full = self.shares.template_week(week, min(value, self.limits.total(week)))
        wanted = standing(week, full)
        longest = max((full[d] for d in self.shares.quality_days), default=NO_LIMIT)
        easy = {day.weekday for day in week.easy}
        return {d: min(steps, longest) if d in easy else steps for d, steps in wanted.items()}

    def _keep_shares(self, week: Week, split: Split) -> None:
        """Easy runs that are shorter than usual make the week smaller, and with it R19's and R21's upper ends."""
        size = 0
        while size != sum(split.values()):
            size = sum(split.values())
            long = 0 if week.long is None else min(split[week.long.weekday], self.shares.longest_long(week, size))
            if week.long is not None:
                split[week.long.weekday] = long
            for day in week.quality:
                (most,) = self.shares.quality(week, size, long, self.shares.quality_band.high)
                split[day.weekday] = min(split[day.weekday], most)
            keep_beside(split, self.limits.beside(week))

    def after_race(self, week: Week, value: int) -> WeekTarget:
        """All runs alike, as far as caps allow."""
        most = {day.weekday: self.limits.fixed(week, day) for day in week.runs}
        value = min(value, self.limits.total(week))
        least = self.limits.leasts(week)
        share = share_out(value, dict.fromkeys(most, 1.0))
        split = {d: min(max(share[d], least[d]), most[d]) for d in most}
        for _ in range(value - sum(split.values())):
            growing = [d for d in split if split[d] < most[d]]
            if not growing:
                break
            split[min(growing, key=lambda d: (split[d], d))] += 1
        size = sum(split.values())
        return WeekTarget(size, size, split)
