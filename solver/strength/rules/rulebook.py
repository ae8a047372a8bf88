"""The strength rulebook: all rules, in the order of their ids."""

from collections.abc import Iterator

from solver.rule import Bound, statements
from solver.strength.rules.base import Rule, View
from solver.strength.rules.patterns import Lifts, Patterns
from solver.strength.rules.sessions import SETS_EACH, Fit, Roles, SessionTime
from solver.strength.rules.volume import (
    LARGE_RANGE,
    SESSION_CAP,
    AnchorsKept,
    ArmsRange,
    LightRange,
    MediumRange,
    NobodyAtZero,
)
from solver.strength.rules.week import AtHome, LifterRule, SplitRule

COMPARING = frozenset({AnchorsKept.id, Patterns.id, NobodyAtZero.id, Lifts.id})
"""Rules that compare a repaired draft with what it was before, which a finished program does not show."""

RULEBOOK: tuple[Rule, ...] = (
    LifterRule(),
    SplitRule(),
    AtHome(),
    LightRange(),
    MediumRange(),
    ArmsRange(),
    AnchorsKept(),
    LARGE_RANGE,
    SESSION_CAP,
    Patterns(),
    NobodyAtZero(),
    Lifts(),
    Roles(),
    SETS_EACH,
    SessionTime(),
    Fit(),
)


def rulebook_statements(view: View) -> Iterator[tuple[Rule, Bound]]:
    """The whole rulebook's bounds, in its order."""
    return statements(RULEBOOK, view)
