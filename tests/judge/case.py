"""One plan next to its request: which weeks are which, and what each rule compares."""

import datetime as dt
from collections import Counter
from fractions import Fraction

from tests.judge.curve import load_curve
from tests.judge.findings import LITERAL
from tests.judge.losses import lost_targets
from tests.judge.pattern import is_sure, longest_gap, template_runs, usual_roles
from tests.judge.returns import Returns, find_breaks
from tests.judge.terms import NOVICE_WEEKS, Terms
from tests.judge.view import LOAD, read_weeks

DAY = dt.timedelta(days=1)


class Case:
    """Everything that the rule functions ask about a plan and its request. Weeks are indices from 0."""

    def __init__(self, plan, request, reading=LITERAL, weeks=None):
        """`weeks` where another reading of the same plan has read them already."""
        self.reading = reading
        self.terms = Terms(request, reading)
        self.n, self.step = self.terms.n, self.terms.step
        self.weeks = weeks or read_weeks(plan, self.step)
        self._training = [self._without_race(week) for week in self.weeks]
        self.by_date = {day.date: day for week in self.weeks for day in week.days}
        self.race_week = self.terms.race_week
        self.pattern = usual_roles(self)
        self.pattern_is_sure = is_sure(self)
        self.returns = self._returns()
        self.turned = self._turned()
        self.taper = self._taper()
        self.load = [i for i in self.before_taper if self.weeks[i].kind in LOAD]
        self.steps = [i for i in self.load if reading.disturbed_weeks_are_steps or self.is_ref(i)] or self.load
        self.waits = [] if reading.growth_goes_on_after_long_breaks else self._first_loads_after_long_breaks()
        self.curve = load_curve(self.terms, max(1, len(self.steps) - len(self.waits)), reading.curve)
        self._ref_volumes = {}

    @property
    def indices(self):
        return range(len(self.weeks))

    @property
    def before_taper(self):
        return range(len(self.weeks) if self.race_week is None else self.taper[0])

    @property
    def after_race(self):
        return range(0) if self.race_week is None else range(self.race_week + 1, len(self.weeks))

    def number(self, i):
        return self.weeks[i].number

    def week_of(self, date):
        return (date - self.terms.first_monday).days // 7

    def training(self, i):
        """W: the week's kilometres without the race itself."""
        return self._training[i]

    def _without_race(self, week):
        return sum((day.km for day in week.days if day.date != self.terms.race_date), Fraction(0))

    def has_blocked(self, i):
        return self.weeks[i].holds(self.terms.blocked)

    def has_tune_up(self, i):
        return self.weeks[i].holds(self.terms.tune_ups)

    def disturbed(self, i):
        return self.has_blocked(i) or self.has_tune_up(i) or self.returns.holds_week(i)

    def normal(self, i):
        """Neither near the race nor after it, and without a blocked date, a tune-up race or a return."""
        near = {self.race_week, self.turned}
        return i not in near and i not in self.after_race and not self.disturbed(i) and not self._long_gives_way(i)

    def _long_gives_way(self, i):
        """Whether the long run is asked for on a Monday that is the day after a tune-up race (R27)."""
        monday = self.weeks[i].days[0].date
        return self.terms.long_day == 0 and monday - DAY in self.terms.tune_ups

    def moved_there(self, i, day):
        """Whether a blocked date put that run, or may have, on a weekday that has none (R23: "the days concerned")."""
        return self.has_blocked(i) and (self.pattern[day.weekday] == "none" or not self.pattern_is_sure)

    def lost(self, i):
        """Runs that blocked dates took from the week (R26)."""
        if not self.has_blocked(i) or i == self.race_week or i in self.after_race:
            return 0
        return max(0, self.n - len(self.weeks[i].runs))

    def lost_half(self, i):
        return 0 < self.n <= 2 * self.lost(i)

    def free(self, i):
        """Weeks with lost runs or a tune-up race: no R15, R19, R21-R23, no lower ends of R11 and R13."""
        return self.has_tune_up(i) or self.lost(i) > 0

    def has_cap(self, i):
        return any(day.weekday in self.terms.caps for day in self.weeks[i].runs)

    def unbanded(self, i):
        """Weeks whose days R19 and R21-R23 do not bind to shares."""
        return self.free(i) or self.without_upper_ends(i)

    def without_upper_ends(self, i):
        """Weeks without even the upper ends of R21 and R22: near and after the race, half lost, of a return."""
        near = (self.race_week, self.turned)
        return i in near or i in self.after_race or self.lost_half(i) or self.returns.holds_week(i)

    def upper_ends_only(self, i):
        """Weeks with a lost run or a tune-up race: only the upper ends of R21 and R22 hold, of the curve's value."""
        return self.free(i) and not self.without_upper_ends(i) and self.reading.upper_ends_hold_in_free_weeks

    def had_losses(self, i):
        """Whether some week up to this one lost runs or was of a return."""
        return any(self.lost(j) or self.returns.holds_week(j) for j in range(i + 1))

    def is_ref(self, i):
        if i not in self.load or self.has_tune_up(i) or self.lost_half(i):
            return False
        if self.returns.starts_in(i) or self.returns.holds_week(i):
            return False
        return self.reading.full_blocked_week_is_ref or self.lost(i) > 0 or not self.has_blocked(i)

    def refs(self, i):
        """The load weeks before week i that count as ref."""
        return [j for j in self.load if j < i and self.is_ref(j)]

    def ref(self, i):
        """The last load week before week i that may be measured against, or None."""
        return max(self.refs(i), default=None)

    def ref_volume(self, i):
        """What a ref is measured with: its kilometres, and the curve's targets of the runs that it lost."""
        if i not in self._ref_volumes:
            self._ref_volumes[i] = self.training(i) + (lost_targets(self, i) if self.lost(i) else 0)
        return self._ref_volumes[i]

    def long_runs_of_refs(self, i):
        return [self.weeks[j].long.km for j in self.refs(i) if self.weeks[j].long and not self._long_is_cut(j)]

    def _long_is_cut(self, i):
        """A long run that blocked dates moved onto a capped weekday is no measure for the next ones."""
        cap = self.terms.caps.get(self.weeks[i].long.weekday)
        if cap is None or not self.has_blocked(i) or self.weeks[i].long.weekday == self.usual_long_day():
            return False
        return self.reading.any_cap_cuts_a_moved_long_run or cap < self.terms.longest

    def ref_long(self, i):
        """ "Ref's long run": that of the last ref with one, or None."""
        return next(reversed(self.long_runs_of_refs(i)), None)

    def highest(self):
        """The highest load week's kilometres; R11's value where there is none."""
        count = self.reading.disturbed_weeks_can_be_highest
        weeks = [i for i in self.load if count or not self.disturbed(i)] or self.load
        return max((self.training(i) for i in weeks), default=self.terms.r11)

    def without_fast(self, i):
        """Weeks that may have no tempo and no intervals though speedwork is wanted."""
        return (self.terms.novice and i < NOVICE_WEEKS) or self.returns.holds_week(i)

    def races(self):
        return {*self.terms.tune_ups, self.terms.race_date} - {None}

    def role_exempt(self):
        """Dates that R04 and R06 do not bind: six days before a race, the day after a tune-up."""
        before = {race - k * DAY for race in self.races() for k in range(1, 7)}
        return before | {race + DAY for race in self.terms.tune_ups}

    def race_is_early(self):
        """A race on Monday to Friday reaches into the week before with its five days."""
        return self.terms.race_date.weekday() <= 4

    def _returns(self):
        reading = self.reading
        runs = template_runs(self) if reading.breaks_are_seen_in_template else self._run_dates()
        gap = longest_gap(self.pattern, reading.gap_counts_days_between)
        found = find_breaks(self.terms, runs, gap, reading, self.race_week)
        return Returns(found, self.terms.first_monday, reading.second_part_is_rounded_up)

    def _first_loads_after_long_breaks(self):
        """The load weeks that R29 holds at ref's kilometres."""
        ends = [self.returns.weeks(one).stop for one in self.returns.breaks if one.days > 14]
        return sorted({i for end in ends if (i := min((j for j in self.load if j >= end), default=0))})

    def _run_dates(self):
        return [day.date for week in self.weeks for day in week.runs]

    def usual_long_day(self):
        """The weekday of the long run: the pattern's where that is sure, else the one asked for, else unknown."""
        asked = None if self.terms.long_day in self.mostly_blocked() else self.terms.long_day
        if "long" in self.pattern and (self.pattern_is_sure or asked is None):
            return self.pattern.index("long")
        return asked

    def mostly_blocked(self):
        """R26: weekdays blocked in more than half of the weeks before the race."""
        before = int(not self.reading.often_counts_weeks_before_race_week)
        weeks = len(self.weeks) if self.race_week is None else self.race_week + before
        counts = Counter(date.weekday() for date in self.terms.blocked if 0 <= self.week_of(date) < weeks)
        return {weekday for weekday, count in counts.items() if 2 * count > weeks}

    def _turned(self):
        """The index of the week before the race when R25 turns its long run into an easy run, else None."""
        if not self.terms.long_on or not self.race_week or not self.race_is_early():
            return None
        before, day = self.weeks[self.race_week - 1], self.usual_long_day()
        if day is None or (day != self.terms.long_day and not self.pattern_is_sure):
            return None if before.long else self.race_week - 1
        return self.race_week - 1 if (self.terms.race_date - before.days[day].date).days <= 5 else None

    def _taper(self):
        if self.race_week is None:
            return range(0)
        said = sum(week.kind == "taper" for week in self.weeks)
        lengths = [self._taper_length(weeks) for weeks in (self.race_week + 1, len(self.weeks))]
        length = said if said in lengths else lengths[0]
        return range(self.race_week + 1 - length, self.race_week + 1)

    def _taper_length(self, plan_weeks):
        goal = self.terms.goal
        long_taper = {"marathon": (2, 3)[plan_weeks >= 12], "half_marathon": (1, 2)[plan_weeks >= 8]}
        length = long_taper.get(goal, 1) + self.part_weeks
        return min(max(length, 1 + (self.turned is not None)), self.race_week + 1)

    @property
    def part_weeks(self):
        """R16: one week more where the race is on Monday to Wednesday, the week before taking the race week's part."""
        return int(self.terms.race_date.weekday() <= 2)
