"""What is kept with a plan of what happened, as a solver process takes it."""

from collections.abc import Sequence
from typing import Any

from api.store.living.news import DONE, HAPPENING, PIN
from api.store.models import PlanNews

LISTS = {DONE: "done", HAPPENING: "events", PIN: "pins"}


def standing(history: Sequence[PlanNews]) -> dict[str, list[Any]]:
    """The parts of a situation that stand."""
    return _by_kind(row for row in history if row.removed_at is None)


def taken_back(history: Sequence[PlanNews]) -> dict[str, list[Any]]:
    """The parts of situations that stood once: whatever the plan was told of them holds no more."""
    return _by_kind(row for row in history if row.removed_at is not None)


def _by_kind(rows: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {name: [] for name in LISTS.values()}
    for row in rows:
        found[LISTS[row.kind]].append(row.content)
    return found
