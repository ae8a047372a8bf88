"""Which weekday trains what: fixed by the days a week, by the focus only on six, and by chosen weekdays (S02)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from solver.strength.request.muscles import AT_HOME_EVERYWHERE, Muscle
from solver.strength.request.request import Lifter, Training


class Focus(StrEnum):
    """What a day trains."""

    PUSH = "push"
    PULL = "pull"
    LEGS = "legs"
    UPPER = "upper"
    LOWER = "lower"
    FULL_BODY = "full_body"
    REST = "rest"

    @property
    def home(self) -> frozenset[Muscle]:
        """Muscles whose direct work belongs on such a day (S03)."""
        return HOME[self]

    @property
    def anchors(self) -> int:
        """How many anchor lifts such a day has when there is time for all (S20)."""
        return {Focus.REST: 0, Focus.PUSH: 1, Focus.PULL: 1, Focus.LEGS: 1}.get(self, 2)


_ALIKE = {Focus.UPPER: Focus.PUSH, Focus.LOWER: Focus.LEGS}
"""Days of one kind whose exercises an earlier day of the other kind has had."""

_PUSH = frozenset({Muscle.CHEST, Muscle.FRONT_DELTS, Muscle.SIDE_DELTS, Muscle.REAR_DELTS, Muscle.TRICEPS})
_PULL = frozenset({Muscle.BACK, Muscle.REAR_DELTS, Muscle.BICEPS})
_LEGS = frozenset({Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES})

HOME: Mapping[Focus, frozenset[Muscle]] = {
    Focus.PUSH: _PUSH | AT_HOME_EVERYWHERE,
    Focus.PULL: _PULL | AT_HOME_EVERYWHERE,
    Focus.LEGS: _LEGS | AT_HOME_EVERYWHERE,
    Focus.LOWER: _LEGS | AT_HOME_EVERYWHERE,
    Focus.UPPER: _PUSH | _PULL | AT_HOME_EVERYWHERE,
    Focus.FULL_BODY: frozenset(Muscle),
    Focus.REST: frozenset(),
}


class SplitName(StrEnum):
    """The splits by their names in a program."""

    FULL_BODY = "full_body"
    UPPER_LOWER = "upper_lower"
    PPL_UL = "ppl_ul"
    PPL_X2 = "ppl_x2"
    UPPER_LOWER_X3 = "upper_lower_x3"


@dataclass(frozen=True)
class Split:
    """A focus for each of the seven days, Monday first."""

    name: SplitName
    week: tuple[Focus, ...]

    @property
    def training(self) -> tuple[int, ...]:
        """The weekdays (0-6) that train."""
        return tuple(day for day, focus in enumerate(self.week) if focus is not Focus.REST)

    def occurrence(self, day: int) -> int:
        """How often the week has trained this before: 0, 1 or 2 (variants A, B, C); lower days train what legs do."""
        focus, before = self.week[day], self.week[:day]
        return before.count(focus) + (before.count(_ALIKE[focus]) if focus in _ALIKE else 0)


_FULL, _UP, _LOW, _REST = Focus.FULL_BODY, Focus.UPPER, Focus.LOWER, Focus.REST
_P, _L, _G = Focus.PUSH, Focus.PULL, Focus.LEGS

SPLITS: Mapping[int, Split] = {
    1: Split(SplitName.FULL_BODY, (_FULL, _REST, _REST, _REST, _REST, _REST, _REST)),
    2: Split(SplitName.FULL_BODY, (_FULL, _REST, _REST, _FULL, _REST, _REST, _REST)),
    3: Split(SplitName.FULL_BODY, (_FULL, _REST, _FULL, _REST, _FULL, _REST, _REST)),
    4: Split(SplitName.UPPER_LOWER, (_UP, _LOW, _REST, _UP, _LOW, _REST, _REST)),
    5: Split(SplitName.PPL_UL, (_P, _L, _G, _REST, _UP, _LOW, _REST)),
    6: Split(SplitName.PPL_X2, (_P, _L, _G, _P, _L, _G, _REST)),
}
SIX_FOR_STRENGTH = Split(SplitName.UPPER_LOWER_X3, (_UP, _LOW, _UP, _LOW, _UP, _LOW, _REST))


def split_of(days: int, strength: bool, weekdays: Collection[int] | None = None) -> Split:
    """The split for so many days a week (1-6), on its own weekdays (0-6) or on chosen ones, in their order.

    Strength training has its own on six.
    """
    split = SIX_FOR_STRENGTH if days == 6 and strength else SPLITS[days]
    if weekdays is None:
        return split
    chosen = dict(zip(sorted(weekdays), (split.week[day] for day in split.training), strict=True))
    return Split(split.name, tuple(chosen.get(day, Focus.REST) for day in range(7)))


def split_for(lifter: Lifter) -> Split:
    """The split of a lifter's week (S02)."""
    weekdays = None if lifter.weekdays is None else [day.position for day in lifter.weekdays]
    return split_of(lifter.training_days_per_week, lifter.primary_focus is Training.STRENGTH, weekdays)
