"""From a draft's days to the split's: the most sets at home, then everything else that is mended before the solve."""

from collections.abc import Sequence
from dataclasses import replace

from solver.strength.calendar.entry import Entry
from solver.strength.calendar.roles import with_roles
from solver.strength.calendar.split import Focus, Split
from solver.strength.calendar.template import at_home, stand_in, template_day
from solver.strength.catalogue.exercise import Exercise
from solver.strength.drafts.changes import Change, Code
from solver.strength.drafts.reader import Draft, DraftDay
from solver.strength.drafts.text import MOST_SETS
from solver.strength.drafts.weekdays import weekday_name
from solver.strength.request.request import Lifter

Board = dict[int, list[Entry]]
"""The entries of every training day."""


def place_draft(draft: Draft, split: Split, lifter: Lifter) -> tuple[tuple[Entry, ...], list[Change]]:
    """Entries on the split's days with their roles, and what had to be changed for it."""
    placer = _Placer(split, lifter)
    return placer.place(draft.days), placer.changes


class _Placer:
    def __init__(self, split: Split, lifter: Lifter) -> None:
        self.split, self.lifter = split, lifter
        self.changes: list[Change] = []
        self.board: Board = {day: [] for day in split.training}

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
            if day.is_rest and day.entries:
                names = ", ".join(entry.name for entry in day.entries)
                self._note(Code.REST_DAY_CLEARED, f"A rest day has no exercises; cleared: {names}.", day, names, None)
        assigned = assign(training, self.split)
        for day, target in zip(training, assigned, strict=True):
            if target is None:
                self._drop(day)
            else:
                self._land(day, target)

    def _drop(self, day: DraftDay) -> None:
        names = ", ".join(entry.name for entry in day.entries)
        cleared = day.weekday is not None and self.split.week[day.weekday] is Focus.REST
        code = Code.REST_DAY_CLEARED if cleared else Code.DAY_DROPPED
        called = day.label or f"day {day.place + 1}"
        message = (
            f"{self.split.name} has {len(self.split.training)} training days; {called} fits least and goes: {names}."
        )
        self._note(code, message, day, day.label, None)

    def _land(self, day: DraftDay, target: int) -> None:
        focus = self.split.week[target]
        self.board[target] = [replace(entry, day=target) for entry in day.entries]
        if day.weekday is not None and day.weekday != target:
            before, after = weekday_name(day.weekday), weekday_name(target)
            message = f"What stood on {before} trains {focus.value.replace('_', ' ')} and moves to {after}."
            self.changes.append(Change(Code.DAY_MOVED, message, target, None, before.lower(), after.lower()))
        if day.label != focus.value:
            message = f"{weekday_name(target)} is a {focus.value.replace('_', ' ')} day in {self.split.name}."
            self.changes.append(Change(Code.FOCUS_NORMALIZED, message, target, None, day.label, focus.value))

    def _merge_duplicates(self) -> None:
        for day, entries in self.board.items():
            kept: dict[str, Entry] = {}
            for entry in entries:
                same = kept.get(_identity(entry))
                kept[_identity(entry)] = entry if same is None else self._merged(same, entry, day)
            self.board[day] = list(kept.values())

    def _merged(self, first: Entry, second: Entry, day: int) -> Entry:
        sets = min(MOST_SETS, first.sets + second.sets)
        message = f"{second.name} stood twice on {weekday_name(day)}; it is one exercise of {sets} sets now."
        before = f"{first.sets} + {second.sets}"
        self.changes.append(Change(Code.DUPLICATE_MERGED, message, day, second.name, before, sets))
        return replace(first, sets=sets)

    def _bring_home(self) -> None:
        """To a day where an exercise is at home: one that lacks it first, then the emptier, then the earlier."""
        for day in self.split.training:
            for entry in [e for e in self.board[day] if not at_home(e.exercise, self.split.week[day])]:
                self.board[day].remove(entry)
                homes = [d for d in self.split.training if at_home(entry.exercise, self.split.week[d])]
                self._move(entry, min(homes, key=lambda d: (self._has(d, entry), self._sets(d), d)))

    def _move(self, entry: Entry, target: int) -> None:
        before, after = weekday_name(entry.day), weekday_name(target)
        moved = replace(entry, day=target)
        message = f"{entry.name} does not belong on {before}; it moves to {after}."
        self.changes.append(Change(Code.EXERCISE_MOVED, message, target, entry.name, before.lower(), after.lower()))
        same = next((e for e in self.board[target] if _identity(e) == _identity(entry)), None)
        if same is None:
            self.board[target].append(moved)
        else:
            self.board[target][self.board[target].index(same)] = self._merged(same, moved, target)

    def _has(self, day: int, entry: Entry) -> bool:
        return any(_identity(other) == _identity(entry) for other in self.board[day])

    def _sets(self, day: int) -> int:
        return sum(entry.sets for entry in self.board[day])

    def _swap_unfit(self) -> None:
        for day in self.split.training:
            entries = self.board[day]
            for entry in [e for e in entries if not e.exercise.fits(self.lifter.at_hand, self.lifter.joints)]:
                taken = [other.exercise for other in entries if other is not entry]
                other = stand_in(entry.exercise, self.lifter, self.split.week[day], taken)
                place = entries.index(entry)
                entries[place : place + 1] = [] if other is None else [self._swapped(entry, other)]
                if other is None:
                    message = f"{entry.name} is not possible ({self._why(entry.exercise)}), and nothing can replace it."
                    self.changes.append(Change(Code.EXERCISE_REMOVED, message, day, entry.name, entry.sets, 0))

    def _swapped(self, entry: Entry, other: Exercise) -> Entry:
        message = f"{entry.name} is not possible ({self._why(entry.exercise)}); {other.name} takes its place."
        self.changes.append(Change(Code.EXERCISE_SWAPPED, message, entry.day, entry.name, entry.name, other.name))
        return replace(entry, name=other.name, exercise=other)

    def _why(self, exercise: Exercise) -> str:
        if not exercise.can_be_done_with(self.lifter.at_hand):
            return "equipment: needs " + " or ".join(e.value.replace("_", " ") for e in exercise.equipment)
        joints = sorted(joint.value.replace("_", " ") for joint in exercise.stress & self.lifter.joints)
        return "injury: " + ", ".join(joints)

    def _complete(self) -> None:
        """A day without a compound also gets the template's list, if that has one."""
        for day in self.split.training:
            entries = self.board[day]
            template = template_day(day, self.split, self.lifter)
            lacking = not any(entry.exercise.is_compound for entry in entries)
            if entries and not (lacking and any(entry.exercise.is_compound for entry in template)):
                continue
            present = {entry.exercise.name for entry in entries}
            entries += [entry for entry in template if entry.exercise.name not in present]

    def _ordered(self, day: int) -> list[Entry]:
        focus = self.split.week[day]
        ordered = with_roles(self.board[day], focus, self.lifter.has_long_sessions)
        before = [entry.name for entry in self.board[day]]
        after = [entry.name for entry in ordered]
        if before != after:
            message = f"On {weekday_name(day)} anchors come first, then primaries, then accessories."
            change = Change(Code.EXERCISES_REORDERED, message, day, None, ", ".join(before), ", ".join(after))
            self.changes.append(change)
        return ordered

    def _note(self, code: Code, message: str, day: DraftDay, before: str | None, after: str | None) -> None:
        self.changes.append(Change(code, message, day.weekday, None, before, after))


def _identity(entry: Entry) -> str:
    """Two entries of one identity are the same exercise; unknown ones are told apart by their names."""
    return entry.exercise.name.lower()


def assign(days: Sequence[DraftDay], split: Split) -> list[int | None]:
    """For each draft day its training day or None: most sets at home, then most on their weekday, then in order.

    Exact, by dynamic programming over the sets of training days taken so far.
    """
    training = split.training
    surplus = max(0, len(days) - len(training))
    states: _States = {(0, 0): ((0, 0, ()), ())}
    for day in days:
        following: _States = {}
        for (taken, dropped), (worth, choice) in states.items():
            if dropped < surplus:
                _offer(following, (taken, dropped + 1), _worth(worth, 0, 0, len(training)), (*choice, None))
            for place, target in enumerate(training):
                if not taken >> place & 1:
                    sets, same = _sets_at_home(day, split.week[target]), int(day.weekday == target)
                    _offer(
                        following, (taken | 1 << place, dropped), _worth(worth, sets, same, place), (*choice, target)
                    )
        states = following
    return list(_best(states)[1])


_Worth = tuple[int, int, tuple[int, ...]]
_Assigned = tuple[_Worth, tuple[int | None, ...]]
_States = dict[tuple[int, int], _Assigned]
"""By the training days taken (as bits) and the number of draft days dropped."""


def _worth(worth: _Worth, sets: int, same: int, place: int) -> _Worth:
    return (worth[0] + sets, worth[1] + same, (*worth[2], -place))


def _offer(states: _States, key: tuple[int, int], worth: _Worth, choice: tuple[int | None, ...]) -> None:
    if key not in states or states[key][0] < worth:
        states[key] = (worth, choice)


def _best(states: _States) -> _Assigned:
    return max(states.values(), key=lambda assigned: assigned[0])


def _sets_at_home(day: DraftDay, focus: Focus) -> int:
    return sum(entry.sets for entry in day.entries if entry.exercise.direct and at_home(entry.exercise, focus))
