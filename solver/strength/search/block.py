"""The sets of a block's load weeks: each week solved from the one before, so that work rises inside every limit."""

from dataclasses import replace

from solver.cpsat import Model
from solver.linear import Linear, Quantity, total, weighted
from solver.solution import Status
from solver.strength.calendar.entry import Role
from solver.strength.calendar.session import set_secs
from solver.strength.request.muscles import Muscle
from solver.strength.rules.base import HALF
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.sessions import SETS_EACH
from solver.strength.rules.volume import SESSION_CAP, half_sets

MUSCLE_RISE = 2
"""Counted sets that a muscle gains from one load week to the next, at most; an exercise gains one."""
EFFORT = 0.1
_WORTH = {Role.ANCHOR: 1, Role.PRIMARY: 3, Role.ACCESSORY: 2}
"""Which exercise rather gains a set: a primary, whose set trains most, before an accessory; an anchor's load rises."""


def risen(numbers: Numbers, seed: int) -> Numbers:
    """The next load week: as many sets more as targets, session caps, time and the steps of a week allow.

    Muscles that are further below their upper end go first. Where nothing may rise the week stays as it is.
    """
    facts = numbers.facts
    model = Model(seed)
    rises: list[Quantity] = [_rise(model, numbers, place) for place in range(len(facts.entries))]
    _hold_pairs(model, numbers, rises)
    for muscle in Muscle:
        _hold_muscle(model, numbers, rises, muscle)
    for day in facts.split.training:
        _hold_time(model, numbers, rises, day)
    model.minimise(weighted((-_worth(numbers, place), rise) for place, rise in enumerate(rises)))
    solution = model.solve(EFFORT)
    if solution.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return numbers
    more = [solution.value(rise) for rise in rises]
    return replace(numbers, chosen=tuple(sets + gain for sets, gain in zip(numbers.chosen, more, strict=True)))


def _rise(model: Model, numbers: Numbers, place: int) -> Linear | int:
    """Whether an exercise gains a set: never what is not in the program, not understood, or has enough."""
    entry, sets = numbers.facts.entries[place], numbers.chosen[place]
    most = SETS_EACH.most_raised_to(entry)
    if entry.role is Role.ANCHOR and numbers.facts.lifter.is_novice_for_strength:
        most = min(sets, most)  # three fives: the load rises, not the sets
    return model.variable(0, 1) if entry.understood and entry.exercise.direct and 0 < sets < most else 0


def _hold_pairs(model: Model, numbers: Numbers, rises: list[Quantity]) -> None:
    """Exercises done in turn have equal sets; where only one of them is in the program, it is on its own."""
    firsts: dict[tuple[int, str], int] = {}
    for place, entry in enumerate(numbers.facts.entries):
        if entry.superset is not None and numbers.chosen[place]:
            first = firsts.setdefault((entry.day, entry.superset), place)
            if numbers.chosen[first] == numbers.chosen[place]:
                model.require_equal(rises[first], rises[place])


def _hold_muscle(model: Model, numbers: Numbers, rises: list[Quantity], muscle: Muscle) -> None:
    facts = numbers.facts
    gained = total(rises[place] * count for place, count in facts.trainers(muscle))
    now = int(half_sets(numbers, muscle))  # type: ignore[arg-type]
    room = min(MUSCLE_RISE * HALF, max(0, facts.targets[muscle].high * HALF - now))
    model.require(gained - room)
    for day in facts.split.training:
        today = int(half_sets(numbers, muscle, day))  # type: ignore[arg-type]
        gained_today = total(rises[place] * count for place, count in facts.trainers(muscle, day))
        model.require(gained_today - max(0, SESSION_CAP.most_sets * HALF - today))


def _hold_time(model: Model, numbers: Numbers, rises: list[Quantity], day: int) -> None:
    facts, training = numbers.facts, numbers.facts.lifter.primary_focus
    longer = total(rises[place] * set_secs(facts.entries[place], training) for place in facts.on(day))
    model.require(longer - max(0, facts.lifter.session_secs - numbers.seconds(day)))


def _worth(numbers: Numbers, place: int) -> int:
    """The further the exercise's muscles are below their upper ends the more; then by role."""
    facts = numbers.facts
    gaps = [
        facts.targets[m].high * HALF - int(half_sets(numbers, m))  # type: ignore[arg-type]
        for m in facts.entries[place].exercise.direct
    ]
    return 10 + 4 * max(0, max(gaps, default=0)) + _WORTH[facts.entries[place].role]
