"""What the catalogue knows about an exercise."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from solver.strength.request.equipment import Equipment, Joint
from solver.strength.request.muscles import DIRECT, INDIRECT, Muscle
from solver.strength.request.request import Lifter


class Pattern(StrEnum):
    """The movement: exercises of one pattern can stand in for each other."""

    HORIZONTAL_PRESS = "horizontal_press"
    VERTICAL_PRESS = "vertical_press"
    DIP = "dip"
    HORIZONTAL_PULL = "horizontal_pull"
    VERTICAL_PULL = "vertical_pull"
    SQUAT = "squat"
    LUNGE = "lunge"
    HINGE = "hinge"
    BRIDGE = "bridge"
    FLY = "fly"
    RAISE = "raise"
    CURL = "curl"
    EXTENSION = "extension"
    PULLOVER = "pullover"
    SHRUG = "shrug"
    CALF_RAISE = "calf_raise"
    ABDUCTION = "abduction"
    CORE = "core"
    CARRY = "carry"
    GRIP = "grip"
    OTHER = "other"


PRESSES = frozenset({Pattern.HORIZONTAL_PRESS, Pattern.VERTICAL_PRESS, Pattern.DIP})
PULLS = frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL})


class Weight(StrEnum):
    """How much of the body an exercise takes: what roles are decided by."""

    HEAVY = "heavy"
    COMPOUND = "compound"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: what it trains, what it needs and which joints it stresses."""

    name: str
    pattern: Pattern
    direct: tuple[Muscle, ...]
    indirect: tuple[Muscle, ...] = ()
    kits: tuple[frozenset[Equipment], ...] = ()
    """What it needs: any one of these, and all that is in it; nothing at all where there is none."""
    weight: Weight = Weight.SINGLE
    stress: frozenset[Joint] = frozenset()
    aliases: tuple[str, ...] = ()
    counts: tuple[tuple[Muscle, int], ...] = field(init=False, compare=False, repr=False)
    """What one set counts for each muscle, in half sets."""

    def __post_init__(self) -> None:
        direct = tuple((muscle, DIRECT) for muscle in self.direct)
        object.__setattr__(self, "counts", direct + tuple((muscle, INDIRECT) for muscle in self.indirect))

    @property
    def equipment(self) -> tuple[Equipment, ...]:
        """Every kind of equipment that it may be done with."""
        return tuple(dict.fromkeys(kind for kit in self.kits for kind in sorted(kit)))

    @property
    def is_heavy_hinge(self) -> bool:
        """Whether it is a deadlift of some kind, a good morning or a rack pull with a real weight (S16)."""
        return self.pattern is Pattern.HINGE and self.weight is Weight.HEAVY

    @property
    def tires_legs(self) -> bool:
        """Whether it is a squat, a lunge or a heavy hinge: nobody does one in the days before a race."""
        return self.is_heavy_hinge or self.pattern in (Pattern.SQUAT, Pattern.LUNGE)

    @property
    def is_compound(self) -> bool:
        """Whether more than one joint does the work."""
        return self.weight is not Weight.SINGLE

    def fits(self, lifter: Lifter) -> bool:
        """Whether a lifter can do it, with the equipment at hand and without a joint that needs care (S23)."""
        return self.can_be_done_with(lifter) and not self.stress & lifter.joints

    def resembles(self, other: "Exercise") -> bool:
        """Whether the two are hardly two: one movement for the same muscles with the same kind of equipment."""
        shared = not set(self.equipment).isdisjoint(other.equipment) or self.kits == other.kits
        return self.pattern is other.pattern and self.direct == other.direct and shared

    def can_be_done_with(self, lifter: Lifter) -> bool:
        """Whether the lifter's equipment suffices."""
        at_hand = lifter.at_hand
        return at_hand is None or not self.kits or any(kit <= at_hand for kit in self.kits)


def rows_of(table: str) -> Iterator[Exercise]:
    """The exercises of a table in the package's format."""
    for line in table.strip().splitlines():
        if line.strip() and not line.startswith("#"):
            yield _row([cell.strip() for cell in line.split("|")])


def _row(cells: list[str]) -> Exercise:
    name, pattern, direct, indirect, equipment, weight, stress, aliases = cells
    return Exercise(
        name=name,
        pattern=Pattern(pattern),
        direct=tuple(map(Muscle, direct.split())),
        indirect=tuple(map(Muscle, indirect.split())),
        kits=tuple(frozenset(map(Equipment, kit.split("+"))) for kit in equipment.split()),
        weight=Weight(weight),
        stress=frozenset(map(Joint, stress.split())),
        aliases=tuple(alias.strip() for alias in aliases.split(",") if alias.strip()),
    )
