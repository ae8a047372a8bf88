"""Exercises that may be added: for every day and every muscle at home there, the same two whatever the program holds.

That they depend on the lifter and the day alone is what makes a second run find nothing left to add. Two with
six sets each reach the session's cap; single-joint work never competes for a day's anchor. A template may also
gain compounds, which train more in less time, on days whose anchors are heavy ones already.
"""

from collections.abc import Iterator

from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.calendar.roles import anchor_count
from solver.strength.catalogue.exercise import Exercise, Pattern, Weight
from solver.strength.catalogue.index import CATALOGUE, trainers_of
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter
from solver.strength.rules.base import Facts

PER_MUSCLE = 2
USUAL = frozenset(
    {
        Pattern.HORIZONTAL_PRESS,
        Pattern.VERTICAL_PRESS,
        Pattern.HORIZONTAL_PULL,
        Pattern.VERTICAL_PULL,
        Pattern.HINGE,
        Pattern.LUNGE,
        Pattern.BRIDGE,
        Pattern.RAISE,
    }
)
"""Patterns that a template may gain compounds of."""


def candidates_for(facts: Facts) -> tuple[Entry, ...]:
    """Candidates for muscles that ask for direct work, each where its day lacks it."""
    return tuple(entry for day in facts.split.training for entry in _candidates_of_day(facts, day))


def _candidates_of_day(facts: Facts, day: int) -> Iterator[Entry]:
    present = {facts.entries[place].exercise.name for place in facts.on(day)}
    for muscle in Muscle:
        if facts.targets[muscle].low and muscle in facts.split.week[day].home:
            for exercise in _single_joint(muscle, facts.lifter)[:PER_MUSCLE]:
                if exercise.name not in present:
                    yield Entry(day, exercise.name, exercise, 0, Origin.CANDIDATE, Role.ACCESSORY)


def _single_joint(muscle: Muscle, lifter: Lifter) -> list[Exercise]:
    return [
        exercise
        for exercise in trainers_of(muscle)
        if exercise.weight is Weight.SINGLE and exercise.fits(lifter.at_hand, lifter.joints)
    ]


def compounds_for(facts: Facts) -> tuple[Entry, ...]:
    """For a template that time is short for: of every kind of compound the first that fits, on each of its days."""
    return tuple(
        Entry(day, exercise.name, exercise, 0, Origin.CANDIDATE, Role.PRIMARY)
        for day in facts.split.training
        if _anchors_are_heavy(facts, day)
        for exercise in _kinds(facts, day)
    )


def _kinds(facts: Facts, day: int) -> Iterator[Exercise]:
    """Compounds that count differently, none of them on the day already; those that differ most from it first.

    A day hinges once, and only where hamstrings are at home: a deadlift on a pull day would tire the next day's legs.
    """
    home, present = facts.split.week[day].home, [facts.entries[place].exercise for place in facts.on(day)]
    hinges = any(exercise.pattern is Pattern.HINGE for exercise in present) or Muscle.HAMSTRINGS not in home
    patterns = USUAL - {Pattern.HINGE} if hinges else USUAL
    kinds: dict[tuple[tuple[Muscle, int], ...], Exercise] = {}
    for exercise in sorted(CATALOGUE, key=lambda e: any(e.resembles(other) for other in present)):
        fits = exercise.is_compound and exercise.fits(facts.lifter.at_hand, facts.lifter.joints)
        if fits and home & set(exercise.direct) and exercise.pattern in patterns and exercise not in present:
            kinds.setdefault(exercise.counts, exercise)
    yield from kinds.values()


def _anchors_are_heavy(facts: Facts, day: int) -> bool:
    anchors = [e for e in (facts.entries[place] for place in facts.on(day)) if e.role is Role.ANCHOR]
    due = anchor_count(facts.split.week[day], facts.lifter.has_long_sessions)
    return len(anchors) == due and all(entry.exercise.weight is Weight.HEAVY for entry in anchors)
