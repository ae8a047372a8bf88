"""The volume model: weekly totals and every day's distance in one CP-SAT model.

Variables, constraints, objective: the constructor says it all. Rules are read from the rulebook;
nothing here knows what they say.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from math import inf

from solver.cpsat import Model
from solver.linear import Linear, Quantity, weighted
from solver.rule import Bound
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.base import CURVE_TOLERANCE, Rank
from solver.running.rules.facts import Facts
from solver.running.rules.long_runs import LONG_JUMP
from solver.running.rules.measures import Measuring
from solver.running.rules.rulebook import Statements, rulebook_statements
from solver.running.rules.volume import GROWTH, GROWTH_MAX
from solver.running.search.bends import Bend, bend_of
from solver.running.search.costs import Weights, priced
from solver.running.search.jumps import PER_STEP
from solver.running.search.leeway import ANYWHERE, Leeway
from solver.running.search.off_curve import tracked_total
from solver.running.search.tracked import Tracked
from solver.solution import Search, Solution

WIDEST = 3
"""From so many variables on a row narrows no ranges."""
MOST_ELASTIC = max(Rank)
"""Where everything that may bend does."""


class VolumeModel(Measuring):
    """One request's kilometres as a model.

    `elastic_to` is the highest rank in the bending order that may ever give way, None for strict;
    `allow` narrows it. Totals track the curve.
    `states` picks rules' bounds, for models that find out which of them clash; `statements` says which bounds
    there are. With a `leeway` nothing is further from its target.
    """

    def __init__(
        self,
        facts: Facts,
        weights: Weights,
        seed: int,
        elastic_to: int | None = None,
        states: Callable[[str, Bound], bool] = lambda rule_id, bound: True,
        statements: Statements = rulebook_statements,
        leeway: Leeway | None = None,
    ) -> None:
        self.facts, self.weights, self.elastic_to, self.leeway = facts, weights, elastic_to, leeway
        self.model = Model(seed, narrows=elastic_to is None)
        self.slacks: dict[int, dict[Bend, Linear]] = defaultdict(dict)
        self._hint: dict[int, int] = {}
        self._runs: dict[dt.date, Tracked] = {}
        self._totals: dict[int, Tracked] = {}
        self._variables()
        self._rules(states, statements)
        self._highest_is_reached()

    # -- the view that rules read ----------------------------------------------------------------

    def run(self, day: Day) -> Quantity:
        """The day's distance in steps."""
        return self._runs[day.date].value

    def total(self, week: Week) -> Quantity:
        """The week's total in steps, tune-up races included."""
        return self._week_totals[week.index]

    @cached_property
    def _week_totals(self) -> list[Quantity]:
        step = self.facts.baseline.grid.tenths_of_mm
        return [
            self._totals[week.index].value + Fraction(week.tune_up, step)
            if week.tune_up
            else self._totals[week.index].value
            for week in self.facts.schedule.weeks
        ]

    def highest_load(self) -> Quantity:
        """The largest load week, as a variable where several could be it."""
        return self._highest

    def target(self, day: Day) -> int:
        """A run's target in steps."""
        return self._runs[day.date].target

    def off_target(self, day: Day) -> Linear:
        """Steps between a run and its target."""
        return self._runs[day.date].distance

    def off_total(self, week: Week) -> Linear:
        """Steps between a week's training and its target."""
        return self._totals[week.index].distance

    def positive(self, quantity: Quantity) -> Quantity:
        """A variable for what a quantity of runs and totals has above 0, in every plan that an objective likes."""
        return self._positive(quantity) if isinstance(quantity, Linear) else max(0, quantity)

    # -- variables -------------------------------------------------------------------------------

    def _variables(self) -> None:
        for week in self.facts.schedule.weeks:
            targets = self.facts.targets.weeks[week.index]
            most = self._most(week)
            for day in week.runs:
                target = targets.days[day.weekday]
                self._runs[day.date] = self._track(target, most, target, self._leeway(self._weight(day)))
            wanted = tracked_total(self.facts, week, bent=self.elastic_to is not None)
            start, off = sum(targets.days.values()), self._leeway(self.weights.weekly_total)
            self._totals[week.index] = self._track(wanted, most, start, off)

    def _weight(self, day: Day) -> int:
        weights = {Role.LONG: self.weights.long_run, Role.QUALITY: self.weights.quality, Role.EASY: self.weights.easy}
        return weights[day.role]

    def _leeway(self, weight: int) -> int:
        return ANYWHERE if self.leeway is None else self.leeway.steps(weight)

    def _most(self, week: Week) -> int:
        """No week can have more: growth from week 1, or from the longest run where week 1 is no load week."""
        baseline = self.facts.baseline
        start = max(baseline.week_one, LONG_JUMP.reach(self.facts) * self.facts.runs_per_week)
        most = float(start)
        for _ in range(week.level):
            most = max(most * (100 + GROWTH_MAX.max_percent) / 100, most + baseline.grid.up(GROWTH_MAX.max_km))
        return int(most) + 1

    @cached_property
    def _widest(self) -> int:
        return self._most(self.facts.schedule.weeks[-1])

    def _track(self, target: int, most: int, start: int, off: int = ANYWHERE) -> Tracked:
        value = self.model.variable(max(0, target - off), min(most, target + off))
        self._hint |= dict.fromkeys(value.terms, start)
        return Tracked(value, target, self._positive)

    def _positive(self, quantity: Linear) -> Linear:
        size = self.model.positive(quantity)
        start = int(quantity.constant) + sum(c * self._hint[v] for v, c in quantity.terms.items())
        self._hint |= dict.fromkeys(size.terms, max(0, start))
        return size

    # -- constraints -----------------------------------------------------------------------------

    def _rules(self, states: Callable[[str, Bound], bool], statements: Statements) -> None:
        self._highest = self._highest_candidates()
        stated = [(rule.id, bound) for rule, bound in statements(self) if states(rule.id, bound)]
        for rule_id, bound in sorted(stated, key=_width):
            if self.model.infeasible:
                return
            self._constrain(rule_id, bound)

    def _constrain(self, rule_id: str, bound: Bound) -> None:
        slack = self._slack(rule_id, bound)
        if slack is not None:
            bound = bound.eased(slack)
        ((excess, when), *others) = bound.cases
        if when is None and not others:
            self.model.require(excess)
        else:
            self.model.require_any(bound.cases)

    def _slack(self, rule_id: str, bound: Bound) -> Linear | None:
        """The give of an elastic bound."""
        if bound.rank is None or self.elastic_to is None or bound.rank > self.elastic_to:
            return None
        bend, slacks = bend_of(rule_id, bound), self.slacks[bound.rank]
        if bend not in slacks:
            slacks[bend] = self.model.variable(0, self._widest)
        return slacks[bend]

    def _highest_candidates(self) -> Quantity:
        """Most load weeks never fall below ref unless they bend, so usually the last one is the highest."""
        loads = self.facts.schedule.loads
        if not loads:
            return self.facts.baseline.week_one
        bends = self.elastic_to is not None and self.elastic_to >= Rank.GROWTH
        self._rivals = list(loads) if bends else GROWTH.rivals(self.facts)
        if len(self._rivals) == 1:
            return self.total(self._rivals[0])
        return self.model.variable(0, max(self._most(w) for w in loads) + max(w.tune_up for w in loads) // 1_000_000)

    def _highest_is_reached(self) -> None:
        """The highest load week is at least each of them, and one of them."""
        rivals = [] if not self.facts.schedule.loads else self._rivals
        if len(rivals) > 1:
            sizes = [self.whole_size(week) for week in rivals]
            for size in sizes:
                self.model.require(size - self._highest)
            self.model.require_any([(self._highest - size, None) for size in sizes])

    def whole_size(self, week: Week) -> Linear:
        """A week's total in whole steps, which are all that the highest can be: a race ends on none."""
        return self._totals[week.index].value + self.facts.race_steps(week)

    def allow(self, rank: int) -> None:
        """Let rules up to a place in the bending order give way, and no other."""
        for other in self.slacks:
            self.forbid(self.bends(other), other > rank)

    # -- objectives ------------------------------------------------------------------------------

    def bends(self, rank: int) -> tuple[Linear, ...]:
        """Amounts by which rules of this rank give way, in grid steps."""
        return tuple(self.slacks[rank].values())

    @cached_property
    def off_curve(self) -> tuple[Linear, ...]:
        """Steps by which week totals leave the curve, beyond the step that is allowed."""
        return tuple(self._beyond(tracked) for tracked in self._totals.values())

    def forbid(self, amounts: Iterable[Linear], forbidden: bool = True) -> None:
        """Keep amounts at zero, or let them grow again."""
        for amount in amounts:
            self.model.set_range(amount, 0, 0 if forbidden else self._widest)

    def _beyond(self, total: Tracked) -> Linear:
        beyond = self.model.variable(0, self._widest)
        for deviation in (total.value - total.target, total.target - total.value):
            self.model.require(deviation - CURVE_TOLERANCE - beyond)
        return beyond

    @cached_property
    def cost(self) -> Linear:
        """The analysts' objective: weighted distances to the targets, jumps and uneven changes."""
        quantity = weighted(priced(self, self.weights))
        assert isinstance(quantity, Linear)
        return quantity

    def objective(self, most_cost: int) -> tuple[Quantity, int]:
        """The cost with ties broken inside it, and the factor that stands between cost and ties.

        Ties stay below the factor in every plan that costs at most `most_cost`.
        """
        heaviest = 2 * len(self._runs) + 1
        factor = self._steps_for(most_cost) * heaviest + 1
        return weighted([(factor, self.cost), (1, self.ties)]), factor

    def _steps_for(self, cost: int) -> int:
        """How many steps of deviation a cost can pay for at the most."""
        weights = [self._weight(day) for week in self.facts.schedule.weeks for day in week.runs]
        return cost // (PER_STEP * max(1, min(weights, default=1))) + 1

    @cached_property
    def ties(self) -> Quantity:
        """Of equally good plans, the earlier day keeps its target; what moves rather shrinks than grows."""
        runs = enumerate(reversed(self._runs.values()), start=1)
        return weighted([tie for place, run in runs for tie in ((2 * place + 1, run.above), (2 * place, run.below))])

    # -- solving ---------------------------------------------------------------------------------

    def solve(
        self,
        objective: Quantity,
        hint: Solution | None = None,
        effort: float = 1.0,
        search: Search = Search.ALONG_RELAXATION,
        seconds: float = inf,
    ) -> Solution:
        """Minimise one objective, starting from the targets or from a solution found before."""
        self.model.minimise(objective)
        self.model.hint(self._hint if hint is None else hint.values)
        return self.model.solve(effort, search, seconds)

    def distances(self, solution: Solution) -> Mapping[dt.date, int]:
        """Steps by date."""
        return {date: solution.value(run.value) for date, run in self._runs.items()}


def _width(statement: tuple[str, Bound]) -> int:
    """Bounds of few variables come first, choices last: what they leave of the ranges makes the others shorter."""
    cases = statement[1].cases
    if len(cases) > 1:
        return WIDEST + len(cases)
    excess, _ = cases[0]
    return min(len(excess.terms), WIDEST) if isinstance(excess, Linear) else 0
