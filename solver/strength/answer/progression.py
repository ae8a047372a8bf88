"""How an exercise's load rises from session to session, as data and as a sentence."""

import re

from solver.strength.answer.result import Progression, ProgressionKind
from solver.strength.calendar.entry import Entry, Role, prescription_of
from solver.strength.catalogue.exercise import Exercise
from solver.strength.request.equipment import Equipment
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter, Training
from solver.strength.words.tongue import tongue_of

SMALLEST_STEP_KG, LOWER_BODY_STEP_KG = 2.5, 5.0
"""A pair of the smallest usual plates, and what a beginner's legs and back stand (standard novice programs)."""
_LOWER = frozenset({Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES})
_RANGE = re.compile(r"^\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\s*$")
_LOADED = frozenset(Equipment) - {Equipment.BANDS, Equipment.PULL_UP_BAR}


def can_be_loaded(exercise: Exercise, lifter: Lifter) -> bool:
    """Whether weight can be added to an exercise with what is at hand: nobody adds plates to a push-up at home."""
    kinds = _LOADED if lifter.at_hand is None else _LOADED & lifter.at_hand
    return not kinds.isdisjoint(exercise.equipment) or (bool(kinds) and exercise.is_compound)


def progression_of(entry: Entry, lifter: Lifter) -> Progression:
    """Novices for strength add weight each session, others for strength by reps in reserve, everyone else by double
    progression; what cannot be loaded gains repetitions."""
    say, reps = tongue_of(lifter.language).say, _RANGE.match(prescription_of(entry, lifter).reps)
    if reps is None or not can_be_loaded(entry.exercise, lifter):
        return Progression(kind=ProgressionKind.REPS, text=say("rise.reps"))
    low, high = int(reps.group(1)), int(reps.group(2) or reps.group(1))
    if lifter.is_novice_for_strength and entry.role is not Role.ACCESSORY:
        step = LOWER_BODY_STEP_KG if _LOWER & set(entry.exercise.direct) else SMALLEST_STEP_KG
        text = say("rise.linear", step=step, low=low)
        return Progression(kind=ProgressionKind.LINEAR, reps=(low, high), add_kg=step, text=text)
    if lifter.primary_focus is Training.STRENGTH:
        text = say("rise.rir")
        return Progression(kind=ProgressionKind.RIR, reps=(low, high), add_kg=None, text=text)
    text = say("rise.double", high=high, low=low)
    return Progression(kind=ProgressionKind.DOUBLE, reps=(low, high), add_kg=SMALLEST_STEP_KG, text=text)
