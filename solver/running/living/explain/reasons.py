"""Why each day changed (V10): an event, a pin, a return or a setting; else the first bound that the old day breaks."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from solver.linear import Number
from solver.rule import Bound, Place
from solver.running.calendar.schedule import Kind, Week
from solver.running.living.change.terms import Terms, key_of
from solver.running.living.explain.diff import Reason
from solver.running.living.explain.told_settings import told_settings
from solver.running.living.explain.way_back import FAST_OR_LONG, WayBack
from solver.running.living.explain.wording import Words, room_of
from solver.running.living.past.events import MOST_DAYS
from solver.running.living.past.scene import Scene
from solver.running.request.result import WorkoutType
from solver.running.request.revision import DayPlan
from solver.running.request.situation import Event
from solver.running.rules.base import Rule
from solver.running.rules.numbers import Numbers

_Said = tuple[str, Place, int, str]


class _Broken(NamedTuple):
    """A bound as the finished numbers have it, which breaks with the old ones: what is said is true of the plan."""

    rule: Rule
    bound: Bound


class Reasons:
    """Knows the scene before and after, and the finished numbers."""

    def __init__(self, before: Scene, after: Scene, terms: Terms, numbers: Numbers) -> None:
        self.before, self.after, self.terms, self.numbers = before, after, terms, numbers
        self.words = Words(after, numbers)
        self.tongue = self.words.tongue
        self.way_back = WayBack(after, self.words)
        self.missed = after.past.missed()
        self._found: dict[frozenset[dt.date], list[_Broken]] = {}

    def of(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason:
        """Cause, rule, and why, for the end of the sentence about a change."""
        for find in (self._pin, self._event, self._return, self._setting, self._rhythm, self._after_hard):
            found = find(date, before, after)
            if found is not None:
                return found
        return self._rule(date, before, after)

    # -- causes that the runner told -------------------------------------------------------------

    def _pin(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        pin = self.after.pinned.get(date)
        if date in self.after.sheet.resized:
            number = self.after.facts.schedule.week_of(date).number
            return "pin", "V3", self.tongue.say("why.pin_week", number=number)
        if pin is None:
            return self._made_way(date, before, after)
        if pin.move is None:
            return "pin", "V3", self._held_back(date, date, after, self.tongue.say("why.pin"))
        came = date == pin.move.to
        other = pin.move.origin if came else pin.move.to
        why = self.tongue.say("why.moved_here" if came else "why.moved_to", date=self.tongue.date(other))
        return "pin", "V3", self._held_back(date, other, after, why)

    def _held_back(self, date: dt.date, origin: dt.date, after: DayPlan | None, why: str) -> str:
        """A wish that holds, but for what a way back takes from the run: that is said too."""
        taken = self.way_back.moved(date, origin, after)
        return why if taken is None else self.tongue.say("why.held_back", wish=why, why=taken)

    def _made_way(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        """A day whose run went to a pinned day of its week, or came from there."""
        if date not in self.after.moved or before is None or after is None or before.workout_type is after.workout_type:
            return None
        week = date.isocalendar()[:2]
        pinned = [day for day in self.after.pinned if day.isocalendar()[:2] == week]
        if not pinned or self._events_near(date):
            return None
        why = self.tongue.say("why.made_way", date=self.tongue.date(pinned[0]))
        return "pin", "V3", why

    def _event(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        """What took a day's run away or brought another: an event, a blocked date, or a missed run."""
        if date not in self.after.moved:
            return None
        say, near = self.tongue.say, self._events_near(date)
        on = next((event for event in near if event.covers(date)), None)
        if on is not None:
            return "event", "V2", self.tongue.event(on)
        if self._newly_blocked(date):
            return "setting", "R26", say("why.blocked")
        if near:
            return "event", "V2", say("why.near_event", event=self.tongue.event(near[0]))
        caught = [day for day in self.missed if 0 < (date - day).days <= MOST_DAYS]
        if caught and after is not None and after.workout_type in FAST_OR_LONG:
            return "event", "V2", say("why.caught_up", date=self.tongue.date(max(caught)))
        blocked = [
            day for day in self.after.facts.request.settings.blocked_dates if abs((day - date).days) <= MOST_DAYS
        ]
        if blocked:
            return "setting", "R26", say("why.near_blocked", date=self.tongue.date(blocked[0]))
        return None

    def _events_near(self, date: dt.date) -> list[Event]:
        reach = dt.timedelta(MOST_DAYS)
        return [e for e in self.after.situation.events if e.first - reach <= date <= e.last + reach]

    def _newly_blocked(self, date: dt.date) -> bool:
        before, after = self.before.facts.request.settings, self.after.facts.request.settings
        return date in after.blocked_dates and date not in before.blocked_dates

    def _return(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        why = None if before is None or after is None else self.way_back.clause(date, before, after)
        return None if why is None else ("return", "R29", why)

    def _setting(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        same = before is not None and after is not None and before.workout_type is after.workout_type
        if not same or (after is not None and after.workout_type is WorkoutType.RACE):
            return self._of_settings("why.setting")
        index = self.after.facts.schedule.week_of(date).index
        if index in self.after.retapered:
            return self._of_settings("why.taper")
        if not self.after.recounted or index not in self.after.weeks_anew:
            return None
        return self._of_settings("why.takes_over" if _km(after) > _km(before) else "why.shares")

    def _of_settings(self, key: str) -> Reason | None:
        """The settings that are others now; None where none is."""
        told = self._changed_settings()
        return ("setting", None, self.tongue.say(key, told=self.tongue.all_of(told))) if told else None

    def _changed_settings(self) -> list[str]:
        return told_settings(self.before.facts.request.settings, self.after.facts.request.settings, self.tongue)

    def _rhythm(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        """A week that became a training week, or a recovery week without having lost anything (R14)."""
        week = self.after.facts.schedule.week_of(date)
        was = self.after.kinds_in_force.get(week.index)
        if week.touched or was is week.kind or was is None:
            return None
        if was not in (Kind.LOAD, Kind.RECOVERY) or week.kind not in (Kind.LOAD, Kind.RECOVERY):
            return self._of_settings("why.setting")  # the taper or the race left it, or took it
        key = "why.full_week" if week.is_load else "why.rest_week"
        weeks = self.after.facts.schedule.weeks
        if week.is_load and week.index and weeks[week.index - 1].half_lost:
            key = "why.rested"
        why = self.tongue.say(key, number=week.number, before=week.number - 1)
        return "rule", "R14", why

    def _after_hard(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason | None:
        """An easy run that is for recovery, because a hard run stands before it now (R04)."""
        if before is None or after is None or before.planned_distance_km != after.planned_distance_km:
            return None
        return "rule", "R04", self.tongue.say("why.after_hard")

    # -- rules -----------------------------------------------------------------------------------

    def _rule(self, date: dt.date, before: DayPlan | None, after: DayPlan | None) -> Reason:
        """Put the day, then its week, then all back to what they were, and name the first bound that breaks."""
        told, more = self.tongue.all_of(self._changed_settings()), _km(after) > _km(before)
        for dates in self._ever_wider(date):
            broken = min(self._broken(dates), key=lambda b: self._nearness(b, date, more), default=None)
            if broken is not None:
                why = self._clause(broken, date)
                if (broken.bound.sign > 0) is more:
                    why = self.tongue.say("why.elsewhere", why=why)
                why = self.tongue.say("why.now_that", why=why, told=told) if told else why
                return "rule", broken.rule.id, why
        why = self.tongue.say("why.setting", told=told) if told else self.tongue.say("why.together")
        return ("setting" if told else "rule"), None, why

    def _clause(self, broken: _Broken, date: dt.date) -> str:
        """The bound in words; one that finished numbers miss too, by less, is no limit but what they bend."""
        rule, bound = broken
        eased = key_of(rule, bound) in self.terms.forgiven
        clause = self.words.clause(rule, bound, _limit(bound), date, eased)
        return self.tongue.say("account.bent", bound=clause) if bound.amount() else clause

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
            stated = self.terms.statements(numbers, self._affected(dates))
            missed = [(rule, bound) for rule, bound in stated if bound.amount()]
            found = [(rule, self._milder(rule, bound)) for rule, bound in missed]
            self._found[dates] = [_Broken(rule, bound) for rule, bound in found if bound]
        return self._found[dates]

    def _milder(self, rule: Rule, missed: Bound) -> Bound | None:
        """The bound as the finished numbers have it, if they keep it or miss it by less."""
        bound = self._tightest.get(_said(rule, missed))
        return bound if bound is not None and bound.amount() < missed.amount() else None

    def _affected(self, dates: frozenset[dt.date]) -> list[Week]:
        """The weeks of some dates and those that are measured from them."""
        schedule = self.after.facts.schedule
        touched = {schedule.index_of(date) for date in dates}
        return [
            week
            for week in schedule.weeks[self.after.current :]
            if week.index in touched
            or week.ref in touched
            or not touched.isdisjoint(week.refs_with_long)
            or (week.is_taper or week.kind is Kind.AFTER)
        ]

    @cached_property
    def _tightest(self) -> dict[_Said, Bound]:
        """Of the bounds that finished numbers have on one thing for one reason the one that leaves least room."""
        found: dict[_Said, Bound] = {}
        for rule, bound in self.terms.statements(self.numbers):
            key = _said(rule, bound)
            if key not in found or room_of(bound) < room_of(found[key]):
                found[key] = bound
        return found

    def _nearness(self, broken: _Broken, date: dt.date, more: bool) -> tuple[bool, bool, int, int, int, bool]:
        """One that asks for what was done, more or less, before one that this makes room for; of this week, then of
        others; the tightest now, and one that bends after those that are tight; about this day first, then the week,
        then the nearest; hard before elastic.
        """
        place, room = broken.bound.place, room_of(broken.bound)
        apart = abs(place.week - 1 - self.after.facts.schedule.index_of(date))
        other_day = 0 if place.day == date.weekday() and not apart else 1 if place.day is None else 2
        looseness = 0 if room == 0 else 1 if room < 0 else 1 + room
        against = (broken.bound.sign > 0) is more
        return against, apart > 0, looseness, apart, other_day, broken.bound.rank is not None


def _said(rule: Rule, bound: Bound) -> _Said:
    return rule.id, bound.place, bound.sign, bound.why


def _limit(bound: Bound) -> Number:
    subject: Number = bound.subject  # type: ignore[assignment]
    return subject + bound.sign * room_of(bound)


def _km(day: DayPlan | None) -> float:
    return 0.0 if day is None else day.planned_distance_km or 0.0
