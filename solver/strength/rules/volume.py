"""Weekly sets per muscle and what a session may hold: S10-S15."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import ClassVar

from solver.linear import Quantity, total
from solver.rule import Bound, Place, at_least, at_most
from solver.strength.calendar.entry import Origin, Role
from solver.strength.request.muscles import SIZES, Muscle, Size
from solver.strength.rules.base import HALF, Facts, Rank, Rule, View


def half_sets(view: View, muscle: Muscle, day: int | None = None) -> Quantity:
    """What a muscle gets in the week or on a day, in half sets."""
    return total(view.sets(place) * count for place, count in view.facts.trainers(muscle, day))


@dataclass(frozen=True)
class WeeklyRange(Rule):
    """What S10, S11, S12 and S14 have in common."""

    size: ClassVar[Size]

    def bounds(self, view: View) -> Iterator[Bound]:
        """Both ends, for each muscle of the size."""
        (rank,) = self.ranks
        for muscle, target in view.facts.targets.items():
            if SIZES[muscle] is self.size:
                place, sets = Place(1, muscle=muscle.value), half_sets(view, muscle)
                if target.low:
                    yield at_least(place, sets, target.low * HALF, rank=rank)
                yield at_most(place, sets, target.high * HALF, rank=rank)


class LightRange(WeeklyRange):
    """S10."""

    id = "S10"
    title = "light-range"
    says = (
        "Front delts, abs, traps and forearms stay at or under the upper end of the weekly range; indirect work is "
        "enough for them."
    )
    source = "Counts in 11 published programs"
    ranks = (Rank.LIGHT,)
    size = Size.LIGHT


class MediumRange(WeeklyRange):
    """S11."""

    id = "S11"
    title = "medium-range"
    says = "Glutes, side delts, rear delts and calves get from half the lower to the upper end of the weekly range."
    source = "Counts in 11 published programs"
    ranks = (Rank.MEDIUM,)
    size = Size.MEDIUM


class ArmsRange(WeeklyRange):
    """S12."""

    id = "S12"
    title = "arms-range"
    says = "Biceps and triceps are in the weekly range; indirect sets count half."
    source = "ADR-074; Pelland 2024 (half sets)"
    ranks = (Rank.ARMS,)
    size = Size.ARMS


@dataclass(frozen=True)
class AnchorsKept(Rule):
    """S13."""

    id = "S13"
    title = "anchors-kept"
    says = "An anchor keeps the draft's sets; it gives way only for S16 or a hard rule."
    ranks = (Rank.ANCHORS,)

    def bounds(self, view: View) -> Iterator[Bound]:
        """Equality, stated as two bounds. A template is nobody's work: it is not held."""
        if not view.facts.thrifty:
            return
        for index, entry in enumerate(view.facts.entries):
            if entry.role is Role.ANCHOR and entry.origin is Origin.DRAFT:
                place, sets = Place(1, entry.day, exercise=index), view.sets(index) * HALF
                yield at_least(place, sets, entry.sets * HALF, rank=Rank.ANCHORS)
                yield at_most(place, sets, entry.sets * HALF, rank=Rank.ANCHORS)


@dataclass(frozen=True)
class LargeRange(WeeklyRange):
    """S14."""

    id = "S14"
    title = "large-range"
    source = "ADR-074; Baz-Valle 2022"
    ranks = (Rank.LARGE,)
    size = Size.LARGE
    deep_thirds: tuple[int, int] = (2, 1)
    """Of the range's lower end: below so much, missing sets count more."""
    deep_times: tuple[int, int] = (2, 4)

    says = (
        "Chest, back, quads and hamstrings are in the weekly range. Where they cannot be, missing sets below "
        "{deep_thirds[0]}/3 of its lower end count {deep_times[0]} times and below {deep_thirds[1]}/3 {deep_times[1]} "
        "times."
    )

    def deep_gaps(self, facts: Facts) -> Iterator[tuple[Muscle, int, int]]:
        """Each large muscle with the half sets at a part of its lower end, and how much more what is below counts."""
        for muscle, target in facts.targets.items():
            times = 1
            for thirds, counted in zip(self.deep_thirds, self.deep_times, strict=True):
                if SIZES[muscle] is self.size:
                    yield muscle, ceil(target.low * HALF * Fraction(thirds, 3)), counted - times
                times = counted


@dataclass(frozen=True)
class NobodyAtZero(Rule):
    """S17."""

    id = "S17"
    title = "nobody-at-zero"
    ranks = (Rank.ZERO,)
    counts_places = True
    part: int = 3

    says = (
        "As few muscles as possible get less than 1/{part} of the weekly range's lower end: of a generated "
        "week the large, arm and medium ones, of a draft those that it trains directly (light ones then a direct "
        "set); beside a running plan also abs with less than their lower end in direct sets."
    )

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each such muscle."""
        facts = view.facts
        for muscle, target in facts.targets.items():
            place, least = Place(1, muscle=muscle.value), -(-target.low * HALF // self.part)
            if SIZES[muscle] is not Size.LIGHT:
                if not facts.thrifty or muscle in facts.trained:
                    yield at_least(place, half_sets(view, muscle), least, rank=Rank.ZERO)
                continue
            least = target.low * HALF if muscle is Muscle.ABS else 0
            if muscle in facts.trained and facts.thrifty:
                least = max(least, HALF)
            if least:
                direct = total(view.sets(p) * count for p, count in facts.trainers(muscle) if count == HALF)
                yield at_least(place, direct, least, rank=Rank.ZERO)


@dataclass(frozen=True)
class SessionCap(Rule):
    """S15."""

    id = "S15"
    title = "session-cap"
    source = "Remmert 2025"
    most_sets: int = 11

    says = "A muscle gets at most {most_sets} counted sets in one session."

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each muscle on each training day."""
        for day in view.facts.split.training:
            for muscle in Muscle:
                place = Place(1, day, muscle=muscle.value)
                yield at_most(place, half_sets(view, muscle, day), self.most_sets * HALF)


LARGE_RANGE, SESSION_CAP = LargeRange(), SessionCap()
