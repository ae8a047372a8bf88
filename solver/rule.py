"""The rule mechanism that both domains share: one statement, several readers.

A rule states linear bounds over a *view*. The model reads them as constraints, the validator as
arithmetic, the explanation as a sentence. No reader holds any rule text or number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum
from typing import ClassVar, Generic, NamedTuple, TypeAlias, TypeVar

from solver.linear import Quantity
from solver.weekday import WEEK, Weekday


class Domain(StrEnum):
    """What a rulebook is about."""

    RUNNING = "running"
    STRENGTH = "strength"


class Tier(StrEnum):
    """Whether a rule may ever give way."""

    HARD = "hard"
    ELASTIC = "elastic"


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

    @property
    def weekday(self) -> Weekday | None:
        """The day by its name, if it is about one."""
        return None if self.day is None else WEEK[self.day]


Case: TypeAlias = tuple[Quantity, Quantity | None]
"""One way to satisfy a bound: `excess <= 0`, open only while `when <= 0` (always, if None).

The excess is counted in `scale`-ths of a grid step, so that percentages stay whole numbers.
"""


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

    def eased(self, steps: Quantity) -> "Bound":
        """The same with some steps more room."""
        return self._replace(cases=tuple([(excess - steps * self.scale, when) for excess, when in self.cases]))

    def or_any(self, cases: Sequence[Case]) -> "Bound":
        """The same with more ways to satisfy it."""
        return self._replace(cases=(*self.cases, *cases)) if cases else self

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
    place: Place, subject: Quantity, limit: Quantity, *, per: int = 1, rank: int | None = None, why: str = ""
) -> Bound:
    """`subject <= limit / per`."""
    return _made(Bound, (place, subject, +1, per, ((subject * per - limit, None),), rank, why))


def at_least(
    place: Place, subject: Quantity, limit: Quantity, *, per: int = 1, rank: int | None = None, why: str = ""
) -> Bound:
    """`subject >= limit / per`."""
    return _made(Bound, (place, subject, -1, per, ((limit - subject * per, None),), rank, why))


def at_most_any(
    place: Place, subject: Quantity, limits: Sequence[Quantity], per: int = 1, rank: int | None = None, why: str = ""
) -> Bound:
    """`subject <= limit / per` for at least one of the limits."""
    measure = subject * per
    return _made(Bound, (place, subject, +1, per, tuple([(measure - limit, None) for limit in limits]), rank, why))


def at_least_any(
    place: Place, subject: Quantity, limits: Sequence[Quantity], per: int = 1, rank: int | None = None, why: str = ""
) -> Bound:
    """`subject >= limit / per` for at least one of the limits."""
    measure = subject * per
    return _made(Bound, (place, subject, -1, per, tuple([(limit - measure, None) for limit in limits]), rank, why))


@dataclass(frozen=True, slots=True)
class Fault:
    """A breach of what is settled before any number is: the calendar, who stands where."""

    place: Place | None
    sentence: str


View = TypeVar("View")
"""What bounds are stated over: decision variables, or a finished document's numbers."""
Facts = TypeVar("Facts")
"""What is settled before the numbers are."""


@dataclass(frozen=True)
class Rule(Generic[View, Facts]):
    """One rule of a rulebook. Its dataclass fields are its numbers.

    A rule about numbers states `bounds`; one about what is settled before them yields `faults`.
    """

    id: ClassVar[str]
    title: ClassVar[str]
    source: ClassVar[str]
    says: ClassVar[str]
    """The rule in a sentence, with the names of its numbers in braces."""
    ranks: ClassVar[tuple[IntEnum, ...]] = ()
    """For elastic rules, their places in the bending order: what gives way first has the lowest."""

    @property
    def statement(self) -> str:
        """What it says, with today's numbers."""
        return self.says.format_map(vars(self))

    @property
    def tier(self) -> Tier:
        """Elastic where something of it may bend."""
        return Tier.ELASTIC if self.ranks else Tier.HARD

    @property
    def bends(self) -> str | None:
        """The place in the bending order as people read it."""
        return ", ".join(str(int(rank)) for rank in self.ranks) or None

    @property
    def parameters(self) -> Mapping[str, object]:
        """The rule's numbers by name."""
        return asdict(self)

    def bounds(self, view: View) -> Iterable[Bound]:
        """Linear bounds on all numbers."""
        return ()

    def faults(self, facts: Facts) -> Iterable[Fault]:
        """Breaches of what is settled before the numbers."""
        return ()


AnyRule = TypeVar("AnyRule", bound=Rule)  # type: ignore[type-arg]  # of whichever domain


def statements(rulebook: Iterable[AnyRule], view: object) -> Iterator[tuple[AnyRule, Bound]]:
    """A rulebook's bounds over a view, in its order, each with its rule."""
    return ((rule, bound) for rule in rulebook for bound in rule.bounds(view))
