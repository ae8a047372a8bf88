"""The volume model of a revision: what is past is constant, and every day that may change says whether it does."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property

from solver.linear import Linear, Quantity, total, weighted
from solver.rule import Bound
from solver.running.calendar.schedule import Day, Week
from solver.running.living.change.terms import Terms
from solver.running.living.past.scene import Scene
from solver.running.search.costs import Weights
from solver.running.search.model import VolumeModel
from solver.running.search.tracked import Tracked

DEEP_CUT_PERCENT = 40
"""No run should lose more than this while nothing has to bend (V9)."""
DEEP_CUT_WORTH = 1000
"""Changed days that one deep cut outweighs."""
LONGEST_KM = 1.0
"""Of the longest run, worth as much as one changed day. It decides more of a race than runs that can stay as they are,
and those can hold it down: R17 counts from the long runs before it, and R19 leaves it a share of its week.
"""


class Fixed(Tracked):
    """What is past: it is what it is, and nothing is off."""

    @property
    def above(self) -> Linear:
        """Nothing."""
        return Linear({}, 0)

    below = distance = above


class RevisionModel(VolumeModel):
    """One scene's kilometres. Stages beside the usual cost: kept kilometres, changed days, changed kilometres."""

    def __init__(
        self,
        scene: Scene,
        terms: Terms,
        weights: Weights,
        seed: int,
        elastic_to: int | None = None,
        states: Callable[[str, Bound], bool] = lambda rule_id, bound: True,
    ) -> None:
        self.scene, self.terms = scene, terms
        self._changes: dict[dt.date, Tracked] = {}
        super().__init__(scene.facts, weights, seed, elastic_to, states, terms.statements)

    # -- variables -------------------------------------------------------------------------------

    def _variables(self) -> None:
        for week in self.facts.schedule.weeks:
            targets = self.facts.targets.weeks[week.index]
            limit = self.terms.most_of(week)
            most = self._fullest if limit is None else min(self._fullest, limit)
            for day in week.runs:
                target = targets.days[day.weekday]
                self._runs[day.date] = self._fixed(target) if self._is_past(day) else self._track(target, most, target)
            if all(self._is_past(day) for day in week.runs):
                self._totals[week.index] = self._fixed(targets.total)
            else:
                self._totals[week.index] = self._track(targets.total, most, targets.total)

    def _is_past(self, day: Day) -> bool:
        return self.scene.is_past(day.date)

    def _fixed(self, steps: int) -> Tracked:
        return Fixed(Linear({}, steps), steps, self._positive)

    @cached_property
    def _fullest(self) -> int:
        """More than any week: twice the fullest so far; new rules only ever cut, pins and growth stay below."""
        sizes = [target.total + race for target, race in zip(self.facts.targets.weeks, self._races, strict=True)]
        fixed = [self.scene.grid.nearest(pin.distance_km or 0) for pin in self.scene.situation.pins]
        return 2 * max([*sizes, self.facts.baseline.week_one]) + max(fixed, default=0)

    @property
    def _races(self) -> list[int]:
        return [self.facts.race_steps(week) for week in self.facts.schedule.weeks]

    @cached_property
    def _widest(self) -> int:
        return self._fullest

    def off_target(self, day: Day) -> Linear:
        """Steps between a run and its target; none in the past."""
        return Linear({}, 0) if self._is_past(day) else super().off_target(day)

    def _highest_candidates(self) -> Quantity:
        """The past may hold the highest load week; what is ahead may exceed it."""
        loads, totals = self.facts.schedule.loads, self.facts.known.totals
        unknown = [week for week in loads if week.index not in totals]
        self._rivals = [week for week in unknown if week.runs and not self._is_past(week.runs[-1])]
        past = [self._totals[w.index].target + self.facts.race_steps(w) for w in unknown if w not in self._rivals]
        self._known_highest = max([*past, *(totals[week.index] for week in loads if week.index in totals)], default=0)
        if not self._rivals:
            return self._known_highest or self.facts.baseline.week_one
        return self.model.variable(self._known_highest, self._fullest)

    def _highest_is_reached(self) -> None:
        """It is at least each week ahead, and one of them or what is known."""
        if not self._rivals or not isinstance(self._highest, Linear):
            return
        sizes = [self.whole_size(week) for week in self._rivals]
        for size in sizes:
            self.model.require(size - self._highest)
        gaps = [self._highest - size for size in sizes]
        if self._known_highest:
            gaps.append(self._highest - self._known_highest)
        self.model.require_any([(gap, None) for gap in gaps])

    # -- stages ----------------------------------------------------------------------------------

    @cached_property
    def _comparable(self) -> dict[dt.date, Tracked]:
        """Runs ahead that stood on their dates before, as the same kind of run: they may stay as they are.

        In a week whose kilometres are fixed now, or that has another place in the taper, they are to change.
        """
        found = {}
        for week in self.facts.schedule.weeks:
            for day in week.runs:
                before = self.scene.in_force.get(day.date)
                if self.scene.is_to_change(day.date):
                    continue
                if not self._is_past(day) and before is not None and before.day.role is day.role and before.steps:
                    run = self._runs[day.date]
                    same = run.target == before.steps
                    found[day.date] = run if same else Tracked(run.value, before.steps, self._positive)
        return found

    @cached_property
    def changed(self) -> dict[dt.date, Linear]:
        """For each such run 1 where it differs from the plan in force."""
        flags = {}
        for date, run in self._comparable.items():
            more, less = self.model.most(run.value - run.target), self.model.most(run.target - run.value)
            flag = self.model.variable(int(more < 0 or less < 0), int(more != 0 or less != 0))
            self._hint |= dict.fromkeys(flag.terms, int(self._runs[date].target != run.target))
            self.model.require(run.below - flag * max(0, less))
            self.model.require(run.above - flag * max(0, more))
            flags[date] = flag
        return flags

    @cached_property
    def _spared(self) -> list[tuple[Linear, int, int, int]]:
        """Runs that may lose more than 40 % and need not: with the least that they may have and keep, and the most."""
        found = []
        for run, kept in self._fair:
            least, most = -self.model.most(-run.value), self.model.most(run.value)
            if least < kept <= most:
                found.append((run.value, least, kept, most))
        return found

    @cached_property
    def _fair(self) -> list[tuple[Tracked, int]]:
        """Runs that stood on their dates before, with what is left of them without a deep cut.

        Those that became easy are measured from the shortest easy run of their week, where that is less.
        """
        found = [(run, run.target) for run in self._comparable.values()]
        for week in self.facts.schedule.weeks:
            targets = self.facts.targets.weeks[week.index].days
            for day in week.easy:
                before = self.scene.in_force.get(day.date)
                if not self._is_past(day) and before is not None and before.is_hard:
                    found.append((self._runs[day.date], min(targets[other.weekday] for other in week.easy)))
        return [(run, usual - usual * DEEP_CUT_PERCENT // 100) for run, usual in found]

    def spare(self, spared: bool = True) -> None:
        """Let no run lose more than 40 % that need not, or any again."""
        for value, least, kept, most in self._spared:
            self.model.set_range(value, kept if spared else least, most)

    @cached_property
    def deep_cuts(self) -> tuple[Linear, ...]:
        """For each such run 1 where it loses more."""
        flags = []
        for value, least, kept, _ in self._spared:
            flag = self.model.variable(0, 1)
            self._hint |= dict.fromkeys(flag.terms, 0)
            self.model.require(kept - value - flag * (kept - least))
            flags.append(flag)
        return tuple(flags)

    @cached_property
    def lost_kilometres(self) -> tuple[Linear, ...]:
        """With fewer runs a week, steps by which weeks lose a larger part of their kilometres than of their runs."""
        if not self.scene.cut:
            return ()
        found = []
        for week in self.facts.schedule.weeks[self.scene.current + self.scene.has_begun :]:
            if not week.touched and self._keeps_kind(week):
                before = [self.scene.in_force.get(day.date) for day in week.days]
                size = sum(slot.steps for slot in before if slot is not None)
                kept = size * self.scene.runs_now // self.scene.runs_before
                found.append(self._positive(Linear({}, kept) - self._totals[week.index].value))
        return tuple(found)

    def _keeps_kind(self, week: Week) -> bool:
        return self.scene.kinds_in_force.get(week.index) is week.kind

    @cached_property
    def changed_kilometres(self) -> Quantity:
        """Steps between runs and the plan in force; of new runs, between them and their targets."""
        others = [run for date, run in self._runs.items() if date not in self._comparable and run.value.terms]
        return total([run.distance for run in (*self._comparable.values(), *others)])

    @cached_property
    def long_runs(self) -> dict[dt.date, Tracked]:
        """The long runs ahead, by date."""
        longs = [week.long for week in self.facts.schedule.weeks if week.long is not None]
        return {day.date: self._runs[day.date] for day in longs if not self._is_past(day)}

    @cached_property
    def longest_before(self) -> int:
        """Steps of the longest run ahead in the plan in force, or of what single days permit now where that is less."""
        before = [run.target for date, run in self._comparable.items() if date in self.long_runs]
        return min(max(before, default=0), max([run.target for run in self.long_runs.values()], default=0))

    @cached_property
    def longest(self) -> Linear:
        """The longest run ahead, up to the one before, in every plan that an objective likes."""
        reach = max([self.model.most(run.value) for run in self.long_runs.values()], default=0)
        longest = self.model.variable(0, min(self.longest_before, reach))
        self._hint |= dict.fromkeys(longest.terms, 0)
        if self.long_runs:
            self.model.require_any([(longest - run.value, None) for run in self.long_runs.values()])
        return longest

    @cached_property
    def days(self) -> Quantity:
        """Changed days, deep cuts far above them, each worth some of the longest run."""
        return weighted([(1, self.days_only), (DEEP_CUT_WORTH * self._day_worth, total(self.deep_cuts))])

    @cached_property
    def days_only(self) -> Quantity:
        """The same without deep cuts, for plans that have none or bend."""
        short = self.longest_before - self.longest
        return weighted([(self._day_worth, total(self.changed.values())), (1, short)])

    @property
    def _day_worth(self) -> int:
        return self.scene.grid.down(LONGEST_KM)
