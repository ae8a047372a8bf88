"""Weekly volume: R10-R13, R15, R16."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from solver.linear import Quantity, total
from solver.rule import Bound, Place, Tier, at_least, at_most
from solver.running.calendar.schedule import Kind, Week
from solver.running.curve.tapers import CUTBACK_HIGH_PERCENT, CUTBACK_LOW_PERCENT, TAPER_BANDS, taper_band
from solver.running.rules.base import CHANGED_WEEK_RANK, Rule, View


def _shortfall_rank(week: Week, rank: int) -> int:
    """A tune-up race or lost runs lower the week's curve value: its total may follow before anything else bends."""
    return CHANGED_WEEK_RANK if week.touched else rank


@dataclass(frozen=True)
class WeekSum(Rule):
    """R10."""

    id = "R10"
    title = "week-sum"
    statement = "A week's distance is the exact sum of its days; every distance is a whole multiple of the grid step."

    def bounds(self, view: View) -> Iterator[Bound]:
        """Both directions, tune-up races counted in."""
        step = view.facts.baseline.grid.tenths_of_mm
        for week in view.facts.schedule.weeks:
            place, declared = Place(week.number), view.total(week)
            days = total(view.run(day) for day in week.runs)
            if week.tune_up:
                days = days + Fraction(week.tune_up, step)
            yield at_most(place, declared, days)
            yield at_least(place, declared, days)


@dataclass(frozen=True)
class WeekOne(Rule):
    """R11."""

    id = "R11"
    title = "week-one"
    statement = (
        "Week 1 has today's weekly kilometres (90 % of them when consistency is below 0.7 or an injury flag is set), "
        "never under 2 km a run."
    )
    tier = Tier.ELASTIC
    bends = "4, downward only"

    def bounds(self, view: View) -> Iterator[Bound]:
        """Never above; below only if nothing milder helps."""
        week = view.facts.schedule.weeks[0]
        if not week.is_load:
            return
        place, start = Place(1), view.facts.baseline.week_one
        race = week.tune_up // view.facts.baseline.grid.tenths_of_mm
        yield at_most(place, view.total(week), max(start, view.facts.targets.weeks[0].total + race))
        why = "week 1 starts where the athlete is today"
        yield at_least(place, view.total(week), start, rank=_shortfall_rank(week, 4), why=why)


@dataclass(frozen=True)
class GrowthMax(Rule):
    """R12."""

    id = "R12"
    title = "growth-max"
    statement = "A load week is at most 15 % above the last load week before it."
    max_percent: int = 15

    def bounds(self, view: View) -> Iterator[Bound]:
        """One for each load week that has a predecessor."""
        for week, ref in _measured_loads(view):
            yield at_most(Place(week.number), view.total(week), ref * (100 + self.max_percent), per=100)


@dataclass(frozen=True)
class Growth(Rule):
    """R13."""

    id = "R13"
    title = "growth"
    statement = "A load week is at most 10 % above the last load week before it, and never below it."
    tier = Tier.ELASTIC
    bends = "8"
    max_percent: int = 10

    def bounds(self, view: View) -> Iterator[Bound]:
        """A week that lost runs may fall below."""
        for week, ref in _measured_loads(view):
            place, why = Place(week.number), f"week {(week.ref or 0) + 1} is the load week it is measured from"
            yield at_most(place, view.total(week), ref * (100 + self.max_percent), per=100, rank=8, why=why)
            if not week.lost:
                yield at_least(place, view.total(week), ref, rank=_shortfall_rank(week, 8), why=why)


@dataclass(frozen=True)
class CutbackDepth(Rule):
    """R15."""

    id = "R15"
    title = "cutback-depth"
    statement = "A recovery week has 75-80 % of the last load week before it."
    source = "Product brief; convention, no controlled evidence found"
    tier = Tier.ELASTIC
    bends = "5"
    low_percent: int = CUTBACK_LOW_PERCENT
    high_percent: int = CUTBACK_HIGH_PERCENT

    def bounds(self, view: View) -> Iterator[Bound]:
        """Weeks that became recovery weeks by losing half their runs are exempt."""
        for week in view.facts.schedule.weeks:
            ref = view.ref_total(week)
            if week.kind is not Kind.RECOVERY or week.half_lost or ref is None:
                continue
            place, why = Place(week.number), "a cutback week is a real rest, but not a stop"
            yield at_most(place, view.total(week), ref * self.high_percent, per=100, rank=5, why=why)
            rank = _shortfall_rank(week, 5)
            yield at_least(place, view.total(week), ref * self.low_percent, per=100, rank=rank, why=why)


@dataclass(frozen=True)
class Taper(Rule):
    """R16."""

    id = "R16"
    title = "taper"
    statement = (
        "Marathon 3 taper weeks (2 in plans under 12 weeks), half marathon 2 (1 under 8 weeks), 5k and 10k 1, the race "
        "week included. Of the highest load week: three weeks 70-90 %, 50-75 %, race week at most 55 %; two weeks "
        "60-80 %, race week at most 55 %; one week at most 65 %. Strictly falling."
    )
    source = "Bosquet et al. 2007; quartiles of 24 published marathon plans"
    three_weeks: tuple[tuple[int, int], ...] = TAPER_BANDS[3]
    two_weeks: tuple[tuple[int, int], ...] = TAPER_BANDS[2]
    one_week: tuple[tuple[int, int], ...] = TAPER_BANDS[1]

    def bounds(self, view: View) -> Iterator[Bound]:
        """Shares of the highest load week, then the fall from week to week."""
        tapers = view.facts.schedule.tapers
        if not tapers:
            return
        highest = view.highest_load()
        for week in tapers:
            low, high = taper_band(view.facts.schedule, week)
            yield at_most(Place(week.number), view.total(week), highest * high, per=100)
            if low and not week.early and not week.half_lost:
                yield at_least(Place(week.number), view.total(week), highest * low, per=100)
        for before, week in pairwise(tapers):
            if not week.half_lost and not before.half_lost:
                yield at_most(Place(week.number), view.total(week), view.total(before) - 1)


def _measured_loads(view: View) -> Iterator[tuple[Week, Quantity]]:
    for week in view.facts.schedule.loads:
        ref = view.ref_total(week)
        if ref is not None:
            yield week, ref
