"""What every running rule has: its identity, its numbers, and the ways of stating it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import ClassVar, NamedTuple, Protocol, TypeAlias

from solver import rule
from solver.linear import Quantity
from solver.rule import Bound, at_most
from solver.running.calendar.schedule import Day, Week
from solver.running.request.grid import Grid
from solver.running.request.request import Goal
from solver.running.rules.facts import Facts


class Rank(IntEnum):
    """The bending order: what gives way first has the lowest rank. The curve stands above `LONG_TOO_SHORT`."""

    EASY_DAYS = 1
    QUALITY_SHARE = 2
    LONG_TOO_SHORT = 3
    WEEK_ONE = 4
    CUTBACK_DEPTH = 5
    SMOOTHING = 6
    LONG_TOO_LONG = 7
    GROWTH = 8


SHAPE_RANKS = tuple(rank for rank in reversed(Rank) if rank <= Rank.LONG_TOO_SHORT)
"""Rules about the shape of a week, gravest first. The curve ranks above them, everything else above the curve."""
CURVE_TOLERANCE = 1
"""A week within one grid step of the curve counts as on it (among bent plans)."""


class View(Protocol):
    """The kilometres, in grid steps: decision variables for the model, numbers for a finished plan."""

    @property
    def facts(self) -> Facts:
        """What is settled already."""

    def run(self, day: Day) -> Quantity:
        """The training distance of a day with a run."""

    def total(self, week: Week) -> Quantity:
        """W as declared: a week's training, tune-up races included, the goal race not."""

    def below(self, week: Week) -> Quantity:
        """The most that a week may have which has to be smaller than this one."""

    def ref_total(self, week: Week) -> Quantity | None:
        """W of the load week that this one is measured from; None where there is none."""

    def ref_run(self, week: Week, weekday: int) -> Quantity | None:
        """The run on a weekday of the load week that this one is measured from; None where there is none."""

    def ref_easy(self, week: Week) -> list[Quantity]:
        """The easy runs of the load week that this one is measured from."""

    def ref_longs(self, week: Week) -> list[Quantity]:
        """The long runs of the last two refs that have one, the latest first."""

    def highest_load(self) -> Quantity:
        """The largest W of the load weeks; R11's value where there is none."""


class Limit(NamedTuple):
    """The most that one run may have, in km as they were given, and why in a few words.

    Only `steps` rounds: who takes a share of a limit takes it of these kilometres.
    """

    km: float
    why: str

    def steps(self, grid: Grid) -> int:
        """The whole steps that fit into it."""
        return grid.down(self.km)


@dataclass(frozen=True)
class Band:
    """Per cent of a week's kilometres: from, to, and the target inside.

    Few runs have wider ones: 32 + 2 x 22 and 32 + 3 x 22 per cent do not add up to a week.
    """

    low: int
    high: int
    target: float

    @property
    def middle(self) -> float:
        """Halfway between its ends, which is not always what the targets aim at."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class ByRuns:
    """One number for each count of runs a week, from 1 to 7."""

    one: int
    two: int
    three: int
    four: int
    five: int
    six: int
    seven: int

    def __str__(self) -> str:
        return f"{self.one}, {self.two}, {self.three}, {self.four}, {self.five}, {self.six}, {self.seven}"

    def of(self, runs: int) -> int:
        """The number for so many runs."""
        return (self.one, self.two, self.three, self.four, self.five, self.six, self.seven)[runs - 1]


_FIELDS = {goal: goal.name.lower() for goal in Goal}
"""Looked up beforehand: rules ask for it sixty times a plan, and an enum takes its time to tell a name."""


@dataclass(frozen=True)
class ByGoal:
    """One distance in km for each goal, by the goal's name."""

    five_k: float
    ten_k: float
    half_marathon: float
    marathon: float
    general_fitness: float

    def of(self, goal: Goal) -> float:
        """The distance for a goal."""
        km: float = getattr(self, _FIELDS[goal])
        return km

    def __str__(self) -> str:
        return (
            f"5k {self.five_k:g}, 10k {self.ten_k:g}, half {self.half_marathon:g}, marathon {self.marathon:g}, "
            f"none {self.general_fitness:g} km"
        )


Pair: TypeAlias = tuple[Day, Day, int, int]
"""The most that one run may have beside another of its week: so many per cent of that and hundredths of a step."""


@dataclass(frozen=True)
class Rule(rule.Rule[View, Facts]):
    """One rule of the running rulebook.

    A rule about kilometres states bounds `in_week`; where a bound is a fixed limit of one run, `limits` says it
    shorter. Where its bounds hold runs below others of their week, `pairs` say so too: the curve shares weeks out by
    them. A rule about the calendar yields the `faults` of a schedule.
    """

    source = "Product brief"
    of_the_day: ClassVar[bool] = False
    """Whether fixed limits are about certain days, not about running: then R19's minimum does not yield to them."""
    _bounds_weeks: ClassVar[bool]
    _limits_runs: ClassVar[bool]

    def __init_subclass__(cls) -> None:
        cls._bounds_weeks, cls._limits_runs = cls.in_week is not Rule.in_week, cls.limits is not Rule.limits

    def applies(self, facts: Facts) -> bool:
        """Whether a plan can breach the rule at all, apart from its bounds."""
        return type(self).faults is not Rule.faults

    def bounds(self, view: View) -> Iterator[Bound]:
        """Linear bounds on the kilometres of all weeks."""
        if not self.has_bounds(view.facts):
            return iter(())
        return chain.from_iterable([self.in_week(view, week) for week in view.facts.schedule.weeks])

    def has_bounds(self, facts: Facts) -> bool:
        """Whether there can be any: rules about the calendar state none, fixed limits only some plans have."""
        return self._bounds_weeks or (self._limits_runs and self.limits_runs(facts))

    def in_week(self, view: View, week: Week) -> Iterable[Bound]:
        """The bounds of one week: as the rule states them, by default its fixed limits."""
        if not self.limits_runs(view.facts):
            return
        grid = view.facts.baseline.grid
        for day in week.runs:
            for limit in self.limits(view.facts, week, day):
                yield at_most(week.places[day.weekday], view.run(day), limit.steps(grid), why=limit.why)

    def limits_runs(self, facts: Facts) -> bool:
        """Whether there are any `limits` in a plan: without caps nobody asks for those of every day."""
        return True

    def limits(self, facts: Facts, week: Week, day: Day) -> Iterable[Limit]:
        """Fixed limits of one run, which never give way."""
        return ()

    def pairs(self, facts: Facts, week: Week) -> Iterable[Pair]:
        """The runs of a week that others of it limit."""
        return ()
