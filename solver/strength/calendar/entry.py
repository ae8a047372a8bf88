"""One exercise on one day while a program is in the making, and what its role prescribes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from solver.strength.catalogue.exercise import Exercise
from solver.strength.request.request import Lifter, Training


class Role(StrEnum):
    """What an exercise is for in its session (S20)."""

    ANCHOR = "anchor"
    PRIMARY = "primary"
    ACCESSORY = "accessory"


class Origin(StrEnum):
    """Where an exercise comes from: that decides what may be done with it."""

    DRAFT = "draft"
    TEMPLATE = "template"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Prescription:
    """How a set is done."""

    reps: str
    rest_secs: int
    rir: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise on a weekday (0-6) with the sets it starts from; 0 for a candidate.

    `name` is what the program shows (a draft's own wording), `exercise` what it was understood as. None of
    `reps`, `rest_secs`, `rir` means: as the role prescribes.
    """

    day: int
    name: str
    exercise: Exercise
    sets: int
    origin: Origin
    role: Role = Role.ACCESSORY
    reps: str | None = None
    rest_secs: int | None = None
    rir: int | None = None
    notes: str | None = None
    superset: str | None = None
    """The letter that exercises done in turn share."""
    understood: bool = True
    """Whether it is known what the exercise is: what is not keeps its place and sets, save for time."""


PRESCRIPTIONS: Mapping[Training, Mapping[Role, Prescription]] = {
    Training.HYPERTROPHY: {
        Role.ANCHOR: Prescription("6-10", 150, 2),
        Role.PRIMARY: Prescription("8-12", 120, 2),
        Role.ACCESSORY: Prescription("10-15", 75, 1),
    },
    Training.STRENGTH: {
        Role.ANCHOR: Prescription("3-5", 210, 2),
        Role.PRIMARY: Prescription("5-8", 150, 2),
        Role.ACCESSORY: Prescription("8-12", 90, 2),
    },
    Training.GENERAL_FITNESS: {
        Role.ANCHOR: Prescription("6-10", 120, 3),
        Role.PRIMARY: Prescription("8-12", 90, 3),
        Role.ACCESSORY: Prescription("10-15", 60, 2),
    },
}
"""The rulebook's table of reps, rest and repetitions in reserve."""


NOVICE_REPS, NOVICE_SETS = "5", 3
"""What a beginner's strength anchors do instead of triples (S18)."""


HELD = frozenset(
    {
        "Plank",
        "Side plank",
        "Hollow hold",
        "Wall sit",
        "Wall lateral raise hold",
        "Dead hang",
        "Plate pinch",
        "Superman",
    }
)
HELD_FOR = "20-40 s"
"""What is held is counted in seconds; a set takes as long as one of repetitions (a convention)."""


def usual_of(role: Role, lifter: Lifter) -> Prescription:
    """What a role prescribes to a lifter."""
    usual = PRESCRIPTIONS[lifter.primary_focus][role]
    if role is Role.ANCHOR and lifter.is_novice_for_strength:
        return replace(usual, reps=NOVICE_REPS)
    return usual


def rest_of(entry: Entry, training: Training) -> int:
    """Seconds between sets: the entry's own, else its role's."""
    return PRESCRIPTIONS[training][entry.role].rest_secs if entry.rest_secs is None else entry.rest_secs


def prescription_of(entry: Entry, lifter: Lifter) -> Prescription:
    """The entry's own values, and the role's where it has none."""
    usual = usual_of(entry.role, lifter)
    reps = HELD_FOR if entry.exercise.name in HELD else usual.reps
    return Prescription(
        reps if entry.reps is None else entry.reps,
        usual.rest_secs if entry.rest_secs is None else entry.rest_secs,
        usual.rir if entry.rir is None else entry.rir,
    )
