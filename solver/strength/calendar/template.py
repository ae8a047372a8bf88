"""What a day of each focus starts from when nobody wrote it, and what stands in where a lifter cannot do it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from solver.strength.calendar.entry import NOVICE_SETS, Entry, Origin
from solver.strength.calendar.split import Focus, Split
from solver.strength.catalogue.days import FOR_STRENGTH, USUAL
from solver.strength.catalogue.exercise import Exercise, Pattern
from solver.strength.catalogue.index import BY_NAME, alternatives_of
from solver.strength.catalogue.patterns import Movement, performers_of
from solver.strength.request.equipment import Equipment
from solver.strength.request.request import Experience, Lifter, Training

ANCHOR_SETS, OTHER_SETS = 4, 3

Variants = Mapping[Focus, list[list[Exercise]]]


def _variants(table: str) -> Variants:
    """The days of a table by their focus; one row may be for several."""
    found: dict[Focus, list[list[Exercise]]] = {}
    for row in table.strip().splitlines():
        focuses, names = row.split("|")
        for focus in focuses.split():
            found.setdefault(Focus(focus), []).append([BY_NAME[name.strip()] for name in names.split(",")])
    return found


_USUAL, _FOR_STRENGTH = _variants(USUAL), _variants(FOR_STRENGTH)
FOR_BEGINNERS: Mapping[str, str] = {"Pull-up": "Lat pulldown", "Front squat": "Goblet squat"}
"""What a beginner starts with instead; whoever trains for strength squats with the bar."""


def template_day(day: int, split: Split, lifter: Lifter) -> list[Entry]:
    """The template's exercises for a weekday, each one that the lifter can do."""
    variants = (_FOR_STRENGTH if lifter.primary_focus is Training.STRENGTH else _USUAL)[split.week[day]]
    wanted = (_suited(exercise, lifter) for exercise in variants[split.occurrence(day) % len(variants)])
    exercises = _opened(list(_fitting(wanted, lifter, split.week[day])), lifter, split.week[day])
    heaviest = NOVICE_SETS if lifter.is_novice_for_strength else ANCHOR_SETS
    return [
        Entry(day, exercise.name, exercise, heaviest if place == 0 else OTHER_SETS, Origin.TEMPLATE)
        for place, exercise in enumerate(exercises)
    ]


def _opened(exercises: list[Exercise], lifter: Lifter, focus: Focus) -> list[Exercise]:
    """A day for the legs opens with a compound: where knees and back forbid all others, with a hip thrust and with the
    hinge that a bad back may do beside it.
    """
    if any(exercise.is_compound for exercise in exercises):
        return exercises
    thrust = stand_in(BY_NAME["Barbell hip thrust"], lifter, focus, exercises)
    if thrust is None or not thrust.is_compound:
        return exercises
    hinge = _other_hinge(lifter, focus, [thrust.name])
    return [thrust, *([hinge] if hinge is not None and hinge.pattern is Pattern.HINGE else []), *exercises]


def _suited(exercise: Exercise, lifter: Lifter) -> Exercise:
    """The exercise, or the one that a beginner does first, if there is the equipment for it."""
    if lifter.experience_level is not Experience.BEGINNER:
        return exercise
    easier = BY_NAME[FOR_BEGINNERS.get(exercise.name, exercise.name)]
    squats = exercise.pattern is Pattern.SQUAT and lifter.primary_focus is Training.STRENGTH
    return exercise if squats or not easier.can_be_done_with(lifter) else easier


def _fitting(wanted: Iterable[Exercise], lifter: Lifter, focus: Focus) -> Iterator[Exercise]:
    """Each exercise, or the likest other that fits the lifter and is not on the day already, nor hardly another."""
    seen: list[Exercise] = []
    for exercise in wanted:
        fitting = stand_in(exercise, lifter, focus, seen)
        twice = fitting is not None and fitting.name != exercise.name and any(map(fitting.resembles, seen))
        if fitting is not None and not (twice and fitting.is_compound):
            seen.append(fitting)
            yield fitting


def stand_in(exercise: Exercise, lifter: Lifter, focus: Focus, taken: Collection[Exercise]) -> Exercise | None:
    """The exercise itself or the best other one of the same main muscle that fits, is at home and not taken.

    Better is what moves as many joints, trains nothing else directly, can be loaded, is not on the day in another
    guise, and is alike. A deadlift, whose main muscle may be the back, stays a hinge as long as one can be done.
    """
    same, names = BY_NAME.get(exercise.name, exercise), {present.name for present in taken}
    fitting = [
        other
        for other in (same, *alternatives_of(exercise))
        if other.name not in names and other.fits(lifter) and at_home(other, focus)
    ]
    if same in fitting:
        return same
    if exercise.pattern is Pattern.HINGE and exercise.name != _USUAL_HINGE:
        hinge = stand_in(BY_NAME[_USUAL_HINGE], lifter, focus, taken)
        if hinge is not None and hinge.pattern is Pattern.HINGE:
            return hinge
    best = min(fitting, key=lambda other: _worse(other, exercise, lifter, taken), default=None)
    return _other_hinge(lifter, focus, names) if best is None and exercise.pattern is Pattern.HINGE else best


def _other_hinge(lifter: Lifter, focus: Focus, taken: Collection[str]) -> Exercise | None:
    """What hinges or stands in for it, whatever its main muscle: a bad back still pulls a cable through."""
    performers = performers_of(Movement.HINGE, lifter)
    free = (exercise for exercise in performers if exercise.name not in taken and at_home(exercise, focus))
    return min(free, key=lambda exercise: lightness(exercise, lifter), default=None)


def _worse(other: Exercise, exercise: Exercise, lifter: Lifter, taken: Collection[Exercise]) -> tuple[object, ...]:
    return (
        other.is_compound is not exercise.is_compound,
        not set(other.direct) <= set(exercise.direct),
        lightness(other, lifter),
        any(other.resembles(present) for present in taken),
    )


def lightness(exercise: Exercise, lifter: Lifter) -> int:
    """0 for weights and machines, 1 for bands or a bar to hang from, 2 for the body alone.

    Lunges are done with weights in the hands; where there are none they are hard enough for all but beginners.
    """
    strong = lifter.has_weights or lifter.experience_level is not Experience.BEGINNER
    if exercise.pattern is Pattern.LUNGE and strong:
        return 0
    if not exercise.kits:
        return 2
    usable = [kit for kit in exercise.kits if lifter.at_hand is None or kit <= lifter.at_hand]
    return 0 if any(kit - {Equipment.BANDS, Equipment.PULL_UP_BAR} for kit in usable) else 1


_USUAL_HINGE = "Romanian deadlift"
HINGING = frozenset({Focus.PULL, Focus.LEGS, Focus.LOWER, Focus.FULL_BODY})
"""Where a heavy hinge is at home: not on an upper day, before or after which the legs are trained."""


def at_home(exercise: Exercise, focus: Focus) -> bool:
    """Whether a day of this focus may hold the exercise (S03). One that trains nothing is at home everywhere."""
    if exercise.is_heavy_hinge:
        return focus in HINGING
    return not exercise.direct or not focus.home.isdisjoint(exercise.direct)
