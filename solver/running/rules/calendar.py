"""Calendar and roles: R01-R06, and the cutback rhythm R14. Settled before the solve, hence plain checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from solver.rule import Fault, Place
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Kind
from solver.running.request.request import available_days
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts
from solver.running.rules.races import mostly_blocked
from solver.running.rules.volume import TAPER
from solver.running.rules.workouts import HARD, is_normal

ONE_DAY = timedelta(1)


@dataclass(frozen=True)
class Calendar(Rule):
    """R01."""

    id = "R01"
    title = "calendar"
    says = (
        "Weeks run Monday to Sunday without gaps from the first Monday on or after the start; the race week is the "
        "last but for weeksAfterRace."
    )

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Number of weeks and their dates."""
        settings, weeks = facts.request.settings, facts.schedule.weeks
        if len(weeks) != settings.week_count:
            yield Fault(None, f"the plan has {len(weeks)} weeks instead of {settings.week_count}")
        expected = settings.first_monday
        for week in weeks:
            for day in week.days:
                if day.date != expected:
                    yield Fault(Place(week.number), f"{day.date} stands where {expected} belongs")
                expected += ONE_DAY


@dataclass(frozen=True)
class RunDays(Rule):
    """R02."""

    id = "R02"
    title = "run-days"
    rest_from: int = 6

    says = (
        "daysPerWeek runs in every normal week, on the preferred days as far as they suffice; with up to "
        "{rest_from} runs at least one full rest day."
    )

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Counts, preferred days, cross-training, rest."""
        settings, n = facts.request.settings, facts.schedule.runs_per_week
        banned = mostly_blocked(settings)
        preferred = {day.position for day in available_days(settings) if day not in banned}
        for week in facts.schedule.weeks:
            runs = {day.weekday for day in week.runs}
            if is_normal(facts, week) and len(runs) != n:
                yield Fault(Place(week.number), f"{len(runs)} runs instead of {n}")
            if is_normal(facts, week) and not (runs <= preferred or preferred <= runs):
                yield Fault(Place(week.number), "runs stand on other days although preferred ones are free")
            roles = {day.role for day in week.days}
            if Role.CROSS_TRAINING in roles and not settings.allow_cross_training:
                yield Fault(Place(week.number), "cross-training was not asked for")
            if n <= self.rest_from and Role.REST not in roles:
                yield Fault(Place(week.number), "there is no full rest day")


@dataclass(frozen=True)
class OneLong(Rule):
    """R03."""

    id = "R03"
    title = "one-long"
    says = "Exactly one long run a week, on the preferred day, unless switched off."

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """The race week, the week before an early race, weeks after the race and of a return may have none."""
        settings = facts.request.settings
        day = None if settings.preferred_long_run_day in mostly_blocked(settings) else settings.preferred_long_run_day
        for week in facts.schedule.weeks:
            if week.kind in (Kind.RACE, Kind.AFTER) or week.early or week.returning:
                continue
            longs = [d for d in week.days if d.role is Role.LONG]
            wanted = int(settings.include_long_run)
            if len(longs) > wanted or (len(longs) < wanted and not week.disturbed):
                yield Fault(Place(week.number), f"{len(longs)} long runs instead of {wanted}")
            if longs and day is not None and not week.disturbed and longs[0].weekday != day.position:
                yield Fault(Place(week.number, longs[0].weekday), f"the long run stands elsewhere than on {day}")


@dataclass(frozen=True)
class NoBackToBack(Rule):
    """R05."""

    id = "R05"
    title = "no-back-to-back"
    says = "No two hard days (long run, tempo, intervals, race) on consecutive dates, Sunday to Monday included."

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """A steady run is no hard day."""
        days = [(week, day) for week in facts.schedule.weeks for day in week.days]
        for (_, before), (week, day) in pairwise(days):
            if facts.workouts[before.date] in HARD and facts.workouts[day.date] in HARD:
                yield Fault(Place(week.number, day.weekday), f"{before.date} and {day.date} are both hard")


@dataclass(frozen=True)
class SamePattern(Rule):
    """R06."""

    id = "R06"
    title = "same-pattern"
    says = "Each weekday has the same role every week, but for the race week and weeks that life interrupts."

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Every normal week against the template; the day after a tune-up race is free."""
        after_tune_ups = {race.date + ONE_DAY for race in facts.request.settings.tune_up_races}
        for week in facts.schedule.weeks:
            if not is_normal(facts, week):
                continue
            for day, role in zip(week.days, facts.schedule.template, strict=True):
                cross = day.role is Role.CROSS_TRAINING and role is Role.REST
                if day.role is not role and not cross and day.date not in after_tune_ups:
                    yield Fault(Place(week.number, day.weekday), f"{day.role} instead of {role}")


@dataclass(frozen=True)
class CutbackCadence(Rule):
    """R14."""

    id = "R14"
    title = "cutback-cadence"
    source = "Product brief; convention, no controlled evidence found"
    max_loads: int = 3
    min_loads: int = 2
    fewest_weeks: int = 4
    every_third_to_runs: int = 5

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            f"A recovery week every {self.min_loads + 1}rd week before the taper (from {self.every_third_to_runs + 1} "
            f"runs on every {self.max_loads + 1}th): never more than {self.max_loads} load weeks in a row, at least "
            f"{self.min_loads} between recovery weeks; weeks 1, 2 and the last before the taper are load weeks. None "
            f"in plans with fewer than {self.fewest_weeks} weeks before the taper."
        )

    def usual_loads(self, runs: int) -> int:
        """Load weeks between two recovery weeks."""
        return self.min_loads if runs <= self.every_third_to_runs else self.max_loads

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """The length of the taper, then the rhythm before it."""
        yield from self._taper_faults(facts)
        weeks = [week for week in facts.schedule.weeks if week.kind in (Kind.LOAD, Kind.RECOVERY)]
        fixed = {0, 1, len(weeks) - 1}
        run, last_own = 0, -len(weeks)
        for t, week in enumerate(weeks):
            if week.is_load:
                run += 1
                if run > self.max_loads and len(weeks) >= self.fewest_weeks:
                    yield Fault(Place(week.number), f"{run} load weeks in a row")
                continue
            exempt = week.half_lost or week.returning
            before = weeks[t - run - 1] if t > run else None
            after_lost = before is not None and before.half_lost and not before.returning
            if not exempt and (t in fixed or len(weeks) < self.fewest_weeks):
                yield Fault(Place(week.number), "this must be a load week")
            if not exempt and not after_lost and run < self.min_loads:
                yield Fault(Place(week.number), f"only {run} load weeks since the last recovery week")
            elif not exempt and t - last_own <= self.min_loads:
                weeks_between = t - last_own - 1
                yield Fault(Place(week.number), f"only {weeks_between} weeks since the last recovery week")
            run, last_own = 0, last_own if exempt else t

    def _taper_faults(self, facts: Facts) -> Iterator[Fault]:
        settings = facts.request.settings
        to_race, race = settings.weeks_to_race, settings.race_date
        expected = 0 if to_race is None or race is None else TAPER.weeks(settings.goal, to_race, race.weekday())
        if any(week.early for week in facts.schedule.weeks):
            expected = max(expected, 2)
        expected = min(expected, to_race or 0)
        if len(facts.schedule.tapers) != expected:
            yield Fault(None, f"{len(facts.schedule.tapers)} taper weeks instead of {expected}")


CADENCE = CutbackCadence()
