"""The finished days and the weekly count."""

from collections import Counter
from collections.abc import Iterable, Mapping

from solver.strength.answer.result import MuscleSets, ProgramDay, ProgramExercise
from solver.strength.calendar.entry import Entry, Role, prescription_of
from solver.strength.calendar.session import minutes
from solver.strength.calendar.split import Focus
from solver.strength.catalogue.exercise import Exercise, Weight
from solver.strength.request.muscles import DIRECT, Muscle
from solver.strength.request.request import Lifter
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.volume import half_sets
from solver.weekday import WEEK

_ORDER = tuple(Role)


def days_of(numbers: Numbers, notes: Mapping[int, str]) -> list[ProgramDay]:
    """Monday to Sunday; exercises in the order of their roles, else as they stood."""
    return [_day(numbers, day, notes.get(day)) for day in range(7)]


def _day(numbers: Numbers, day: int, notes: str | None) -> ProgramDay:
    facts = numbers.facts
    focus = facts.split.week[day]
    kept = [place for place in facts.on(day) if numbers.chosen[place]]
    firsts: dict[object, int] = {facts.entries[place].superset or place: place for place in reversed(kept)}
    places = sorted(
        kept,
        key=lambda place: (
            _ORDER.index(facts.entries[place].role),
            _is_late(facts.entries[place], facts),
            firsts[facts.entries[place].superset or place],
        ),
    )
    letters = Counter(facts.entries[place].superset for place in places)
    return ProgramDay(
        day_of_week=WEEK[day],
        focus=focus,
        exercises=[
            _exercise(facts.entries[p], numbers.chosen[p], facts.lifter, letters[facts.entries[p].superset] > 1)
            for p in places
        ],
        estimated_mins=0 if focus is Focus.REST else minutes(numbers.seconds(day)),
        notes=notes,
    )


def _is_late(entry: Entry, facts: Facts) -> bool:
    """Of our own weeks' primaries heavy ones come first; a draft's order is its own."""
    heavy = entry.exercise.weight is Weight.HEAVY
    return entry.role is Role.PRIMARY and not heavy and not facts.thrifty


def _exercise(entry: Entry, sets: int, lifter: Lifter, paired: bool) -> ProgramExercise:
    how = prescription_of(entry, lifter)
    return ProgramExercise(
        name=entry.name,
        role=entry.role,
        muscles={muscle: count / DIRECT for muscle, count in entry.exercise.counts},
        sets=sets,
        reps=how.reps,
        rest_secs=how.rest_secs,
        rir=how.rir,
        notes=entry.notes,
        superset=entry.superset if paired else None,
    )


def weekly_sets_of(numbers: Numbers, received: Iterable[tuple[Exercise, int]] | None) -> dict[Muscle, MuscleSets]:
    """All 14 muscles: counted sets, target, and what the draft asked for as received."""
    before: dict[Muscle, int] | None = None
    if received is not None:
        before = dict.fromkeys(Muscle, 0)
        for exercise, sets in received:
            for muscle, count in exercise.counts:
                before[muscle] += sets * count
    return {
        muscle: MuscleSets(
            sets=int(half_sets(numbers, muscle)) / DIRECT,  # type: ignore[arg-type]
            target=(target.low, target.high),
            before=None if before is None else before[muscle] / DIRECT,
        )
        for muscle, target in numbers.facts.targets.items()
    }
