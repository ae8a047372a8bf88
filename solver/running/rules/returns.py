"""Breaks and the way back from them: R29. How long nobody ran, and what each day after it may have of a usual run."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from solver.linear import Quantity
from solver.rule import Bound, Fault, Place, at_most, at_most_any
from solver.running.calendar.roles import Role, Template
from solver.running.calendar.schedule import FULL, Day, Week
from solver.running.rules.base import Rule, View
from solver.running.rules.facts import Facts
from solver.weekday import WEEK


@dataclass(frozen=True)
class Return(Rule):
    """R29."""

    id = "R29"
    title = "return"
    source = "Daniels' adjustments for time off, as commonly quoted"
    shortest_days: int = 7
    beyond_usual_gap: int = 4
    halves_to: int = 28
    halves: tuple[int, ...] = (50, 75)
    thirds_to: int = 56
    thirds: tuple[int, ...] = (33, 50, 75)
    longer: tuple[int, ...] = (33, 50, 70, 85)
    longer_part_days: int = 21
    long_from: int = 15
    much_longer_from: int = 22
    long_jump_km: float = 2.0
    least_km: float = 1.0
    no_ref_percent: int = 80
    loads_after: int = 2

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            f"After a break of {self.shortest_days} days or more each run is at most its day's share of the same "
            f"weekday's before: up to {self.halves_to} days off {_listed(self.halves)} % for half as long each, up to "
            f"{self.thirds_to} days {_listed(self.thirds)} % for a third each, then {_listed(self.longer)} % for "
            f"{self.longer_part_days} days each; easy running only, {self.least_km:g} km always allowed. At least "
            f"{self.loads_after} load weeks follow; after {self.long_from} days off the first is not above the last "
            f"one before, and its long run, after {self.much_longer_from} days, at most {self.long_jump_km:g} km above "
            f"the return's last. Where there is no week before, today's kilometres stand for it, {self.no_ref_percent} "
            f"% of them at most. Breaks shorter than {self.beyond_usual_gap} days more than the usual gap are "
            f"none."
        )

    def least_days(self, usual_gap: int) -> int:
        """From how many days on a time off is more than the week's own gaps."""
        return max(self.shortest_days, usual_gap + self.beyond_usual_gap)

    def stages(self, days: int) -> tuple[tuple[int, int], ...]:
        """The return after so many days off: days and their per cent; parts of odd lengths are rounded up."""
        if days <= self.halves_to:
            parts, length = self.halves, -(-days // len(self.halves))
        elif days <= self.thirds_to:
            parts, length = self.thirds, -(-days // len(self.thirds))
        else:
            parts, length = self.longer, self.longer_part_days
        return tuple((length, part) for part in parts)

    def is_long(self, days: int) -> bool:
        """Whether the first load week after a break is not measured as after two weeks off."""
        return days >= self.long_from

    def applies(self, facts: Facts) -> bool:
        """With a return in the plan; its bounds speak for themselves."""
        return any(week.returning for week in facts.schedule.weeks)

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """The runs of a return, and the first load week after it."""
        if week.returning:
            for day in week.runs:
                if day.share < FULL:
                    yield self.share_of(view, week, day)
            if week.ref is None:
                yield at_most(week.place, view.total(week), self.most_without_ref(view.facts, week))
        elif week.after_break and week.is_load:
            yield from self._first_load(view, week)

    def share_of(self, view: View, week: Week, day: Day) -> Bound:
        """A run of the return against its day's share of the one before."""
        limits = [before * day.share for before in self.befores(view, week, day)]
        least = self.least(view.facts) * 100
        place, why = week.places[day.weekday], "training comes back step by step after a break"
        return at_most_any(place, view.run(day), [*limits, least], per=100, why=why)

    def least(self, facts: Facts) -> int:
        """The steps that every run of the return may have: a kilometre, or in miles the first step above it, since R24
        has no shorter runs.
        """
        return facts.baseline.grid.up(self.least_km)

    def befores(self, view: View, week: Week, day: Day) -> list[Quantity]:
        """What a run of the return is a share of, the longest of them: the same weekday's before the break, or easy
        ones.
        """
        facts, same = view.facts, view.ref_run(week, day.weekday)
        if same is not None:
            return [same]
        if week.ref is not None:
            return view.ref_easy(week) or [facts.baseline.week_one // facts.runs_per_week]
        return [self.without_ref(facts, day)]

    def most_without_ref(self, facts: Facts, week: Week) -> int:
        """The most steps of a week of the return before any load week, races apart."""
        race = facts.race_steps(week) + (week.tune_up > 0)
        return facts.baseline.week_one * self.no_ref_percent // 100 + race

    def without_ref(self, facts: Facts, day: Day) -> int:
        """What stands for the run before, in steps, where the break came before any load week."""
        if day.role is Role.LONG:
            return facts.baseline.grid.down(facts.baseline.longest_km)
        return facts.baseline.week_one // facts.runs_per_week

    def _first_load(self, view: View, week: Week) -> Iterator[Bound]:
        baseline, ref = view.facts.baseline, view.ref_total(week)
        if self.is_long(week.after_break) or ref is None:
            why = "training resumes where it was before the break"
            yield at_most(week.place, view.total(week), baseline.week_one if ref is None else ref, why=why)
        for limit in self.long_runs(view, week):
            assert week.long is not None
            yield at_most(week.places[week.long.weekday], view.run(week.long), limit)

    def long_runs(self, view: View, week: Week) -> list[Quantity]:
        """What the long run of the first load week after a break may have; nothing is said of others."""
        if week.long is None or not (week.after_break and week.is_load) or week.returning:
            return []
        longs, last = view.ref_longs(week), self.last_long(view.facts, week)
        limits = [longs[0] if longs else self.first_long(view.facts, week.after_break)]
        if week.after_break >= self.much_longer_from and last is not None:
            limits.append(view.run(last) + view.facts.baseline.grid.down(self.long_jump_km))
        return limits

    def first_long(self, facts: Facts, days: int) -> int:
        """The most steps of the first load week's long run where no ref has one: after two weeks off no jump."""
        jump = 0.0 if self.is_long(days) else self.long_jump_km
        return facts.baseline.grid.down(facts.baseline.longest_km + jump)

    def last_long(self, facts: Facts, week: Week) -> Day | None:
        """The return's last long run before a week."""
        before = facts.schedule.weeks[: week.index]
        return next((w.long for w in reversed(before) if w.returning and w.long is not None), None)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """No quality in a week of the return."""
        for week in facts.schedule.weeks:
            if week.returning:
                for day in week.quality:
                    yield Fault(Place(week.number, day.weekday), "a week of the return has easy running only")


def _listed(parts: tuple[int, ...]) -> str:
    return ", ".join(str(part) for part in parts)


RETURN = Return()


@dataclass(frozen=True)
class Break:
    """Days without running: the first and the last that were off, and the date of the first run after them."""

    first: dt.date
    last: dt.date
    resume: dt.date

    @property
    def days(self) -> int:
        """From the first to the last day off, both counted."""
        return (self.last - self.first).days + 1

    @property
    def full_from(self) -> dt.date:
        """The first date on which everything is allowed again."""
        return self.resume + dt.timedelta(sum(days for days, _ in RETURN.stages(self.days)))

    @property
    def last_percent(self) -> int:
        """The share of the last days before everything is allowed again."""
        return RETURN.stages(self.days)[-1][1]

    def slows_on(self, date: dt.date) -> bool:
        """Whether the loss of VDOT is still felt: for as many days as the break had."""
        return 0 <= (date - self.resume).days < self.days

    def percent_on(self, date: dt.date) -> int:
        """What a run on a date may have of the same weekday's run before the break; 100 before and long after it."""
        since = (date - self.resume).days
        if since < 0:
            return FULL
        for days, percent in RETURN.stages(self.days):
            if since < days:
                return percent
            since -= days
        return FULL


def days_off_on(breaks: Iterable[Break], date: dt.date) -> int:
    """The length of the longest break that still slows the runner on a date; 0 without one."""
    return max((pause.days for pause in breaks if pause.slows_on(date)), default=0)


def percent_on(breaks: Iterable[Break], date: dt.date) -> int:
    """What a run on a date may have of a usual one after some breaks: the least that any of them allows."""
    return min((pause.percent_on(date) for pause in breaks), default=FULL)


def least_break(template: Template) -> int:
    """From how many days on a time off counts as a break in plans of this template."""
    runs = [d for d, role in enumerate(template) if role.is_run]
    gaps = [after - before - 1 for before, after in pairwise([*runs, *(d + len(WEEK) for d in runs[:1])])]
    return RETURN.least_days(max(gaps))


def breaks_of(off: Collection[dt.date], runs: Iterable[dt.date], least: int) -> tuple[Break, ...]:
    """The breaks between runs, in order. `off` holds blocked, missed, ill and injured days, `runs` all dates run on.

    Days off before the first run count as a break too; without a run after them there is nothing to come back to.
    """
    found = []
    days_off, passed = sorted(off), 0
    for run in sorted(runs):
        begun, ended = passed, bisect_left(days_off, run)
        passed = bisect_right(days_off, run)
        if begun == ended:
            continue
        candidate = Break(days_off[begun], days_off[ended - 1], run)
        if candidate.days >= least:
            found.append(candidate)
    return tuple(found)
