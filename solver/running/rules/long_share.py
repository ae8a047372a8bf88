"""The long run's part of its week, its minimum and its maximum: R19."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

from solver.linear import Quantity
from solver.rule import Bound, Case, at_least, at_least_any, at_most, at_most_any
from solver.running.calendar.schedule import Day, Kind, Schedule, Week
from solver.running.request.request import Goal
from solver.running.rules.base import Band, ByGoal, ByRuns, Rank, Rule, View
from solver.running.rules.facts import Baseline, Facts, LongRuns
from solver.running.rules.long_runs import LONG_JUMP
from solver.running.rules.races import is_capped
from solver.running.rules.returns import RETURN

SLACK = 1e-6
"""A third of 11.4 km is 3.8000000000000003 in floating point, and must not cost a grid step."""


@dataclass(frozen=True)
class LongShare(Rule):
    """R19."""

    id = "R19"
    title = "long-share"
    source = "Product brief; 32 published plans; share itself is convention, no controlled evidence found"
    ranks = (Rank.LONG_TOO_SHORT, Rank.LONG_TOO_LONG)
    usual: Band = Band(28, 32, 30)
    four_runs: Band = Band(28, 32, 31)
    three_runs: Band = Band(36, 44, 40)
    two_runs: Band = Band(52, 60, 56)
    min_peak_km: ByGoal = ByGoal(8, 12, 18, 32, 0)
    max_km: ByGoal = ByGoal(16, 20, 24, 35, 20)
    max_minutes: int = 180
    min_jump_km: float = 2.0
    min_cap_percent: ByRuns = ByRuns(60, 60, 50, 50, 44, 36, 34)
    min_recovery_percent: int = 75
    min_taper_percent: tuple[int, int] = (60, 40)
    recovery_percent: int = 80
    taper_percent: tuple[int, int] = (80, 60)
    taper_percent_many_runs: tuple[int, int] = (80, 65)
    many_runs: int = 6
    turns_percent: int = 85
    full_turns: tuple[int, int, int] = (1, 3, 5)
    """Which load weeks, counted from the last before the taper, may use all of a marathon's maximum."""

    @property
    def statement(self) -> str:
        """With today's numbers."""
        usual, four, three, two = self.usual, self.four_runs, self.three_runs, self.two_runs
        return (
            f"The long run is {usual.low}-{usual.high} % of the week (4 runs: {four.low}-{four.high} %, 3 runs: "
            f"{three.low}-{three.high} %, 2 runs: {two.low}-{two.high} %), but no shorter than a minimum that rises by "
            f"at most {self.min_jump_km:g} km a load week to what the goal needs ({self.min_peak_km}; at most "
            f"{self.min_cap_percent} % of the week with 1 to 7 runs), of which recovery weeks keep "
            f"{self.min_recovery_percent} % and taper weeks {self.min_taper_percent[0]}, then "
            f"{self.min_taper_percent[1]} %, and no longer than the goal's maximum ({self.max_km}, or the longest run "
            f"so far where that is more), {self.max_minutes} minutes at easy pace, {self.recovery_percent} % of the "
            f"long run before in a recovery week, and {self.taper_percent[0]}, then {self.taper_percent[1]} % "
            f"({self.many_runs} runs and more: {self.taper_percent_many_runs[0]}, then "
            f"{self.taper_percent_many_runs[1]} %) of the last load week's in the taper. Where a marathon's share "
            f"exceeds the maximum, load weeks {', '.join(map(str, self.full_turns))} from the end may use all of it, "
            f"the others {self.turns_percent} %."
        )

    def band(self, runs: int) -> Band:
        """The share for a number of runs a week."""
        if runs > 4:
            return self.usual
        by_runs = (self.usual, self.usual, self.two_runs, self.three_runs, self.four_runs)
        return by_runs[runs]

    def longest(self, facts: Facts) -> int:
        """The fixed maximum in steps, whatever the week."""
        return facts.baseline.grid.down(self.longest_km(facts.request.settings.goal, facts.baseline))

    def longest_km(self, goal: Goal, baseline: Baseline) -> float:
        """The same before it is rounded to the grid."""
        km, pace = max(self.max_km.of(goal), baseline.longest_km), baseline.easy_pace
        return km if pace is None else min(km, self.max_minutes * 60 / pace)

    # -- before the kilometres -------------------------------------------------------------------

    def long_runs(self, facts: Facts, curve: Sequence[int], most_km: float | None = None) -> LongRuns:
        """Minimum and fixed maximum of every week, from the curve's values in steps; `most_km` is other rules' limit.

        Both are rounded to the grid once, at the end.
        """
        schedule, last = facts.schedule, facts.schedule.last_load
        longest = self._longest_steps(facts, most_km)
        turns = self._takes_turns(facts, curve, longest)
        in_turn = longest * self.turns_percent / 100 if turns else longest
        full = self._full_turns(schedule)
        most = [in_turn if week.is_load and week.index not in full else longest for week in schedule.weeks]
        caps = [longest if week is last else in_turn for week in schedule.weeks]
        minima = self._minima(facts, curve, caps)
        return LongRuns(
            least=tuple([min(ceil(steps - SLACK), _down(top)) for steps, top in zip(minima, most, strict=True)]),
            most=tuple([_down(steps) for steps in most]),
            band_low_most=tuple(
                [min(_down(caps[week.index]), LONG_JUMP.reach(facts, week.level)) for week in schedule.weeks]
            ),
            alternates=turns,
        )

    def _longest_steps(self, facts: Facts, most_km: float | None) -> float:
        """The maximum before it is rounded to the grid."""
        km = self.longest_km(facts.request.settings.goal, facts.baseline)
        return float(facts.baseline.grid.steps(km if most_km is None else min(km, most_km)))

    def _takes_turns(self, facts: Facts, curve: Sequence[int], longest: float) -> bool:
        """By the maximum before it is rounded to the grid."""
        if facts.request.settings.goal is not Goal.MARATHON or facts.runs_per_week == 1 or not facts.with_long:
            return False
        middle = self.band(facts.runs_per_week).middle
        return any(middle * curve[week.index] > 100 * longest for week in facts.schedule.loads)

    def _minima(self, facts: Facts, curve: Sequence[int], caps: Sequence[float]) -> list[float]:
        """The minimum of every week before it is rounded to the grid; it rises from what its caps left it."""
        minima: list[float] = []
        start, step = self._rise(facts, curve)
        reach = inf
        for week in facts.schedule.weeks:
            steps = min(self._least(facts, week, curve, minima, start + step * week.level), caps[week.index])
            if week.is_load:
                steps = min(steps, reach)
                reach = steps + facts.baseline.grid.down(self.min_jump_km)
            minima.append(steps)
        return minima

    def _full_turns(self, schedule: Schedule) -> set[int]:
        """The load weeks that may always use all of the maximum, by index."""
        last = schedule.last_load
        loads = [load.index for load in schedule.loads if last is None or load.index <= last.index]
        return {loads[-place] for place in self.full_turns if place <= len(loads)}

    def _least(self, facts: Facts, week: Week, curve: Sequence[int], so_far: list[float], rise: float) -> float:
        last = facts.schedule.last_load
        match week.kind:
            case Kind.LOAD:
                return min(rise, self.min_cap_percent.of(facts.runs_per_week) * curve[week.index] / 100)
            case Kind.RECOVERY if week.ref is not None:
                return so_far[week.ref] * self.min_recovery_percent / 100
            case Kind.TAPER if last is not None:
                place = week.index - facts.schedule.tapers[0].index
                shares = self.min_taper_percent  # a week that takes the race week's part has no minimum
                return so_far[last.index] * shares[place] / 100 if place < len(shares) else 0.0
            case _:
                return 0.0

    def _rise(self, facts: Facts, curve: Sequence[int]) -> tuple[float, float]:
        """Where the minimum of load weeks starts, and its even rise by load week to the goal's minimum."""
        schedule, baseline = facts.schedule, facts.baseline
        goal, last = baseline.grid.steps(self.min_peak_km.of(facts.request.settings.goal)), schedule.last_load
        if last is None or not goal:
            return 0.0, 0.0
        cap = self.min_cap_percent.of(facts.runs_per_week) * curve[schedule.loads[0].index] / 100
        start = min(float(baseline.grid.steps(baseline.longest_km)), float(goal), cap)
        return start, min((float(goal) - start) / max(1, last.level), float(baseline.grid.down(self.min_jump_km)))

    # -- the bounds ------------------------------------------------------------------------------

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """The limits that do not depend on the week's distance, then the band between them."""
        long, numbers, facts = week.long, view.facts.targets.long_runs, view.facts
        if long is None or (week.touched and not week.returning):
            return
        place, run, most = week.places[long.weekday], view.run(long), numbers.most[week.index]
        short, far = Rank.LONG_TOO_SHORT, Rank.LONG_TOO_LONG
        yield at_most(place, run, most, rank=far, why="it is the longest run that the goal calls for")
        rest = self.relative_limits(view, week)
        for limit, why in rest:
            yield at_most(place, run, limit, per=100, rank=far, why=why)
        if week.returning:
            return
        enough = [(limit - 99 - run * 100, None) for limit, _ in rest] + self._reached_after_gap(view, week, run)
        why, least = "the goal needs long runs of this length by now", numbers.least[week.index]
        if least:
            yield at_least(place, run, least * 100, per=100, rank=short, why=why).or_any(enough)
        if facts.runs_per_week > 1:
            band, total = self.band(facts.runs_per_week), view.total(week)
            why = f"a long run is {band.low}-{band.high} % of its week"
            lowest = min(most, numbers.band_low_most[week.index]) * 100
            floors = total * band.low - 50, lowest
            yield at_least_any(place, run, floors, per=100, rank=short, why=why).or_any(enough)
            size = facts.targets.curve.weeks[week.index] if is_capped(facts, week) else total
            yield at_most_any(place, run, [size * band.high + 50, least * 100], per=100, rank=far, why=why)

    def relative_limits(self, view: View, week: Week) -> list[tuple[Quantity, str]]:
        """In hundredths of a step: what a recovery or taper week's long run may have of one before, and why."""
        if week.kind is Kind.RECOVERY:
            why = f"a recovery week's long run is at most {self.recovery_percent} % of the one before"
            return [(before * self.recovery_percent, why) for before in view.ref_longs(week)[:1]]
        last = view.facts.schedule.last_load
        if week.kind is Kind.TAPER and last is not None:
            percent = self.taper_share(view.facts, week)
            befores = [] if last.long is None else [view.run(last.long)]
            if last.long is None or not last.counts:
                befores += view.ref_longs(week)[:1]
            why = f"a taper week's long run is at most {percent} % of the last load week's"
            return [(before * percent, why) for before in befores]
        return []

    def taper_share(self, facts: Facts, week: Week) -> int:
        """Per cent of the last load week's long run that a taper week's may have."""
        shares = self.taper_percent_many_runs if facts.runs_per_week >= self.many_runs else self.taper_percent
        return shares[min(week.index - facts.schedule.tapers[0].index, len(shares) - 1)]

    def yields(self, facts: Facts, week: Week) -> bool:
        """Whether lower ends yield to R17 and R29: after lost runs or a return, and where long runs end their turns."""
        last_in_turn = facts.targets.long_runs.alternates and week is facts.schedule.last_load
        return week.is_load and (week.interrupted or last_in_turn)

    def _reached_after_gap(self, view: View, week: Week, run: Quantity) -> list[Case]:
        """What R17 and R29 allow, where the lower ends yield to it."""
        if not self.yields(view.facts, week):
            return []
        if not week.after_break:
            limits = LONG_JUMP.limits_after(view, week)
            return [
                ((limit - run) * 100, other - limit if len(limits) > 1 else None)
                for limit, other in zip(limits, reversed(limits), strict=True)
            ]
        baseline, longs = view.facts.baseline, view.ref_longs(week)
        first = RETURN.first_long(view.facts, week.after_break)
        last: Day | None = RETURN.last_long(view.facts, week)
        reach: list[Quantity] = [longs[0] if longs else first]
        if week.after_break >= RETURN.much_longer_from and last is not None:
            reach.append(view.run(last) + baseline.grid.down(RETURN.long_jump_km))
        return [((limit - run) * 100, None) for limit in reach]


def _down(steps: float) -> int:
    """Whole steps."""
    return floor(steps + SLACK)


LONG_SHARE = LongShare()
