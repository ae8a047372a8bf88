"""Quality, easy and recovery runs, measured by their week and by one another: R20-R22."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from solver.linear import Quantity
from solver.rule import Bound, Place, at_least_any, at_most
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.request.result import WorkoutType
from solver.running.rules.base import Band, ByGoal, Pair, Rank, Rule, View
from solver.running.rules.facts import Baseline, Facts
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.races import fixed_limits, is_capped

ABOVE_ZERO = Fraction(1, 10**6)
"""Turns `> 0` into `>= ABOVE_ZERO`, for quantities that may have thirds of a step from a race in them."""


def _measured_by_curve(facts: Facts, week: Week) -> bool:
    """Whether upper ends are of the week's curve value: caps, races or lost runs make its own too small."""
    return week.touched or is_capped(facts, week)


@dataclass(frozen=True)
class RecoveryRun(Rule):
    """R20."""

    id = "R20"
    title = "recovery-run"
    source = "Coaching convention"
    ranks = (Rank.EASY_DAYS,)
    max_minutes: int = 75
    max_km_without_pace: float = 14.0
    minutes_from_runs: int = 5

    says = (
        "A recovery run is no longer than any easy run of its week that races and caps do not limit, and from "
        "{minutes_from_runs} runs a week on than {max_minutes} minutes at easy pace "
        "({max_km_without_pace:g} km without a pace)."
    )

    def longest(self, facts: Facts) -> int | None:
        """The most steps of a recovery run; None where only the other runs limit it."""
        return self.longest_of(facts.runs_per_week, facts.baseline)

    def longest_of(self, runs: int, baseline: Baseline) -> int | None:
        """The same for a number of runs a week."""
        if runs < self.minutes_from_runs:
            return None
        pace = baseline.easy_pace
        return baseline.grid.down(self.max_km_without_pace if pace is None else self.max_minutes * 60 / pace)

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Each recovery run against its limit and each free easy run."""
        facts = view.facts
        recovery = facts.recovery_runs(week)
        if not recovery:
            return
        easy, longest, rank = self.measures(facts, week), self.longest(facts), Rank.EASY_DAYS
        why = "a recovery run is the shortest of the week's easy runs"
        for day in recovery:
            place, run = week.places[day.weekday], view.run(day)
            for other in easy:
                yield at_most(place, run, view.run(other), rank=rank, why=why)
            if longest is not None:
                yield at_most(place, run, longest, rank=rank, why="a recovery run is short")

    def pairs(self, facts: Facts, week: Week) -> list[Pair]:
        """Each recovery run beside each free easy run."""
        recovery = facts.recovery_runs(week)
        return [(day, other, 100, 0) for other in self.measures(facts, week) for day in recovery] if recovery else []

    def measures(self, facts: Facts, week: Week) -> list[Day]:
        """The easy runs that recovery runs are not to be longer than."""
        free = [day for day in week.easy if facts.workouts[day.date] is WorkoutType.EASY]
        return [day for day in free if not self._is_limited(facts, week, day)]

    def _is_limited(self, facts: Facts, week: Week, day: Day) -> bool:
        return day.date in facts.last_days or bool(fixed_limits(facts, week, day))


@dataclass(frozen=True)
class QualityShare(Rule):
    """R21."""

    id = "R21"
    title = "quality-share"
    ranks = (Rank.QUALITY_SHARE, Rank.LONG_TOO_LONG)
    usual: Band = Band(18, 22, 20)
    four_runs: Band = Band(18, 22, 21.5)
    three_runs: Band = Band(24, 30, 29)
    without_long: Band = Band(18, 26, 22)
    three_without_long: Band = Band(28, 36, 32)
    beside_long_percent: int = 68
    beside_long_percent_three: int = 60
    max_km: ByGoal = ByGoal(12, 14, 18, 22, 12)

    says = (
        "A quality or steady day is {usual.low}-{usual.high} % of the week (4 runs: {four_runs.low}-{four_runs.high} "
        "%, 3 runs: {three_runs.low}-{three_runs.high} %; without long runs {without_long.low}-{without_long.high} % "
        "and {three_without_long.low}-{three_without_long.high} %) and no more than the goal's maximum ({max_km}); "
        "where the minimum lifts the long run above its band, the share is taken of what the long run leaves, over "
        "{beside_long_percent} % (3 runs: {beside_long_percent_three} %). In weeks that caps, races or lost runs "
        "change the upper end is of the curve's week."
    )

    def band(self, facts: Facts) -> Band:
        """The share for a plan's runs a week."""
        return self.band_for(facts.runs_per_week, facts.with_long)

    def band_for(self, runs: int, with_long: bool) -> Band:
        """The share for a number of runs a week."""
        if not with_long:
            return self.three_without_long if runs == 3 else self.without_long
        return self.three_runs if runs == 3 else self.four_runs if runs == 4 else self.usual

    def beside_long(self, runs: int) -> int:
        """Per cent of a week that a long run usually leaves."""
        return self.beside_long_percent_three if runs == 3 else self.beside_long_percent

    def longest(self, facts: Facts) -> int:
        """The goal's maximum in steps."""
        return facts.baseline.grid.down(self.max_km.of(facts.request.settings.goal))

    def upper_end(self, facts: Facts, week: Week) -> int:
        """The upper end of the band in steps, of the week's curve value."""
        return (facts.targets.curve.weeks[week.index] * self.band(facts).high + 50) // 100

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """For each quality day its goal's maximum and its band."""
        facts, rank = view.facts, Rank.QUALITY_SHARE
        if not week.quality or week.kind is Kind.RACE or week.early:
            return
        band, most, total = self.band(facts), self.longest(facts), view.total(week)
        why = f"a quality day is {band.low}-{band.high} % of its week"
        by_curve = _measured_by_curve(facts, week)
        size = facts.targets.curve.weeks[week.index] if by_curve else total
        beside = None if week.long is None or week.touched else self._beside_long_run(view, week, week.long)
        for day in week.quality:
            place, run = week.places[day.weekday], view.run(day)
            least_top = min([most] + [limit.steps(facts.baseline.grid) for limit in fixed_limits(facts, week, day)])
            floors = [total * band.low - 50, least_top * 100]
            longest = "it is the longest quality day that the goal calls for"
            yield at_most(place, run, most, rank=Rank.LONG_TOO_LONG, why=longest)
            yield at_most(place, run, size * band.high + 50, per=100, rank=rank, why=why)
            if beside is not None:
                yield beside.at_least(place, run, floors, why)
                if not by_curve:
                    yield beside.at_most(place, run, why)
            elif not week.touched:
                yield at_least_any(place, run, floors, per=100, rank=rank, why=why)

    def _beside_long_run(self, view: View, week: Week, long: Day) -> "Beside":
        """A minimum within half a step above the band counts as lifting for the upper and not for the lower bound, so
        either way of reading that tolerance is satisfied.
        """
        facts, total, band = view.facts, view.total(week), self.band(view.facts)
        least, beside = facts.targets.long_runs.least[week.index], self.beside_long(facts.runs_per_week)
        rest, top_of_band = (total - view.run(long)) * 100, total * LONG_SHARE.band(facts.runs_per_week).high
        low, high = rest * band.low - 50 * beside, rest * band.high + 50 * beside
        lifted = top_of_band + (50 - 100 * least + (ABOVE_ZERO if week.tune_up else 1))
        return Beside(beside, low, high, in_band=100 * least - top_of_band, lifted=lifted)


class Beside(NamedTuple):
    """Where `minLong` lifts the long run above its band, quality's share is taken of what that leaves.

    Its ends are in hundredths of the per cent that a long run usually leaves; `in_band` is above 0 where the minimum
    is above the band, and `lifted` at most 0 where it is more than half a step above.
    """

    percent: int
    low: Quantity
    high: Quantity
    in_band: Quantity
    lifted: Quantity

    def at_least(self, place: Place, run: Quantity, floors: list[Quantity], why: str) -> Bound:
        """The lower end, or the usual ones."""
        scale = 100 * self.percent
        measure = run * scale
        usual = [(floor * self.percent - measure, None) for floor in floors]
        return Bound(place, run, -1, scale, (*usual, (self.low - measure, self.lifted)), Rank.QUALITY_SHARE, why)

    def at_most(self, place: Place, run: Quantity, why: str) -> Bound:
        """The upper end, where the long run is lifted."""
        scale = 100 * self.percent
        cases = (0, self.in_band), (run * scale - self.high, None)
        return Bound(place, run, +1, scale, cases, Rank.QUALITY_SHARE, why)


@dataclass(frozen=True)
class EasyCap(Rule):
    """R22."""

    id = "R22"
    title = "easy-cap"
    ranks = (Rank.EASY_DAYS,)
    few_runs: int = 4
    few_runs_percent: int = 115

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            f"No easy run is longer than a quality or steady day of its week (with up to {self.few_runs} runs a week: "
            f"by at most {self.few_runs_percent - 100} %); where a cap or the goal's maximum shortens that day, the "
            "upper end of its share of the curve's week takes its place."
        )

    def percent(self, facts: Facts) -> int:
        """Of a quality day, what an easy run may have."""
        return self.percent_for(facts.runs_per_week)

    def percent_for(self, runs: int) -> int:
        """The same for a number of runs a week."""
        return self.few_runs_percent if runs <= self.few_runs else 100

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Each easy day against each quality day."""
        facts = view.facts
        if week.kind is Kind.RACE or not week.quality:
            return
        percent, rank = self.percent(facts), Rank.EASY_DAYS
        more = f"at most {percent - 100} % longer" if percent > 100 else "no longer"
        why = f"easy runs are {more} than the week's quality days"
        limits = dict.fromkeys([measure * percent + 50 for measure in self.measures(view, week)])
        for easy in week.easy:
            place, run = week.places[easy.weekday], view.run(easy)
            for limit in limits:
                yield at_most(place, run, limit, per=100, rank=rank, why=why)

    def measures(self, view: View, week: Week) -> list[Quantity]:
        """What easy runs are measured by: quality days, or where these are cut short what they could have been."""
        facts = view.facts
        if self.is_fixed(facts, week):
            return [QUALITY_SHARE.upper_end(facts, week)]
        return [view.run(day) for day in week.quality]

    def is_fixed(self, facts: Facts, week: Week) -> bool:
        """Whether easy runs are measured by what the quality day could have been, not by what it is."""
        if week.early or _measured_by_curve(facts, week):
            return not week.early
        return QUALITY_SHARE.longest(facts) < QUALITY_SHARE.upper_end(facts, week)

    def pairs(self, facts: Facts, week: Week) -> list[Pair]:
        """Each easy run beside each quality day, where that is what it is measured by."""
        if week.kind is Kind.RACE or not week.quality or self.is_fixed(facts, week):
            return []
        percent = self.percent(facts)
        return [(easy, quality, percent, 50) for quality in week.quality for easy in week.easy]

    def fixed_most(self, facts: Facts, week: Week) -> int | None:
        """The most steps of easy runs that are not measured by quality days as they are; None for others."""
        if week.kind is Kind.RACE or not week.quality or not self.is_fixed(facts, week):
            return None
        return (QUALITY_SHARE.upper_end(facts, week) * self.percent(facts) + 50) // 100


RECOVERY_RUN, QUALITY_SHARE, EASY_CAP = RecoveryRun(), QualityShare(), EasyCap()
