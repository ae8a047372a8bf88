"""Everything at once: recovery weeks as booleans, slack on every elastic rule, one solve with prices.

How one writes the problem down at first, with CP-SAT's default parameters on one thread: no roles or recovery weeks
fixed before, no strict model before a bent one. The curve's values by the number of load weeks before are given, so
what is priced is linear. It leaves caps out, and weeks that a race on the way, lost runs or a return changed are as the
engine aims at them, so its question is a little easier than ours; its optimum is not comparable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import IntVar, LinearExprT

from benchmarks.peers.arrays import INFEASIBLE, LIMIT, OPTIMAL, SECONDS, Outcome, Task
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Kind, Week
from solver.running.engine import facts_of
from solver.running.request.request import PlanRequest, read_request
from solver.running.rules.base import Band
from solver.running.rules.facts import Facts
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.quality import QUALITY_SHARE
from solver.running.rules.volume import TAPER
from solver.running.search.costs import Weights

SAME_MODEL = False
SAMPLE = 4
BEND = 1_000
"""What a grid step of bending costs: ten times a step off the weekly total."""
GROWTH_MOST, CUTBACK = 1.15, 0.775
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


@dataclass(frozen=True)
class Shares:
    """The rules' bands for one plan."""

    long: Band
    quality: Band
    beside_long: int


def shares_of(facts: Facts) -> Shares:
    """Read off the rules themselves."""
    runs = facts.runs_per_week
    return Shares(LONG_SHARE.band(runs), QUALITY_SHARE.band(facts), QUALITY_SHARE.beside_long(runs))


@dataclass
class Ref:
    """The last load week before a week: its total and its runs by weekday, as variables."""

    total: LinearExprT
    runs: dict[int, LinearExprT] = field(default_factory=dict)


class Naive:
    """The model of one request."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.model, self.prices = facts, cp_model.CpModel(), list[LinearExprT]()
        self.weights = Weights()
        usual = [week for week in facts.schedule.weeks if week.kind in (Kind.LOAD, Kind.RECOVERY)]
        self.training = [week for week in usual if not week.touched]
        self.given = [week for week in usual if week.touched]
        self.most = [self._most(week) for week in facts.schedule.weeks]
        self.runs = [{d.weekday: self._steps(self.most[w.index]) for d in w.runs} for w in facts.schedule.weeks]
        self.totals = [sum(runs.values()) for runs in self.runs]
        self.lighter = [self.model.new_bool_var("") for _ in facts.schedule.weeks]
        self.lifted = [self.model.new_bool_var("") for _ in facts.schedule.weeks]
        self.easy_percent = 115 if facts.schedule.runs_per_week <= 4 else 100
        self._as_aimed_at()
        self._cadence()
        self._volume()
        self._shapes()
        self._tapers()
        self._curve()
        self.model.minimize(sum(self.prices))

    def _most(self, week: Week) -> int:
        """No week exceeds what the steepest growth permits by then."""
        return int(self.facts.baseline.week_one * GROWTH_MOST**week.index) + 1

    def _steps(self, most: int) -> IntVar:
        return self.model.new_int_var(0, most, "")

    def _bend(self, most: int) -> LinearExprT:
        """Slack of one elastic bound."""
        slack = self._steps(most)
        self.prices.append(BEND * slack)
        return slack

    def _price_distance(self, left: LinearExprT, right: LinearExprT, most: int, price: int) -> None:
        distance = self._steps(most)
        self.model.add(distance >= left - right)
        self.model.add(distance >= right - left)
        self.prices.append(price * distance)

    def _as_aimed_at(self) -> None:
        """Weeks that life or a race changed."""
        for week in self.given:
            for weekday, run in self.runs[week.index].items():
                self.model.add(run == min(self.facts.targets.weeks[week.index].days[weekday], self.most[week.index]))

    def _cadence(self) -> None:
        """R14: two or three load weeks between recovery weeks; the taper and what follows have their own shape."""
        for week in self.facts.schedule.weeks:
            if week not in self.training or week.index in (0, 1) or week is self.training[-1]:
                self.model.add(self.lighter[week.index] == 0)
        for place in range(len(self.training)):
            self.model.add(sum(self.lighter[w.index] for w in self.training[place : place + 3]) <= 1)
            if len(self.training) >= place + 4 and any(w.kind is Kind.RECOVERY for w in self.training):
                self.model.add(sum(self.lighter[w.index] for w in self.training[place : place + 4]) >= 1)

    def _volume(self) -> None:
        """R11-R13, R15, R17, R23 against a reference week that is a variable itself."""
        ref: Ref | None = None
        for week in self.training:
            self._first(week) if ref is None else self._against(week, ref)
            ref = self._next(week, ref)

    def _first(self, week: Week) -> None:
        start, total = self.facts.baseline.week_one, self.totals[week.index]
        self.model.add(total <= start)
        self.model.add(total + self._bend(start) >= start)
        if week.long is not None:
            longest = self.facts.baseline.grid.down(self.facts.baseline.longest_km + 2)
            self.model.add(self.runs[week.index][week.long.weekday] <= longest)

    def _against(self, week: Week, ref: Ref) -> None:
        total, lighter, most = self.totals[week.index], self.lighter[week.index], self.most[week.index]
        load, add, two_km = ~lighter, self.model.add, self.facts.baseline.grid.down(2.0)
        add(100 * total <= 115 * ref.total).only_enforce_if(load)
        add(100 * (total - self._bend(most)) <= 110 * ref.total).only_enforce_if(load)
        add(total + self._bend(most) >= ref.total).only_enforce_if(load)
        add(100 * (total - self._bend(most)) <= 80 * ref.total).only_enforce_if(lighter)
        add(100 * (total + self._bend(most)) >= 75 * ref.total).only_enforce_if(lighter)
        for weekday in self.runs[week.index].keys() & ref.runs.keys():
            run, before = self.runs[week.index][weekday], ref.runs[weekday]
            if week.long is not None and week.long.weekday == weekday:
                add(run <= before + two_km).only_enforce_if(load)
                add(run <= before).only_enforce_if(lighter)
            else:
                add(run <= before + two_km + self._bend(most)).only_enforce_if(load)
                add(run + self._bend(most) >= before - two_km).only_enforce_if(load)

    def _next(self, week: Week, ref: Ref | None) -> Ref:
        """The reference after this week: the week itself if it is a load week, else the one before."""
        if ref is None:
            return Ref(self.totals[week.index], dict(self.runs[week.index]))
        runs = {
            weekday: self._either(week, self.runs[week.index][weekday], ref.runs[weekday])
            for weekday in self.runs[week.index].keys() & ref.runs.keys()
        }
        return Ref(self._either(week, self.totals[week.index], ref.total), runs)

    def _either(self, week: Week, mine: LinearExprT, before: LinearExprT) -> IntVar:
        chosen, lighter = self._steps(self.most[week.index]), self.lighter[week.index]
        self.model.add(chosen == mine).only_enforce_if(~lighter)
        self.model.add(chosen == before).only_enforce_if(lighter)
        return chosen

    def _shapes(self) -> None:
        """R18, R19, R21, R22, R24 of every week but the race week, long runs within their least and greatest."""
        shares, least = shares_of(self.facts), self.facts.baseline.grid.up(1.0)
        for week in self.facts.schedule.weeks:
            runs, most = self.runs[week.index], self.most[week.index]
            if week in self.given:
                continue
            for run in runs.values():
                self.model.add(run >= least)
            if week.kind is Kind.RACE or week.touched:
                continue
            if week.long is not None:
                self._long_share(week, runs, shares)
                for weekday, run in runs.items():
                    if weekday != week.long.weekday:
                        self.model.add(runs[week.long.weekday] >= run + 1)
            for day in week.quality:
                quality = runs[day.weekday]
                self._quality_share(week, runs[day.weekday], shares)
                for easy in week.easy:
                    self.model.add(100 * (runs[easy.weekday] - self._bend(most)) <= self.easy_percent * quality + 50)

    def _long_share(self, week: Week, runs: Mapping[int, IntVar], shares: Shares) -> None:
        """R19: within its band, or at `minLong` where the band is lower, or at `maxLong` where it is higher."""
        assert week.long is not None
        run, total, most = runs[week.long.weekday], self.totals[week.index], self.most[week.index]
        least, greatest = self.facts.targets.long_runs.least[week.index], LONG_SHARE.longest(self.facts)
        lifted, capped = self.lifted[week.index], self.model.new_bool_var("")
        self.model.add(100 * (run - self._bend(most)) <= shares.long.high * total + 50).only_enforce_if(~lifted)
        self.model.add(run - self._bend(most) <= least).only_enforce_if(lifted)
        self.model.add(100 * (run + self._bend(most)) >= shares.long.low * total - 50).only_enforce_if(~capped)
        self.model.add(run + self._bend(most) >= greatest).only_enforce_if(capped)
        self.model.add(run + self._bend(most) >= least)
        self.model.add(run - self._bend(most) <= greatest)

    def _quality_share(self, week: Week, run: IntVar, shares: Shares) -> None:
        """R21: within its band of the week, or of what a lifted long run leaves, or at its limit."""
        total, most, lifted = self.totals[week.index], self.most[week.index], self.lifted[week.index]
        band = shares.quality
        greatest, capped = QUALITY_SHARE.longest(self.facts), self.model.new_bool_var("")
        more, less = self._bend(most), self._bend(most)
        bases = [(100, total, ~lifted)]
        if week.long is not None:
            bases.append((shares.beside_long, total - self.runs[week.index][week.long.weekday], lifted))
        for percent, base, when in bases:
            half = percent // 2
            self.model.add(percent * (run - more) <= band.high * base + half).only_enforce_if(when)
            self.model.add(percent * (run + less) >= band.low * base - half).only_enforce_if(when, ~capped)
        self.model.add(run + less >= greatest).only_enforce_if(capped)
        self.model.add(run - more <= greatest)

    def _tapers(self) -> None:
        """R16 against the highest load week, whichever that is."""
        if not self.training:
            return
        highest = self._steps(max(self.most))
        self.model.add_max_equality(highest, [self.totals[week.index] for week in self.training])
        for week in self.facts.schedule.tapers:
            high = TAPER.share(self.facts.schedule, week)
            if high is not None:
                self.model.add(100 * self.totals[week.index] <= high * highest)

    def _curve(self) -> None:
        """The price of leaving the curve: its values are known by the number of load weeks before, not by week."""
        loads = [self.facts.targets.weeks[week.index] for week in self.training if week.is_load]
        before: LinearExprT = 0
        for week in self.facts.schedule.weeks:
            if week in self.given:
                continue
            if week not in self.training:
                self._price_week(week, self.facts.targets.weeks[week.index].total, {})
                continue
            lighter, levels = self.lighter[week.index], range(min(week.index + 1, len(loads)))
            as_load, as_recovery = ([self.model.new_bool_var("") for _ in levels] for _ in range(2))
            self.model.add_exactly_one([*as_load, *as_recovery])
            self.model.add(sum(as_recovery) == lighter)
            self.model.add(sum(k * (as_load[k] + as_recovery[k]) for k in levels) == before)
            cut = [round(CUTBACK * loads[max(0, k - 1)].total) for k in levels]
            total = sum(loads[k].total * as_load[k] + cut[k] * as_recovery[k] for k in levels)
            days = {d.weekday: sum(loads[k].days.get(d.weekday, 0) * as_load[k] for k in levels) for d in week.runs}
            self._price_week(week, total, days)
            before = before + 1 - lighter

    def _price_week(self, week: Week, total: LinearExprT, days: Mapping[int, LinearExprT]) -> None:
        """Absolute distances from the curve, at the engine's prices; single runs in load weeks only."""
        most = self.most[week.index]
        self._price_distance(self.totals[week.index], total, most, self.weights.weekly_total)
        prices = {Role.LONG: self.weights.long_run, Role.QUALITY: self.weights.quality, Role.EASY: self.weights.easy}
        for day in week.runs:
            if day.weekday in days:
                distance = self._steps(most)
                run = self.runs[week.index][day.weekday]
                self.model.add(distance >= run - days[day.weekday]).only_enforce_if(~self.lighter[week.index])
                self.model.add(distance >= days[day.weekday] - run).only_enforce_if(~self.lighter[week.index])
                self.prices.append(prices[day.role] * distance)
