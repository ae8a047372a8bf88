"""The request's form, read off the request's own models: a field that is added there appears here with the
label that each language's `studio.toml` has for it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from babel import Locale
from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from pydantic.fields import FieldInfo

from api.studio.desk.measures import Measure, measure_of
from api.terminal.units import Units
from solver.languages import LANGUAGES
from solver.running.request.request import Athlete, Goal, Settings, TuneUpRace
from solver.running.words.tongue import tongue_in
from solver.weekday import WEEK, Weekday

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "goal": ("settings.goal", "settings.startDate", "settings.raceDate", "settings.totalWeeks",
             "athlete.currentWeeklyKm", "settings.daysPerWeek", "settings.targetTimeSecs", "settings.peakWeeklyKm",
             "settings.weeksAfterRace", "weights"),
    "days": ("settings.preferredDays", "settings.preferredLongRunDay", "settings.blockedDates", "settings.maxKmByDay",
             "settings.maxMinutesByDay", "settings.strengthDays", "settings.tuneUpRaces"),
    "training": ("settings.includeLongRun", "settings.includeSpeedwork", "settings.allowCrossTraining",
                 "settings.maxQualityPerWeek", "settings.qualityTypes"),
    "runner": ("athlete.longestRecentRunKm", "athlete.runsPerWeekAvg", "athlete.easyPaceSecPerKm", "athlete.vdot",
               "athlete.easyHr", "athlete.maxHr", "athlete.consistencyScore", "athlete.injuryFlags", "athlete.about"),
    "words": ("settings.units", "settings.language"),
}  # fmt: skip
"""The order in which people think of it. What is in none of them comes at the end, under More."""
MONDAY = dt.date(2027, 1, 4)
"""Any Monday: a language names its weekdays by dates."""
OPEN = "goal"
Field = dict[str, Any]
"""A field, or a section of fields, as the form piece takes it."""
_UNITS = {"SecPerKm": "pace", "Secs": "time", "Hr": "rate"}
_CLOCKS = ("SecPerKm", "Secs")
_WIDE = ("goal", "about")


def sections(profiles: list[str], units: Units) -> list[Field]:
    """All fields as the form piece takes them, in a person's units; `profiles` are names that `weights` may have."""
    say = units.labels.say
    weights = {"path": "weights", "label": say("field.weights"), "unit": "", "required": True, "kind": "choice"}
    known = {field["path"]: field for field in _all_fields(units)}
    known["weights"] = {**weights, "options": profiles, "default": "default", "raw": True}
    placed = [name for names in SECTIONS.values() for name in names]
    rest = [name for name in known if name not in placed]
    listed = {**SECTIONS, **({"more": tuple(rest)} if rest else {})}
    return [
        {"title": say(f"section.{name}"), "open": name == OPEN, "fields": [known[path] for path in paths]}
        for name, paths in listed.items()
    ]


def words_of_form(units: Units) -> dict[str, str]:
    """What the form says beside its fields."""
    return {name: units.labels.say(f"form.{name}") for name in units.labels.tables["form"]}


@cache
def _names(units: Units) -> dict[str, str]:
    """Options as people call them; a language is called by its own name."""
    labels = units.labels
    goals = {goal.value: capital(labels.name("goal", goal)) for goal in Goal}
    languages = {code: str(Locale(code).display_name) for code in LANGUAGES}
    runs = {kind: labels.say(f"title.{kind}") for kind in ("tempo", "intervals")}
    days = dict(zip(map(str, WEEK), tongue_in(units.language).weekdays, strict=True))
    return {**goals, **languages, **runs, **days, **labels.tables["distance_unit"]}


@cache
def short_days(units: Units) -> dict[str, str]:
    """Weekdays, Monday first, as short as a calendar's."""
    return {str(day): units.labels.weekday(MONDAY + dt.timedelta(at)) for at, day in enumerate(WEEK)}


def capital(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _all_fields(units: Units) -> Iterator[Field]:
    for part, model in (("athlete", Athlete), ("settings", Settings)):
        yield from _fields(model, part, units)


def _fields(model: type[BaseModel], part: str, units: Units) -> Iterator[Field]:
    names, shorts = _names(units), short_days(units)
    for python_name, info in model.model_fields.items():
        name = info.alias or to_camel(python_name)
        kind = _within(_kind(info.annotation, list(info.metadata), units), measure_of(name, units))
        label = units.labels.say(f"field.{name}", unit=units.name)
        shown = {"path": f"{part}.{name}", "label": label, "unit": _unit(name, units), "required": info.is_required()}
        shown |= {"wide": name in _WIDE, "names": names, "shorts": shorts}
        if name.endswith(_CLOCKS):
            kind = {"kind": "clock"}
        yield {**shown, **kind, "default": _default(info)}


def _default(info: FieldInfo) -> Any:
    if info.is_required():
        return None
    value = info.get_default(call_default_factory=True, validated_data={})
    return list(value) if isinstance(value, tuple) else value


def _within(kind: Field, measure: Measure | None) -> Field:
    """With its limits in the person's units."""
    if measure is None:
        return kind
    ends = (("min", measure.least), ("max", measure.most))
    return kind | {end: typed(kind[end]) for end, typed in ends if end in kind}


def _kind(annotation: Any, metadata: list[Any], units: Units) -> Field:
    """How a type is asked for."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _kind(inner, [*metadata, *more], units)
    if get_origin(annotation) in (Union, UnionType):
        first = next(part for part in get_args(annotation) if part is not type(None))
        return _kind(first, metadata, units)
    if get_origin(annotation) is Literal:
        return {"kind": "choice", "options": list(get_args(annotation))}
    if get_origin(annotation) is tuple:
        return _list_kind(get_args(annotation)[0], units)
    if get_origin(annotation) is dict:
        return {"kind": "by-day", "days": [str(day) for day in WEEK]}
    return _plain_kind(annotation, metadata)


def _plain_kind(annotation: Any, metadata: list[Any]) -> Field:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"kind": "choice", "options": [member.value for member in annotation]}
    if annotation is bool:
        return {"kind": "yes-no"}
    if annotation in (int, float):
        return {"kind": "number", "step": 1 if annotation is int else "any", **_limits(metadata)}
    if annotation is dt.date:
        return {"kind": "date"}
    return {"kind": "words"}


def _list_kind(item: Any, units: Units) -> Field:
    if item is Weekday:
        return {"kind": "several", "options": [str(day) for day in WEEK], "short": True}
    if item is TuneUpRace:
        return {"kind": "rows", "fields": list(_fields(TuneUpRace, "", units))}
    if get_origin(item) is Literal:
        return {"kind": "several", "options": list(get_args(item))}
    plain = _kind(item, [], units)
    return {"kind": "dates" if plain["kind"] == "date" else "texts"}


def _limits(metadata: list[Any]) -> Field:
    """The bounds that the model itself states, for the browser's own arrows and hints."""
    found: Field = {}
    for item in metadata:
        for one in [item, *getattr(item, "metadata", [])]:
            for ours, theirs in (("min", "ge"), ("max", "le")):
                if getattr(one, theirs, None) is not None:
                    found[ours] = getattr(one, theirs)
    return found


def _unit(name: str, units: Units) -> str:
    """What a number is counted in, where its label does not say it."""
    named = next((unit for end, unit in _UNITS.items() if name.endswith(end)), None)
    if named is not None:
        return units.labels.say(f"field_unit.{named}", unit=units.name)
    return units.name if name.endswith("Km") else ""
