"""Exercises that may be added: for every day and every muscle at home there, the same two whatever the program holds.

That they depend on the lifter and the day alone is what makes a second run find nothing left to add. Two with
six sets each reach the session's cap; single-joint work never competes for a day's anchor.
"""

from collections.abc import Iterator

from solver.strength.catalogue.exercise import Exercise, Weight
from solver.strength.catalogue.index import trainers_of
from solver.strength.entry import Entry, Origin, Role
from solver.strength.muscles import Muscle
from solver.strength.request import Lifter
from solver.strength.rules.base import Facts

PER_MUSCLE = 2


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
        if exercise.weight is Weight.SINGLE and exercise.fits(lifter.equipment, lifter.joints)
    ]
