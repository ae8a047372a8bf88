"""Races and life's limits: R25-R27."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from solver.linear import total
from solver.rule import Bound, Fault, Place, at_most
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.calendar.template import Role
from solver.running.request.goals import GOALS
from solver.running.rules.base import Facts, Rule, View


def _capped(view: View, rule_id: str) -> Iterator[Bound]:
    for week in view.facts.schedule.weeks:
        for day in week.runs:
            for cap in view.facts.caps.get(day.date, ()):
                if cap.rule_id == rule_id:
                    yield at_most(Place(week.number, day.weekday), view.run(day), cap.limit, why=cap.why)


def _days(facts: Facts) -> Iterator[tuple[Week, Day]]:
    return ((week, day) for week in facts.schedule.weeks for day in week.days)


@dataclass(frozen=True)
class Race(Rule):
    """R25."""

    id = "R25"
    title = "race"
    statement = (
        "The race stands on its day with its exact distance; no long run that week nor in the five days before, no run "
        "over 8 km in the three days before, at most an easy 5 km the day before, no quality on the two days before, "
        "rest after it; at most n runs, none of them longer than the last load week's average easy run; in the weeks "
        "after only easy runs, at most half the highest load week."
    )
    source = "Bosquet et al. 2007; coaching convention for the last days"
    long_free_days: int = 5
    quality_free_days: int = 2
    after_percent: int = 50

    def applies(self, facts: Facts) -> bool:
        """With a race."""
        return facts.schedule.race_date is not None

    def bounds(self, view: View) -> Iterator[Bound]:
        """Caps of the last days, easy runs of the race week, the weeks after."""
        yield from _capped(view, self.id)
        last = view.facts.schedule.last_load
        for week in view.facts.schedule.weeks:
            if week.kind is Kind.RACE and last is not None and last.easy:
                average = total(view.run(day) for day in last.easy)
                for day in week.easy:
                    yield at_most(Place(week.number, day.weekday), view.run(day), average, per=len(last.easy))
            if week.kind is Kind.AFTER:
                limit = view.highest_load() * self.after_percent
                yield at_most(Place(week.number), view.total(week), limit, per=100)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """What stands where around the race."""
        if facts.schedule.race_date is None:
            return
        metres = GOALS[facts.request.settings.goal].race_m or 0
        for week, day in _days(facts):
            sentence = self._fault(facts, week, day, round(metres * 10_000))
            if sentence is not None:
                yield Fault(Place(week.number, day.weekday), sentence)
        for week in facts.schedule.weeks:
            if week.kind is Kind.RACE and len(week.runs) + bool(week.tune_up) + 1 > facts.schedule.runs_per_week:
                yield Fault(Place(week.number), "the race week has more runs than daysPerWeek")

    def _fault(self, facts: Facts, week: Week, day: Day, race: int) -> str | None:
        to_race = facts.schedule.days_to_race(day)
        if to_race is None:
            return None
        if (to_race == 0) != (day.role is Role.RACE) or (to_race == 0 and day.race != race):
            return "the race stands on raceDate with the goal's distance, and nowhere else"
        if day.role is Role.LONG and (week.kind is Kind.RACE or 0 < to_race <= self.long_free_days):
            return "a long run stands too near to the race"
        if day.role in (Role.QUALITY, Role.TUNE_UP) and 0 < to_race <= self.quality_free_days:
            return "hard work stands on one of the two days before the race"
        if to_race < 0 and week.kind is Kind.RACE and day.role is not Role.REST:
            return "the race is followed by rest to the end of its week"
        if week.kind is Kind.AFTER and day.role in (Role.LONG, Role.QUALITY):
            return "the weeks after the race have easy runs only"
        return None


@dataclass(frozen=True)
class DayCap(Rule):
    """R26."""

    id = "R26"
    title = "day-cap"
    statement = (
        "No run is longer than its weekday's maxKmByDay or maxMinutesByDay (at easy pace), and none stands on a "
        "blocked date: it moves to the nearest free day of its week, else it is dropped."
    )
    source = "The athlete"

    def applies(self, facts: Facts) -> bool:
        """With blocked dates; the caps speak for themselves."""
        return bool(facts.request.settings.blocked_dates)

    def bounds(self, view: View) -> Iterator[Bound]:
        """The athlete's caps."""
        return _capped(view, self.id)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Nothing but rest on a blocked date."""
        blocked = set(facts.request.settings.blocked_dates)
        for week, day in _days(facts):
            if day.date in blocked and day.role is not Role.REST:
                yield Fault(Place(week.number, day.weekday), f"{day.date} is blocked")


@dataclass(frozen=True)
class TuneUp(Rule):
    """R27."""

    id = "R27"
    title = "tune-up"
    statement = (
        "A tune-up race takes the place of that week's quality or long run, with its own distance; the day before is "
        "rest or an easy run of at most 5 km, the day after easy or rest; its kilometres count in the week."
    )
    source = "Coaching convention"

    def applies(self, facts: Facts) -> bool:
        """With tune-up races."""
        return bool(facts.request.settings.tune_up_races)

    def bounds(self, view: View) -> Iterator[Bound]:
        """The short eve."""
        return _capped(view, self.id)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Each race on its day, with easy neighbours."""
        races = {r.date: round(r.distance_km * 10_000_000) for r in facts.request.settings.tune_up_races}
        beside = {date + timedelta(k) for date in races for k in (-1, 1)}
        for week, day in _days(facts):
            place = Place(week.number, day.weekday)
            if races.get(day.date, 0) != (day.race if day.role is Role.TUNE_UP else 0):
                yield Fault(place, "a tune-up race stands on its date with its distance, and nowhere else")
            if day.date in beside and (day.role.is_hard or day.role is Role.CROSS_TRAINING):
                yield Fault(place, "the days beside a tune-up race are easy or rest")
