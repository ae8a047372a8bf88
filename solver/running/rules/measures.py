"""What a week is measured from: the schedule's ref in the plan itself, or what is known of it from elsewhere."""

from abc import ABC, abstractmethod

from solver.linear import Quantity
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.base import Facts


class Measuring(ABC):
    """The part of a view that follows from its runs and totals."""

    facts: Facts

    @abstractmethod
    def run(self, day: Day) -> Quantity:
        """The training distance of a day with a run."""

    @abstractmethod
    def total(self, week: Week) -> Quantity:
        """W of a week."""

    def ref_total(self, week: Week) -> Quantity | None:
        """W of the load week that this one is measured from; None where there is none."""
        if week.ref is None:
            return None
        known = self.facts.known.totals.get(week.ref)
        return self.total(self.facts.schedule.weeks[week.ref]) if known is None else known

    def ref_run(self, week: Week, weekday: int) -> Quantity | None:
        """The run on a weekday of the load week that this one is measured from; None where there is none."""
        if week.ref is None:
            return None
        day = self.facts.schedule.weeks[week.ref].days[weekday]
        known = self.facts.known.runs.get(day.date)
        if known is not None:
            return known
        return self.run(day) if day.role.is_run else None

    def ref_target(self, week: Week, weekday: int) -> int:
        """What a run of ref was to be: known from elsewhere, or its target."""
        assert week.ref is not None
        known = self.facts.known.runs.get(self.facts.schedule.weeks[week.ref].days[weekday].date)
        return self.facts.targets.weeks[week.ref].days[weekday] if known is None else known

    def ref_long(self, week: Week) -> Quantity | None:
        """The long run that this week's is measured from; None where there is none."""
        ref = None if week.ref is None else self.facts.schedule.weeks[week.ref].long
        return None if ref is None else self.ref_run(week, ref.weekday)
