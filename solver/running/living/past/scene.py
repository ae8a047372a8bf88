"""The plan in force in the light of all that is known: days, weeks and facts from which rules and model start."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from solver.running.calendar.schedule import Kind
from solver.running.living.past.record import Measures, Past
from solver.running.living.past.sheet import Sheet, Slot
from solver.running.request.grid import Grid
from solver.running.request.request import Goal, PlanRequest
from solver.running.request.result import Plan
from solver.running.request.situation import Pin, Situation
from solver.running.rules.facts import Facts, Targets
from solver.running.rules.returns import Break


@dataclass(frozen=True)
class Standing:
    """A plan as it stands: the request that it answers by now, and what it says its weeks and days are."""

    plan: Plan
    request: PlanRequest
    facts: Facts

    @property
    def told(self) -> Situation | None:
        """All that the plan was told before."""
        return None if self.plan.happened is None else self.plan.happened.situation


@dataclass(frozen=True)
class Scene:
    """One reading of the plan in force. `in_force` is what stood there before the newest events.

    `weeks_anew` are weeks that settings laid out anew or gave another kind; `runs_before` is how many runs a week the
    plan in force was made for, `goal_before` the goal; `enlarged` says that something else than more runs makes weeks
    larger, `retapered` are weeks of the taper that join it, or are nearer to the race or further from it than before.
    """

    today: dt.date
    facts: Facts
    in_force: Mapping[dt.date, Slot]
    slots: Mapping[dt.date, Slot]
    situation: Situation
    measures: Measures
    sheet: Sheet
    breaks: tuple[Break, ...]
    moved: frozenset[dt.date]
    weeks_anew: frozenset[int]
    enlarged: bool
    runs_before: int
    goal_before: Goal
    old_minimum: Targets
    kinds_in_force: Mapping[int, Kind]
    retapered: frozenset[int]

    @property
    def runs_now(self) -> int:
        """How many runs a week are asked for."""
        return self.facts.request.settings.days_per_week

    @property
    def recounted(self) -> bool:
        """Whether that is another number than before."""
        return self.runs_now != self.runs_before

    @property
    def remade(self) -> bool:
        """Whether weeks are of another make than those before: of more or fewer runs, or for another goal."""
        return self.recounted or self.facts.request.settings.goal is not self.goal_before

    @property
    def grown(self) -> bool:
        """Whether it is more."""
        return self.runs_now > self.runs_before

    @property
    def cut(self) -> bool:
        """Whether it is fewer."""
        return self.runs_now < self.runs_before

    @property
    def past(self) -> Past:
        """What was really run."""
        return self.measures.past

    def measured(self, distances: Mapping[dt.date, int], cautious: bool = False) -> "Scene":
        """The same scene once it is known how long the runs ahead are: later weeks are measured from them (V4).

        A `cautious` measure is never above the one before.
        """
        known = self.measures.after(distances).known()
        known = self.facts.known.at_most(known) if cautious else known
        return self if known == self.facts.known else replace(self, facts=replace(self.facts, known=known))

    @cached_property
    def grid(self) -> Grid:
        """The grid of distances."""
        return self.facts.baseline.grid

    @cached_property
    def current(self) -> int:
        """The index of the week that holds today; before the plan 0, after it the number of weeks."""
        return max(0, self.facts.schedule.index_of(self.today))

    @cached_property
    def has_begun(self) -> bool:
        """Whether days of the current week are past already."""
        weeks = self.facts.schedule.weeks
        return self.current < len(weeks) and weeks[self.current].days[0].date < self.today

    def is_to_change(self, date: dt.date) -> bool:
        """Whether a date's week was told to be another one: its kilometres are fixed now, or its place in the taper."""
        return date in self.sheet.resized or self.facts.schedule.index_of(date) in self.retapered

    def is_past(self, date: dt.date) -> bool:
        """Whether a date only records."""
        return date < self.today

    @cached_property
    def pinned(self) -> dict[dt.date, Pin]:
        """The pin that speaks about a date, moves on both their dates; that a run comes before that one leaves."""
        pins = self.situation.pins
        left = {pin.move.origin: pin for pin in pins if pin.move is not None}
        found = left | {pin.dates[-1]: pin for pin in pins if pin.dates}
        return {date: pin for date, pin in found.items() if date >= self.today}

    @cached_property
    def pinned_weeks(self) -> dict[int, Pin]:
        """By week number, the pins of weeks."""
        return {pin.week: pin for pin in self.situation.pins if pin.week is not None}
