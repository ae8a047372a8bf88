"""A draft's days and exercises as far as they can be read; what cannot is remarked on."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from solver.strength.calendar.entry import Entry, Origin
from solver.strength.catalogue.exercise import Exercise
from solver.strength.drafts import text
from solver.strength.drafts.blocks import blocks_of
from solver.strength.drafts.changes import Change, Code, deltas_of
from solver.strength.drafts.lines import JOINED, Line, lines_of, without_markup
from solver.strength.drafts.weekdays import read_weekday
from solver.strength.naming.resolver import Certainty, Match, resolve
from solver.strength.words.tongue import Told, told, tongue_of

_T = TypeVar("_T")
MOST_DAYS, MOST_EXERCISES = 14, 40
KNOWN_DAY_FIELDS = frozenset({"dayOfWeek", "focus", "exercises", "estimatedMins", "notes", "writtenBy"})
KNOWN_FIELDS = frozenset(
    {"name", "role", "muscles", "sets", "reps", "restSecs", "rir", "notes", "superset", "progression", "warmUp"}
)
_OURS = "programId split days weeks weeklySets relaxations advisories solver coachNote writtenBy"
KNOWN_DRAFT_FIELDS = frozenset(_OURS.split())
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "dayOfWeek": ("day", "weekday", "day_of_week"),
    "focus": ("label", "name", "title", "type", "workout"),
    "exercises": ("lifts", "movements", "workouts"),
    "name": ("exercise", "exerciseName", "movement", "lift"),
    "sets": ("numSets", "setCount", "workingSets", "series"),
    "reps": ("repetitions", "repRange", "rep_range"),
    "restSecs": ("rest", "rest_secs", "restSeconds"),
    "notes": ("note", "comment"),
}
"""What others call the same fields."""

_REST = "rest off recovery recover active ruhetag ruhe erholung descanso repos riposo rust vila"
_REST_WORDS = frozenset(_REST.split())


@dataclass(frozen=True)
class DraftDay:
    """A day as received: its weekday if it names one, its label, its exercises (their `day` means nothing yet)."""

    place: int
    weekday: int | None
    label: str | None
    entries: tuple[Entry, ...]
    asides: tuple[str, ...] = ()
    """Warm-ups, cardio and mobility: for the day's notes."""
    note: str | None = None

    @property
    def is_rest(self) -> bool:
        """Whether nothing on the day is lifting, or the label says rest and nothing trains a muscle."""
        words = set((self.label or "").lower().replace("-", " ").replace("_", " ").split())
        trains = any(entry.exercise.direct for entry in self.entries)
        return not self.entries or (bool(words & _REST_WORDS) and not trains)


@dataclass(frozen=True)
class Draft:
    """The readable part of a draft, the sets it asked for by exercise, and what was corrected in reading."""

    days: tuple[DraftDay, ...]
    received: tuple[tuple[Exercise, int], ...]
    changes: tuple[Change, ...]

    @property
    def is_understood(self) -> bool:
        """Whether at least half of the sets are of exercises that are known."""
        entries = [entry for day in self.days for entry in day.entries]
        unknown = sum(entry.sets for entry in entries if not entry.understood)
        return 2 * unknown <= sum(entry.sets for entry in entries)


def read_draft(draft: Mapping[str, Any]) -> Draft:
    """Everything that can be understood. Never fails for an object with a list of days."""
    return _Reader().read(draft)


class _Reader:
    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.received: list[tuple[Exercise, int]] = []
        self.day: list[Entry | str] = []

    def read(self, draft: Mapping[str, Any]) -> Draft:
        self._remark_on_fields(draft, KNOWN_DRAFT_FIELDS, told("where.draft"))
        listed = draft["days"]
        if len(listed) > MOST_DAYS:
            self._remark(Code.DRAFT_CUT, told("cut.days", most=MOST_DAYS, count=len(listed)))
        days = [day for place, raw in enumerate(listed[:MOST_DAYS]) if (day := self._day(place, raw)) is not None]
        return Draft(tuple(days), tuple(self.received), tuple(self.changes))

    def _day(self, place: int, raw: object) -> DraftDay | None:
        where = told("where.day", number=place + 1)
        if isinstance(raw, list):
            raw = {"exercises": raw}
        if not isinstance(raw, Mapping):
            self._remark(Code.DAY_UNREADABLE, told("unreadable.day", number=place + 1))
            return None
        self._remark_on_fields(raw, KNOWN_DAY_FIELDS, where)
        weekday = read_weekday(_field(raw, "dayOfWeek"))
        label = text.clean(_field(raw, "focus"), 60)
        self.day = found = []
        for read in self._entries(_field(raw, "exercises"), weekday, where):
            found.append(read)
        kept = text.clean(raw.get("notes"), text.NOTES_LENGTH)
        asides = [aside for aside in found if isinstance(aside, str)]
        entries = _paired([entry for entry in found if isinstance(entry, Entry)])
        return DraftDay(place, weekday, label, entries, tuple(dict.fromkeys(asides)), kept)

    def _entries(self, listed: object, weekday: int | None, where: Told) -> Iterator[Entry | str]:
        """The exercises of a day, and as texts what is none."""
        if listed is None:
            return
        if isinstance(listed, Mapping | str):
            listed = [listed]
        if not isinstance(listed, list):
            self._remark(Code.DAY_UNREADABLE, told("unreadable.list", where=where))
            return
        if len(listed) > MOST_EXERCISES:
            cut = told("cut.exercises", most=MOST_EXERCISES, count=len(listed), where=where)
            self._remark(Code.DRAFT_CUT, cut)
        for raw in listed[:MOST_EXERCISES]:
            yield from self._lines(raw, weekday, where)

    def _lines(self, raw: object, weekday: int | None, where: Told) -> Iterator[Entry | str]:
        if isinstance(raw, str):
            raw = {"name": raw}
        name = text.clean(_field(raw, "name"), text.LINE_LENGTH) if isinstance(raw, Mapping) else None
        if name is None or not isinstance(raw, Mapping):
            self._remark(Code.EXERCISE_UNREADABLE, told("unreadable.name", where=where))
            return
        here = told("where.exercise", name=name[: text.NAME_LENGTH], where=where)
        self._remark_on_fields(raw, KNOWN_FIELDS, here)
        for line in _lettered(lines_of(name), self.day):
            if line.is_aside:
                yield line.name[: text.NAME_LENGTH]
                continue
            name = line.name[: text.NAME_LENGTH].strip()
            match = resolve(name)
            self._remark_on_match(name, match, weekday)
            for block in _in_blocks(raw, line):
                if (entry := self._entry(block, line, name, match, weekday)) is not None:
                    yield entry

    def _entry(self, raw: Mapping[str, Any], line: Line, name: str, match: Match, weekday: int | None) -> Entry | None:
        told = _field(raw, "sets")
        sets = self._sets(line.sets if told is None else told, name, match.exercise, weekday)
        if sets == 0:
            return None
        reps = _field(raw, "reps")
        among = text.reps_among_sets(told) or text.read_reps(line.reps)
        return Entry(
            day=weekday or 0,
            name=name,
            exercise=match.exercise,
            sets=sets,
            origin=Origin.DRAFT,
            reps=among if reps is None else self._own(raw, "reps", text.read_reps(reps), name, weekday),
            rest_secs=self._own(raw, "restSecs", self._rest(raw), name, weekday),
            rir=self._rir(raw, told, line, name, weekday),
            notes=_together(_note(raw), line.note),
            superset=text.clean(raw.get("superset"), 1) or line.superset,
            understood=match.certainty is not Certainty.UNKNOWN,
        )

    def _rest(self, raw: Mapping[str, Any]) -> int | None:
        """Who comes first in a superset may rest less than anyone else."""
        rest = _field(raw, "restSecs")
        return text.read_number(rest, text.PAIRED_SECS) if raw.get("superset") else text.read_rest(rest)

    def _rir(self, raw: Mapping[str, Any], sets: object, line: Line, name: str, weekday: int | None) -> int | None:
        if raw.get("rir") is None:
            told = (text.reserve_in(value) for value in (sets, _field(raw, "reps"), line.note))
            return next((reserve for reserve in told if reserve is not None), None)
        return self._own(raw, "rir", text.read_rir(raw["rir"]), name, weekday)

    def _sets(self, value: object, name: str, exercise: Exercise, weekday: int | None) -> int:
        sets = text.read_sets(value)
        self.received.append((exercise, sets.received))
        before = text.shown(value)
        if sets.used == 0:
            message = told("sets.none", name=name)
            self.changes.append(Change(Code.EXERCISE_REMOVED, message, weekday, name, 0, 0))
        elif not sets.exact:
            asked = told("sets.missing") if before is None else before
            message = told("sets.read", name=name, before=asked, sets=sets.used)
            deltas = deltas_of(exercise, sets.used - sets.received)
            self.changes.append(Change(Code.SETS_CLAMPED, message, weekday, name, before, sets.used, deltas))
        return sets.used

    def _own(self, raw: Mapping[str, Any], field: str, value: _T | None, name: str, weekday: int | None) -> _T | None:
        given = _field(raw, field)
        if given is not None and value is None:
            message = told("value.replaced", name=name, field=field)
            self.changes.append(Change(Code.VALUE_REPLACED, message, weekday, name, text.shown(given), None))
        return value

    def _remark_on_match(self, name: str, match: Match, weekday: int | None) -> None:
        if match.certainty is Certainty.GUESSED:
            message = told("guessed", name=name, exercise=match.exercise, score=match.score)
            self.changes.append(Change(Code.EXERCISE_GUESSED, message, weekday, name, name, match.exercise.name))
        elif match.certainty is Certainty.UNKNOWN:
            trained = match.exercise.direct or told("trains.nothing")
            message, trains = told("unknown", name=name, trains=trained), tongue_of().written(trained)
            self.changes.append(Change(Code.EXERCISE_UNKNOWN, message, weekday, name, name, trains))

    def _remark_on_fields(self, raw: Mapping[str, Any], known: frozenset[str], where: Told) -> None:
        heard = {other for field in known for other in OTHER_NAMES.get(field, ())}
        unknown = sorted(str(key) for key in raw if key not in known and key not in heard)
        if unknown:
            names = ", ".join(text.clean(key, 40) or "?" for key in unknown[:5]) + (" …" if len(unknown) > 5 else "")
            self._remark(Code.FIELD_IGNORED, told("fields.ignored", where=where, names=names))

    def _remark(self, code: Code, message: Told) -> None:
        self.changes.append(Change(code, message))


def _paired(entries: list[Entry]) -> tuple[Entry, ...]:
    """A superset's letter means something only where two neighbours of the day have it."""
    letters = Counter(entry.superset for entry in entries if entry.superset)
    return tuple(e if e.superset is None or letters[e.superset] > 1 else replace(e, superset=None) for e in entries)


def _in_blocks(raw: Mapping[str, Any], line: Line) -> Iterator[Mapping[str, Any]]:
    """The exercise as it is; where its sets are told in parts, a block for each that has repetitions of its own, else
    all sets together and the text kept as a note."""
    asked, reps = _field(raw, "sets"), _field(raw, "reps")
    asked = line.sets if asked is None else asked
    blocks = blocks_of(asked, reps)
    alone = (raw.get("superset") or line.superset) is None
    if not blocks:
        yield raw
    elif alone and len({block.reps for block in blocks} - {None}) == len(blocks) > 1:
        yield from ({**raw, "sets": block.sets, "reps": block.reps} for block in blocks)
    else:
        kept = _together(_note(raw), text.clean(asked, text.NOTES_LENGTH))
        same = {block.reps for block in blocks} if reps is None else {reps}
        told = {"reps": next(iter(same))} if len(same) == 1 else {}
        yield {**raw, "sets": sum(block.sets for block in blocks), "notes": kept, **told}


def _lettered(lines: list[Line], day: list[Entry | str]) -> list[Line]:
    """Lines that are joined without a letter get the first one that the day has not."""
    taken = {entry.superset for entry in day if isinstance(entry, Entry)}
    free = next(letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ*" if letter not in taken)
    return [replace(line, superset=free) if line.superset == JOINED else line for line in lines]


def _note(raw: Mapping[str, Any]) -> str | None:
    note = text.clean(_field(raw, "notes"), text.NOTES_LENGTH)
    return None if note is None else without_markup(note) or None


def _together(*notes: str | None) -> str | None:
    return "; ".join(filter(None, notes))[: text.NOTES_LENGTH] or None


def _field(raw: Mapping[str, Any], name: str) -> Any:
    """A field by its name or one of the names that others give it."""
    return next((raw[key] for key in (name, *OTHER_NAMES.get(name, ())) if raw.get(key) is not None), None)
