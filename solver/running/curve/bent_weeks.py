"""Weeks of plans in which something has to bend: their shape gives way before their kilometres do."""

from dataclasses import replace

from solver.running.calendar.schedule import Week
from solver.running.curve.balance import Balance, Limits
from solver.running.curve.usual_weeks import UsualWeeks
from solver.running.rules.base import CURVE_TOLERANCE
from solver.running.rules.facts import WeekTarget
from solver.running.rules.races import is_capped


class BentWeeks(UsualWeeks):
    """Usual weeks that rules about single days may not make smaller than the curve asks, as the bending order says.

    What a cap takes from a week no other day has to make up for, and no taper is worth bending a rule for.
    """

    def split(self, week: Week, value: int) -> WeekTarget:
        """As far as rules that rank above the curve permit; a step below it is near enough, but in week 1."""
        unbent = super().split(week, value)
        size = sum(unbent.days.values())
        if week.is_taper:
            return replace(unbent, total=size)
        needed = min(max(self._least(week, value), value - CURVE_TOLERANCE), self._most(week))
        if size >= needed or (week.ref is not None and is_capped(self.facts, week)):
            return unbent
        most = min(value + CURVE_TOLERANCE, self._most(week)) if week.ref is not None else needed
        sizes = [self._narrow(week, steps) for steps in range(needed, most + 1)]
        return self._bent(week, value, min(sizes, key=lambda runs: (abs(runs.missing), abs(runs.size - value))))

    def _bent(self, week: Week, value: int, unbent: Balance) -> WeekTarget:
        """R22 and R20 bend first, then R21: easy runs take what the others leave, quality what these cannot have."""
        most, beside = self.limits.bent(week)
        for d, run in self.limits.like_ref(week).items():
            most[d] = min(most[d], run + self.limits.change)
        for day in week.quality:
            most[day.weekday] = min(most[day.weekday], self.shares.quality_most)
        if week.long is not None:
            most[week.long.weekday] = unbent.limits.most[week.long.weekday]
        recovery = [day.weekday for day in self.facts.recovery_runs(week)]
        runs = Balance(week, unbent.split, Limits(unbent.limits.least, most, beside), unbent.size, recovery).settle()
        return WeekTarget(value, sum(runs.values()), runs)
