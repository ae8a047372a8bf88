"""Why each day changed (V10): an event, a pin, a return or a setting; else the first bound that the old day breaks."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from solver.linear import Number
from solver.rule import Bound, Place
from solver.running.calendar.schedule import FULL, Kind, Week
from solver.running.living.change.terms import Terms
from solver.running.living.explain.diff import change_said, spoken
from solver.running.living.explain.wording import Words, room_of
from solver.running.living.past.scene import Scene
from solver.running.request.revision import Cause, DayPlan
from solver.running.request.situation import Event
from solver.running.rules.base import Rule
from solver.running.rules.numbers import Numbers

EVENTS = {"illness": "you are ill", "injury": "you are injured", "travel": "you travel"}

Reason = tuple[Cause, str | None, str]


class _Broken(NamedTuple):
    rule: Rule
    bound: Bound
    amount: int


class Reasons:
    """Knows the scene before and after, and the finished numbers."""

    def __init__(self, before: Scene, after: Scene, terms: Terms, numbers: Numbers) -> None:
        self.before, self.after, self.terms, self.numbers = before, after, terms, numbers
        self.words = Words(after, numbers)
        self.missed = after.past.missed()
        self._found: dict[frozenset[dt.date], list[_Broken]] = {}

    def of(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason:
        """Cause, rule and sentence of one change."""
        for find in (self._pin, self._event, self._return, self._setting, self._rhythm, self._after_hard):
            found = find(date, before, after)
            if found is not None:
                return found
        return self._rule(date, before, after)

    # -- causes that the runner told -------------------------------------------------------------

    def _pin(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        pin = self.after.pinned.get(date)
        if pin is None:
            return self._made_way(date, before, after)
        if pin.move is None:
            return "pin", "V3", f"{self._said(date, before, after)}, because you fixed this day."
        other = pin.move.origin if date == pin.move.to else pin.move.to
        what = "came here from" if date == pin.move.to else "moved to"
        return "pin", "V3", f"{self._said(date, before, after)}, because you {_moved(what)} {spoken(other)}."

    def _made_way(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        """A day whose run went to a pinned day of its week, or came from there."""
        if date not in self.after.moved or before is None or after is None or before.workout_type is after.workout_type:
            return None
        week = date.isocalendar()[:2]
        pinned = [day for day in self.after.pinned if day.isocalendar()[:2] == week]
        if not pinned or self._events_near(date):
            return None
        return "pin", "V3", f"{self._said(date, before, after)}, because you fixed {spoken(pinned[0])}."

    def _event(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        if date not in self.after.moved:
            return None
        event = self._event_on(date)
        if event is not None:
            return "event", "V2", f"{self._said(date, before, after)}, because {EVENTS[event.kind]} {_span(event)}."
        if self._newly_blocked(date):
            return "setting", "R26", f"{self._said(date, before, after)}, because this date is blocked now."
        near = self._events_near(date)
        if near:
            why = f"{EVENTS[near[0].kind]} {_span(near[0])} and this run is worth a move"
            return "event", "V2", f"{self._said(date, before, after)}, because {why}."
        caught = [day for day in self.missed if 0 < (date - day).days <= 2]
        if caught:
            why = f"the run of {spoken(max(caught))} was missed and can be caught up here"
            return "event", "V2", f"{self._said(date, before, after)}, because {why}."
        blocked = [day for day in self.after.facts.request.settings.blocked_dates if abs((day - date).days) <= 2]
        if blocked:
            return "setting", "R26", f"{self._said(date, before, after)}, because {spoken(blocked[0])} is blocked now."
        return None

    def _event_on(self, date: dt.date) -> Event | None:
        return next((event for event in self.after.situation.events if event.first <= date <= event.last), None)

    def _events_near(self, date: dt.date) -> list[Event]:
        reach = dt.timedelta(2)
        return [e for e in self.after.situation.events if e.first - reach <= date <= e.last + reach]

    def _newly_blocked(self, date: dt.date) -> bool:
        before, after = self.before.facts.request.settings, self.after.facts.request.settings
        return date in after.blocked_dates and date not in before.blocked_dates

    def _return(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        pauses = [p for p in self.after.breaks if p.resume <= date and self._in_return_week(date)]
        if not pauses:
            return None
        pause, percent = pauses[-1], self.after.percent_on(date)
        easier = before is not None and after is not None and after.workout_type is not before.workout_type
        if percent == FULL and not easier:
            return None
        if percent < FULL:
            why = f"after {pause.days} days without running {percent} % of the usual run is enough on this day"
        else:
            why = f"there is no fast running while you come back from {pause.days} days without running"
        return "return", "R29", f"{self._said(date, before, after)}, because {why}."

    def _in_return_week(self, date: dt.date) -> bool:
        weeks = self.after.facts.schedule.weeks
        index = (date - weeks[0].days[0].date).days // 7
        return 0 <= index < len(weeks) and weeks[index].returning

    def _setting(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        told = self._changed_settings()
        if not told:
            return None
        why = " and ".join(told)
        if before is not None and after is not None and before.workout_type is after.workout_type:
            if not self.after.recounted or self._week_of(date).index not in self.after.weeks_anew:
                return None
            longer = (after.planned_distance_km or 0.0) > (before.planned_distance_km or 0.0)
            why += " and it takes over kilometres of other days" if longer else " and other days share its kilometres"
        return "setting", None, f"{self._said(date, before, after)}, because {why}."

    def _week_of(self, date: dt.date) -> Week:
        weeks = self.after.facts.schedule.weeks
        return weeks[(date - weeks[0].days[0].date).days // 7]

    def _changed_settings(self) -> list[str]:
        old, new = self.before.facts.request.settings, self.after.facts.request.settings
        told = []
        if old.race_date != new.race_date:
            told.append(
                "the race is dropped" if new.race_date is None else f"the race is on {spoken(new.race_date)} now"
            )
        if old.days_per_week != new.days_per_week:
            runs = "1 day" if new.days_per_week == 1 else f"{new.days_per_week} days"
            told.append(f"you run on {runs} a week now")
        if old.goal is not new.goal:
            told.append(f"the goal is {new.goal.label} now")
        for name, words in _OTHERS.items():
            if getattr(old, name) != getattr(new, name):
                told.append(words)
        return told

    def _rhythm(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        """A week that became a training week, or a recovery week without having lost anything (R14)."""
        week = self._week_of(date)
        was = self.after.kinds_in_force.get(week.index)
        if week.touched or was is week.kind or was is None:
            return None
        if week.is_load:
            why = "there are at least two full weeks between recovery weeks"
            return (
                "rule",
                "R14",
                f"{self._said(date, before, after)}, because week {week.number} is a full week now: {why}.",
            )
        if week.kind is Kind.RECOVERY and was is Kind.LOAD:
            why = "after two or three full weeks one is lighter"
            return (
                "rule",
                "R14",
                f"{self._said(date, before, after)}, because week {week.number} is a recovery week now: {why}.",
            )
        return None

    def _after_hard(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        """An easy run that is for recovery, because a hard run stands before it now (R04)."""
        if before is None or after is None or before.planned_distance_km != after.planned_distance_km:
            return None
        return "rule", "R04", f"{self._said(date, before, after)}, because it follows a hard day now."

    # -- rules -----------------------------------------------------------------------------------

    def _rule(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason:
        """Put the day, then its week, then all back to what they were, and name the first bound that breaks."""
        for dates in self._ever_wider(date):
            broken = min(self._broken(dates), key=lambda b: self._nearness(b, date), default=None)
            if broken is not None:
                why = self.words.clause(broken.rule, broken.bound, _limit(broken))
                told = self._changed_settings()
                why += f", now that {' and '.join(told)}" if told else ""
                return "rule", broken.rule.id, f"{self._said(date, before, after)}, because {why}."
        told = self._changed_settings()
        why = " and ".join(told) or "together the rules leave no smaller change"
        return ("setting" if told else "rule"), None, f"{self._said(date, before, after)}, because {why}."

    def _ever_wider(self, date: dt.date) -> Iterable[frozenset[dt.date]]:
        week = date.isocalendar()[:2]
        yield frozenset({date} & self._changed)
        yield frozenset(d for d in self._changed if d.isocalendar()[:2] == week)
        yield self._changed

    @cached_property
    def _changed(self) -> frozenset[dt.date]:
        """Runs that are run on their dates before and after, with another length."""
        force = self.after.in_force
        runs = [d for d in self.numbers.runs if d >= self.after.today and d in force and force[d].steps]
        return frozenset(d for d in runs if self.numbers.runs[d] != force[d].steps)

    def _broken(self, dates: frozenset[dt.date]) -> list[_Broken]:
        """The bounds that break when the runs of some dates are as long as they were."""
        if dates not in self._found:
            runs: dict[dt.date, Number] = {**self.numbers.runs, **{d: self.after.in_force[d].steps for d in dates}}
            numbers = Numbers.of_distances(self.after.facts, runs)
            found = [_Broken(r, b, b.amount()) for r, b in self.terms.statements(numbers, self._affected(dates))]
            self._found[dates] = [b for b in found if b.amount and _key(b.rule, b.bound) not in self._missed]
        return self._found[dates]

    def _affected(self, dates: frozenset[dt.date]) -> list[Week]:
        """The weeks of some dates and those that are measured from them."""
        weeks = self.after.facts.schedule.weeks
        first = weeks[0].days[0].date
        touched = {(date - first).days // 7 for date in dates}
        return [
            week
            for week in weeks[self.after.current :]
            if week.index in touched
            or week.ref in touched
            or not touched.isdisjoint(week.refs_with_long)
            or (week.is_taper or week.kind is Kind.AFTER)
        ]

    @cached_property
    def _bounds(self) -> list[tuple[Rule, Bound]]:
        return list(self.terms.statements(self.numbers))

    @cached_property
    def _missed(self) -> set[tuple[str, Place, int]]:
        return {_key(rule, bound) for rule, bound in self._bounds if bound.amount()}

    @cached_property
    def _tight(self) -> set[tuple[str, Place, int]]:
        return {_key(rule, bound) for rule, bound in self._bounds if room_of(bound) < 1}

    def _nearness(self, broken: _Broken, date: dt.date) -> tuple[bool, int, int, int]:
        """A bound that is tight now, about this day first, then its week, then the nearest; hard before elastic."""
        weeks = self.after.facts.schedule.weeks
        index = (date - weeks[0].days[0].date).days // 7
        place = broken.bound.place
        apart = abs(place.week - 1 - index)
        other_day = 0 if place.day == date.weekday() and not apart else 1 if place.day is None else 2
        loose = _key(broken.rule, broken.bound) not in self._tight
        return loose, apart, other_day, int(broken.bound.rank is not None)

    def _said(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> str:
        """What changed: "Sunday 7 March: 24 instead of 25 km"."""
        return f"{spoken(date)}: {change_said(before, after, self.after.facts.request.settings.units)}"


def _key(rule: Rule, bound: Bound) -> tuple[str, Place, int]:
    return rule.id, bound.place, bound.sign


def _limit(broken: _Broken) -> Number:
    subject: Number = broken.bound.subject  # type: ignore[assignment]
    return subject - broken.bound.sign * broken.amount


def _span(event: Event) -> str:
    if event.first == event.last:
        return f"on {spoken(event.first)}"
    return f"from {spoken(event.first)} to {spoken(event.last)}"


def _moved(what: str) -> str:
    return "moved this run here from" if what == "came here from" else "moved this run to"


_OTHERS = {
    "preferred_days": "you prefer other days now",
    "preferred_long_run_day": "the long run has another day now",
    "include_long_run": "you changed whether there are long runs",
    "include_speedwork": "you changed whether there is fast running",
    "tune_up_races": "the tune-up races changed",
    "max_km_by_day": "the days' limits changed",
    "max_minutes_by_day": "the days' limits changed",
    "peak_weekly_km": "the peak that you asked for changed",
    "blocked_dates": "the blocked dates changed",
    "weeks_after_race": "the weeks after the race changed",
    "allow_cross_training": "you changed whether there is cross-training",
    "total_weeks": "the plan's length changed",
}
