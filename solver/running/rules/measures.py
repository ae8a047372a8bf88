"""What a week is measured from: the schedule's ref in the plan itself, or what is known of it from elsewhere."""

from abc import ABC, abstractmethod

from solver.linear import Linear, Quantity
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.facts import Facts


def free_run(day: Day) -> Linear:
    """A run that is not known, where views are stated over runs and totals themselves: dates are their variables."""
    return Linear({day.date.toordinal(): 1})


def free_total(week: Week) -> Linear:
    """A week's training that is not known; weeks have their negative numbers."""
    return Linear({-week.number: 1})


class Measuring(ABC):
    """The part of a view that follows from its runs and totals."""

    facts: Facts

    @abstractmethod
    def run(self, day: Day) -> Quantity:
        """The training distance of a day with a run."""

    @abstractmethod
    def total(self, week: Week) -> Quantity:
        """W of a week."""

    def below(self, week: Week) -> Quantity:
        """The most that a smaller week may have: a step less."""
        return self.total(week) - 1

    def ref_total(self, week: Week) -> Quantity | None:
        """W of the load week that this one is measured from, with what its lost runs were to have; None without one."""
        if week.ref is None:
            return None
        known = self.facts.known.totals.get(week.ref)
        if known is not None:
            return known
        ref = self.facts.schedule.weeks[week.ref]
        lost = sum(self.facts.targets.weeks[week.ref].lost.values()) if ref.lost else 0
        return self.total(ref) + lost if lost else self.total(ref)

    def ref_run(self, week: Week, weekday: int) -> Quantity | None:
        """The run on a weekday of the load week that this one is measured from; None where there is none."""
        return None if week.ref is None else self._past(self.facts.schedule.weeks[week.ref].days[weekday])

    def ref_easy(self, week: Week) -> list[Quantity]:
        """The easy runs of the load week that this one is measured from."""
        easy = () if week.ref is None else self.facts.schedule.weeks[week.ref].easy
        return [run for run in (self._past(day) for day in easy) if run is not None]

    def ref_longs(self, week: Week) -> list[Quantity]:
        """The long runs of the last two refs that have one, the latest first."""
        weeks = self.facts.schedule.weeks
        longs = [weeks[index].long for index in week.refs_with_long]
        return [run for long in longs if long is not None and (run := self._past(long)) is not None]

    def ref_target(self, week: Week, weekday: int) -> int:
        """What a run of ref was to be: known from elsewhere, or its target."""
        assert week.ref is not None
        known = self.facts.known.runs.get(self.facts.schedule.weeks[week.ref].days[weekday].date)
        return self.facts.targets.weeks[week.ref].days[weekday] if known is None else known

    def _past(self, day: Day) -> Quantity | None:
        known = self.facts.known.runs
        if known and day.date in known:
            return known[day.date]
        return self.run(day) if day.role.is_run else None
