"""The engine's messages as people at the form read them: fields by their labels, dates in words, rules with names."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from api.studio.desk.form import Field, sections
from api.studio.desk.measures import measure_of
from api.studio.desk.problem import Problem
from api.terminal.units import Units
from solver.running.living.change.limits import CurrentWeek, NoCramming, Pinned
from solver.running.rules.rulebook import RULEBOOK
from solver.running.words.tongue import tongue_in

_NAMED = re.compile(
    r"\bpins\.week(?P<week>\d+)|(?P<pin>\bpins\.|\bthe pin of )?(?P<date>\b\d{4}-\d\d-\d\d\b)"
    r"|\b(?P<field>(?:settings|athlete)\.[a-z]\w+|[a-z]+(?:[A-Z][a-z]+)+)\b(?:\.(?P<entry>\d+)\b(?:\.(?P<part>\w+))?)?"
    r"|\b(?P<rule>[RV]\d\d?)\b"
)


KILOMETRES = Units("km")
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])")


def in_words(message: str, units: Units = KILOMETRES) -> str:
    """A message without names that only a program knows."""
    said = _NAMED.sub(lambda found: _said(found, units), message)
    return said[:1].upper() + said[1:]


def in_units(problem: Problem, units: Units) -> Problem:
    """A problem whose limits are those of the fields as they are typed: miles, minutes and seconds. Every field that
    cannot stand with others says so."""
    fields = {name: _clash(name, problem, units) for name in problem.together}
    fields |= {path: _as_typed(path, message, units) for path, message in problem.fields.items()}
    detail = problem.detail
    for path, message in problem.fields.items():
        detail = detail.replace(message, fields[path])
    return replace(problem, fields=fields, detail=detail)


def _clash(name: str, problem: Problem, units: Units) -> str:
    others, rules = [other for other in problem.together if other != name], ", ".join(problem.rules)
    if not others:
        return units.labels.say("plan_page.impossible", rules=rules)
    said = tongue_in(units.language).all_of(others)
    return units.labels.say("plan_page.clash", others=said, rules=rules)


def _as_typed(path: str, message: str, units: Units) -> str:
    measure = next(filter(None, (measure_of(name, units) for name in path.split("."))), None)
    return message if measure is None else _NUMBER.sub(lambda found: measure.said(float(found[0])), message)


def label_of(path: str, units: Units = KILOMETRES) -> str:
    """What the form calls a field, named by its path or by its last name alone; the path itself where it has none."""
    return _labels(units).get(path, path)


def _said(found: re.Match[str], units: Units) -> str:
    say = units.labels.say
    if found["week"]:
        return say("plan_page.fixed_week", week=found["week"])
    if found["date"]:
        date = tongue_in(units.language).date(dt.date.fromisoformat(found["date"]))
        return say("plan_page.fixed_day", date=date) if found["pin"] else date
    if found["field"]:
        label = label_of(found["field"], units)
        place = f" {int(found['entry']) + 1}" if found["entry"] else ""
        part = f", {label_of(found['part'], units)}" if found["part"] else ""
        return label if label == found["field"] else f"“{label}{place}{part}”"
    title = tongue_in(units.language).rules.get(found["rule"]) or _rules().get(found["rule"])
    return f"{found['rule']} {title}" if title else found["rule"]


@cache
def _labels(units: Units) -> Mapping[str, str]:
    by_path = {field["path"]: field["label"] for field in _all(units)}
    parts = {part["path"][1:]: part["label"] for field in _all(units) for part in field.get("fields", ())}
    return parts | {path.rpartition(".")[2]: label for path, label in by_path.items()} | by_path


def _all(units: Units) -> Iterator[Field]:
    return (field for section in sections([], units) for field in section["fields"])


@cache
def _rules() -> Mapping[str, str]:
    of_life = {rule.id: rule.title for rule in (CurrentWeek, Pinned, NoCramming)}
    return {rule.id: rule.title for rule in RULEBOOK} | of_life
