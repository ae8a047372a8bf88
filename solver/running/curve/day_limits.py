"""How short and how long each run of a week may be, after the targets of the weeks before it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.request.result import WorkoutType
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts, Split
from solver.running.rules.long_runs import LONG_JUMP, LONG_SHARE
from solver.running.rules.quality import MIN_RUN, RECOVERY_RUN, SMOOTHING, is_comparable
from solver.running.rules.races import RACE
from solver.running.rules.returns import RETURN
from solver.running.rules.rulebook import RULEBOOK
from solver.running.rules.volume import CUTBACK_DEPTH, GROWTH, TAPER

NO_LIMIT = 10**6


@dataclass
class Reached:
    """What the targets of the weeks so far come to: totals with races, runs by weekday, both by week index."""

    totals: dict[int, int] = field(default_factory=dict)
    refs: dict[int, int] = field(default_factory=dict)
    days: dict[int, Split] = field(default_factory=dict)

    def highest(self, facts: Facts) -> int:
        """The highest load week so far."""
        loads = [self.totals[week.index] for week in facts.schedule.loads if week.index in self.totals]
        return max(loads, default=facts.baseline.week_one)

    def long(self, week: Week | None) -> int | None:
        """A week's long run; None where it has none."""
        return None if week is None or week.long is None else self.days[week.index][week.long.weekday]


class DayLimits:
    """The rules' limits of single runs, asked of the rules themselves."""

    def __init__(self, facts: Facts, reached: Reached) -> None:
        self.facts, self.reached, self.weeks = facts, reached, facts.schedule.weeks
        self.grid = facts.baseline.grid
        self.limiting = [rule for rule in RULEBOOK if type(rule).limits is not Rule.limits and rule.limits_runs(facts)]
        self.change = self.grid.down(SMOOTHING.max_change_km)
        self.jump = self.grid.down(LONG_JUMP.max_jump_km)
        self.longest_recovery = RECOVERY_RUN.longest(facts)
        self._fixed: dict[dt.date, int] = {}
        self._longest: dict[tuple[int, bool], int] = {}

    def fixed(self, week: Week, day: Day) -> int:
        """What holds whatever the other runs are."""
        if day.date not in self._fixed:
            self._fixed[day.date] = self._found(week, day)
        return self._fixed[day.date]

    def _found(self, week: Week, day: Day) -> int:
        facts = self.facts
        limits = [limit.steps for rule in self.limiting for limit in rule.limits(facts, week, day)]
        if RACE.is_quiet(facts, week, day):
            limits.append(self._near_race(week, day))
        if self.longest_recovery is not None and facts.workouts[day.date] is WorkoutType.RECOVERY:
            limits.append(self.longest_recovery)
        return min(limits, default=NO_LIMIT)

    def _near_race(self, week: Week, day: Day) -> int:
        facts = self.facts
        share = self.reached.highest(facts) * RACE.last_days_percent // 100
        most = max(share, self.grid.down(RACE.always_km))
        for last in RACE.weeks_before(facts, week) if day.role is Role.EASY else ():
            if last.index < week.index:
                most = min(most, max(self.reached.days[last.index][easy.weekday] for easy in last.easy))
        return most

    def near_ref(self, week: Week, day: Day) -> tuple[int, int]:
        """R23: a load week's run follows the same weekday's in ref."""
        d = day.weekday
        if not week.is_load or week.touched or week.ref is None or day.role is Role.LONG:
            return 0, NO_LIMIT
        if not is_comparable(day, self.weeks[week.ref].days[d]):
            return 0, NO_LIMIT
        before = self.reached.days[week.ref].get(d, 0)
        return before - self.change, before + self.change

    def beyond_ref(self, week: Week, day: Day) -> int:
        """R23's upper end, were ref's run as long as any plan could have it."""
        if week.ref is None or self.near_ref(week, day)[1] == NO_LIMIT:
            return NO_LIMIT
        ref = self.weeks[week.ref]
        most = self.fixed(ref, ref.days[day.weekday])
        if ref.long is not None and most > self.change:
            most = min(most, self.longest(ref, widest=True) - 1)
        return most + self.change

    def least(self, week: Week, day: Day) -> int:
        """R24."""
        return MIN_RUN.least(self.facts, week, day)

    def leasts(self, week: Week) -> Split:
        """R24 by weekday."""
        usual, near_race = MIN_RUN.leasts(self.facts, week)
        last_days = self.facts.last_days
        return {day.weekday: near_race if day.date in last_days else usual for day in week.runs}

    def longest(self, week: Week, widest: bool = False) -> int:
        """The longest run that R17, R19 and R29 allow after the targets so far, or after the widest jumps possible."""
        key = week.index, widest
        if key not in self._longest:
            self._longest[key] = self._found_longest(week, widest)
        return self._longest[key]

    def _found_longest(self, week: Week, widest: bool) -> int:
        most = self.facts.targets.long_runs.most[week.index]
        refs = [self.reached.long(self.weeks[index]) for index in week.refs_with_long]
        longs = [steps for steps in refs if steps is not None]
        if widest and longs:
            longs = [min(LONG_JUMP.reach(self.facts, week.level - 1), LONG_SHARE.longest(self.facts))]
        limits = [most, *self._relative(week, longs)]
        return min(limits)

    def _relative(self, week: Week, longs: list[int]) -> list[int]:
        facts = self.facts
        if not longs:
            return [RETURN.first_long(facts, week.after_break) if week.after_break else LONG_JUMP.reach(facts)]
        if week.is_load and week.after_break:
            last = RETURN.last_long(facts, week)
            limits = [longs[0]]
            if week.after_break >= RETURN.much_longer_from and last is not None:
                back = self.reached.days[(last.date - self.weeks[0].days[0].date).days // 7][last.weekday]
                limits.append(back + self.grid.down(RETURN.long_jump_km))
            return limits
        if week.is_load:
            return [max(longs if facts.targets.long_runs.alternates else longs[:1]) + self.jump]
        if week.kind is Kind.RECOVERY:
            return [longs[0], longs[0] * LONG_SHARE.recovery_percent // 100]
        last_load = facts.schedule.last_load
        before = self.reached.long(last_load)
        share = LONG_SHARE.taper_share(facts, week) if week.kind is Kind.TAPER else 100
        befores = [] if before is None else [before]
        if before is None or (last_load is not None and not last_load.counts):
            befores += longs[:1]
        return [longs[0], *(steps * share // 100 for steps in befores)]

    def total(self, week: Week) -> int:
        """R13, R15, R16 and R25 measure weeks from load weeks, which may lie below the curve."""
        facts, reached = self.facts, self.reached
        ref = None if week.ref is None else reached.refs[week.ref]
        match week.kind:
            case Kind.LOAD if ref is not None:
                if RETURN.is_long(week.after_break):
                    return ref
                return max(ref * (100 + GROWTH.max_percent) // 100, ref + self.grid.down(GROWTH.max_km))
            case Kind.LOAD if week.after_break:
                return facts.baseline.week_one
            case Kind.RECOVERY if ref is not None and not CUTBACK_DEPTH.is_free(week):
                return ref * CUTBACK_DEPTH.high_percent // 100
            case Kind.RECOVERY if ref is None and week.returning:
                return RETURN.most_without_ref(facts, week)
            case Kind.TAPER | Kind.RACE:
                return self._taper(week)
            case Kind.AFTER:
                return reached.highest(facts) * RACE.after_percent // 100
            case _:
                return NO_LIMIT

    def _taper(self, week: Week) -> int:
        share = TAPER.share(self.facts.schedule, week)
        most = NO_LIMIT if share is None else self.reached.highest(self.facts) * share // 100
        if share is not None and week.returning and week.ref is not None:
            most = min(most, self.reached.refs[week.ref] * share // 100)
        before = self.weeks[week.index - 1] if week.index else None
        if before is not None and TAPER.falls(before, week):
            most = min(most, self.reached.totals[before.index] - 1)
        return most


def standing(week: Week, full: Mapping[int, int]) -> Split:
    """What is left of a template week's targets when some runs moved, were dropped or replaced."""
    return {day.weekday: full.get(day.weekday if day.origin is None else day.origin, 0) for day in week.runs}


def longest_run(facts: Facts) -> int | None:
    """The most that rules about running, not about certain days, leave every long run; None without such a rule."""
    limiting = [rule for rule in RULEBOOK if type(rule).limits is not Rule.limits and not rule.of_the_day]
    longs = [(week, week.long) for week in facts.schedule.weeks if week.long is not None] if limiting else []
    return min(
        (limit.steps for rule in limiting for w, day in longs for limit in rule.limits(facts, w, day)), default=None
    )
