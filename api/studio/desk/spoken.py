"""The engine's messages as people at the form read them: fields by their labels, dates in words, rules with names."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from api.studio.desk.form import sections
from solver.running.living.change.limits import CurrentWeek, NoCramming, Pinned
from solver.running.rules.rulebook import RULEBOOK
from solver.running.words.tongue import english

_NAMED = re.compile(
    r"\bpins\.week(?P<week>\d+)|(?P<pin>\bpins\.|\bthe pin of )?(?P<date>\b\d{4}-\d\d-\d\d\b)"
    r"|\b(?P<field>(?:settings|athlete)\.\w+|[a-z]+(?:[A-Z][a-z]+)+)\b|\b(?P<rule>[RV]\d\d?)\b"
)


def in_words(message: str) -> str:
    """A message without names that only a program knows."""
    said = _NAMED.sub(_said, message)
    return said[:1].upper() + said[1:]


def label_of(path: str) -> str:
    """What the form calls a field, named by its path or by its last name alone; the path itself where it has none."""
    return _labels().get(path, path)


def _said(found: re.Match[str]) -> str:
    if found["week"]:
        return f"what you fixed in week {found['week']}"
    if found["date"]:
        date = english().date(dt.date.fromisoformat(found["date"]))
        return f"what you fixed on {date}" if found["pin"] else date
    if found["field"]:
        label = label_of(found["field"])
        return label if label == found["field"] else f"“{label}”"
    title = _rules().get(found["rule"])
    return f"{found['rule']} {title}" if title else found["rule"]


@cache
def _labels() -> Mapping[str, str]:
    by_path = {field["path"]: field["label"] for section in sections([]) for field in section["fields"]}
    return {path.rpartition(".")[2]: label for path, label in by_path.items()} | by_path


@cache
def _rules() -> Mapping[str, str]:
    of_life = {rule.id: rule.title for rule in (CurrentWeek, Pinned, NoCramming)}
    return {rule.id: rule.title for rule in RULEBOOK} | of_life
