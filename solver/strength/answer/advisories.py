"""From the record of changes to advisories."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from solver.answer import Severity
from solver.strength.answer.result import ProgramAdvisory
from solver.strength.calendar.entry import Entry, Origin
from solver.strength.drafts.changes import Change, Code, deltas_of
from solver.strength.request.equipment import Joint, joint_of
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter
from solver.strength.rules.base import Facts
from solver.strength.search.bending import Repair
from solver.strength.search.rests import fallen
from solver.strength.words.tongue import Tongue, told, tongue_of
from solver.weekday import WEEK

_INFO = frozenset({Code.FOCUS_NORMALIZED, Code.EXERCISES_REORDERED, Code.FIELD_IGNORED, Code.DAY_MOVED})


def advisories_of(changes: Iterable[Change], language: str) -> list[ProgramAdvisory]:
    """One advisory a change, in the order in which things were corrected."""
    tongue = tongue_of(language)
    return [_advisory(change, tongue) for change in changes]


def _advisory(change: Change, tongue: Tongue) -> ProgramAdvisory:
    return ProgramAdvisory(
        code=change.code.value,
        severity=Severity.INFO if change.code in _INFO else Severity.WARNING,
        day=None if change.day is None else WEEK[change.day],
        exercise=change.exercise,
        before=change.before,
        after=change.after,
        set_deltas={Muscle(muscle): delta for muscle, delta in change.deltas},
        message=tongue.written(change.message),
    )


def injury_remarks(lifter: Lifter) -> Iterator[Change]:
    """Flags that name no joint we know: nothing is left out because of them."""
    for flag in lifter.injury_flags:
        if joint_of(flag) is None:
            message = told("injury.unknown", flag=repr(flag), known=[str(joint) for joint in Joint])
            yield Change(Code.INJURY_UNKNOWN, message, before=flag)


def repair_changes(repair: Repair) -> Iterator[Change]:
    """What the solver changed, day by day: sets, removals, additions."""
    pairs = list(zip(repair.facts.entries, repair.chosen, strict=True))
    for day in repair.facts.split.training:
        for entry, sets in pairs:
            before = entry.sets if entry.origin is Origin.DRAFT else 0
            if entry.day == day and sets != before:
                yield _set_change(entry, before, sets)


def rest_changes(facts: Facts, chosen: tuple[int, ...], given: Facts) -> Iterator[Change]:
    """Rests of ours that fell so that nothing had to go."""
    days = groupby(fallen(facts, chosen, given), key=lambda rest: rest[0])
    for day, rests in days:
        found = list(rests)
        fell = [told("rests.one", role=role, now=now, usual=usual) for _, role, usual, now in found]
        message = told("rests", day=WEEK[day], told=fell)
        before, after = ("/".join(str(rest[place]) for rest in found) for place in (2, 3))
        yield Change(Code.REST_SHORTENED, message, day, None, before, after)


def pair_changes(facts: Facts, chosen: tuple[int, ...], given: Facts) -> Iterator[Change]:
    """Exercises that are done in turn so that nothing had to go."""
    for day in facts.split.training:
        theirs = {given.entries[place].superset for place in given.on(day)}
        letters = {facts.entries[place].superset for place in facts.on(day)} - theirs
        for letter in sorted(filter(None, letters)):
            first, second = (place for place in facts.on(day) if facts.entries[place].superset == letter)
            pair = {"first": facts.entries[first], "second": facts.entries[second]}
            message = told("paired", day=WEEK[day], letter=letter, rounds=chosen[first], **pair)
            yield Change(Code.PAIRED, message, day, facts.entries[first].name, None, letter)


def _set_change(entry: Entry, before: int, after: int) -> Change:
    deltas = deltas_of(entry.exercise, after - before)
    said = {"exercise": entry, "day": WEEK[entry.day], "before": before, "after": after}
    if before == 0:
        code, message = Code.EXERCISE_ADDED, told("sets.new", **said)
    elif after == 0:
        code, message = Code.EXERCISE_REMOVED, told("sets.gone", **said)
    else:
        code, message = Code.SETS_CHANGED, told("sets.changed", **said)
    return Change(code, message, entry.day, entry.name, before, after, deltas)
