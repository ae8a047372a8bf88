"""What no unbent plan exceeds, so that a plan below the curve can be proved the nearest to it.

Rules hold a run or a week below others, and never ask for less of one because another may have more. So what all of
them allow at once is found by lowering each to what the others leave it, until nothing moves: no plan lies above.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.curve.ahead import climbs
from solver.running.curve.day_limits import DayLimits
from solver.running.curve.room import NO_LIMIT, Reached
from solver.running.rules.facts import Facts, Split
from solver.running.rules.long_runs import LONG_SHARE
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE, RECOVERY_RUN
from solver.running.rules.races import is_capped
from solver.running.rules.single_runs import is_comparable
from solver.running.rules.volume import WEEK_ONE

ROUNDS = 3
"""How often what later weeks leave earlier ones is carried back; a further round would only lower ceilings more."""
TRIES = 40
"""How often a week is lowered to the sum of its runs; that closes in on the largest size that they add up to."""


@dataclass
class Back:
    """The most of weeks by index and of runs by index and weekday, in steps, for the sake of later weeks."""

    weeks: dict[int, int] = field(default_factory=dict)
    runs: dict[tuple[int, int], int] = field(default_factory=dict)


def ceilings_of(facts: Facts) -> "Ceilings":
    """What no unbent plan exceeds, later weeks considered."""
    back = Back()
    ceilings = Ceilings(facts, back)
    for _ in range(ROUNDS):
        if not ceilings.carry_back():
            break
        ceilings = Ceilings(facts, back)
    return ceilings


class Ceilings:
    """Week after week, because most limits are measured from the load week before."""

    def __init__(self, facts: Facts, back: Back) -> None:
        self.facts, self.back, self.weeks = facts, back, facts.schedule.weeks
        self.sizes: dict[int, int] = {}
        """The most steps of training by week index, races apart."""
        self.reached = Reached(facts)
        self.limits = DayLimits(facts, self.reached)
        self.long_band, self.quality_band = LONG_SHARE.band(facts.runs_per_week), QUALITY_SHARE.band(facts)
        self.shortest: dict[int, int] = {}
        """The least of long runs by week index, where it is known."""
        for week in self.weeks:
            self._add(week)

    def _add(self, week: Week) -> None:
        self.shortest[week.index] = self._shortest_long(week)
        most = min(self._total(week), self.back.weeks.get(week.index, NO_LIMIT))
        size, runs = self._largest(week, most)
        self.sizes[week.index] = size
        part_of_a_step = week.tune_up % self.facts.baseline.grid.tenths_of_mm > 0
        self.reached.add(week, size + part_of_a_step, replace(self.facts.targets.weeks[week.index], days=runs))

    def most(self, week: Week, size: int) -> int:
        """The most that a week of at most this size may have: between them there are sizes that no runs add up to."""
        return self._largest(week, min(size, self.sizes[week.index]))[0]

    def _largest(self, week: Week, size: int) -> tuple[int, Split]:
        """The same with the most of each run in such a week."""
        runs = self._runs(week, size)
        for _ in range(TRIES):
            held = min(sum(runs.values()), self._by_long(week, runs))
            if held >= size:
                break
            size, runs = held, self._runs(week, held)
        return size, runs

    def _total(self, week: Week) -> int:
        """R11-R16, of the training without races."""
        facts = self.facts
        most = self.limits.total(week)
        if week.is_load and not week.index:
            most = min(most, WEEK_ONE.most(facts))
        return most - facts.race_steps(week)

    # -- a week's runs ---------------------------------------------------------------------------

    def _runs(self, week: Week, size: int) -> Split:
        """The most of each run in a week of at most this size, the ones that others are measured by first."""
        most = self._alone(week)
        if week.returning or week.early or week.kind in (Kind.RACE, Kind.AFTER):
            return most
        if week.long is not None:
            self._lower(most, [week.long], self._longest(week, size))
            self._lower(most, (*week.quality, *week.easy), most[week.long.weekday] - 1)
        if week.quality:
            self._lower(most, week.quality, self._quality(week, size))
            shortest = min([most[day.weekday] for day in week.quality])
            self._lower(most, week.easy, EASY_CAP.most(self.facts, week, shortest))
        for easy in RECOVERY_RUN.measures(self.facts, week):
            self._lower(most, self.facts.recovery_runs(week), most[easy.weekday])
        return most

    @staticmethod
    def _lower(most: Split, days: Iterable[Day], limit: int) -> None:
        for day in days:
            most[day.weekday] = min(most[day.weekday], limit)

    def _alone(self, week: Week) -> Split:
        """What holds whatever the other runs of the week are."""
        most = {
            d: min(steps, self.back.runs.get((week.index, d), steps))
            for d, steps in self.limits.room(week).runs.items()
        }
        for d, before in self.limits.like_ref(week).items():
            most[d] = min(most[d], before + self.limits.change)
        return most

    def _longest(self, week: Week, size: int) -> int:
        """R17, R19 and R29; where a race or lost runs free the week, not R19."""
        if week.touched:
            return self.limits.longest_after_refs(week) if week.is_load else NO_LIMIT
        longest = self.limits.longest(week)
        if self.facts.runs_per_week == 1:
            return longest
        curve = self.facts.targets.curve.weeks[week.index]
        top = _percent(self.long_band.high, curve if is_capped(self.facts, week) else size)
        return min(longest, max(top, self.facts.targets.long_runs.least[week.index]))

    def _quality(self, week: Week, size: int) -> int:
        """R21, beside the shortest long run where its minimum lifts that above its band."""
        facts, band = self.facts, self.quality_band
        if week.touched or is_capped(facts, week):
            return min(QUALITY_SHARE.longest(facts), QUALITY_SHARE.upper_end(facts, week))
        most = min(QUALITY_SHARE.longest(facts), _percent(band.high, size))
        if week.long is None or 100 * facts.targets.long_runs.least[week.index] <= self.long_band.high * size:
            return most
        beside = QUALITY_SHARE.beside_long(facts.runs_per_week)
        return min(most, ((size - self.shortest[week.index]) * band.high + beside // 2) // beside)

    def _shortest_long(self, week: Week) -> int:
        """R19's minimum, as far as the long runs that it yields to are known to be long enough."""
        least = self.facts.targets.long_runs.least[week.index]
        if week.long is None or week.touched or LONG_SHARE.yields(self.facts, week):
            return 0
        if week.is_load:
            return least
        before = self.shortest[week.refs_with_long[0]] if week.refs_with_long else 0
        share = LONG_SHARE.recovery_percent if week.kind is Kind.RECOVERY else 0
        return max(0, min(least, -((99 - before * share) // 100)))

    def _by_long(self, week: Week, runs: Split) -> int:
        """R19's lower end: a week may be as large as its long run is enough for."""
        numbers = self.facts.targets.long_runs
        free = week.touched or not week.is_load or self.facts.runs_per_week == 1
        if week.long is None or free or LONG_SHARE.yields(self.facts, week):
            return NO_LIMIT
        long = runs[week.long.weekday]
        enough = long >= min(numbers.most[week.index], numbers.band_low_most[week.index])
        return NO_LIMIT if enough else (100 * long + 50) // self.long_band.low

    # -- back from later weeks -------------------------------------------------------------------

    def carry_back(self) -> bool:
        """Whether R13 and R23 let later weeks lower earlier ones."""
        lowered = [self._lower_week(before, t) for before, t in reversed(climbs(self.facts))]
        lowered += [self._lower_runs(week) for week in reversed(self.facts.schedule.loads)]
        return any(lowered)

    def _lower_week(self, before: int, t: int) -> bool:
        most = min(self.sizes[t], self.back.weeks.get(t, NO_LIMIT)) + self.facts.race_steps(self.weeks[t])
        if self.sizes[before] <= most:
            return False
        self.back.weeks[before] = most
        return True

    def _lower_runs(self, week: Week) -> bool:
        if week.ref is None or week.touched:
            return False
        ref, lowered = self.weeks[week.ref], False
        for day in week.runs:
            before, most = ref.days[day.weekday], self.reached.runs[day.date] + self.limits.change
            if is_comparable(day, before) and self.reached.runs[before.date] > most:
                self.back.runs[ref.index, day.weekday] = most
                lowered = True
        return lowered


def _percent(percent: int, steps: int) -> int:
    """So many per cent, met when met to within half a step."""
    return (percent * steps + 50) // 100
