"""The rule mechanism that both domains share: one statement, several readers.

A rule states linear bounds over a *view*. The model reads them as constraints, the validator as
arithmetic, the explanation as a sentence. No reader holds any rule text or number.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from solver.linear import Quantity


class Domain(StrEnum):
    """What a rulebook is about."""

    RUNNING = "running"
    STRENGTH = "strength"


class Tier(StrEnum):
    """Whether a rule may ever give way."""

    HARD = "hard"
    ELASTIC = "elastic"


class Verdict(StrEnum):
    """What the validator found for a rule."""

    HOLDS = "holds"
    BENT = "bent"
    BROKEN = "broken"
    NOT_APPLICABLE = "not_applicable"


class Place(NamedTuple):
    """Where a bound applies: a week (numbered from 1) and, if it is about one day, its weekday 0-6.

    A strength program is one week; its bounds are about a muscle, an exercise (by its index), a movement or a whole
    day.
    """

    week: int
    day: int | None = None
    muscle: str | None = None
    exercise: int | None = None
    movement: str | None = None


class Case(NamedTuple):
    """One way to satisfy a bound: `excess <= 0`, open only while `when <= 0` (always, if None).

    `excess` is counted in `scale`-ths of a grid step, so that percentages stay whole numbers.
    """

    excess: Quantity
    when: Quantity | None = None


class Bound(NamedTuple):
    """`subject` is bounded: at least one of the cases must hold. (Tuples, because solving makes hundreds of them.)

    `sign` is +1 for an upper and -1 for a lower bound of the subject; `rank` is the place in the
    bending order, None where the bound is hard.
    """

    place: Place
    subject: Quantity
    sign: int
    scale: int
    cases: tuple[Case, ...]
    rank: int | None
    why: str

    def amount(self) -> int:
        """Grid steps by which finished numbers miss the bound; 0 where it holds."""
        least: int | None = None
        for excess, when in self.cases:
            if when is not None and when > 0:  # type: ignore[operator]
                continue
            if excess <= 0:  # type: ignore[operator]
                return 0
            steps = int(-(-excess // self.scale))  # type: ignore[operator]
            least = steps if least is None else min(least, steps)
        return least or 0


_made = tuple.__new__
"""A named tuple's own constructor takes twice as long."""


def at_most(
    place: Place, subject: Quantity, *limits: Quantity, per: int = 1, rank: int | None = None, why: str = ""
) -> Bound:
    """`subject <= limit / per` for at least one of the limits."""
    measure = subject * per
    if len(limits) == 1:
        return _made(Bound, (place, subject, +1, per, (_made(Case, (measure - limits[0], None)),), rank, why))
    cases = tuple([_made(Case, (measure - limit, None)) for limit in limits])
    return _made(Bound, (place, subject, +1, per, cases, rank, why))


def at_least(
    place: Place, subject: Quantity, *limits: Quantity, per: int = 1, rank: int | None = None, why: str = ""
) -> Bound:
    """`subject >= limit / per` for at least one of the limits."""
    measure = subject * per
    if len(limits) == 1:
        return _made(Bound, (place, subject, -1, per, (_made(Case, (limits[0] - measure, None)),), rank, why))
    cases = tuple([_made(Case, (limit - measure, None)) for limit in limits])
    return _made(Bound, (place, subject, -1, per, cases, rank, why))


@dataclass(frozen=True, slots=True)
class Fault:
    """A breach of a rule about the calendar, which is settled before any kilometre is."""

    place: Place | None
    sentence: str
