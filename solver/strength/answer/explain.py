"""Explanations of what bent, built from the finished program and the rules' own bounds, never from slack."""

from solver.rule import Bound
from solver.strength.answer.result import ProgramRelaxation
from solver.strength.calendar.entry import PRESCRIPTIONS, Role
from solver.strength.calendar.session import EXERCISE_SECS, SET_SECS, WARM_UP_SECS, worked_secs
from solver.strength.catalogue.index import trainers_of
from solver.strength.request.muscles import Muscle
from solver.strength.rules.base import HALF, Rule
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import rulebook_statements
from solver.strength.rules.volume import SESSION_CAP, half_sets
from solver.verdict import Breach, missed
from solver.weekday import WEEK

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
        day=None if place.day is None else WEEK[place.day],
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
    place = breach.bound.place
    if place.exercise is not None:
        entry = numbers.facts.entries[place.exercise]
        return (
            f"{entry.name} goes from {entry.sets} to {numbers.chosen[place.exercise]} sets: without that a hard rule "
            "or a movement would be missed."
        )
    assert muscle is not None
    if place.movement is not None:
        return _missing(numbers, place.movement)
    if not numbers.facts.understood:
        return "draft: most of it is not understood, so nothing is added or taken for the ranges."
    if breach.bound.sign > 0:
        return f"cap: {_overshoot(numbers, muscle)}"
    return _shortfall(numbers, muscle)


def _missing(numbers: Numbers, movement: str) -> str:
    """A pattern or a lift that the week has not: every pattern has an exercise that anyone can do, so time is short."""
    minutes = numbers.facts.lifter.session_duration_mins
    return f"time: sessions of {minutes} minutes have no room for the {movement.lower()}."


def _overshoot(numbers: Numbers, muscle: Muscle) -> str:
    """Where more than the upper end comes from: what anchors give cannot be taken away."""
    return (
        f"anchors and the exercises that other muscles need give the {muscle.label} more than the upper end; the "
        "smallest excess is kept."
    )


def _shortfall(numbers: Numbers, muscle: Muscle) -> str:
    """Equipment or injury where nothing trains the muscle, else the session cap, else time."""
    lifter, split = numbers.facts.lifter, numbers.facts.split
    trainers = trainers_of(muscle)
    equipped = [exercise for exercise in trainers if exercise.can_be_done_with(lifter.at_hand)]
    if not equipped:
        return f"equipment: nothing for the {muscle.label} can be done with what there is."
    if not any(exercise.fits(lifter.at_hand, lifter.joints) for exercise in equipped):
        return f"injury: everything for the {muscle.label} strains what an injury flag names."
    homes = [day for day in split.training if muscle in split.week[day].home]
    most = SESSION_CAP.most_sets * HALF
    if all(int(half_sets(numbers, muscle, day)) > most - HALF for day in homes):  # type: ignore[arg-type]
        return (
            f"cap: {len(homes)} session{'s' if len(homes) > 1 else ''} a week at {most // HALF} sets each hold no more."
        )
    if any(_has_room(numbers, day) for day in homes):
        return f"cap: more for the {muscle.label} would push another muscle or session over its limit."
    return f"time: sessions of {lifter.session_duration_mins} minutes are full where the {muscle.label} can be trained."


def _has_room(numbers: Numbers, day: int) -> bool:
    """Whether one more accessory of two sets with its usual rest would fit into a day."""
    facts = numbers.facts
    rest = PRESCRIPTIONS[facts.lifter.primary_focus][Role.ACCESSORY].rest_secs
    used = WARM_UP_SECS + seconds_of(numbers, day)
    return used + EXERCISE_SECS + 2 * (SET_SECS + rest) <= facts.lifter.session_duration_mins * 60


def seconds_of(numbers: Numbers, day: int) -> int:
    """What a day's exercises take, the warm-up not counted."""
    facts = numbers.facts
    return worked_secs(facts.entries, facts.on(day), numbers.chosen, facts.lifter.primary_focus)
