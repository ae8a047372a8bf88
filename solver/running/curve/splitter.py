"""Day targets: every week's curve value split over its runs, on the grid, within what rules about single days allow.

Every week is first split as the template would run it; runs that moved keep their target, dropped
and replaced ones take theirs with them.
"""

from dataclasses import replace

from solver.once import once
from solver.running.calendar.schedule import Kind, Week
from solver.running.curve.ahead import NOTHING_AHEAD, Ahead, lifts, looked_ahead, missing_steps, unfollowed
from solver.running.curve.bent_weeks import BentWeeks
from solver.running.curve.changed_weeks import ChangedWeeks
from solver.running.curve.curve import from_taper_on
from solver.running.curve.day_limits import DayLimits, measuring
from solver.running.curve.room import Reached
from solver.running.curve.shares import Shares
from solver.running.curve.usual_weeks import UsualWeeks
from solver.running.rules.facts import Facts, WeekTarget
from solver.running.rules.volume import TAPER

LOOKS_AHEAD = 3
"""How often weeks are split anew for the sake of later ones."""


def day_targets(facts: Facts) -> tuple[WeekTarget, ...]:
    """For each week, its total and the target of each day with a run.

    Where week 1 cannot come to its kilometres, rules that rank below the curve bend for their sake.
    """
    unbent = _best(facts, UsualWeeks)
    if not unbent.starts_below:
        return unbent.targets
    return min(unbent, _best(facts, BentWeeks), key=lambda split: split.starts_below).targets


def _best(facts: Facts, weeks: type[UsualWeeks]) -> "Splitter":
    """The split that lacks least, once earlier weeks know what later ones need."""
    best = Splitter(facts, weeks)
    for _ in range(LOOKS_AHEAD):
        if not best.missing:
            return best
        other = Splitter(facts, weeks, best.looked_ahead)
        if other.missing >= best.missing:
            break
        best = other
    more = lifts(facts, best.targets)
    if not more:
        return best
    lifted = Splitter(facts, weeks, replace(best.looked_ahead, more=more))
    return min(best, lifted, key=lambda split: split.off)


class Splitter:
    """Week after week, because runs are measured from the load week before."""

    def __init__(self, facts: Facts, weeks: type[UsualWeeks] = UsualWeeks, ahead: Ahead = NOTHING_AHEAD) -> None:
        self.facts, self.schedule = facts, facts.schedule
        self.reached = Reached(facts)
        limits = DayLimits(facts, self.reached)
        shares = Shares(facts, limits)
        self.usual = weeks(facts, self.reached, limits, shares, ahead)
        self.changed = ChangedWeeks(facts, self.reached, limits, shares)
        self.targets = tuple([self.week(week, self._aim(week)) for week in self.schedule.weeks])

    @once
    def missing(self) -> int:
        """Steps that runs could have after other weeks; none where all weeks are on the curve, which falls nowhere."""
        return missing_steps(self.facts, self.targets) if any(week.gap for week in self.targets) else 0

    @once
    def off(self) -> int:
        """Steps by which weeks are off the curve, or larger than later ones can follow."""
        return sum([target.gap for target in self.targets]) + unfollowed(self.facts, self.targets)

    @property
    def starts_below(self) -> int:
        """R11: steps that week 1 lacks."""
        week, (target, *_) = self.schedule.weeks[0], self.targets
        free = week.touched or not week.is_load
        return 0 if free else max(0, self.facts.baseline.week_one - sum(target.days.values()))

    @once
    def looked_ahead(self) -> Ahead:
        """What these targets ask of the next ones."""
        return looked_ahead(measuring(self.facts), self.facts, self.targets, self.usual.wanted)

    def _aim(self, week: Week) -> int:
        """The curve's value; from the taper on by the highest week that runs with limits could reach on their way."""
        if week.is_load or week.kind is Kind.RECOVERY:
            return self.facts.targets.curve.aims[week.index]
        return from_taper_on(self.facts, week, self.reached.highest)

    def week(self, week: Week, value: int) -> WeekTarget:
        """The targets of the runs that stand in the week.

        After lost runs the curve goes on from what is left: no run of a short week grows to make up for the lost ones.
        """
        if week.kind is Kind.AFTER:
            target = self.changed.after_race(week, value)
        elif week.returning:
            target = self.changed.returning(week)
        elif week.kind is Kind.RACE or week.early or self._is_last_full(week):
            target = self.changed.before_race(week, value)
        elif week.touched:
            target = self.changed.touched(week, value)
        else:
            target = self.usual.split(week, value)
        if week.interrupted:
            target = replace(target, total=target.reachable)
        self.reached.add(week, sum(target.days.values()), target)
        return target

    def _is_last_full(self, week: Week) -> bool:
        """Whether a week takes the race week's part, since the race stands early in its own."""
        if week.kind is not Kind.TAPER or not TAPER.is_early(self.schedule.race_weekday):
            return False
        return any(other.kind is Kind.RACE for other in self.schedule.weeks[week.index + 1 : week.index + 2])
