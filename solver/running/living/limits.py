"""The living plan's own bounds, in the form of every other rule: V1, V3, V5 and V6."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor

from solver.linear import Linear, Quantity
from solver.rule import Bound, Place, at_least, at_most
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import FULL, Day, Week
from solver.running.rules.base import Rule, View
from solver.running.rules.breaks import Break
from solver.running.rules.returns import RETURN


@dataclass(frozen=True)
class CurrentWeek(Rule):
    """V1: what is left of the current week is at most the plan in force."""

    id = "V1"
    title = "current week"
    statement = "What is left of the current week is at most what the plan in force has, moved and pinned runs apart."
    most: Mapping[dt.date, int]

    def bounds(self, view: View) -> Iterator[Bound]:
        """One for each run that is left."""
        for week in view.facts.schedule.weeks:
            for day in week.runs:
                if day.date in self.most:
                    why = "what is missed this week is not caught up"
                    yield at_most(Place(week.number, day.weekday), view.run(day), self.most[day.date], why=why)


@dataclass(frozen=True)
class Pinned(Rule):
    """V3: what the runner fixed holds exactly."""

    id = "V3"
    title = "pin"
    statement = "A distance that the runner fixed holds exactly."
    runs: Mapping[dt.date, int]
    weeks: Mapping[int, int]

    def bounds(self, view: View) -> Iterator[Bound]:
        """Both directions."""
        why = "you fixed it"
        for week in view.facts.schedule.weeks:
            fixed = [
                (Place(week.number, d.weekday), view.run(d), self.runs[d.date])
                for d in week.runs
                if d.date in self.runs
            ]
            if week.number in self.weeks:
                fixed.append((Place(week.number), view.total(week), self.weeks[week.number]))
            for place, quantity, steps in fixed:
                yield at_most(place, quantity, steps, why=why)
                yield at_least(place, quantity, steps, why=why)


@dataclass(frozen=True)
class NoCramming(Rule):
    """V6: no week gets more than the plan in force gave it."""

    id = "V6"
    title = "no cramming"
    statement = "No week has more than the plan in force gave it, but for what pins add and what new settings ask for."
    most: Mapping[int, int]
    runs: Mapping[dt.date, int]
    """Of touched weeks, in which no run takes over what another one lost."""

    def bounds(self, view: View) -> Iterator[Bound]:
        """One for each week and run that is limited; races count on both sides."""
        for week in view.facts.schedule.weeks:
            for day in week.runs:
                if day.date in self.runs:
                    place, why = Place(week.number, day.weekday), "what is lost this week is not made up for"
                    yield at_most(place, view.run(day), self.runs[day.date], why=why)
            if week.index in self.most:
                race = floor(view.facts.baseline.grid.steps(week.tune_up / 10_000_000)) if week.tune_up else 0
                why = "what was lost is not made up for"
                yield at_most(Place(week.number), view.total(week), self.most[week.index] + race + bool(race), why=why)


@dataclass(frozen=True)
class Return(Rule):
    """V5: R29 applied run by run, never above the plan in force."""

    id = "R29"
    title = "return"
    statement = "After a break a run has only a share of the same weekday's run before it."
    breaks: tuple[Break, ...]
    in_force: Mapping[dt.date, int]
    """Steps by date, for the runs that may still change and are not pinned."""

    def bounds(self, view: View) -> Iterator[Bound]:
        """Shares of the way back, then the first load week after it."""
        for week in view.facts.schedule.weeks:
            for day in week.runs:
                percent = self._percent(day.date)
                if percent < FULL and day.date in self.in_force:
                    yield from self._share(view, week, day, percent)
        for pause in self.breaks:
            yield from self._first_load(view, pause)

    def _percent(self, date: dt.date) -> int:
        return min((pause.percent_on(date) for pause in self.breaks), default=FULL)

    def _share(self, view: View, week: Week, day: Day, percent: int) -> Iterator[Bound]:
        place, run, least = Place(week.number, day.weekday), view.run(day), view.facts.baseline.grid.up(RETURN.least_km)
        pause = min((p for p in self.breaks if p.percent_on(day.date) == percent), key=lambda p: p.resume)
        why = (
            f"you come back from {pause.days} days without running, and {percent} % of the usual run is enough for now"
        )
        usual = _usual(view, week, day)
        if isinstance(usual, Linear):
            yield at_most(place, run, usual * percent, 100 * least, per=100, why=why)
        else:
            yield at_most(place, run, max(floor(usual * percent / 100), least), why=why)
        planned = max(self.in_force[day.date], least)
        yield at_most(place, run, planned, why="while coming back no run is longer than it was planned")

    def _first_load(self, view: View, pause: Break) -> Iterator[Bound]:
        """After long breaks the first load week holds what was, and its long run too."""
        if not RETURN.is_long(pause.days):
            return
        weeks, grid = view.facts.schedule.weeks, view.facts.baseline.grid
        week = next((w for w in weeks if w.is_load and w.days[0].date >= pause.full_from - dt.timedelta(6)), None)
        ref = None if week is None else view.ref_total(week)
        if week is None or week.returning or week.days[0].date < pause.resume or ref is None:
            return
        why = f"it is the first full week after {pause.days} days without running"
        yield at_most(Place(week.number), view.total(week), ref, why=why)
        before = view.ref_long(week)
        if week.long is None or before is None:
            return
        place, run = Place(week.number, week.long.weekday), view.run(week.long)
        yield at_most(place, run, before, why=why)
        last = next((w for w in reversed(weeks[: week.index]) if w.returning and w.long is not None), None)
        if pause.days >= RETURN.much_longer_from and last is not None and last.long is not None:
            yield at_most(place, run, view.run(last.long) + grid.down(RETURN.long_jump_km), why=why)


def _usual(view: View, week: Week, day: Day) -> Quantity:
    """The run that a share is taken of: the same weekday's in ref, else ref's longest easy run, else R11's value."""
    baseline, schedule = view.facts.baseline, view.facts.schedule
    if week.ref is None:
        long = baseline.grid.down(baseline.longest_km)
        return long if day.role is Role.LONG else baseline.week_one // schedule.runs_per_week
    if day.role is Role.LONG:
        long_before = view.ref_long(week)
        if long_before is not None:
            return long_before
    before = view.ref_run(week, day.weekday)
    if before is not None:
        return before
    easy = [run for d in schedule.weeks[week.ref].easy if (run := view.ref_run(week, d.weekday)) is not None]
    plain = [run for run in easy if not isinstance(run, Linear)]
    return max(plain) if plain else easy[0] if easy else baseline.week_one // schedule.runs_per_week
