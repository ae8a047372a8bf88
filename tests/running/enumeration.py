"""All plans of a tiny request at once: the rules read arrays instead of numbers, the cost is the rulebook's sentence.

No solver takes part. A box of distances around the targets is enumerated; what the cost or the
bends of plans outside it come to at least is for the caller to compare.
"""

from functools import cached_property, reduce

import numpy as np

from solver.running.calendar.roles import Role
from solver.running.rules.measures import Measuring
from solver.running.rules.races import is_capped
from solver.running.rules.rulebook import RULEBOOK
from solver.running.rules.single_runs import is_comparable

WEIGHTS = {"total": 100, Role.LONG: 20, Role.QUALITY: 10, Role.EASY: 5, "jump": 15, "change": 2}
"""The rulebook's default weights a grid step."""
PER_STEP = 10
"""The solver counts the cost in tenths."""
CURVE_RANK = 3.5
"""Keeping the weekly totals on the curve ranks between 3 and 4."""
ORDER = (8, 7, 6, 5, 4, CURVE_RANK, 3, 2, 1)


class Steps(np.ndarray):
    """One number a plan. Rules may keep quantities in a dictionary: each is only the same as itself."""

    __hash__ = object.__hash__


class AllPlans(Measuring):
    """Every combination of distances within `radius[role]` steps of the targets, as one array a day."""

    def __init__(self, facts, radius, weights=WEIGHTS):
        self.facts, self.weights, self.radius = facts, weights, radius
        self.days = [(week, day) for week in facts.schedule.weeks for day in week.runs]
        axes = [self._axis(week, day, radius[day.role]) for week, day in self.days]
        grids = np.meshgrid(*axes, indexing="ij")
        self._runs = {day.date: grid.ravel().view(Steps) for (_, day), grid in zip(self.days, grids, strict=True)}
        self.count = grids[0].size

    def _axis(self, week, day, radius):
        target = self.target(week, day)
        return np.arange(max(1, target - radius), target + radius + 1, dtype=np.int64)

    # -- the view that rules read ----------------------------------------------------------------

    def run(self, day):
        return self._runs[day.date]

    def total(self, week):
        assert not week.tune_up, "fractions of a step do not fit into whole arrays"
        return sum((self._runs[day.date] for day in week.runs), np.zeros(self.count, np.int64).view(Steps))

    def highest_load(self):
        loads = [self.total(week) for week in self.facts.schedule.loads]
        return reduce(np.maximum, loads) if loads else self.facts.baseline.week_one

    # -- what rules say --------------------------------------------------------------------------

    @cached_property
    def amounts(self):
        """Steps missed by (rule, week, day, direction) and rank; hard bounds have rank None."""
        found = {}
        for rule in RULEBOOK:
            for bound in rule.bounds(self):
                key = (bound.rank, rule.id, bound.place.week, bound.place.day, bound.sign)
                found[key] = np.maximum(found.get(key, 0), self._amount(bound))
        return found

    def _amount(self, bound):
        least = np.full(self.count, 10**9, np.int64)
        for excess, when in bound.cases:
            steps = np.maximum(0, -(-excess // bound.scale))
            closed = False if when is None else when > 0
            least = np.minimum(least, np.where(closed, 10**9, steps))
        return least

    def missed(self, rank):
        """Total of the amounts of one rank."""
        return sum((a for key, a in self.amounts.items() if key[0] == rank), np.zeros(self.count, np.int64))

    @cached_property
    def possible(self):
        """Plans that keep every hard rule."""
        return self.missed(None) == 0

    @cached_property
    def strict(self):
        """Plans that keep every rule."""
        return sum(self.amounts.values()) == 0

    @cached_property
    def bends(self):
        """Amounts in the order in which they are made least, the curve's among them."""
        curve = sum(np.maximum(0, self._off_total(week, bent=True) - 1) for week in self.facts.schedule.weeks)
        return [curve if rank == CURVE_RANK else self.missed(rank) for rank in ORDER]

    # -- what plans cost -------------------------------------------------------------------------

    def target(self, week, day):
        return self.facts.targets.weeks[week.index].days[day.weekday]

    def _off(self, week, day):
        return self.run(day) - self.target(week, day)

    def _off_total(self, week, bent=False):
        target = self.facts.targets.weeks[week.index]
        return abs(self.total(week) - (target.reachable if bent and is_capped(self.facts, week) else target.total))

    def cost(self, bent=False):
        """In tenths, as the solver counts."""
        steps = self._deviations(bent) + self.weights["change"] * self._changes()
        return PER_STEP * steps + self.weights["jump"] * self._jump_tenths()

    @property
    def cost_outside(self):
        """What any plan outside the box costs at least: one day a step further than the box goes."""
        return min(PER_STEP * self.weights[day.role] * (self.radius[day.role] + 1) for _, day in self.days)

    def _deviations(self, bent):
        totals = sum(self.weights["total"] * self._off_total(week, bent) for week in self.facts.schedule.weeks)
        return totals + sum(self.weights[day.role] * abs(self._off(week, day)) for week, day in self.days)

    def _jump_tenths(self):
        """Tenths of a step above 110 % of the longest run of the last four weeks, those before the plan included."""
        weeks, known = self.facts.schedule.weeks, self.facts.baseline.grid.down(self.facts.baseline.longest_km)
        tenths = np.zeros(self.count, np.int64)
        for week in self.facts.schedule.loads:
            if week.long is not None:
                recent = [self.run(w.long) for w in weeks[max(0, week.index - 4) : week.index] if w.long is not None]
                longest = np.maximum.reduce([*recent, np.full(self.count, known if week.index < 4 else 0)])
                tenths += np.maximum(0, 10 * self.run(week.long) - 11 * longest)
        return tenths

    def _changes(self):
        """How much a run's change against the same weekday of ref leaves its target's change; long runs apart."""
        weeks, changes = self.facts.schedule.weeks, np.zeros(self.count, np.int64)
        for week in self.facts.schedule.loads:
            ref = None if week.ref is None or week.touched else weeks[week.ref]
            for day in week.runs if ref is not None else ():
                before = ref.days[day.weekday]
                if is_comparable(day, before):
                    changes += abs(self._off(week, day) - self._off(ref, before))
        return changes

    def place_of(self, distances):
        """The index of one plan in the box."""
        same = np.logical_and.reduce([run == distances[date] for date, run in self._runs.items()])
        (place,) = np.flatnonzero(same)
        return place
