"""How an exercise's load rises from session to session, as data and as a sentence."""

import re

from solver.strength.answer.result import Progression, ProgressionKind
from solver.strength.calendar.entry import Entry, Role, prescription_of
from solver.strength.request.equipment import Equipment
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter, Training

SMALLEST_STEP_KG, LOWER_BODY_STEP_KG = 2.5, 5.0
"""A pair of the smallest usual plates, and what a beginner's legs and back stand (standard novice programs)."""
_LOWER = frozenset({Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES})
_RANGE = re.compile(r"^\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\s*$")
_LOADED = frozenset(Equipment) - {Equipment.BANDS, Equipment.PULL_UP_BAR}
WARM_UP = "Warm-up sets: the empty bar or a light weight x 8, half the load x 5, three quarters x 3."


def progression_of(entry: Entry, lifter: Lifter) -> Progression:
    """Novices for strength add weight each session, others for strength by reps in reserve, everyone else by double
    progression; what cannot be loaded gains repetitions."""
    reps = _RANGE.match(prescription_of(entry, lifter).reps)
    loaded = bool(_LOADED & set(entry.exercise.equipment)) or entry.exercise.is_compound
    if reps is None or not loaded:
        return Progression(
            kind=ProgressionKind.REPS, text="Add a repetition, or a few seconds, whenever all sets feel easy."
        )
    low, high = int(reps.group(1)), int(reps.group(2) or reps.group(1))
    if lifter.is_novice_for_strength and entry.role is not Role.ACCESSORY:
        step = LOWER_BODY_STEP_KG if _LOWER & set(entry.exercise.direct) else SMALLEST_STEP_KG
        text = f"Add {step:g} kg every session in which all sets reach {low}; after two misses go back by a tenth."
        return Progression(kind=ProgressionKind.LINEAR, reps=(low, high), add_kg=step, text=text)
    if lifter.primary_focus is Training.STRENGTH:
        text = "Choose the load that leaves the week's repetitions in reserve; it rises as the reserve falls."
        return Progression(kind=ProgressionKind.RIR, reps=(low, high), add_kg=None, text=text)
    text = f"When all sets reach {high}, add the smallest plate and start again at {low}."
    return Progression(kind=ProgressionKind.DOUBLE, reps=(low, high), add_kg=SMALLEST_STEP_KG, text=text)
