"""Conditions as data: a table of traits and what they must be, checked against the facts' types when it is read.

`true`, `3` or `"tempo"`: the trait is that. `["base", "build"]`: one of them. `"!race"`: anything but that.
`">=90"`, `">=75 <105"`: a known number there. For a trait that is a set, a name asks whether the set holds it.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from coach.bank.facts import KINDS, Facts, Place

_BOUND = re.compile(r"(>=|<=|>|<)(-?\d+(?:\.\d+)?)")
_BOUNDS = re.compile(rf"{_BOUND.pattern}( {_BOUND.pattern})*")
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


@dataclass(frozen=True)
class Condition:
    """One trait and what it must be."""

    trait: str
    test: Callable[[object], bool]
    wanted: object


@dataclass(frozen=True)
class Conditions:
    """All must hold; none means always."""

    all: tuple[Condition, ...] = ()

    @property
    def weight(self) -> int:
        """How closely they describe a place: conditions that only exclude something do not count."""
        return sum(not _excludes(condition.wanted) for condition in self.all)

    def allow(self, trait: str, value: object) -> bool:
        """Whether they can hold where a trait has this value."""
        return all(condition.test(value) for condition in self.all if condition.trait == trait)

    def hold_for(self, facts: Facts) -> bool:
        """Whether the facts satisfy every one."""
        return all(condition.test(getattr(facts, condition.trait)) for condition in self.all)


def read_conditions(place: Place, table: Mapping[str, object]) -> Conditions:
    """Conditions on the facts of a place.

    Raises:
        ValueError: naming a trait that such facts do not have, or a value that it never takes.
    """
    known = _traits(place)
    for trait in table:
        if trait not in known:
            raise ValueError(f"{place} facts have no trait {trait}; they have {', '.join(sorted(known))}")
    return Conditions(tuple(Condition(trait, _test(trait, known[trait], v), v) for trait, v in table.items()))


def _excludes(wanted: object) -> bool:
    return wanted is False or (isinstance(wanted, str) and wanted.startswith("!"))


def _test(trait: str, values: frozenset[object] | None, wanted: object) -> Callable[[object], bool]:
    """`values`: everything the trait may be, None where that is open (numbers, sets of names)."""
    if isinstance(wanted, str) and _BOUNDS.fullmatch(wanted):
        bounds = [(_COMPARE[sign], float(limit)) for sign, limit in _BOUND.findall(wanted)]
        return lambda actual: isinstance(actual, int | float) and all(is_so(actual, limit) for is_so, limit in bounds)
    if isinstance(wanted, str) and wanted.startswith("!"):
        is_so = _test(trait, values, wanted[1:])
        return lambda actual: not is_so(actual)
    options = frozenset(wanted) if isinstance(wanted, list) else frozenset({wanted})
    if values is not None and options - values - {"none"}:
        raise ValueError(
            f"{trait} is never {sorted(map(str, options - values))}; it is one of {sorted(map(str, values))}"
        )
    return lambda actual: _is_one_of(actual, options)


def _is_one_of(actual: object, options: frozenset[object]) -> bool:
    if isinstance(actual, frozenset):
        return bool(actual & options)
    return "none" in options if actual is None else actual in options


@cache
def _traits(place: Place) -> Mapping[str, frozenset[object] | None]:
    """Every trait of the facts of a place with the values it may take."""
    kind = KINDS[place]
    hints = get_type_hints(kind)
    return {f.name: _values(hints[f.name]) for f in fields(kind) if f.name != "slots"}


def _values(hint: Any) -> frozenset[object] | None:
    if hint is bool:
        return frozenset({True, False})
    if get_origin(hint) is Literal:
        return frozenset(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return frozenset(member.value for member in hint)
    members = [arg for arg in get_args(hint) if arg is not NoneType]
    if NoneType in get_args(hint) and len(members) == 1:
        return _values(members[0])
    return None
