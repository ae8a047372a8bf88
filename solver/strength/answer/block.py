"""A block of weeks as people read it: the solved load weeks, the lighter ones between, and the days before a race."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from solver.strength.answer.program import days_of, weekly_sets_of
from solver.strength.answer.progression import can_be_loaded, progression_of
from solver.strength.answer.result import ProgramDay, ProgramWeek
from solver.strength.calendar.entry import Entry, Role, prescription_of
from solver.strength.curve.block import Week, WeekKind, block_of
from solver.strength.request.request import Lifter, LifterRequest, RunningWeek
from solver.strength.rules.numbers import Numbers
from solver.strength.search.block import risen
from solver.strength.words.tongue import tongue_of

DAYS_BEFORE_RACE = 6
"""So many days before a race nobody does a heavy hinge, a squat or a lunge."""


def weeks_of(numbers: Numbers, request: LifterRequest, notes: Mapping[int, str], seed: int) -> list[ProgramWeek]:
    """Every week of the block: the first is the program's own, each later load week is solved from the last one."""
    lifter = request.lifter
    weeks = block_of(lifter.weeks, lifter.primary_focus, request.running)
    last: Numbers | None = None
    made = []
    for place, week in enumerate(weeks):
        if week.kind is WeekKind.LOAD:
            last = numbers if last is None else risen(last, seed)
        base = numbers if last is None else last
        done = base if week.kind is WeekKind.LOAD else halved(base)
        done = _fresh(done, request.running, place)
        made.append(_week(place + 1, week, done, notes))
    return made


def halved(numbers: Numbers) -> Numbers:
    """Half the sets of every exercise, rounded up."""
    return replace(numbers, chosen=tuple(-(-sets // 2) for sets in numbers.chosen))


def _fresh(numbers: Numbers, running: Sequence[RunningWeek], place: int) -> Numbers:
    """Without squats, lunges and heavy hinges on the days before a race of this week or the next."""
    tired = {day for day in range(7) if any(0 < race - day <= DAYS_BEFORE_RACE for race in _races(running, place))}
    sets = (
        0 if entry.day in tired and entry.exercise.tires_legs else chosen
        for entry, chosen in zip(numbers.facts.entries, numbers.chosen, strict=True)
    )
    return replace(numbers, chosen=tuple(sets))


def _races(running: Sequence[RunningWeek], place: int) -> Iterator[int]:
    """Races of this week and the next, in days from this week's Monday."""
    for ahead, week in enumerate(running[place : place + 2]):
        if week.race is not None:
            yield 7 * ahead + week.race.position


def _week(number: int, week: Week, numbers: Numbers, notes: Mapping[int, str]) -> ProgramWeek:
    days = [with_progression(day, numbers, week.rir) for day in days_of(numbers, notes)]
    return ProgramWeek(
        week_number=number, kind=week.kind, rir=week.rir, days=days, weekly_sets=weekly_sets_of(numbers, None)
    )


def with_progression(day: ProgramDay, numbers: Numbers, rir: int | None = None) -> ProgramDay:
    """The day with each exercise's progression, an anchor's warm-up sets, and the week's reserve if there is one."""
    facts = numbers.facts
    places = (place for place in facts.on(day.day_of_week.position) if numbers.chosen[place])
    lines = {_line(facts.entries[place], facts.lifter): facts.entries[place] for place in places}
    exercises = [
        shown.model_copy(
            update={
                "progression": progression_of(lines[shown.name, shown.role, shown.reps], facts.lifter),
                "warm_up": _warm_up(lines[shown.name, shown.role, shown.reps], facts.lifter),
                "rir": shown.rir if rir is None else rir,
            }
        )
        for shown in day.exercises
    ]
    return day.model_copy(update={"exercises": exercises})


def _line(entry: Entry, lifter: Lifter) -> tuple[str, Role, str]:
    """What tells the lines of a day apart: a top set and its back-off have one name."""
    return entry.name, entry.role, prescription_of(entry, lifter).reps


def _warm_up(entry: Entry, lifter: Lifter) -> str | None:
    """An anchor's warm-up sets: with less weight, or where none can be added an easier form."""
    if entry.role is not Role.ANCHOR:
        return None
    return tongue_of(lifter.language).say("warm_up" if can_be_loaded(entry.exercise, lifter) else "warm_up.easier")
