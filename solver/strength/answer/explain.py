"""Explanations of what bent, built from the finished program and the rules' own bounds, never from slack."""

from solver.rule import Bound
from solver.strength.answer.result import ProgramRelaxation
from solver.strength.calendar.entry import Role, usual_of
from solver.strength.calendar.session import EXERCISE_SECS, SET_SECS
from solver.strength.catalogue.index import trainers_of
from solver.strength.request.muscles import Muscle
from solver.strength.rules.base import HALF, Rule
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import rulebook_statements
from solver.strength.rules.volume import SESSION_CAP, half_sets
from solver.strength.words.tongue import Moved, Told, told, tongue_of
from solver.verdict import Breach, missed

StrengthBreach = Breach[Rule]
"""Amounts are half sets (seconds for S22)."""


def breaches_of(numbers: Numbers) -> list[StrengthBreach]:
    """Everything that a finished program misses, hard and elastic."""
    return missed(rulebook_statements(numbers))


def relaxations_of(numbers: Numbers) -> list[ProgramRelaxation]:
    """The bends of a program whose hard rules hold, ready to be read."""
    return [_relaxation(breach, numbers) for breach in breaches_of(numbers) if breach.is_bend]


def _relaxation(breach: StrengthBreach, numbers: Numbers) -> ProgramRelaxation:
    place, muscle = breach.bound.place, _muscle_of(breach.bound, numbers)
    return ProgramRelaxation(
        rule_id=breach.rule.id,
        day=place.weekday,
        muscle=muscle,
        bound=float(breach.limit / HALF),
        actual=float(breach.actual / HALF),
        reason=_reason(breach, numbers, muscle),
    )


def _muscle_of(bound: Bound, numbers: Numbers) -> Muscle | None:
    if bound.place.muscle is not None:
        return Muscle(bound.place.muscle)
    if bound.place.exercise is None:
        return None
    return next(iter(numbers.facts.entries[bound.place.exercise].exercise.direct), None)


def _reason(breach: StrengthBreach, numbers: Numbers, muscle: Muscle | None) -> str:
    return tongue_of(numbers.facts.lifter.language).written(_why(breach, numbers, muscle))


def _why(breach: StrengthBreach, numbers: Numbers, muscle: Muscle | None) -> Told:
    place = breach.bound.place
    if place.exercise is not None:
        entry = numbers.facts.entries[place.exercise]
        return told("bend.kept", exercise=entry, before=entry.sets, after=numbers.chosen[place.exercise])
    assert muscle is not None
    if place.movement is not None:
        return _missing(numbers, place.movement)
    if not numbers.facts.understood:
        return told("bend.unknown")
    if breach.bound.sign > 0:  # what anchors give cannot be taken away
        return told("bend.over", muscle=muscle)
    return _shortfall(numbers, muscle)


def _missing(numbers: Numbers, movement: str) -> Told:
    """A pattern or a lift that the week has not: every pattern has an exercise that anyone can do, so time is short."""
    return told("bend.movement", minutes=numbers.facts.lifter.session_duration_mins, movement=Moved(movement))


def _shortfall(numbers: Numbers, muscle: Muscle) -> Told:
    """Equipment or injury where nothing trains the muscle, else the session cap, else time."""
    lifter, split = numbers.facts.lifter, numbers.facts.split
    trainers = trainers_of(muscle)
    equipped = [exercise for exercise in trainers if exercise.can_be_done_with(lifter)]
    if not equipped:
        return told("bend.equipment", muscle=muscle)
    if not any(exercise.fits(lifter) for exercise in equipped):
        return told("bend.injury", muscle=muscle)
    homes = [day for day in split.training if muscle in split.week[day].home]
    most = SESSION_CAP.most_sets * HALF
    if all(int(half_sets(numbers, muscle, day)) > most - HALF for day in homes):  # type: ignore[arg-type]
        key = "bend.cap.many" if len(homes) > 1 else "bend.cap.one"
        return told(key, count=len(homes), most=most // HALF)
    if any(_has_room(numbers, day) for day in homes):
        return told("bend.others", muscle=muscle)
    return told("bend.time", minutes=lifter.session_duration_mins, muscle=muscle)


def _has_room(numbers: Numbers, day: int) -> bool:
    """Whether one more accessory of two sets with its usual rest would fit into a day."""
    facts = numbers.facts
    rest = usual_of(Role.ACCESSORY, facts.lifter).rest_secs
    return numbers.seconds(day) + EXERCISE_SECS + 2 * (SET_SECS + rest) <= facts.lifter.session_secs
