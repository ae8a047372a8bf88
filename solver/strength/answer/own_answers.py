"""A draft that is an answer of ours for the same lifter: its bends are reported, so nothing is left to repair."""

from collections.abc import Mapping
from typing import Any

from solver.strength.answer.explain import breaches_of, relaxations_of
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import COMPARING
from solver.strength.search.bending import Repair


def as_reported(facts: Facts, draft: Mapping[str, Any] | None) -> Repair | None:
    """The draft unchanged, if all hard rules hold and it tells of exactly the bends that it has.

    The reasons count too: they name the session's length, so another lifter's program is repaired anew. Without
    this, an answer whose search met its limit of work could be bettered by a second search.
    """
    told = draft.get("relaxations") if draft is not None else None
    if not isinstance(told, list) or not told:
        return None
    numbers = Numbers(facts, tuple(entry.sets for entry in facts.entries))
    if not all(breach.is_bend for breach in breaches_of(numbers)):
        return None
    found = [bend.as_json() for bend in relaxations_of(numbers)]
    ours, theirs = _about_ranges(found), _about_ranges(told)
    return Repair(facts, numbers.chosen, proven=False) if ours and ours == theirs else None


def _about_ranges(bends: list[Any]) -> list[Any]:
    """Without the rules that compare with a draft: what an answer was made of is not known any more."""
    return [bend for bend in bends if not isinstance(bend, Mapping) or bend.get("ruleId") not in COMPARING]
