"""A draft's days and exercises as far as they can be read; what cannot is remarked on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from solver.strength.calendar.entry import Entry, Origin
from solver.strength.catalogue.exercise import Exercise
from solver.strength.drafts import text
from solver.strength.drafts.changes import Change, Code
from solver.strength.drafts.weekdays import read_weekday
from solver.strength.naming.resolver import Certainty, Match, resolve

_T = TypeVar("_T")
MOST_DAYS, MOST_EXERCISES = 14, 40
KNOWN_DAY_FIELDS = frozenset({"dayOfWeek", "focus", "exercises", "estimatedMins", "writtenBy"})
KNOWN_FIELDS = frozenset({"name", "role", "muscles", "sets", "reps", "restSecs", "rir", "notes"})
KNOWN_DRAFT_FIELDS = frozenset(
    {"programId", "split", "days", "weeklySets", "relaxations", "advisories", "solver", "coachNote", "writtenBy"}
)
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "dayOfWeek": ("day", "weekday", "day_of_week"),
    "focus": ("label", "name", "title", "type", "workout"),
    "exercises": ("lifts", "movements", "workouts"),
    "name": ("exercise", "exerciseName", "movement", "lift"),
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

    @property
    def is_rest(self) -> bool:
        """Whether the label says rest and nothing on the day trains a muscle."""
        words = set((self.label or "").lower().replace("-", " ").replace("_", " ").split())
        return bool(words & _REST_WORDS) and not any(entry.exercise.direct for entry in self.entries)


@dataclass(frozen=True)
class Draft:
    """The readable part of a draft, the sets it asked for by exercise, and what was corrected in reading."""

    days: tuple[DraftDay, ...]
    received: tuple[tuple[Exercise, int], ...]
    changes: tuple[Change, ...]


def read_draft(draft: Mapping[str, Any]) -> Draft:
    """Everything that can be understood. Never fails for an object with a list of days."""
    return _Reader().read(draft)


class _Reader:
    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.received: list[tuple[Exercise, int]] = []

    def read(self, draft: Mapping[str, Any]) -> Draft:
        self._remark_on_fields(draft, KNOWN_DRAFT_FIELDS, "the draft")
        listed = draft["days"]
        if len(listed) > MOST_DAYS:
            self._remark(Code.DRAFT_CUT, f"Only the first {MOST_DAYS} of {len(listed)} days were read.")
        days = [day for place, raw in enumerate(listed[:MOST_DAYS]) if (day := self._day(place, raw)) is not None]
        return Draft(tuple(days), tuple(self.received), tuple(self.changes))

    def _day(self, place: int, raw: object) -> DraftDay | None:
        where = f"day {place + 1} of the draft"
        if isinstance(raw, list):
            raw = {"exercises": raw}
        if not isinstance(raw, Mapping):
            self._remark(Code.DAY_UNREADABLE, f"{where.capitalize()} is not an object; it was left out.")
            return None
        self._remark_on_fields(raw, KNOWN_DAY_FIELDS, where)
        weekday = read_weekday(_field(raw, "dayOfWeek"))
        label = text.clean(_field(raw, "focus"), 60)
        return DraftDay(place, weekday, label, tuple(self._entries(_field(raw, "exercises"), weekday, where)))

    def _entries(self, listed: object, weekday: int | None, where: str) -> Iterator[Entry]:
        if listed is None:
            return
        if isinstance(listed, Mapping | str):
            listed = [listed]
        if not isinstance(listed, list):
            self._remark(Code.DAY_UNREADABLE, f"The exercises of {where} are not a list; they were left out.")
            return
        if len(listed) > MOST_EXERCISES:
            self._remark(
                Code.DRAFT_CUT, f"Only the first {MOST_EXERCISES} of {len(listed)} exercises of {where} count."
            )
        for raw in listed[:MOST_EXERCISES]:
            entry = self._entry(raw, weekday, where)
            if entry is not None:
                yield entry

    def _entry(self, raw: object, weekday: int | None, where: str) -> Entry | None:
        if isinstance(raw, str):
            raw = {"name": raw, "sets": text.sets_in_name(raw)}
        name = text.clean(_field(raw, "name"), text.NAME_LENGTH) if isinstance(raw, Mapping) else None
        if name is None or not isinstance(raw, Mapping):
            self._remark(Code.EXERCISE_UNREADABLE, f"An exercise of {where} has no readable name; it was left out.")
            return None
        self._remark_on_fields(raw, KNOWN_FIELDS, f"{name}, {where}")
        match = resolve(name)
        self._remark_on_match(name, match, weekday)
        sets = self._sets(raw.get("sets"), name, match.exercise, weekday)
        if sets == 0:
            return None
        return Entry(
            day=weekday or 0,
            name=name,
            exercise=match.exercise,
            sets=sets,
            origin=Origin.DRAFT,
            reps=self._own(raw, "reps", text.read_reps(raw.get("reps")), name, weekday),
            rest_secs=self._own(
                raw, "restSecs", text.read_number(_field(raw, "restSecs"), text.REST_SECS), name, weekday
            ),
            rir=self._own(raw, "rir", text.read_number(raw.get("rir"), text.RIR), name, weekday),
            notes=text.clean(_field(raw, "notes"), text.NOTES_LENGTH),
        )

    def _sets(self, value: object, name: str, exercise: Exercise, weekday: int | None) -> int:
        sets = text.read_sets(value)
        self.received.append((exercise, sets.received))
        before = text.shown(value)
        if sets.used == 0:
            message = f"{name} has 0 sets in the draft; it was left out."
            self.changes.append(Change(Code.EXERCISE_REMOVED, message, weekday, name, 0, 0))
        elif not sets.exact:
            message = f"{name}: {'no sets' if before is None else before} in the draft was read as {sets.used} sets."
            self.changes.append(Change(Code.SETS_CLAMPED, message, weekday, name, before, sets.used))
        return sets.used

    def _own(self, raw: Mapping[str, Any], field: str, value: _T | None, name: str, weekday: int | None) -> _T | None:
        given = _field(raw, field)
        if given is not None and value is None:
            message = f"{name}: {field} cannot be used as it stands; the usual value takes its place."
            self.changes.append(Change(Code.VALUE_REPLACED, message, weekday, name, text.shown(given), None))
        return value

    def _remark_on_match(self, name: str, match: Match, weekday: int | None) -> None:
        if match.certainty is Certainty.GUESSED:
            message = f"{name} was taken for {match.exercise.name} (likeness {match.score:g} of 100)."
            self.changes.append(Change(Code.EXERCISE_GUESSED, message, weekday, name, name, match.exercise.name))
        elif match.certainty is Certainty.UNKNOWN:
            trains = ", ".join(muscle.label for muscle in match.exercise.direct) or "no muscle that is counted"
            message = f"{name} is not in the catalogue; judged by its words it trains {trains}."
            self.changes.append(Change(Code.EXERCISE_UNKNOWN, message, weekday, name, name, trains))

    def _remark_on_fields(self, raw: Mapping[str, Any], known: frozenset[str], where: str) -> None:
        heard = {other for field in known for other in OTHER_NAMES.get(field, ())}
        unknown = sorted(str(key) for key in raw if key not in known and key not in heard)
        if unknown:
            names = ", ".join(text.clean(key, 40) or "?" for key in unknown[:5]) + (" …" if len(unknown) > 5 else "")
            self._remark(Code.FIELD_IGNORED, f"Unknown fields of {where} were ignored: {names}.")

    def _remark(self, code: Code, message: str) -> None:
        self.changes.append(Change(code, message))


def _field(raw: Mapping[str, Any], name: str) -> Any:
    """A field by its name or one of the names that others give it."""
    return next((raw[key] for key in (name, *OTHER_NAMES.get(name, ())) if raw.get(key) is not None), None)
