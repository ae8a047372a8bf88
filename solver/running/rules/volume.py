"""Weekly volume: R10-R13, R15, R16."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from solver.linear import Quantity, total
from solver.rule import Bound, Place, at_least, at_most, at_most_any
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Kind, Schedule, Week
from solver.running.request.grid import Grid
from solver.running.request.request import Athlete, Goal
from solver.running.rules.base import Rank, Rule, View
from solver.running.rules.facts import LAST_DAYS, Facts
from solver.running.rules.races import is_capped
from solver.running.rules.returns import RETURN


@dataclass(frozen=True)
class WeekSum(Rule):
    """R10."""

    id = "R10"
    title = "week-sum"
    says = "A week's distance is the exact sum of its days; every distance is a whole multiple of the grid step."

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Both directions, tune-up races counted in."""
        place, declared = week.place, view.total(week)
        days = total(view.run(day) for day in week.runs)
        if week.tune_up:
            days = days + Fraction(week.tune_up, view.facts.baseline.grid.tenths_of_mm)
        yield at_most(place, declared, days)
        yield at_least(place, declared, days)


@dataclass(frozen=True)
class WeekOne(Rule):
    """R11."""

    id = "R11"
    title = "week-one"
    ranks = (Rank.WEEK_ONE,)
    cautious_percent: int = 90
    consistent_from: float = 0.7
    min_km_per_run: float = 2.0

    says = (
        "Week 1 has today's weekly kilometres ({cautious_percent} % of them when consistency is below "
        "{consistent_from:g} or an injury flag is set), never under {min_km_per_run:g} km a run; it bends "
        "downward only."
    )

    def is_cautious(self, athlete: Athlete) -> bool:
        """An inconsistent or injured athlete."""
        score = athlete.consistency_score
        return bool(athlete.injury_flags) or (score is not None and score < self.consistent_from)

    def wanted_km(self, athlete: Athlete) -> Fraction:
        """Week 1 before the minimum by runs."""
        share = Fraction(self.cautious_percent, 100) if self.is_cautious(athlete) else 1
        return Fraction(str(athlete.current_weekly_km)) * share

    def most(self, facts: Facts) -> int:
        """The most of week 1 in steps: where a race stands in it, what its other runs leave room for."""
        reached = facts.targets.weeks[0].reachable + facts.race_room(facts.schedule.weeks[0])
        return max(facts.baseline.week_one, reached)

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Never above; below only if nothing milder helps."""
        if week.index or not week.is_load:
            return
        place, start = Place(1), view.facts.baseline.week_one
        yield at_most(place, view.total(week), self.most(view.facts))
        if not week.touched:
            why = "week 1 starts where the athlete is today"
            yield at_least(place, view.total(week), start, rank=Rank.WEEK_ONE, why=why)


@dataclass(frozen=True)
class GrowthMax(Rule):
    """R12."""

    id = "R12"
    title = "growth-max"
    max_percent: int = 15
    max_km: float = 2.0

    says = (
        "A load week is at most {max_percent} % or {max_km:g} km, whichever is more, above the last "
        "load week before it."
    )

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """For each load week that has a predecessor."""
        ref = view.ref_total(week) if week.is_load else None
        if ref is not None:
            steps = view.facts.baseline.grid.down(self.max_km)
            limits = ref * (100 + self.max_percent), (ref + steps) * 100
            yield at_most_any(week.place, view.total(week), limits, per=100)


@dataclass(frozen=True)
class Growth(Rule):
    """R13."""

    id = "R13"
    title = "growth"
    ranks = (Rank.GROWTH,)
    max_percent: int = 10
    max_km: float = 1.5

    says = (
        "A load week is at most {max_percent} % or {max_km:g} km, whichever is more, above the last "
        "load week before it, and never below it."
    )

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """A week that caps, races or lost runs change, or that follows a long break, may fall below."""
        ref = view.ref_total(week) if week.is_load else None
        if ref is None:
            return
        place, rank, why = week.place, Rank.GROWTH, f"week {(week.ref or 0) + 1} is the load week it is measured from"
        limits = self.limits_above(ref, view.facts.baseline.grid)
        yield at_most_any(place, view.total(week), limits, per=100, rank=rank, why=why)
        if self.never_falls(view.facts, week):
            yield at_least(place, view.total(week), ref, rank=rank, why=why)

    def limits_above(self, ref: Quantity, grid: Grid) -> tuple[Quantity, Quantity]:
        """In hundredths of a step: a load week may have either."""
        return ref * (100 + self.max_percent), (ref + grid.down(self.max_km)) * 100

    def rivals(self, facts: Facts) -> list[Week]:
        """The load weeks of which one is the highest in every plan that keeps to this: usually the last alone."""
        exceeded = {week.ref for week in facts.schedule.loads if self.never_falls(facts, week)}
        return [week for week in facts.schedule.loads if week.index not in exceeded]

    def never_falls(self, facts: Facts, week: Week) -> bool:
        """Whether a load week may not fall below the one it is measured from."""
        return not week.touched and not RETURN.is_long(week.after_break) and not is_capped(facts, week)


@dataclass(frozen=True)
class CutbackDepth(Rule):
    """R15."""

    id = "R15"
    title = "cutback-depth"
    source = "Product brief; convention, no controlled evidence found"
    ranks = (Rank.CUTBACK_DEPTH,)
    low_percent: int = 75
    high_percent: int = 80

    says = "A recovery week has {low_percent}-{high_percent} % of the last load week before it."

    @property
    def middle(self) -> float:
        """Of the last load week, the part that a recovery week rather has."""
        return (self.low_percent + self.high_percent) / 200

    def is_free(self, week: Week) -> bool:
        """Whether a race or lost runs free a week; a return does not."""
        return bool(week.tune_up) or (week.touched and not week.returning)

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Weeks that races or lost runs changed are exempt; a return keeps the upper end."""
        ref = view.ref_total(week) if week.kind is Kind.RECOVERY else None
        if ref is None or self.is_free(week):
            return
        place, rank, why = week.place, Rank.CUTBACK_DEPTH, "a cutback week is a real rest, but not a stop"
        yield at_most(place, view.total(week), ref * self.high_percent, per=100, rank=rank, why=why)
        if not week.returning:
            yield at_least(place, view.total(week), ref * self.low_percent, per=100, rank=rank, why=why)


@dataclass(frozen=True)
class Taper(Rule):
    """R16."""

    id = "R16"
    title = "taper"
    source = "Bosquet et al. 2007; quartiles of 24 published marathon plans"
    marathon_weeks: int = 3
    marathon_short_weeks: int = 2
    marathon_short_below: int = 12
    half_weeks: int = 2
    half_short_weeks: int = 1
    half_short_below: int = 8
    other_weeks: int = 1
    early_weekdays: int = 3
    """A race on one of the week's first so many days has a week of taper more."""
    three_weeks_percent: tuple[int, int] = (90, 80)
    two_weeks_percent: int = 85
    last_days_percent: int = 55
    last_days_percent_short: int = 65

    @property
    def statement(self) -> str:
        """With today's numbers."""
        first, second = self.three_weeks_percent
        return (
            f"Marathon {self.marathon_weeks} taper weeks ({self.marathon_short_weeks} in plans under "
            f"{self.marathon_short_below} weeks), half marathon {self.half_weeks} ({self.half_short_weeks} under "
            f"{self.half_short_below} weeks), 5k and 10k {self.other_weeks}, the race week included, and one more for "
            f"a race on one of the week's first {self.early_weekdays} days. Of the highest load week: three weeks at "
            f"most {first}, then {second} %, two weeks at most {self.two_weeks_percent} %, then the race week; the "
            f"{LAST_DAYS} days before the race at most {self.last_days_percent} % (5k, 10k: "
            f"{self.last_days_percent_short} %). Strictly falling; nothing follows an empty week."
        )

    def weeks(self, goal: Goal, weeks_to_race: int, race_weekday: int) -> int:
        """Taper weeks, the race week included."""
        match goal:
            case Goal.MARATHON:
                short = weeks_to_race < self.marathon_short_below
                usual = self.marathon_short_weeks if short else self.marathon_weeks
            case Goal.HALF_MARATHON:
                usual = self.half_short_weeks if weeks_to_race < self.half_short_below else self.half_weeks
            case _:
                usual = self.other_weeks
        return usual + self.is_early(race_weekday)

    def is_early(self, race_weekday: int | None) -> bool:
        """Whether the race stands so early in its week that the week before takes the race week's part."""
        return race_weekday is not None and race_weekday < self.early_weekdays

    def share(self, schedule: Schedule, week: Week) -> int | None:
        """The most of the highest load week that a taper week before the race week may have; None without a limit.

        Plans of others may have tapers of any length: the last weeks are what the shares speak about.
        """
        before = [other.index for other in schedule.tapers if other.kind is Kind.TAPER]
        if self.is_early(schedule.race_weekday):
            before = before[:-1]
        shares = {0: (), 1: (self.two_weeks_percent,)}.get(len(before), self.three_weeks_percent)
        by_week = dict(zip(before[-len(shares) :] if shares else [], shares, strict=True))
        return by_week.get(week.index)

    def falls(self, before: Week, week: Week) -> bool:
        """Whether a taper week has to be smaller than the week before: life's cuts and returns say nothing about it."""
        return not any(w.lost or w.returning for w in (before, week))

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Shares of the highest load week, the fall from week to week, and the last six days."""
        if not week.is_taper:
            return
        schedule = view.facts.schedule
        share = self.share(schedule, week)
        if share is not None:
            yield at_most(week.place, view.total(week), view.highest_load() * share, per=100)
            ref = view.ref_total(week)
            if week.returning and ref is not None:
                yield at_most(week.place, view.total(week), ref * share, per=100)
        before = schedule.weeks[week.index - 1] if week.index else None
        if before is not None and self.falls(before, week):
            is_empty = not (before.runs or before.tune_up)
            why = f"week {before.number} has no runs and a taper never rises" if is_empty else ""
            yield at_most(week.place, view.total(week), view.below(before), why=why)
        if week.kind is Kind.RACE:
            yield from self._last_days(view, week)

    def _last_days(self, view: View, week: Week) -> Iterator[Bound]:
        """A long run six days before the race is still training for it."""
        facts = view.facts
        tapers = [day for taper in facts.schedule.tapers for day in taper.days if day.date in facts.last_days]
        runs = [view.run(day) for day in tapers if day.role.is_run and day.role is not Role.LONG]
        races = sum(day.race for day in tapers if day.role is Role.TUNE_UP)
        if runs:
            size: Quantity = total(runs)
            if races:
                size = size + Fraction(races, facts.baseline.grid.tenths_of_mm)
            metres = facts.request.settings.goal.race_m or 0
            percent = self.last_days_percent_short if metres <= 10_000 else self.last_days_percent
            why = f"the last {LAST_DAYS} days before the race are for rest"
            yield at_most(week.place, size, view.highest_load() * percent, per=100, why=why)


WEEK_SUM, WEEK_ONE, GROWTH_MAX, GROWTH, CUTBACK_DEPTH, TAPER = (
    WeekSum(),
    WeekOne(),
    GrowthMax(),
    Growth(),
    CutbackDepth(),
    Taper(),
)
