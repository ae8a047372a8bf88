"""A plan before and after a situation as the judge reads them: what was run, which weeks count, what refs come to."""

import datetime as dt
from collections import Counter
from fractions import Fraction
from itertools import pairwise

from tests.judge.numbers import exact, floor_to
from tests.judge.returns import Break
from tests.judge.terms import Terms
from tests.judge.view import LOAD, NO_RUN, read_weeks

DAY = dt.timedelta(days=1)
WHOLE, LONG = Fraction(10, 9), Fraction(20, 19)
"""A week run to nine tenths, and a long run to 95 %, count as planned."""


RESHAPING = {"daysPerWeek", "preferredDays", "preferredLongRunDay", "includeLongRun"}
"""Settings that lay weeks out anew: fewer runs are no loss then."""


def date_of(text):
    return dt.date.fromisoformat(text)


class Life:
    """`before` and `after` are plans, `situation` is all that was told by now; what `done` lacks was missed."""

    def __init__(self, request, before, after, situation):
        self.today = date_of(situation["today"])
        self.situation = situation
        self.changed = situation.get("settings") or {}
        self.terms = Terms({**request, "settings": {**request["settings"], **self.changed}})
        self.step, self.n = self.terms.step, self.terms.n
        self.weeks = read_weeks(after, self.step)
        self.old_weeks = read_weeks(before, self.step)
        self.days = {day.date: day for week in self.weeks for day in week.days}
        self.old = {day.date: day for week in self.old_weeks for day in week.days}
        self.first = self.weeks[0].monday
        self.done = Counter()
        for entry in situation.get("done", ()):
            self.done[date_of(entry["date"])] += exact(entry["distanceKm"])
        self.ill = set(self._dates("illness", "injury"))
        self.away = set(self._dates("travel")) | self.terms.blocked
        self.pins = situation.get("pins", ())
        self.missed = {d for d, day in self.old.items() if self._trained(day) and d < self.today and not self.done[d]}
        self.breaks = self._breaks()

    def _dates(self, *kinds):
        for event in self.situation.get("events", ()):
            if event["kind"] in kinds:
                first, last = date_of(event["from"]), date_of(event["to"])
                yield from (first + k * DAY for k in range((last - first).days + 1))

    # -- dates and weeks -------------------------------------------------------------------------

    def index(self, date):
        return (date - self.first).days // 7

    @property
    def current(self):
        return max(0, self.index(self.today))

    def has_begun(self, i):
        return self.weeks[i].monday < self.today

    def ahead(self):
        """Whole weeks that may still change."""
        return [i for i in range(len(self.weeks)) if self.weeks[i].monday >= self.today]

    def dates(self, i):
        return [self.first + (7 * i + k) * DAY for k in range(7)]

    def pinned_dates(self):
        return {date for pin in self.pins for date in dates_of_pin(pin)}

    def is_pinned(self, i):
        return any(pin.get("week") == i + 1 for pin in self.pins) or not self.pinned_dates().isdisjoint(self.dates(i))

    def _is_fixed(self, i, long):
        """Whether a pin says how long a long run is, its own or its week's; beside other pins it is what it will be."""
        pinned = self.pinned_dates()
        return long in pinned or (self.is_pinned(i) and pinned.isdisjoint(self.dates(i)))

    @property
    def is_reshaped(self):
        return bool(RESHAPING & self.changed.keys())

    # -- kilometres ------------------------------------------------------------------------------

    @staticmethod
    def _trained(day):
        return day is not None and day.kind not in NO_RUN and day.kind != "race"

    def _is_goal(self, day):
        return day is not None and day.kind == "race" and day.date == self.terms.race_date

    def ran(self, date):
        """What was run, or still stands; the race apart."""
        if date < self.today:
            return self.done[date]
        day = self.days.get(date)
        return Fraction(0) if day is None or self._is_goal(day) else day.km

    def planned(self, date):
        day = self.old.get(date)
        return Fraction(0) if day is None or self._is_goal(day) else day.km

    def training(self, i):
        return sum((day.km for day in self.weeks[i].days if not self._is_goal(day)), Fraction(0))

    def week_ran(self, i):
        return sum(map(self.ran, self.dates(i)), Fraction(0))

    # -- breaks ----------------------------------------------------------------------------------

    def _breaks(self):
        """Days off between two runs, as long as R29 asks for; those that end just before the race are no others."""
        runs = {d for d, km in self.done.items() if km and d < self.today}
        runs |= {d for d, day in self.days.items() if d >= self.today and day.is_run}
        old = {d: day for d, day in self.old.items() if d in self.days}
        lost = {d for d, day in old.items() if d >= self.today and day.is_run and not self.days[d].is_run}
        lost = set() if self.is_reshaped else lost  # a run that stands on another weekday now is none
        off = {d for d in self.missed | self.ill | self.away | lost if d in self.days} - runs
        found = []
        for before, back in pairwise([dt.date.min, *sorted(runs)]):
            between = [d for d in off if before < d < back]
            if between and (max(between) - min(between)).days + 1 >= max(7, self.gap() + 4):
                found.append(Break(min(between), max(between), back))
        return found

    def gap(self):
        """The longest row of days without a run in the weekdays that most weeks have, before or now."""
        return max(map(_gap, (self.old_weeks, self.weeks[self.current :])))

    def share(self, date):
        return min((one.share(date) for one in self.breaks), default=Fraction(1))

    def returns(self, i):
        return any(self.share(date) < 1 for date in self.dates(i))

    # -- refs ------------------------------------------------------------------------------------

    def counts(self, i):
        """V4: a load week of which at least half the kilometres and more than half the runs were run or stand."""
        week, dates = self.weeks[i], self.dates(i)
        if week.kind not in LOAD or self.returns(i) or any(self.index(one.first) == i for one in self.breaks):
            return False
        if any(day.kind == "race" for day in week.days):
            return False
        if self.is_reshaped and not self.has_begun(i):
            return True
        planned = sum(map(self.planned, dates), Fraction(0))
        runs = sum(self.planned(date) > 0 for date in dates)
        stand = sum(self.ran(date) > 0 for date in dates)
        return 2 * self.week_ran(i) >= planned and 2 * stand > runs

    def refs(self, i):
        return [j for j in range(i) if self.counts(j)]

    def is_known(self, i):
        """Whether a week is measured by what was run of it, not by what it will have."""
        dates = self.dates(i)
        lost = sum(self.planned(d) > 0 for d in dates) > sum(self.ran(d) > 0 for d in dates)
        return self.has_begun(i) or self.is_pinned(i) or (lost and not self.is_reshaped)

    def ref_total(self, i):
        if not self.is_known(i):
            return self.training(i)
        ran = [self.week_ran(j) for j in range(max(0, i - 3), i + 1)]
        ran += [self.terms.r11] * (i < 3)
        planned = sum(map(self.planned, self.dates(i)), Fraction(0))
        return floor_to(min(planned, WHOLE * max(ran)), self.step)

    def ref_long(self, i):
        """What later long runs are measured from; None where the week has none."""
        long = self.weeks[i].long
        if long is None or (long.date >= self.today and not self._is_fixed(i, long.date)):
            return None if long is None else long.km
        last = self.dates(i)[-1]
        ran = [self.ran(last - k * DAY) for k in range(28)] + [floor_to(self.terms.longest, self.step)] * (i < 3)
        before = self.old_weeks[i].long if i < len(self.old_weeks) else None
        return floor_to(min((before or long).km, LONG * max(ran)), self.step)


def _gap(weeks):
    usual = Counter(frozenset(day.weekday for day in week.runs) for week in weeks).most_common(1)
    runs = sorted(usual[0][0]) if usual else []
    steps = [(later - earlier) % 7 or 7 for earlier, later in zip(runs, [*runs[1:], *runs[:1]], strict=True)]
    return max(steps, default=7) - 1


def dates_of_pin(pin):
    if pin.get("move"):
        return {date_of(pin["move"]["from"]), date_of(pin["move"]["to"])}
    return {date_of(pin["date"])} if pin.get("date") else set()
