"""What a day of each focus starts from when nobody wrote it: five to seven exercises, variants A, B and C."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from solver.strength.calendar.entry import NOVICE_SETS, Entry, Origin
from solver.strength.calendar.split import Focus, Split
from solver.strength.catalogue.exercise import Exercise, Pattern
from solver.strength.catalogue.index import BY_NAME, alternatives_of
from solver.strength.catalogue.patterns import Movement
from solver.strength.request.equipment import Equipment
from solver.strength.request.request import Experience, Lifter, Training

ANCHOR_SETS, OTHER_SETS = 4, 3

_PUSH_A = """Barbell bench press, Dumbbell shoulder press, Incline dumbbell press, Cable fly, Lateral raise, \
Triceps pushdown"""
_PUSH_B = """Incline barbell bench press, Dumbbell bench press, Pec deck, Cable lateral raise, \
Overhead cable triceps extension, Dumbbell skullcrusher"""
_PULL_A = "Barbell row, Lat pulldown, Seated cable row, Face pull, Barbell curl, Hammer curl"
_PULL_B = "Pull-up, Chest-supported row, Straight-arm pulldown, Reverse pec deck, Incline dumbbell curl, Cable curl"
_LOWER_A = "Back squat, Romanian deadlift, Leg press, Lying leg curl, Leg extension, Standing calf raise"
_LOWER_B = """Stiff-leg deadlift, Front squat, Barbell hip thrust, Seated leg curl, Leg extension, \
Seated calf raise"""
_UPPER_A = """Barbell bench press, Barbell row, Lat pulldown, Cable fly, Lateral raise, Triceps pushdown, \
Barbell curl"""
_UPPER_B = """Pull-up, Incline dumbbell press, Dumbbell shoulder press, Seated cable row, Reverse pec deck, \
Overhead cable triceps extension, Incline dumbbell curl"""
_FULL_A = """Back squat, Barbell bench press, Barbell row, Lying leg curl, Lateral raise, Triceps pushdown, \
Barbell curl"""
_FULL_B = """Romanian deadlift, Dumbbell shoulder press, Lat pulldown, Leg press, Incline dumbbell press, Face pull, \
Incline dumbbell curl"""
_FULL_C = """Front squat, Pull-up, Dumbbell bench press, Seated leg curl, Barbell hip thrust, Standing calf raise, \
Hammer curl"""

VARIANTS: Mapping[Focus, tuple[str, ...]] = {
    Focus.PUSH: (_PUSH_A, _PUSH_B),
    Focus.PULL: (_PULL_A, _PULL_B),
    Focus.LEGS: (_LOWER_A, _LOWER_B),
    Focus.LOWER: (_LOWER_A, _LOWER_B),
    Focus.UPPER: (_UPPER_A, _UPPER_B),
    Focus.FULL_BODY: (_FULL_A, _FULL_B, _FULL_C),
}

_BARBELL_PUSH = """Barbell bench press, Barbell overhead press, Incline dumbbell press, Lateral raise, \
Triceps pushdown, Overhead cable triceps extension"""
_BARBELL_PULL = "Barbell row, Pull-up, Seated cable row, Face pull, Barbell curl, Hammer curl"
_BARBELL_UPPER_A = """Barbell bench press, Barbell row, Dumbbell shoulder press, Lat pulldown, Face pull, \
Triceps pushdown, Barbell curl"""
_BARBELL_UPPER_B = """Barbell overhead press, Pull-up, Barbell bench press, Seated cable row, Lateral raise, \
Overhead cable triceps extension, Hammer curl"""
_BARBELL_UPPER_C = """Incline barbell bench press, Chest-supported row, Dumbbell shoulder press, Lat pulldown, \
Reverse pec deck, Dumbbell skullcrusher, Incline dumbbell curl"""
_BARBELL_LOWER_A = "Back squat, Romanian deadlift, Leg press, Lying leg curl, Standing calf raise, Plank"
_BARBELL_LOWER_B = "Deadlift, Back squat, Leg extension, Seated leg curl, Seated calf raise, Cable crunch"
_BARBELL_LOWER_C = "Front squat, Barbell hip thrust, Leg press, Seated leg curl, Leg extension, Standing calf raise"
_BARBELL_FULL_A = """Back squat, Barbell bench press, Barbell row, Lying leg curl, Lateral raise, \
Triceps pushdown, Barbell curl"""
_BARBELL_FULL_B = """Deadlift, Barbell overhead press, Lat pulldown, Leg press, Incline dumbbell press, Face pull, \
Hammer curl"""
_BARBELL_FULL_C = """Back squat, Barbell bench press, Pull-up, Seated leg curl, Standing calf raise, \
Overhead cable triceps extension, Dumbbell curl"""

AROUND_THE_LIFTS: Mapping[Focus, tuple[str, ...]] = {
    Focus.PUSH: (_BARBELL_PUSH,),
    Focus.PULL: (_BARBELL_PULL,),
    Focus.LEGS: (_BARBELL_LOWER_A,),
    Focus.LOWER: (_BARBELL_LOWER_A, _BARBELL_LOWER_B, _BARBELL_LOWER_C),
    Focus.UPPER: (_BARBELL_UPPER_A, _BARBELL_UPPER_B, _BARBELL_UPPER_C),
    Focus.FULL_BODY: (_BARBELL_FULL_A, _BARBELL_FULL_B, _BARBELL_FULL_C),
}
"""For strength: squat and bench twice, deadlift and overhead press once (S18)."""

FOR_BEGINNERS: Mapping[str, str] = {"Pull-up": "Lat pulldown", "Front squat": "Goblet squat"}
"""What a beginner starts with instead; whoever trains for strength squats with the bar."""


def template_day(day: int, split: Split, lifter: Lifter) -> list[Entry]:
    """The template's exercises for a weekday, each one that the lifter can do."""
    variants = (AROUND_THE_LIFTS if lifter.primary_focus is Training.STRENGTH else VARIANTS)[split.week[day]]
    listed = variants[split.occurrence(day) % len(variants)]
    wanted = (_suited(BY_NAME[" ".join(name.split())], lifter) for name in listed.split(","))
    exercises = _opened(list(_fitting(wanted, lifter, split.week[day])), lifter, split.week[day])
    heaviest = NOVICE_SETS if lifter.is_novice_for_strength else ANCHOR_SETS
    return [
        Entry(day, exercise.name, exercise, heaviest if place == 0 else OTHER_SETS, Origin.TEMPLATE)
        for place, exercise in enumerate(exercises)
    ]


def _opened(exercises: list[Exercise], lifter: Lifter, focus: Focus) -> list[Exercise]:
    """A day for the legs opens with a compound: where knees and back forbid all others, with a hip thrust."""
    if any(exercise.is_compound for exercise in exercises):
        return exercises
    thrust = stand_in(BY_NAME["Barbell hip thrust"], lifter, focus, exercises)
    return [thrust, *exercises] if thrust is not None and thrust.is_compound else exercises


def _suited(exercise: Exercise, lifter: Lifter) -> Exercise:
    """The exercise, or the one that a beginner does first, if there is the equipment for it."""
    if lifter.experience_level is not Experience.BEGINNER:
        return exercise
    easier = BY_NAME[FOR_BEGINNERS.get(exercise.name, exercise.name)]
    squats = exercise.pattern is Pattern.SQUAT and lifter.primary_focus is Training.STRENGTH
    return exercise if squats or not easier.can_be_done_with(lifter.at_hand) else easier


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
        if other.name not in names and other.fits(lifter.at_hand, lifter.joints) and at_home(other, focus)
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
    performers = Movement.HINGE.performers(lifter.at_hand, lifter.joints)
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

    Lunges are done with weights in the hands.
    """
    if exercise.pattern is Pattern.LUNGE:
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
