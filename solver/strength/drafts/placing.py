"""From a draft's days to the split's: each day lands on its training day, then all else is mended before the solve."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from solver.strength.calendar.entry import Entry
from solver.strength.calendar.roles import with_roles
from solver.strength.calendar.split import Focus, Split
from solver.strength.calendar.template import at_home, stand_in, template_day
from solver.strength.catalogue.exercise import Exercise
from solver.strength.catalogue.patterns import Movement
from solver.strength.drafts.assigning import assign, sets_at_home
from solver.strength.drafts.changes import Change, Code, deltas_of
from solver.strength.drafts.reader import Draft, DraftDay
from solver.strength.drafts.text import NOTES_LENGTH
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import Lifter
from solver.strength.rules.sessions import SETS_EACH
from solver.strength.words.tongue import AnyOf, Told, told, tongue_of
from solver.weekday import WEEK, Weekday

Deltas = tuple[tuple[str, float], ...]
MOST_IN_ALL = 10
"""Sets of one lift on one day, its lines with different reps together (S21)."""
OFTEN = 2
"""A week has each movement so often before one of a day that goes is let go."""
Board = dict[int, list[Entry]]
"""The entries of every training day."""


@dataclass(frozen=True)
class Placed:
    """Entries on the split's days with their roles, what had to be changed for it, and the notes of each day."""

    entries: tuple[Entry, ...]
    changes: list[Change]
    notes: Mapping[int, str]


def place_draft(draft: Draft, split: Split, lifter: Lifter) -> Placed:
    """A draft's days where they belong."""
    placer = _Placer(split, lifter)
    entries = placer.place(draft.days)
    return Placed(entries, placer.changes, placer.notes)


class _Placer:
    def __init__(self, split: Split, lifter: Lifter) -> None:
        self.split, self.lifter = split, lifter
        self.changes: list[Change] = []
        self.board: Board = {day: [] for day in split.training}
        self.notes: dict[int, str] = {}

    def place(self, days: Sequence[DraftDay]) -> tuple[Entry, ...]:
        self._assign(days)
        self._merge_duplicates()
        self._bring_home()
        self._swap_unfit()
        self._complete()
        return tuple(entry for day in self.split.training for entry in self._ordered(day))

    def _assign(self, days: Sequence[DraftDay]) -> None:
        training = [day for day in days if day.entries and not day.is_rest]
        for day in days:
            cleared = [*(entry.name for entry in day.entries), *day.asides] if day.is_rest else []
            if cleared:
                names, message = ", ".join(cleared), told("rest_day.cleared", names=[*day.entries, *day.asides])
                self._gone(Code.REST_DAY_CLEARED, message, day, names, day.entries)
            if day.is_rest and day.weekday is not None and self.split.week[day.weekday] is Focus.REST:
                self._keep_notes(replace(day, asides=()), day.weekday)
        targets = assign(training, self.split)
        for day, target in zip(training, targets, strict=True):
            if target is not None:
                self._land(day, target)
        for day, target in zip(training, targets, strict=True):
            if target is None:
                self._drop(day)
        self._repeat([(day, target) for day, target in zip(training, targets, strict=True) if target is not None])

    def _drop(self, day: DraftDay) -> None:
        rescued = list(self._rescued(day))
        gone = [entry for entry in day.entries if entry not in rescued]
        cleared = day.weekday is not None and self.split.week[day.weekday] is Focus.REST
        code = Code.REST_DAY_CLEARED if cleared else Code.DAY_DROPPED
        count = len(self.split.training)
        message = told("day.gone", split=self.split.name, count=count, day=_called(day), names=gone)
        if gone:
            self._gone(code, message, day, day.label, gone)
        self._keep_notes(day, self.split.training[0] if day.weekday is None else day.weekday)

    def _rescued(self, day: DraftDay) -> Iterator[Entry]:
        """What moves to where it is at home: of each movement and muscle that the other days lack the exercise with the
        most sets, and all that is not understood."""
        left = list(day.entries)
        while (best := next(self._lacking(left), None)) is not None:
            left.remove(best)
            self._move(best, self._home_of(best), called=_called(day))
            yield best

    def _lacking(self, left: Sequence[Entry]) -> Iterator[Entry]:
        present = [entry.exercise for entries in self.board.values() for entry in entries]
        for movement in Movement:
            if sum(exercise.pattern is movement.pattern for exercise in present) < OFTEN:
                yield from _most_sets(entry for entry in left if entry.exercise.pattern is movement.pattern)
        trained = {muscle for exercise in present for muscle in exercise.direct}
        for muscle in Muscle:
            if muscle not in trained:
                yield from _most_sets(entry for entry in left if muscle in entry.exercise.direct)
        yield from (entry for entry in left if not entry.understood)

    def _repeat(self, landed: Sequence[tuple[DraftDay, int]]) -> None:
        """Fewer workouts than days come again in turn, each where most of its sets are at home."""
        used = Counter(day.place for day, _ in landed)
        for target in [day for day in self.split.training if not self.board[day]]:
            fitting = [day for day, _ in landed if 2 * sets_at_home(day, self.split.week[target]) >= _sets_of(day)]
            again = min(fitting, key=lambda day: (used[day.place], day.place), default=None)
            if again is None:
                continue
            used[again.place] += 1
            focus = self.split.week[target]
            self.board[target] = [replace(e, day=target) for e in again.entries if at_home(e.exercise, focus)]
            message = told("day.repeated", split=self.split.name, day=_called(again))
            deltas = _counted(self.board[target], 1)
            after = tongue_of().written(_called(again))
            self.changes.append(Change(Code.DAY_REPEATED, message, target, None, None, after, deltas))

    def _land(self, day: DraftDay, target: int) -> None:
        focus = self.split.week[target]
        self.board[target] = [self._as_wished(replace(entry, day=target)) for entry in day.entries]
        self._keep_notes(day, target)
        if day.weekday is not None and day.weekday != target:
            before, after = WEEK[day.weekday], WEEK[target]
            message = told("day.moved", before=before, focus=focus, after=after)
            self.changes.append(Change(Code.DAY_MOVED, message, target, None, str(before), str(after)))
        if _plain(day.label) != _plain(focus.value):
            message = told("day.focus", day=WEEK[target], focus=focus, split=self.split.name)
            self.changes.append(Change(Code.FOCUS_NORMALIZED, message, target, None, day.label, focus.value))

    def _keep_notes(self, day: DraftDay, target: int) -> None:
        """What is no lifting, and a day's own note, in the notes of a weekday."""
        notes = [self.notes.get(target), day.note, *day.asides]
        if day.note or day.asides:
            self.notes[target] = "; ".join(filter(None, notes))[:NOTES_LENGTH]
        if day.asides:
            asides = "; ".join(day.asides)[:NOTES_LENGTH]
            message = told("day.notes", day=WEEK[target], asides=asides)
            self.changes.append(Change(Code.MOVED_TO_NOTES, message, target, None, asides, None))

    def _as_wished(self, entry: Entry) -> Entry:
        return entry if self.lifter.allow_supersets else replace(entry, superset=None)

    def _merge_duplicates(self) -> None:
        for day, entries in self.board.items():
            self.board[day] = []
            for entry in entries:
                self._put(entry, day)

    def _put(self, entry: Entry, day: int) -> None:
        """Onto a day: lines of one lift with different reps stay apart, the same line twice becomes one."""
        entries = self.board[day]
        lines = [place for place, other in enumerate(entries) if _identity(other) == _identity(entry)]
        same = next((place for place in lines if entry.reps in (None, entries[place].reps)), None)
        if same is not None:
            entries[same] = self._merged(entries[same], entry, day)
            return
        room = MOST_IN_ALL - sum(entries[place].sets for place in lines)
        if room < entry.sets:
            self._say_merged(
                entry, day, f"{MOST_IN_ALL - room} + {entry.sets}", max(0, room), max(0, room) - entry.sets
            )
        if room > 0:
            entries.append(replace(entry, day=day, sets=min(entry.sets, room)))

    def _merged(self, first: Entry, second: Entry, day: int) -> Entry:
        sets = min(SETS_EACH.most_sets, first.sets + second.sets)
        self._say_merged(second, day, f"{first.sets} + {second.sets}", sets, sets - first.sets - second.sets)
        return replace(first, sets=sets)

    def _say_merged(self, entry: Entry, day: int, before: str, sets: int, lost: int) -> None:
        message = told("merged", exercise=entry, day=WEEK[day], before=before, sets=sets)
        deltas = deltas_of(entry.exercise, lost)
        self.changes.append(Change(Code.DUPLICATE_MERGED, message, day, entry.name, before, sets, deltas))

    def _bring_home(self) -> None:
        for day in self.split.training:
            for entry in [e for e in self.board[day] if not at_home(e.exercise, self.split.week[day])]:
                self.board[day].remove(entry)
                self._move(entry, self._home_of(entry), called=WEEK[entry.day])

    def _home_of(self, entry: Entry) -> int:
        """A day where an exercise is at home: one that lacks it first, then the emptier, then the earlier."""
        homes = [d for d in self.split.training if at_home(entry.exercise, self.split.week[d])]
        return min(homes or self.split.training, key=lambda d: (self._has(d, entry), self._sets(d), d))

    def _move(self, entry: Entry, target: int, called: Weekday | Told | str) -> None:
        after = WEEK[target]
        message = told("moved", exercise=entry, day=called, after=after)
        before = tongue_of().written(called).lower()
        self.changes.append(Change(Code.EXERCISE_MOVED, message, target, entry.name, before, str(after)))
        self._put(replace(entry, day=target), target)

    def _has(self, day: int, entry: Entry) -> bool:
        return any(_identity(other) == _identity(entry) for other in self.board[day])

    def _sets(self, day: int) -> int:
        return sum(entry.sets for entry in self.board[day])

    def _swap_unfit(self) -> None:
        for day in self.split.training:
            entries = self.board[day]
            for entry in [e for e in entries if not e.exercise.fits(self.lifter)]:
                taken = [other.exercise for other in entries if other is not entry]
                other = stand_in(entry.exercise, self.lifter, self.split.week[day], taken)
                place = entries.index(entry)
                entries[place : place + 1] = [] if other is None else [self._swapped(entry, other)]
                if other is None:
                    message = told("impossible", exercise=entry, why=self._why(entry.exercise))
                    deltas = deltas_of(entry.exercise, -entry.sets)
                    change = Change(Code.EXERCISE_REMOVED, message, day, entry.name, entry.sets, 0, deltas)
                    self.changes.append(change)

    def _swapped(self, entry: Entry, other: Exercise) -> Entry:
        message = told("swapped", exercise=entry, why=self._why(entry.exercise), other=other)
        deltas = _sum(deltas_of(entry.exercise, -entry.sets), deltas_of(other, entry.sets))
        self.changes.append(
            Change(Code.EXERCISE_SWAPPED, message, entry.day, entry.name, entry.name, other.name, deltas)
        )
        return replace(entry, name=other.name, exercise=other, understood=True)

    def _why(self, exercise: Exercise) -> Told:
        if not exercise.can_be_done_with(self.lifter):
            return told("why.equipment", equipment=AnyOf(tuple(exercise.equipment)))
        return told("why.injury", joints=sorted(exercise.stress & self.lifter.joints))

    def _complete(self) -> None:
        """A day without a compound also gets the template's list, if that has one; not where most is not understood."""
        for day in self.split.training:
            entries = self.board[day]
            template = template_day(day, self.split, self.lifter)
            lacking = not any(entry.exercise.is_compound for entry in entries)
            unknown = sum(entry.sets for entry in entries if not entry.understood)
            if entries and (2 * unknown > sum(entry.sets for entry in entries) or not lacking):
                continue
            if entries and not any(entry.exercise.is_compound for entry in template):
                continue
            present = {entry.exercise.name for entry in entries}
            entries += [entry for entry in template if entry.exercise.name not in present]

    def _ordered(self, day: int) -> list[Entry]:
        focus = self.split.week[day]
        ordered = with_roles(self.board[day], focus, self.lifter.has_long_sessions)
        before = [entry.name for entry in self.board[day]]
        after = [entry.name for entry in ordered]
        if before != after:
            message = told("reordered", day=WEEK[day])
            change = Change(Code.EXERCISES_REORDERED, message, day, None, ", ".join(before), ", ".join(after))
            self.changes.append(change)
        return ordered

    def _gone(self, code: Code, message: Told, day: DraftDay, before: str | None, gone: Iterable[Entry]) -> None:
        self.changes.append(Change(code, message, day.weekday, None, before, None, _counted(gone, -1)))


def _most_sets(entries: Iterable[Entry]) -> Sequence[Entry]:
    """The exercise with the most sets, the first of equals; none of none."""
    return sorted(entries, key=lambda entry: -entry.sets)[:1]


def _called(day: DraftDay) -> Told | str:
    """A draft's day by its label, else by its place."""
    return day.label or told("day.nth", number=day.place + 1)


def _counted(entries: Iterable[Entry], sign: int) -> Deltas:
    """What the sets of some exercises count for each muscle, taken away or added."""
    return _sum(*(deltas_of(entry.exercise, sign * entry.sets) for entry in entries))


def _sum(*deltas: Deltas) -> Deltas:
    added: Counter[str] = Counter()
    for muscle, sets in (pair for part in deltas for pair in part):
        added[muscle] += sets  # type: ignore[assignment]
    return tuple((muscle, sets) for muscle, sets in added.items() if sets)


def _plain(label: str | None) -> str:
    """A label without what is only its spelling."""
    return " ".join((label or "").casefold().replace("_", " ").replace("-", " ").split())


def _sets_of(day: DraftDay) -> int:
    return sum(entry.sets for entry in day.entries)


def _identity(entry: Entry) -> str:
    """Two entries of one identity are the same exercise; unknown ones are told apart by their names."""
    return entry.exercise.name.lower()
