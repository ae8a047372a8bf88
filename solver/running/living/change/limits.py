"""The living plan's own bounds, in the form of every other rule: V1, V3, V5 and V6."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from solver.rule import Bound, Place, at_least, at_most
from solver.running.calendar.schedule import FULL, Week
from solver.running.rules.base import Rule, View
from solver.running.rules.returns import RETURN


@dataclass(frozen=True)
class CurrentWeek(Rule):
    """V1: what is left of the current week is at most the plan in force."""

    id = "V1"
    title = "current week"
    says = "What is left of the current week is at most what the plan in force has, moved and pinned runs apart."
    most: Mapping[dt.date, int]

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """One for each run that is left."""
        for day in week.runs:
            if day.date in self.most:
                why = "what is missed this week is not caught up"
                yield at_most(Place(week.number, day.weekday), view.run(day), self.most[day.date], why=why)


@dataclass(frozen=True)
class Pinned(Rule):
    """V3: what the runner fixed holds exactly."""

    id = "V3"
    title = "pin"
    says = "A distance that the runner fixed holds exactly; a recovery week with one grows as a load week does."
    runs: Mapping[dt.date, int]
    weeks: Mapping[int, int]

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Both directions; a week with a race off the grid comes as near as whole steps of its runs do."""
        why = "you fixed it"
        fixed = [
            (Place(week.number, d.weekday), view.run(d), Fraction(self.runs[d.date]))
            for d in week.runs
            if d.date in self.runs
        ]
        if week.number in self.weeks:
            grid = view.facts.baseline.grid
            runs = grid.beside(self.weeks[week.number], sum(day.race for day in week.days))
            fixed.append((Place(week.number), view.total(week), runs + Fraction(week.tune_up, grid.tenths_of_mm)))
        for place, quantity, steps in fixed:
            yield at_most(place, quantity, ceil(steps), why=why)
            yield at_least(place, quantity, floor(steps), why=why)


@dataclass(frozen=True)
class Resuming(Rule):
    """V5: beside R29 also on days that may be run in full, since other bounds leave weeks of a return alone."""

    id = "V5"
    title = "resuming"
    says = "In a week of a return no run is longer than before the break."
    dates: Collection[dt.date]

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """One for each run at 100 %."""
        if week.returning:
            for day in week.runs:
                if day.share == FULL and day.date in self.dates:
                    yield RETURN.share_of(view, week, day)


@dataclass(frozen=True)
class NoCramming(Rule):
    """V6: no week gets more than the plan in force gave it."""

    id = "V6"
    title = "no cramming"
    says = "No week has more than the plan in force gave it, but for what pins add and what new settings ask for."
    most: Mapping[int, int]
    runs: Mapping[dt.date, int]
    """Of weeks that lost runs and of returns, in which no run takes over what another one lost."""

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """One for the week and each run that is limited; races count on both sides."""
        for day in week.runs:
            if day.date in self.runs:
                place, why = Place(week.number, day.weekday), "what is lost this week is not made up for"
                yield at_most(place, view.run(day), self.runs[day.date], why=why)
        if week.index in self.most:
            race = ceil(Fraction(week.tune_up, view.facts.baseline.grid.tenths_of_mm))
            why = "what was lost is not made up for"
            yield at_most(Place(week.number), view.total(week), self.most[week.index] + race, why=why)
