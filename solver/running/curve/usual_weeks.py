"""Weeks as the template has them: as near the curve as shares, limits of single days and later weeks allow."""

import datetime as dt
from collections.abc import Mapping

from solver.running.calendar.schedule import Week
from solver.running.curve.ahead import NOTHING_AHEAD, Ahead
from solver.running.curve.balance import Balance, Limits
from solver.running.curve.day_limits import DayLimits, standing
from solver.running.curve.room import NO_LIMIT, Reached
from solver.running.curve.shares import Shares
from solver.running.rules.facts import Facts, Split, WeekTarget

FARTHEST_ABOVE = 4
"""How many steps above its curve value a week is tried that can neither have that nor less."""


class UsualWeeks:
    """Load, recovery and taper weeks that neither life nor a race changes."""

    def __init__(self, facts: Facts, reached: Reached, limits: DayLimits, shares: Shares, ahead: Ahead) -> None:
        self.facts, self.reached, self.limits, self.shares, self.ahead = facts, reached, limits, shares, ahead

    def split(self, week: Week, value: int) -> WeekTarget:
        """A week that is smaller than hoped for has smaller shares: its size is lowered until they add up to it.

        Where they do not before R13 or R15 break, those who look ahead lower the weeks before. In week 1 rules have to
        bend then, and the first try is as good as any.
        """
        most, least = self._most(week), self._least(week, value)
        asked = max(value + self._lift(week, value), least)
        room = min(asked, most)
        least = min(least, room)
        found = self._largest(week, value, room, least)
        found = found or self._first_from(week, value, asked, min(most, asked + FARTHEST_ABOVE))
        if found is None and week.ref is not None:
            found = self._largest(week, value, least - 1, 1)
        return found or self._first_try(week, value, room)

    def _largest(self, week: Week, value: int, room: int, least: int) -> WeekTarget | None:
        """The largest size between two that the week's runs add up to, or could if weeks before were others."""
        while room >= least:
            narrow = self._narrow(week, room)
            if narrow.fits:
                return self._nearer_above(week, value, room) or WeekTarget(value, room, narrow.split)
            widest = self._widest(week, room)
            if widest.missing < 0:
                return self._raised(week, WeekTarget(value, room, narrow.split), room - widest.missing)
            if widest.fits:
                return WeekTarget(value, room, self._fitting(week, narrow, room).split)
            room -= max(1, widest.missing)
        return None

    def _fitting(self, week: Week, balance: Balance, room: int) -> Balance:
        """What the runs of a week of this size add up to as it is, with shares of that."""
        while not balance.fits and 0 < balance.missing < room:
            room -= balance.missing
            balance = self._narrow(week, room)
        return balance

    def _first_try(self, week: Week, value: int, room: int) -> WeekTarget:
        return WeekTarget(value, room - max(0, self._widest(week, room).missing), self._narrow(week, room).split)

    def wanted(self, week: Week, target: WeekTarget, least: Mapping[dt.date, int]) -> Split:
        """A week's runs as they would be if the weeks before did not matter; the long run only as long as it has to."""
        limits = self._limits(week, target.reachable, Ahead(least=least), near_ref=False)
        runs = Balance(week, target.days, limits, target.reachable).settle()
        if week.long is not None and week.is_load and self.facts.targets.long_runs.alternates:
            others = sum([most for d, most in limits.most.items() if d != week.long.weekday])
            runs[week.long.weekday] = target.reachable - others
        return runs

    def _nearer_above(self, week: Week, value: int, below: int) -> WeekTarget | None:
        """Sizes that runs with their shares add up to have gaps: a larger week, if it is nearer than the one below."""
        if below >= value - 1:
            return None
        return self._first_from(week, value, value + 1, min(2 * value - below - 1, self._most(week)))

    def _first_from(self, week: Week, value: int, least: int, most: int) -> WeekTarget | None:
        """The smallest size between two that runs with their shares add up to; week 1 never goes above its value."""
        for room in range(least, most + 1) if week.ref is not None or not week.is_load else ():
            narrow = self._narrow(week, room)
            if narrow.fits:
                return WeekTarget(value, room, narrow.split)
        return None

    def _lift(self, week: Week, value: int) -> int:
        """Steps above the curve that later weeks need of this one, as far as that is good for all together."""
        more = self.ahead.more.get(week.index)
        if more is None:
            return 0
        return min(more, max(0, -self._settled(week, value, self._limits(week, value, self.ahead)).missing))

    def _most(self, week: Week) -> int:
        """What rules leave the week, and what later weeks can follow."""
        return min(self.limits.total(week), self.ahead.most.get(week.index, NO_LIMIT))

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
        eased = Balance(week, needed.split, self._limits(week, room, NOTHING_AHEAD), room, self.limits.slow_from)
        eased.settle()
        return eased

    def _widest(self, week: Week, room: int) -> Balance:
        """Within what any weeks before would allow."""
        return self._settled(week, room, self._limits(week, room, NOTHING_AHEAD, widest=True))

    def _settled(self, week: Week, room: int, limits: Limits) -> Balance:
        balance = Balance(week, standing(week, self.shares.template_week(week, room)), limits)
        balance.settle()
        return balance

    def _least(self, week: Week, room: int) -> int:
        """What rules leave the week at the least; no load week falls below the one before, even where it might."""
        if week.is_load:
            return room if week.ref is None else self.reached.refs[week.ref]
        return max(1, self.limits.room(week).least)

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
        self._hard_runs(week, value, widest or not near_ref, least, most)
        return Limits({d: min(steps, most[d]) for d, steps in least.items()}, most, limits.beside(week))

    def _hard_runs(self, week: Week, value: int, widest: bool, least: Split, most: Split) -> None:
        """R17 and R19 for the long run, R21 for quality."""
        long = 0
        if week.long is not None:
            d, long = week.long.weekday, min(self.shares.long(week, value), self.limits.fixed(week, week.long))
            most[d] = min(most[d], self.shares.longest_long(week, value, widest))
            least[d] = max(least[d], self.shares.shortest_long(week, value))
        if week.quality and not week.touched:
            low, high = self.shares.quality_ends(week, value, long)
            for day in week.quality:
                least[day.weekday], most[day.weekday] = max(least[day.weekday], low), min(most[day.weekday], high)
