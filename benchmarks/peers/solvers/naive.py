"""Everything at once: recovery weeks as booleans, slack on every elastic rule, shares as ratios in the objective.

How one writes the problem down at first, with CP-SAT's default parameters on one thread. It leaves caps, races on the
way and blocked dates out, so its question is a little easier than ours; its optimum is not comparable.
"""

from dataclasses import dataclass, field

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import IntVar, LinearExprT

from benchmarks.peers.arrays import INFEASIBLE, LIMIT, OPTIMAL, SECONDS, Outcome, Task
from solver.running.engine import facts_of
from solver.running.model import MAX_LOAD_GROWTH
from solver.running.request import PlanRequest, read_request
from solver.running.rules.base import Facts
from solver.running.schedule import Kind, Week
from solver.running.shares import shares_of
from solver.running.tapers import taper_band

SAME_MODEL = False
SAMPLE = 6
BEND, CURVE, SHARE = 10_000, 100, 1
"""What a grid step of bending, of leaving the curve, and a hundredth of a step off a share cost."""
GROWTH_PERCENT = 106
_WORDS = {cp_model.OPTIMAL: OPTIMAL, cp_model.INFEASIBLE: INFEASIBLE}


def prepared(task: Task) -> PlanRequest:
    return read_request(task.request)


def solve(request: PlanRequest) -> Outcome:
    naive = Naive(facts_of(request))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = SECONDS
    status = solver.solve(naive.model)
    word = _WORDS.get(status, LIMIT)
    return Outcome(word, solver.objective_value if word == OPTIMAL else 0.0)


@dataclass
class Ref:
    """The last load week before a week: its total and its runs by weekday, as variables or today's numbers."""

    total: LinearExprT
    runs: dict[int, LinearExprT] = field(default_factory=dict)


class Naive:
    """The model of one request."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.model, self.prices = facts, cp_model.CpModel(), list[LinearExprT]()
        weeks, start = facts.schedule.weeks, facts.baseline.week_one
        self.most = int(start * MAX_LOAD_GROWTH ** len(weeks)) + 1
        self.runs = [{day.weekday: self._steps() for day in week.runs} for week in weeks]
        self.totals = [sum(runs.values()) for runs in self.runs]
        self.lighter = [self.model.new_bool_var("") for _ in weeks]
        self.longest = facts.baseline.grid.down(facts.baseline.longest_km + 2)
        self._cadence()
        self._volume()
        self._shapes()
        self._tapers()
        self.model.minimize(sum(self.prices))

    def _steps(self) -> IntVar:
        return self.model.new_int_var(0, self.most, "")

    def _bend(self) -> LinearExprT:
        """Slack of one elastic bound."""
        slack = self._steps()
        self.prices.append(BEND * slack)
        return slack

    def _price_distance(self, left: LinearExprT, right: LinearExprT, price: int) -> None:
        distance = self.model.new_int_var(0, 1000 * self.most, "")
        self.model.add(distance >= left - right)
        self.model.add(distance >= right - left)
        self.prices.append(price * distance)

    def _cadence(self) -> None:
        """Two or three load weeks between recovery weeks; the taper and what follows have their own shape."""
        training = [w.index for w in self.facts.schedule.weeks if w.kind in (Kind.LOAD, Kind.RECOVERY)]
        for week in self.facts.schedule.weeks:
            if week.index not in training or week.index == 0:
                self.model.add(self.lighter[week.index] == 0)
        for place in range(len(training)):
            three, four = training[place : place + 3], training[place : place + 4]
            self.model.add(sum(self.lighter[i] for i in three) <= 1)
            if len(four) == 4:
                self.model.add(sum(self.lighter[i] for i in four) >= 1)

    def _volume(self) -> None:
        """R11-R13, R15, R17, R23 against a reference week that is a variable itself."""
        ref: Ref | None = None
        for week in self.facts.schedule.weeks:
            if week.kind in (Kind.LOAD, Kind.RECOVERY):
                self._first(week) if ref is None else self._against(week, ref)
                ref = self._next(week, ref)

    def _first(self, week: Week) -> None:
        start, total = self.facts.baseline.week_one, self.totals[week.index]
        self.model.add(total <= start)
        self.model.add(total + self._bend() >= start)
        if week.long is not None:
            self.model.add(self.runs[week.index][week.long.weekday] <= self.longest)

    def _against(self, week: Week, ref: Ref) -> None:
        total, lighter, two_km = self.totals[week.index], self.lighter[week.index], self.facts.baseline.grid.down(2.0)
        load, add = ~lighter, self.model.add
        add(100 * total <= 115 * ref.total).only_enforce_if(load)
        add(100 * (total - self._bend()) <= 110 * ref.total).only_enforce_if(load)
        add(total + self._bend() >= ref.total).only_enforce_if(load)
        add(100 * (total - self._bend()) <= 80 * ref.total).only_enforce_if(lighter)
        add(100 * (total + self._bend()) >= 75 * ref.total).only_enforce_if(lighter)
        wanted = self.model.new_int_var(0, 200 * self.most, "")
        add(wanted == GROWTH_PERCENT * ref.total).only_enforce_if(load)
        add(wanted == 77 * ref.total).only_enforce_if(lighter)
        self._price_distance(100 * total, wanted, CURVE // 100)
        for weekday, run in self.runs[week.index].items():
            if weekday in ref.runs:
                is_long = week.long is not None and week.long.weekday == weekday
                add(run <= ref.runs[weekday] + two_km + (0 if is_long else self._bend())).only_enforce_if(load)
                if not is_long:
                    add(run + self._bend() >= ref.runs[weekday] - two_km).only_enforce_if(load)

    def _next(self, week: Week, ref: Ref | None) -> Ref:
        """The reference after this week: the week itself if it is a load week, else the one before."""
        if ref is None:
            return Ref(self.totals[week.index], dict(self.runs[week.index]))
        total, lighter = self._steps(), self.lighter[week.index]
        self.model.add(total == self.totals[week.index]).only_enforce_if(~lighter)
        self.model.add(total == ref.total).only_enforce_if(lighter)
        runs: dict[int, LinearExprT] = {}
        for weekday in self.runs[week.index].keys() & ref.runs.keys():
            runs[weekday] = self._steps()
            self.model.add(runs[weekday] == self.runs[week.index][weekday]).only_enforce_if(~lighter)
            self.model.add(runs[weekday] == ref.runs[weekday]).only_enforce_if(lighter)
        return Ref(total, runs)

    def _shapes(self) -> None:
        """R18, R19, R21, R22, R24 of every week but the race week."""
        shares, least = shares_of(self.facts.schedule.runs_per_week), self.facts.baseline.grid.up(1.0)
        for week in self.facts.schedule.weeks:
            runs, total = self.runs[week.index], self.totals[week.index]
            for run in runs.values():
                self.model.add(run >= least)
            if week.kind is Kind.RACE:
                continue
            if week.long is not None:
                self._share(runs[week.long.weekday], total, shares.long.low, shares.long.high)
                for weekday, run in runs.items():
                    if weekday != week.long.weekday:
                        self.model.add(runs[week.long.weekday] >= run + 1)
            for day in week.quality:
                self._share(runs[day.weekday], total, shares.quality.low, shares.quality.high)
                for easy in week.easy:
                    self.model.add(runs[easy.weekday] <= runs[day.weekday] + self._bend())

    def _share(self, run: LinearExprT, total: LinearExprT, low: int, high: int) -> None:
        self.model.add(100 * (run - self._bend()) <= high * total + 50)
        self.model.add(100 * (run + self._bend()) >= low * total - 50)
        self._price_distance(200 * run, (low + high) * total, SHARE)

    def _tapers(self) -> None:
        """R16 against the highest load week, whichever that is."""
        loads = [w.index for w in self.facts.schedule.weeks if w.kind in (Kind.LOAD, Kind.RECOVERY)]
        if not loads:
            return
        highest = self._steps()
        self.model.add_max_equality(highest, [self.totals[i] for i in loads])
        for week in self.facts.schedule.tapers:
            low, high = taper_band(self.facts.schedule, week)
            self.model.add(100 * self.totals[week.index] <= high * highest)
            self.model.add(100 * (self.totals[week.index] + self._bend()) >= low * highest)
