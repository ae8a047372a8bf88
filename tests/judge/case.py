"""One plan next to its request: which weeks are which, and what each rule compares."""

import datetime as dt
from collections import Counter
from fractions import Fraction

from tests.judge.curve import load_curve
from tests.judge.findings import LITERAL
from tests.judge.terms import Terms
from tests.judge.view import LOAD, read_weeks

DAY = dt.timedelta(days=1)


class Case:
    """Everything that the rule functions ask about a plan and its request. Weeks are indices from 0."""

    def __init__(self, plan, request, reading=LITERAL):
        self.reading = reading
        self.terms = Terms(request)
        self.n, self.step = self.terms.n, self.terms.step
        self.weeks = read_weeks(plan, self.step)
        self._training = [self._without_race(week) for week in self.weeks]
        self.by_date = {day.date: day for week in self.weeks for day in week.days}
        self.race_week = self.terms.race_week
        self.pattern = self._pattern()
        self.turned = self._turned()
        self.taper = self._taper()
        self.load = [i for i in self.before_taper if self.weeks[i].kind in LOAD]
        self.steps = [i for i in self.load if reading.disturbed_weeks_are_steps or self.is_ref(i)] or self.load
        self.curve = load_curve(self.terms, len(self.steps))

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
        return self.has_blocked(i) or self.has_tune_up(i)

    def normal(self, i):
        """Neither near the race nor after it, and without a blocked date or a tune-up race."""
        near = {self.race_week, self.turned}
        return i not in near and i not in self.after_race and not self.disturbed(i)

    def lost(self, i):
        """Runs that blocked dates took from the week (R26)."""
        if not self.has_blocked(i) or i == self.race_week or i in self.after_race:
            return 0
        return max(0, self.n - len(self.weeks[i].runs))

    def lost_half(self, i):
        return 0 < self.n <= 2 * self.lost(i)

    def is_ref(self, i):
        if i not in self.load or self.has_tune_up(i) or self.lost(i):
            return False
        return self.reading.full_blocked_week_is_ref or not self.has_blocked(i)

    def ref(self, i):
        """The last load week before week i that may be measured against, or None."""
        return max((j for j in self.load if j < i and self.is_ref(j)), default=None)

    def highest(self):
        """The highest load week's kilometres; R11's value where there is none."""
        count = self.reading.disturbed_weeks_can_be_highest
        weeks = [i for i in self.load if count or not self.disturbed(i)] or self.load
        return max((self.training(i) for i in weeks), default=self.terms.r11)

    def races(self):
        return {*self.terms.tune_ups, self.terms.race_date} - {None}

    def quiet_days(self):
        """The two days before any race."""
        return {race - k * DAY for race in self.races() for k in (1, 2)}

    def days_after_tune_ups(self):
        return {race + DAY for race in self.terms.tune_ups}

    def role_exempt(self):
        """Dates that R04 and R06 do not bind."""
        return self.quiet_days() | self.days_after_tune_ups()

    def _pattern(self):
        """Each weekday's usual role, from the weeks that nothing disturbs."""
        free, votes = self.role_exempt(), [Counter() for _ in range(7)]
        for i, week in enumerate(self.weeks):
            near = self.race_week is not None and i >= self.race_week - (self._race_is_early())
            if near or self.disturbed(i):
                continue
            for day in week.days:
                if day.date not in free:
                    votes[day.weekday][day.role] += 1
        return [vote.most_common(1)[0][0] if vote else None for vote in votes]

    def _race_is_early(self):
        """A race on Monday to Friday reaches into the week before with its five days."""
        return self.terms.race_date.weekday() <= 4

    def usual_long_day(self):
        """The weekday of the long run: the pattern's, else the one asked for, else unknown."""
        return self.pattern.index("long") if "long" in self.pattern else self.terms.long_day

    def _turned(self):
        """The index of the week before the race when R25 turns its long run into an easy run, else None."""
        if not self.terms.long_on or not self.race_week or not self._race_is_early():
            return None
        before, day = self.weeks[self.race_week - 1], self.usual_long_day()
        if day is None:
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
        length = long_taper.get(goal, 1)
        return min(max(length, 1 + (self.turned is not None)), self.race_week + 1)
