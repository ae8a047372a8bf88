"""Weekly sets per muscle and what a session may hold: S10-S15."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from solver.linear import Quantity, total
from solver.rule import Bound, Place, Tier, at_least, at_most
from solver.strength.calendar.entry import Origin, Role
from solver.strength.request.muscles import SIZES, Muscle, Size
from solver.strength.rules.base import HALF, Rule, View

ANCHOR_RANK = 4


def half_sets(view: View, muscle: Muscle, day: int | None = None) -> Quantity:
    """What a muscle gets in the week or on a day, in half sets."""
    return total(view.sets(place) * count for place, count in view.facts.trainers(muscle, day))


@dataclass(frozen=True)
class WeeklyRange(Rule):
    """What S10, S11, S12 and S14 have in common."""

    size: ClassVar[Size]
    rank: ClassVar[int]
    tier = Tier.ELASTIC

    def bounds(self, view: View) -> Iterator[Bound]:
        """Both ends, for each muscle of the size."""
        for muscle, target in view.facts.targets.items():
            if SIZES[muscle] is self.size:
                place, sets = Place(1, muscle=muscle.value), half_sets(view, muscle)
                if target.low:
                    yield at_least(place, sets, target.low * HALF, rank=self.rank)
                yield at_most(place, sets, target.high * HALF, rank=self.rank)


class LightRange(WeeklyRange):
    """S10."""

    id = "S10"
    title = "light-range"
    statement = (
        "Front delts, abs, traps and forearms stay at or under the upper end of the weekly range; indirect work is "
        "enough for them."
    )
    source = "Counts in 11 published programs"
    bends = "1"
    size = Size.LIGHT
    rank = 1


class MediumRange(WeeklyRange):
    """S11."""

    id = "S11"
    title = "medium-range"
    statement = (
        "Glutes, side delts, rear delts and calves get from half the lower to the upper end of the weekly range."
    )
    source = "Counts in 11 published programs"
    bends = "2"
    size = Size.MEDIUM
    rank = 2


class ArmsRange(WeeklyRange):
    """S12."""

    id = "S12"
    title = "arms-range"
    statement = "Biceps and triceps are in the weekly range; indirect sets count half."
    source = "ADR-074; Pelland 2024 (half sets)"
    bends = "3"
    size = Size.ARMS
    rank = 3


@dataclass(frozen=True)
class AnchorsKept(Rule):
    """S13."""

    id = "S13"
    title = "anchors-kept"
    statement = "An anchor keeps the draft's sets; it gives way only for S14 or a hard rule."
    tier = Tier.ELASTIC
    bends = "4"

    def bounds(self, view: View) -> Iterator[Bound]:
        """Equality, stated as two bounds. A template is nobody's work: it is not held."""
        if not view.facts.thrifty:
            return
        for index, entry in enumerate(view.facts.entries):
            if entry.role is Role.ANCHOR and entry.origin is Origin.DRAFT:
                place, sets = Place(1, entry.day, exercise=index), view.sets(index) * HALF
                yield at_least(place, sets, entry.sets * HALF, rank=ANCHOR_RANK)
                yield at_most(place, sets, entry.sets * HALF, rank=ANCHOR_RANK)


class LargeRange(WeeklyRange):
    """S14."""

    id = "S14"
    title = "large-range"
    statement = "Chest, back, quads and hamstrings are in the weekly range."
    source = "ADR-074; Baz-Valle 2022"
    bends = "5"
    size = Size.LARGE
    rank = 5


@dataclass(frozen=True)
class SessionCap(Rule):
    """S15."""

    id = "S15"
    title = "session-cap"
    statement = "A muscle gets at most 11 counted sets in one session."
    source = "Remmert 2025"
    most_sets: int = 11

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each muscle on each training day."""
        for day in view.facts.split.training:
            for muscle in Muscle:
                place = Place(1, day, muscle=muscle.value)
                yield at_most(place, half_sets(view, muscle, day), self.most_sets * HALF)
