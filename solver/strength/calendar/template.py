"""What a day of each focus starts from when nobody wrote it: five to seven exercises, variants A, B and C."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from solver.strength.calendar.entry import Entry, Origin
from solver.strength.calendar.split import Focus, Split
from solver.strength.catalogue.exercise import Exercise, Pattern
from solver.strength.catalogue.index import BY_NAME, alternatives_of
from solver.strength.request.equipment import Equipment
from solver.strength.request.request import Lifter

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
_LOWER_C = """Goblet squat, Dumbbell Romanian deadlift, Walking lunge, Standing leg curl, Hip abduction, \
Leg press calf raise"""
_UPPER_A = """Barbell bench press, Barbell row, Lat pulldown, Cable fly, Lateral raise, Triceps pushdown, \
Barbell curl"""
_UPPER_B = """Pull-up, Incline dumbbell press, Dumbbell shoulder press, Seated cable row, Reverse pec deck, \
Overhead cable triceps extension, Incline dumbbell curl"""
_UPPER_C = """Dumbbell bench press, Chest-supported row, Barbell overhead press, Cable lateral raise, Face pull, \
Dumbbell skullcrusher, Hammer curl"""
_FULL_A = """Back squat, Barbell bench press, Barbell row, Lying leg curl, Lateral raise, Triceps pushdown, \
Barbell curl"""
_FULL_B = """Deadlift, Incline dumbbell press, Lat pulldown, Leg extension, Face pull, \
Overhead cable triceps extension, Incline dumbbell curl"""
_FULL_C = """Front squat, Pull-up, Dumbbell bench press, Seated leg curl, Barbell hip thrust, Standing calf raise, \
Hammer curl"""

VARIANTS: Mapping[Focus, tuple[str, ...]] = {
    Focus.PUSH: (_PUSH_A, _PUSH_B),
    Focus.PULL: (_PULL_A, _PULL_B),
    Focus.LEGS: (_LOWER_A, _LOWER_B),
    Focus.LOWER: (_LOWER_A, _LOWER_B, _LOWER_C),
    Focus.UPPER: (_UPPER_A, _UPPER_B, _UPPER_C),
    Focus.FULL_BODY: (_FULL_A, _FULL_B, _FULL_C),
}


def template_day(day: int, split: Split, lifter: Lifter) -> list[Entry]:
    """The template's exercises for a weekday, each one that the lifter can do."""
    variants = VARIANTS[split.week[day]]
    listed = variants[split.occurrence(day) % len(variants)]
    wanted = (BY_NAME[" ".join(name.split())] for name in listed.split(","))
    exercises = list(_fitting(wanted, lifter, split.week[day]))
    return [
        Entry(day, exercise.name, exercise, ANCHOR_SETS if place == 0 else OTHER_SETS, Origin.TEMPLATE)
        for place, exercise in enumerate(exercises)
    ]


def _fitting(wanted: Iterable[Exercise], lifter: Lifter, focus: Focus) -> Iterator[Exercise]:
    """Each exercise, or the likest other that fits the lifter and is not on the day already."""
    seen: list[Exercise] = []
    for exercise in wanted:
        fitting = stand_in(exercise, lifter, focus, seen)
        if fitting is not None:
            seen.append(fitting)
            yield fitting


def stand_in(exercise: Exercise, lifter: Lifter, focus: Focus, taken: Collection[Exercise]) -> Exercise | None:
    """The exercise itself or the best other one of the same main muscle that fits, is at home and not taken.

    Better is what moves as many joints, trains nothing else directly, can be loaded, is not on the day in another
    guise, and is alike.
    """
    same, names = BY_NAME.get(exercise.name, exercise), {present.name for present in taken}
    fitting = [
        other
        for other in (same, *alternatives_of(exercise))
        if other.name not in names and other.fits(lifter.at_hand, lifter.joints) and at_home(other, focus)
    ]
    if same in fitting:
        return same
    return min(fitting, key=lambda other: _worse(other, exercise, lifter, taken), default=None)


def _worse(other: Exercise, exercise: Exercise, lifter: Lifter, taken: Collection[Exercise]) -> tuple[object, ...]:
    return (
        other.is_compound is not exercise.is_compound,
        not set(other.direct) <= set(exercise.direct),
        _lightness(other, lifter),
        any(other.resembles(present) for present in taken),
    )


def _lightness(exercise: Exercise, lifter: Lifter) -> int:
    """0 for weights and machines, 1 for bands or a bar to hang from, 2 for the body alone.

    Lunges are done with weights in the hands.
    """
    if exercise.pattern is Pattern.LUNGE:
        return 0
    if not exercise.equipment:
        return 2
    usable = set(exercise.equipment) if lifter.at_hand is None else lifter.at_hand.intersection(exercise.equipment)
    return 0 if usable - {Equipment.BANDS, Equipment.PULL_UP_BAR} else 1


def at_home(exercise: Exercise, focus: Focus) -> bool:
    """Whether a day of this focus may hold the exercise (S03). One that trains nothing is at home everywhere."""
    return not exercise.direct or not focus.home.isdisjoint(exercise.direct)
