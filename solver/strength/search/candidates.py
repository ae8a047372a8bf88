"""Exercises that may be added: for every day and every muscle at home there, the same few whatever the program holds.

That they depend on the lifter and the day's roles alone is what makes a second run find nothing left to add. A
compound is a candidate only where it would be no anchor: whoever wrote the day has chosen those. A template may also
gain every movement that the week must hold (S16), and the lifts of a strength program (S18).
"""

from collections.abc import Iterator, Mapping

from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.calendar.roles import with_roles
from solver.strength.calendar.template import at_home, lightness
from solver.strength.catalogue.exercise import Exercise, Pattern
from solver.strength.catalogue.index import BY_NAME, trainers_of
from solver.strength.catalogue.patterns import Movement, performers_of
from solver.strength.request.muscles import Muscle
from solver.strength.rules.base import Facts
from solver.strength.rules.patterns import LIFTS, has_lifts
from solver.strength.search.habits import has_enough_like, most_like

PER_MUSCLE = 2
"""Compound candidates of a muscle a day."""
_PREFERRED = {
    Muscle.CHEST: "Dumbbell bench press, Machine chest press, Cable fly, Pec deck, Dumbbell fly",
    Muscle.BACK: "Seated cable row, Lat pulldown, Dumbbell row, Machine row, Straight-arm pulldown, Dumbbell pullover",
    Muscle.QUADS: "Leg press, Goblet squat, Leg extension",
    Muscle.HAMSTRINGS: "Seated leg curl, Lying leg curl, Dumbbell Romanian deadlift",
    Muscle.GLUTES: "Barbell hip thrust, Machine hip thrust, Dumbbell hip thrust, Hip abduction, Cable glute kickback",
    Muscle.BICEPS: "Dumbbell curl, Cable curl",
    Muscle.TRICEPS: "Triceps pushdown, Overhead cable triceps extension, Dumbbell skullcrusher",
    Muscle.SIDE_DELTS: "Lateral raise, Cable lateral raise",
    Muscle.REAR_DELTS: "Face pull, Reverse pec deck, Rear delt fly",
    Muscle.CALVES: "Standing calf raise, Seated calf raise",
    Muscle.FRONT_DELTS: "Dumbbell shoulder press, Machine shoulder press",
}
PREFERRED: Mapping[Muscle, tuple[str, ...]] = {
    muscle: tuple(name.strip() for name in names.split(",")) for muscle, names in _PREFERRED.items()
}
"""Of equal additions the earlier is chosen; then come the catalogue's others, banded and bodyweight ones last."""
_USUAL = {
    Movement.SQUAT: "Leg press, Goblet squat",
    Movement.HINGE: "Romanian deadlift, Dumbbell Romanian deadlift",
    Movement.HORIZONTAL_PRESS: "Dumbbell bench press, Machine chest press",
    Movement.VERTICAL_PRESS: "Dumbbell shoulder press, Machine shoulder press",
    Movement.ROW: "Seated cable row, Dumbbell row",
    Movement.VERTICAL_PULL: "Lat pulldown, Pull-up",
}
USUAL = {movement: frozenset(name.strip() for name in names.split(",")) for movement, names in _USUAL.items()}
"""What a week that lacks a movement rather gets."""
_NEVER = """
Barbell pullover, JM press, Upright row, Thruster, Bench dip, Triceps dip, Diamond push-up, Wall sit, Power clean,
Reverse nordic curl, Rear delt row, Assisted dip, Assisted pull-up, Single-leg press, Curtsy lunge, Lateral lunge,
Sissy squat, Hip adduction, Tibialis raise, Jump rope, Superman, Jump squat, Pistol squat
"""
NEVER = frozenset(" ".join(name.split()) for name in _NEVER.split(","))
"""What nobody adds to a program that is not asked for it; as a stand-in for a pattern they may come."""


def candidates_for(facts: Facts) -> tuple[Entry, ...]:
    """Candidates for muscles that ask for work, each where its day lacks it, then what a template may gain."""
    if not facts.understood:
        return ()
    return tuple(entry for day in facts.split.training for entry in _candidates_of_day(facts, day))


def _candidates_of_day(facts: Facts, day: int) -> Iterator[Entry]:
    present = [facts.entries[place] for place in facts.on(day)]
    focus, offered = facts.split.week[day], list(present)
    for exercise in _wanted(facts, day):
        seen = {entry.exercise.name for entry in offered}
        if (
            exercise.name not in seen
            and at_home(exercise, focus)
            and not has_enough_like(exercise, offered, day, facts)
        ):
            role = Role.PRIMARY if exercise.is_compound else Role.ACCESSORY
            entry = Entry(day, exercise.name, exercise, 0, Origin.CANDIDATE, role)
            offered.append(entry)
            if role is Role.ACCESSORY or _leaves_anchors(present, entry, facts):
                yield entry


def _wanted(facts: Facts, day: int) -> Iterator[Exercise]:
    for muscle in Muscle:
        if (facts.targets[muscle].low or muscle in facts.trained) and muscle in facts.split.week[day].home:
            fitting = _by_preference(muscle, facts)
            single = [e for e in fitting if not e.is_compound]
            usual = [e for e in single if e.name in PREFERRED.get(muscle, ())]
            yield from (usual or single)[: most_like(facts, day)]
            yield from _of_two_patterns([e for e in fitting if _may_join(e, muscle, facts)])
    if not facts.thrifty:
        yield from _movements(facts)


def _by_preference(muscle: Muscle, facts: Facts) -> list[Exercise]:
    preferred = [BY_NAME[name] for name in PREFERRED.get(muscle, ())]
    others = sorted(trainers_of(muscle), key=lambda exercise: lightness(exercise, facts.lifter))
    every = dict.fromkeys([*preferred, *others])
    lifter = facts.lifter
    return [e for e in every if e.fits(lifter) and e.name not in NEVER]


def _may_join(exercise: Exercise, muscle: Muscle, facts: Facts) -> bool:
    """Whether a compound may be added: to a draft only the usual ones, which nobody wonders at."""
    usual = not facts.thrifty or exercise.name in PREFERRED.get(muscle, ())
    return exercise.is_compound and not exercise.is_heavy_hinge and usual


def _of_two_patterns(compounds: list[Exercise]) -> list[Exercise]:
    """The first of each pattern, two patterns at most."""
    firsts: dict[Pattern, Exercise] = {}
    for exercise in compounds:
        firsts.setdefault(exercise.pattern, exercise)
    return list(firsts.values())[:PER_MUSCLE]


def _movements(facts: Facts) -> Iterator[Exercise]:
    """What the week must hold, where the template had to leave it out, and the lifts."""
    lifter = facts.lifter
    for movement in Movement:
        performers = performers_of(movement, lifter)
        usual = [exercise for exercise in performers if exercise.name in USUAL[movement]]
        yield from (usual or sorted(performers, key=lambda exercise: lightness(exercise, lifter)))[:1]
    if has_lifts(lifter):
        yield from (BY_NAME[name] for name in LIFTS if BY_NAME[name].fits(lifter))


def _leaves_anchors(present: list[Entry], added: Entry, facts: Facts) -> bool:
    """Whether the day's anchors stay what they are."""
    focus, long = facts.split.week[added.day], facts.lifter.has_long_sessions
    now = with_roles([*present, added], focus, long)
    return [e.name for e in now if e.role is Role.ANCHOR] == [e.name for e in present if e.role is Role.ANCHOR]
