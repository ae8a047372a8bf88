"""What an answer says at each place: codes and sentences, in whatever shape they came; everything else is counted."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coach.bank.sentence import Tone
from coach.choice.codes import ids_of
from coach.choice.schema import CHOICES, OWN, TONE
from coach.choice.spots import PLAN_KEY, Key, day_name
from coach.prose.gate import MOST_CANDIDATES
from coach.prose.sentence import MOST_CHARS
from solver.running.request.result import Plan

TEXTS = (OWN, "description", "coachNotes", "coachNote")
"""Where sentences of the model's own are looked for, the field that was asked for first."""
OWNED = (
    *("workoutType", "plannedDistanceKm", "plannedDurationMins", "dayOfWeek", "weekType", "title"),
    *("intensity", "targetPace", "targetHrZone", "workoutStructure"),
)
"""Fields that are computed: nobody is asked for them."""
MOST_CODES = 12
MOST_RAW = 4 * MOST_CANDIDATES * MOST_CHARS
_ENDS = re.compile(r"(?<=[.!?])\s+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = re.compile(r"(?:w(?:eek)?\s*)?(\d{1,3})\s*(mo|tu|we|th|fr|sa|su)")
_WEEK = re.compile(r"(?:w(?:eek)?\s*)?(\d{1,3})\W*")
_CODE = re.compile(r"(?:code|id)?[\s#:]*+0*+(\d{1,6})(?![^\s:.)-])", re.IGNORECASE)
"""A number with a sign or a word before it, or with its sentence behind it."""
PLACE = "place"


@dataclass(frozen=True)
class Words:
    """For one place: ids of sentences, and candidates for one of its own."""

    ids: tuple[str, ...] = ()
    own: tuple[object, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids or self.own)

    def joined_by(self, later: "Words") -> "Words":
        """These words with what is said later instead, where something is."""
        return Words(later.ids or self.ids, later.own or self.own)


NOTHING = Words()


@dataclass
class Said:
    """All places; `echoed` counts values that are not the model's, `strangers` places that are not the plan's."""

    tone: Tone | None = None
    at: dict[Key, Words] = field(default_factory=dict)
    echoed: int = 0
    strangers: int = 0


def said_in(answers: Iterable[Mapping[str, Any] | None], plan: Plan, language: str) -> Said:
    """Later answers replace what earlier ones say of the same place."""
    days = {day_name(week, day): day.date for week in plan.weeks for day in week.days}
    keys = {PLAN_KEY, *(week.week_number for week in plan.weeks), *days.values()}
    found = Said()
    for answer in answers:
        if answer is None:
            continue
        if isinstance(tone := answer.get(TONE), str) and tone in set(Tone):
            found.tone = Tone(tone)
        for name, place in _places(answer):
            key = _key(name, days)
            if key is None or key not in keys:
                found.strangers += 1
                continue
            found.echoed += sum(name in place for name in OWNED)
            if words := _words(place, language):
                found.at[key] = found.at.get(key, NOTHING).joined_by(words)
    return found


def _places(answer: Mapping[str, Any]) -> Iterator[tuple[object, Mapping[str, Any]]]:
    """Choices and sentences by place, as was asked for; or place by place, the way of a plan: lists of objects, or
    tables by name, days inside their weeks or beside them.
    """
    for field_name in (CHOICES, OWN):
        for place, value in _pairs(answer.get(field_name)):
            yield place, {field_name: value}
    whole = answer.get(PLAN_KEY)
    if isinstance(whole, dict) or "coachNote" in answer:
        yield PLAN_KEY, whole if isinstance(whole, dict) else {"coachNote": answer["coachNote"]}
    for name, week in _named(answer.get("weeks"), "weekNumber", "week"):
        yield name, week
        yield from _named(week.get("days"), "date", "day")
    yield from _named(answer.get("days"), "date", "day")


def _pairs(said: object) -> Iterator[tuple[object, object]]:
    """Places with what is said there: a table, or a list of pairs, of tables, or of objects that name their place."""
    if isinstance(said, dict):
        yield from said.items()
    for item in said if isinstance(said, list) else ():
        if isinstance(item, list) and len(item) == len((PLACE, CHOICES)):
            yield item[0], item[1]
        elif isinstance(item, dict) and PLACE in item:
            yield from ((item[PLACE], value) for name, value in item.items() if name != PLACE)
        elif isinstance(item, dict):
            yield from item.items()


def _named(value: object, *names: str) -> Iterator[tuple[object, Mapping[str, Any]]]:
    """The objects of a table by its keys, or of a list by a field."""
    if isinstance(value, dict):
        yield from ((name, item) for name, item in value.items() if isinstance(item, dict))
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            yield next((item[name] for name in names if name in item), None), item


def _words(place: Mapping[str, Any], language: str) -> Words:
    codes = place.get(CHOICES)
    listed, ids = codes if isinstance(codes, list) else [codes], ids_of(language)
    chosen = (_id(code.get("code") if isinstance(code, dict) else code, ids) for code in listed[:MOST_CODES])
    texts = (_candidates(place.get(name)) for name in TEXTS)
    return Words(tuple(name for name in chosen if name is not None), next(filter(None, texts), ()))


def _id(code: object, ids: Mapping[str, str]) -> str | None:
    """The sentence that a code is of, said as a number, as a text, or by the sentence itself; else what was said."""
    if isinstance(code, bool) or not isinstance(code, str | int | float):
        return None
    text = str(int(code) if isinstance(code, float) and code.is_integer() else code).strip()
    number = _CODE.match(text)
    return ids.get(text) or ids.get(number[1] if number else "", text)


def _candidates(value: object) -> tuple[object, ...]:
    """A list as it is, a text by its sentences; what is far too long is cut before it is looked at."""
    if isinstance(value, str):
        return tuple(part for part in _ENDS.split(value[:MOST_RAW]) if part.strip())[:MOST_CANDIDATES]
    return tuple(value[:MOST_CANDIDATES]) if isinstance(value, list) else ()


def _key(name: object, days: Mapping[str, dt.date]) -> Key | None:
    """A place by its name: the plan, a week with or without that word, a day's, a date with or without a time."""
    if isinstance(name, int) and not isinstance(name, bool):
        return name
    text = name.strip().lower() if isinstance(name, str) else ""
    if found := _DATE.match(text):
        return _date(found[0])
    if found := _DAY.match(text):
        return days.get(found[1] + found[2])
    if digits := _WEEK.fullmatch(text):
        return int(digits[1])
    return text if text == PLAN_KEY else None


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
