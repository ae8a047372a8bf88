"""Answers inside something else: under another name, in a list, or as a text in a text."""

from collections.abc import Collection, Iterator, Mapping
from functools import reduce
from typing import Any

from coach.model.answers.reading import objects_in, read_json

MOST_DEPTH, MOST_INSIDE = 3, 20


def object_with(text: str, names: Collection[str]) -> Mapping[str, Any] | None:
    """What the objects of a text say that have something under one of the names; without any the first object.

    An answer may come in several objects, a name or some places in each; a later one corrects.
    """
    found = [unwrapped(one, names) for one in objects_in(text)]
    saying = [one for one in found if any(one.get(name) for name in names)]
    return reduce(_joined, saying) if saying else next(iter(found), None)


def _joined(first: Mapping[str, Any], later: Mapping[str, Any]) -> Mapping[str, Any]:
    """Tables are joined; of anything else the first stands."""
    both = [name for name, said in later.items() if isinstance(said, dict) and isinstance(first.get(name), dict)]
    return {**later, **first, **{name: {**first[name], **later[name]} for name in both}}


def unwrapped(found: Mapping[str, Any], names: Collection[str]) -> Mapping[str, Any]:
    """The outermost object that has one of the names; the object itself where none has."""
    level: list[Mapping[str, Any]] = [found]
    for _ in range(MOST_DEPTH):
        for candidate in level:
            if any(name in candidate for name in names):
                return candidate
        level = [inside for outer in level for inside in _inside(outer)][:MOST_INSIDE]
    return found


def _inside(outer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Objects that stand in another, directly, first in a list, or written as a text."""
    for value in list(outer.values())[:MOST_INSIDE]:
        item = value[0] if isinstance(value, list) and value else value
        inner = read_json(item) if isinstance(item, str) and "{" in item else item
        if isinstance(inner, dict):
            yield inner
