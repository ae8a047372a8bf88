"""Each run by itself: how much it changes from week to week, and how short it may be: R23, R24."""

from collections.abc import Iterator
from dataclasses import dataclass

from solver.linear import Quantity
from solver.rule import Bound, at_least, at_most
from solver.running.calendar.roles import RUNS, Role
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.base import Rank, Rule, View
from solver.running.rules.facts import LAST_DAYS, Facts


@dataclass(frozen=True)
class Smoothing(Rule):
    """R23."""

    id = "R23"
    title = "smoothing"
    ranks = (Rank.SMOOTHING,)
    max_change_km: float = 2.0

    says = "A load week's run differs from the same weekday's in the load week before by at most {max_change_km:g} km."

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Quality and easy days; the long run has R17."""
        most, rank = view.facts.baseline.grid.down(self.max_change_km), Rank.SMOOTHING
        why = "runs change little from week to week"
        for day, then in same_weekday_runs(view, week):
            place, now = week.places[day.weekday], view.run(day)
            yield at_most(place, now, then + most, rank=rank, why=why)
            yield at_least(place, now, then - most, rank=rank, why=why)


def same_weekday_runs(view: View, week: Week) -> Iterator[tuple[Day, Quantity]]:
    """Runs of a load week with the length of ref's on the same weekday; what life displaced is left out."""
    if not week.is_load or week.touched or week.ref is None:
        return
    ref = view.facts.schedule.weeks[week.ref]
    for day in week.runs:
        if is_comparable(day, ref.days[day.weekday]):
            before = view.ref_run(week, day.weekday)
            assert before is not None
            yield day, before


def is_comparable(day: Day, before: Day) -> bool:
    """Whether R23 speaks about a run and the one on the same weekday of ref."""
    stand = not day.displaced and not before.displaced
    return stand and day.role in _COMPARABLE and before.role in _COMPARABLE


_COMPARABLE = RUNS - {Role.LONG}


@dataclass(frozen=True)
class MinRun(Rule):
    """R24."""

    id = "R24"
    title = "min-run"
    ranks = (Rank.EASY_DAYS,)
    min_km: float = 1.0
    usual_km: float = 3.0
    usual_from_km_per_run: float = 6.0
    short_km: float = 2.0
    short_from_km_per_run: float = 4.0

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            f"Every run is at least {self.min_km:g} km (hard), {self.usual_km:g} km where week 1 has "
            f"{self.usual_from_km_per_run:g} km a run, {self.short_km:g} km where it has "
            f"{self.short_from_km_per_run:g} km a run and in the {LAST_DAYS} days before a race."
        )

    def is_reduced(self, week: Week) -> bool:
        """Whether a break or lost runs leave a week so little that its runs may be short."""
        return week.returning or week.half_lost

    def leasts(self, facts: Facts, week: Week) -> tuple[int, int]:
        """The least of one run, in steps, while nothing bends: on most days, and in the last days before a race."""
        grid, start, runs = facts.baseline.grid, facts.baseline.week_one, facts.runs_per_week
        if self.is_reduced(week) or start < grid.up(self.short_from_km_per_run * runs):
            return grid.up(self.min_km), grid.up(self.min_km)
        usual = start >= grid.up(self.usual_from_km_per_run * runs)
        return grid.up(self.usual_km if usual else self.short_km), grid.up(self.short_km)

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """One or two for each run."""
        facts, hard = view.facts, view.facts.baseline.grid.up(self.min_km)
        usual, near_race = self.leasts(facts, week)
        last_days, rank = facts.days_before_races, Rank.EASY_DAYS
        why = "shorter runs are hardly worth the way out of the door"
        for day in week.runs:
            place, run = week.places[day.weekday], view.run(day)
            least = near_race if day.date in last_days else usual
            yield at_least(place, run, hard)
            if least > hard:
                yield at_least(place, run, least, rank=rank, why=why)


SMOOTHING, MIN_RUN = Smoothing(), MinRun()
