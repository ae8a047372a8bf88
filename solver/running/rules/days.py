"""Single days: R17-R24."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from solver.linear import Quantity
from solver.rule import Bound, Case, Place, Tier, at_least, at_most
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.calendar.template import Role
from solver.running.curve.long_runs import MAX_JUMP_KM
from solver.running.curve.shares import Band, shares_of
from solver.running.curve.splitter import MIN_RUN_KM
from solver.running.rules.base import CHANGED_WEEK_RANK, Rule, View

ABOVE_ZERO = Fraction(1, 10**6)
"""Turns `> 0` into `>= ABOVE_ZERO`, for quantities that may have thirds of a step from a race in them."""

TOO_LONG_RANK = 7


def _far_rank(week: Week) -> int:
    """A long run's share of a week that lost runs cannot keep the band made for all runs."""
    return CHANGED_WEEK_RANK if week.lost else TOO_LONG_RANK


def _long_weeks(view: View) -> Iterator[tuple[Week, Day]]:
    """Weeks with a long run that R17-R19 speak about."""
    for week in view.facts.schedule.weeks:
        if week.long is not None:
            yield week, week.long


@dataclass(frozen=True)
class LongJump(Rule):
    """R17."""

    id = "R17"
    title = "long-jump"
    statement = (
        "The long run of a load week is at most 2 km above that of the load week before, in week 1 at most 2 km above "
        "the longest recent run; in recovery and taper weeks it does not exceed that of the load week before."
    )
    source = "Frandsen et al. 2025 (BJSM): single long runs well beyond the last 30 days' longest raise injury risk"
    max_jump_km: float = MAX_JUMP_KM

    def bounds(self, view: View) -> Iterator[Bound]:
        """One for each long run."""
        grid, jump = view.facts.baseline.grid, view.facts.baseline.grid.down(self.max_jump_km)
        first = grid.down(view.facts.baseline.longest_km + self.max_jump_km)
        for week, long in _long_weeks(view):
            before = view.ref_long(week)
            limit = first if before is None else before + (jump if week.is_load else 0)
            yield at_most(Place(week.number, long.weekday), view.run(long), limit)


@dataclass(frozen=True)
class LongIsLongest(Rule):
    """R18."""

    id = "R18"
    title = "long-is-longest"
    statement = "The long run is longer than every other run of its week (race week apart)."

    def bounds(self, view: View) -> Iterator[Bound]:
        """At least one grid step longer than each other run, and longer than a tune-up race."""
        step = view.facts.baseline.grid.tenths_of_mm
        for week, long in _long_weeks(view):
            place, run = Place(week.number, long.weekday), view.run(long)
            for day in week.runs:
                if day is not long:
                    yield at_least(place, run, view.run(day) + 1)
            for day in week.days if week.tune_up else ():
                if day.role is Role.TUNE_UP:
                    yield at_least(place, run, day.race // step + 1)


@dataclass(frozen=True)
class LongShare(Rule):
    """R19."""

    id = "R19"
    title = "long-share"
    statement = (
        "The long run is 28-32 % of the week (3 runs: 36-44 %, 2 runs: 52-60 %), but no shorter than a minimum that "
        "rises to what the goal needs and no longer than the goal's maximum, 180 minutes at easy pace, or in a "
        "recovery week 80 % of the long run before."
    )
    source = "Product brief; 32 published plans; share itself is convention, no controlled evidence found"
    tier = Tier.ELASTIC
    bends = "3 when too short, 7 when too long"
    recovery_percent: int = 80

    def bounds(self, view: View) -> Iterator[Bound]:
        """The limits that do not depend on the week's distance, then the band between them."""
        for week, long in _long_weeks(view):
            place, run, rest = Place(week.number, long.weekday), view.run(long), self._recovery_limit(view, week)
            short, far = 3, _far_rank(week)
            least, most = view.facts.targets.long_runs.least[week.index], view.facts.targets.long_runs.most
            floors = [limit - 99 for limit in rest]
            why = "the goal needs long runs of this length by now"
            yield at_least(place, run, least * 100, *floors, per=100, rank=short, why=why)
            yield at_most(place, run, most, rank=far, why="it is the longest run that the goal calls for")
            for limit in rest:
                why = f"a recovery week's long run is at most {self.recovery_percent} % of the one before"
                yield at_most(place, run, limit, per=100, rank=far, why=why)
            if view.facts.schedule.runs_per_week > 1:
                band, total = shares_of(view.facts.schedule.runs_per_week).long, view.total(week)
                why = f"a long run is {band.low}-{band.high} % of its week"
                yield at_least(place, run, total * band.low - 50, most * 100, *floors, per=100, rank=short, why=why)
                yield at_most(place, run, total * band.high + 50, least * 100, per=100, rank=far, why=why)

    def _recovery_limit(self, view: View, week: Week) -> list[Quantity]:
        """In hundredths of a step: 80 % of the long run before, in a recovery week."""
        before = view.ref_long(week)
        return [before * self.recovery_percent] if week.kind is Kind.RECOVERY and before is not None else []


@dataclass(frozen=True)
class QualityShare(Rule):
    """R21."""

    id = "R21"
    title = "quality-share"
    statement = (
        "A quality or steady day is 18-22 % of the week (3 runs: 24-30 %; without long runs 18-26 % and 28-36 %) and "
        "no more than the goal's maximum; where the minimum lifts the long run above its band, the share is taken of "
        "what the long run leaves."
    )
    source = "Product brief"
    tier = Tier.ELASTIC
    bends = "2"

    def bounds(self, view: View) -> Iterator[Bound]:
        """For each quality day its goal's maximum and its band."""
        shares, most = shares_of(view.facts.schedule.runs_per_week), view.facts.baseline.max_quality
        band = shares.quality if Role.LONG in view.facts.schedule.template else shares.quality_without_long
        why, longest = (
            f"a quality day is {band.low}-{band.high} % of its week",
            "it is the longest quality day that the goal calls for",
        )
        for week in view.facts.schedule.weeks:
            if not week.quality or week.kind is Kind.RACE or week.early:
                continue
            total = view.total(week)
            floors, top = [total * band.low - 50, most * 100], total * band.high + 50
            for day in week.quality:
                place, run = Place(week.number, day.weekday), view.run(day)
                yield at_most(place, run, most, rank=2, why=longest)
                yield at_most(place, run, top, per=100, rank=2, why=why)
                if week.long is None:
                    yield at_least(place, run, *floors, per=100, rank=2, why=why)
                else:
                    yield from self._beside_lifted_long(view, week, Bounded(place, run, 2, why), band, floors)

    def _beside_lifted_long(
        self, view: View, week: Week, day: "Bounded", band: Band, floors: list[Quantity]
    ) -> Iterator[Bound]:
        """Where `minLong` lifts the long run above its band, the share is taken of what that leaves.

        A minimum within half a step above the band counts as lifting for the upper and not for the
        lower bound, so either way of reading that tolerance is satisfied.
        """
        assert week.long is not None
        shares, least = shares_of(view.facts.schedule.runs_per_week), view.facts.targets.long_runs.least[week.index]
        beside, scale = shares.beside_long, 100 * shares.beside_long
        rest, top_of_band = (view.total(week) - view.run(week.long)) * 100, view.total(week) * shares.long.high
        in_band = 100 * least - top_of_band
        lifted = top_of_band + (50 - 100 * least) + (ABOVE_ZERO if week.tune_up else 1)
        low = [Case(floor * beside - day.run * scale) for floor in floors]
        low.append(Case(rest * band.low - scale // 2 - day.run * scale, when=lifted))
        high = [Case(0, when=in_band), Case(day.run * scale - rest * band.high - scale // 2)]
        yield Bound(day.place, day.run, -1, scale, tuple(low), day.rank, day.why)
        yield Bound(day.place, day.run, +1, scale, tuple(high), day.rank, day.why)


class Bounded(NamedTuple):
    """The day that several bounds are about."""

    place: Place
    run: Quantity
    rank: int
    why: str


@dataclass(frozen=True)
class EasyCap(Rule):
    """R22."""

    id = "R22"
    title = "easy-cap"
    statement = (
        "No easy run is longer than a quality or steady day of its week (with up to 4 runs a week: by at most 15 %)."
    )
    tier = Tier.ELASTIC
    bends = "1"
    few_runs: int = 4
    few_runs_percent: int = 115

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each easy day against each quality day."""
        few = view.facts.schedule.runs_per_week <= self.few_runs
        percent = self.few_runs_percent if few else 100
        why = "easy days stay shorter than the week's quality days"
        for week in view.facts.schedule.weeks:
            if week.kind is Kind.RACE:
                continue
            limits = [view.run(quality) * percent + 50 for quality in week.quality]
            for easy in week.easy:
                place, run = Place(week.number, easy.weekday), view.run(easy)
                for limit in limits:
                    yield at_most(place, run, limit, per=100, rank=1, why=why)


@dataclass(frozen=True)
class Smoothing(Rule):
    """R23."""

    id = "R23"
    title = "smoothing"
    statement = "A load week's run differs from the same weekday's in the load week before by at most 2 km."
    tier = Tier.ELASTIC
    bends = "6"
    max_change_km: float = 2.0

    def bounds(self, view: View) -> Iterator[Bound]:
        """Quality and easy days; the long run has R17."""
        most, why = view.facts.baseline.grid.down(self.max_change_km), "runs change little from week to week"
        for week, day, then in same_weekday_runs(view):
            place, now = Place(week.number, day.weekday), view.run(day)
            rank = CHANGED_WEEK_RANK if week.touched else 6
            yield at_most(place, now, then + most, rank=rank, why=why)
            yield at_least(place, now, then - most, rank=rank, why=why)


def same_weekday_runs(view: View) -> Iterator[tuple[Week, Day, Quantity]]:
    """Runs of load weeks with the length of ref's on the same weekday; days that life displaced are left out."""
    weeks = view.facts.schedule.weeks
    for week in view.facts.schedule.loads:
        ref = None if week.ref is None else weeks[week.ref]
        if ref is None:
            continue
        for day in week.runs:
            if is_comparable(day, ref.days[day.weekday]):
                before = view.ref_run(week, day.weekday)
                assert before is not None
                yield week, day, before


def is_comparable(day: Day, before: Day) -> bool:
    """Whether R23 speaks about a run and the one on the same weekday of ref."""
    is_long = Role.LONG in (day.role, before.role)
    return before.role.is_run and not is_long and not day.displaced and not before.displaced


@dataclass(frozen=True)
class MinRun(Rule):
    """R24."""

    id = "R24"
    title = "min-run"
    statement = "Every run is at least 1 km."
    min_km: float = MIN_RUN_KM

    def bounds(self, view: View) -> Iterator[Bound]:
        """One for each run."""
        least = view.facts.baseline.grid.up(self.min_km)
        for week in view.facts.schedule.weeks:
            for day in week.runs:
                yield at_least(Place(week.number, day.weekday), view.run(day), least)
