"""All that is settled before the kilometres are: what rules may look at besides a view's numbers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from solver.once import once
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Schedule, Week
from solver.running.request.grid import Grid
from solver.running.request.request import PlanRequest, StrengthFocus
from solver.running.request.result import WeekType, WorkoutType

LAST_DAYS = 6
"""Before the race: few kilometres, short runs, and one of them at most is quality."""
Split = dict[int, int]
"""Grid steps by weekday."""


@dataclass(frozen=True)
class Baseline:
    """Where the athlete starts, in grid steps; `longest_km` and easy pace stay exact.

    `easy_pace` is in seconds per km, the athlete's own or the middle of VDOT's easy range.
    """

    grid: Grid
    week_one: int
    raised: bool
    longest_km: float
    easy_pace: float | None
    cautious: bool


@dataclass(frozen=True)
class Curve:
    """Week totals in steps (tune-up races not included), and whether growth sufficed.

    `weeks` are what the rulebook's curve says, by which rules measure, `aims` what the plan is to come to. `asked` is
    the peak that was aimed at, `reached` the one the growth permits.
    """

    weeks: tuple[int, ...]
    aims: tuple[int, ...]
    asked: int
    reached: int


@dataclass(frozen=True)
class WeekTarget:
    """A week's training total on the curve and its runs' targets, in steps.

    `reachable` is what is left of the total where the week's runs, measured from the targets before, cannot hold all of
    it: an estimate that aims, not a proof. `lost` is what lost runs were to have.
    """

    total: int
    reachable: int
    days: Split
    lost: Split = field(default_factory=dict)

    @property
    def gap(self) -> int:
        """Steps between the total and what the runs' targets add up to."""
        return abs(self.total - sum(self.days.values()))


@dataclass(frozen=True)
class LongRuns:
    """R19 before the kilometres, in steps by week: minimum, fixed maximum, and where the band's lower end stops.

    `alternates`: in a marathon plan of many kilometres not every week may use all of the maximum.
    """

    least: tuple[int, ...]
    most: tuple[int, ...]
    band_low_most: tuple[int, ...]
    alternates: bool


@dataclass(frozen=True)
class Targets:
    """Everything numeric that rules and objective need, in grid steps.

    `weeks[t]` holds the total that the objective tracks and the target of each run by weekday; `keep` says that these
    targets are known to keep all rules, `hold` that it is proved that no plan bends less, and that of those that bend
    as little none is nearer to the curve, all weeks together.
    """

    curve: Curve
    weeks: tuple[WeekTarget, ...]
    long_runs: LongRuns
    keep: bool = False
    hold: bool = False


NO_TARGETS = Targets(Curve((), (), 0, 0), (), LongRuns((), (), (), False))


@dataclass(frozen=True)
class Known:
    """What refs come to where the plan's own numbers do not say it, in steps: totals by week index, runs by date."""

    totals: Mapping[int, int] = field(default_factory=dict)
    runs: Mapping[dt.date, int] = field(default_factory=dict)

    def at_most(self, other: "Known") -> "Known":
        """The smaller of two measures of each week and run that this one knows."""
        totals = {week: min(steps, other.totals.get(week, steps)) for week, steps in self.totals.items()}
        return Known(totals, {date: min(steps, other.runs.get(date, steps)) for date, steps in self.runs.items()})


@dataclass(frozen=True)
class Facts:
    """Request, baseline and schedule; once the curve is drawn also targets, kinds of weeks and workouts."""

    request: PlanRequest
    baseline: Baseline
    schedule: Schedule
    targets: Targets = NO_TARGETS
    week_types: tuple[WeekType, ...] = ()
    workouts: Mapping[dt.date, WorkoutType] = field(default_factory=dict)
    lifting: Mapping[dt.date, StrengthFocus] = field(default_factory=dict)
    """A finished plan's strength sessions; the engine places them after the kilometres."""
    known: Known = field(default_factory=Known)
    away: frozenset[dt.date] = frozenset()
    """Dates of illness and of journeys; that nobody runs on them the schedule says already."""
    injured: frozenset[dt.date] = frozenset()

    @once
    def runs_per_week(self) -> int:
        """The rulebook's n."""
        return self.schedule.runs_per_week

    @once
    def run_targets(self) -> Mapping[dt.date, int]:
        """Each run's target in steps, by date."""
        weeks = self.targets.weeks
        return {day.date: weeks[week.index].days[day.weekday] for week in self.schedule.weeks for day in week.runs}

    @once
    def with_long(self) -> bool:
        """Whether the plan has long runs at all."""
        return Role.LONG in self.schedule.template

    @once
    def capped(self) -> bool:
        """Whether the athlete caps a weekday."""
        settings = self.request.settings
        return bool(settings.max_km_by_day or settings.max_minutes_by_day)

    def recovery_runs(self, week: Week) -> list[Day]:
        """The easy runs on days after hard ones."""
        workouts, recovery = self.workouts, WorkoutType.RECOVERY
        return [day for day in week.easy if workouts[day.date] is recovery]

    def km_in(self, minutes: float) -> float | None:
        """How far easy running takes the athlete in so many minutes; None without a pace."""
        pace = self.baseline.easy_pace
        return None if pace is None else minutes * 60 / pace

    def race_steps(self, week: Week) -> int:
        """Whole steps of a week's tune-up races, rounded down."""
        return week.tune_up // self.baseline.grid.tenths_of_mm

    def race_room(self, week: Week) -> int:
        """Whole steps that a week's tune-up races take, rounded up."""
        return -(-week.tune_up // self.baseline.grid.tenths_of_mm)

    @once
    def days_before_races(self) -> frozenset[dt.date]:
        """The last days before the race and before tune-up races."""
        tune_ups = [race.date for race in self.request.settings.tune_up_races]
        return self.last_days.union(*[last_days_before(date) for date in tune_ups])

    @once
    def last_days(self) -> frozenset[dt.date]:
        """The last days before the race."""
        race = self.schedule.race_date
        return frozenset() if race is None else last_days_before(race)


def last_days_before(race: dt.date) -> frozenset[dt.date]:
    """The days before a race on which runs are short."""
    return frozenset(race - dt.timedelta(days=k) for k in range(1, LAST_DAYS + 1))
