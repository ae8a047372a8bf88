"""Revisions and news as JSON: the engine's words, with their numbers and what became of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.store.documents.wanted import now
from api.store.living.revisions import PROPOSED
from api.store.models import PlanNews, PlanRevision

DIFFERENCE: Mapping[str, Any] = {
    "summary": None,
    "changedDays": 0,
    "changedKm": 0.0,
    "breaks": [],
    "changes": [],
    "relaxations": [],
    "advisories": [],
    "solver": None,
}
"""What the first revision, which came from none, has in place of a difference."""


def proposal_summary(row: PlanRevision, in_force: int) -> dict[str, Any]:
    """A revision without its content."""
    return {
        "number": row.number,
        "status": _status(row, in_force),
        "basedOn": row.based_on,
        "createdAt": row.created_at.isoformat(),
        "expiresAt": None if row.expires_at is None else row.expires_at.isoformat(),
        "decidedAt": None if row.decided_at is None else row.decided_at.isoformat(),
    }


def proposal_shown(row: PlanRevision | None, content: Mapping[str, Any], in_force: int) -> dict[str, Any]:
    """A revision whole; one that is only tried has no number."""
    if row is None:
        about = dict.fromkeys(("number", "createdAt", "expiresAt", "decidedAt"))
        return {**about, **content, "status": "preview", "basedOn": in_force}
    first = {name: content["plan"][name] for name in ("relaxations", "advisories", "solver")}
    return {**DIFFERENCE, **first, **content, **proposal_summary(row, in_force)}


def news_shown(row: PlanNews) -> dict[str, Any]:
    """One thing that a plan was told."""
    return {
        "number": row.number,
        "kind": row.kind,
        "recordedAt": row.recorded_at.isoformat(),
        "removedAt": None if row.removed_at is None else row.removed_at.isoformat(),
        "content": row.content,
    }


def history_shown(news: Sequence[PlanNews], revisions: Sequence[PlanRevision], in_force: int) -> dict[str, Any]:
    """All of it in two lists, each oldest first."""
    return {
        "revision": in_force,
        "news": [news_shown(row) for row in news],
        "revisions": [proposal_summary(row, in_force) for row in reversed(revisions)],
    }


def _status(row: PlanRevision, in_force: int) -> str:
    """A proposal is open until it expires or another revision than its own comes into force."""
    if row.status != PROPOSED:
        return row.status
    if row.based_on != in_force:
        return "outdated"
    return "expired" if row.expires_at is not None and row.expires_at <= now() else PROPOSED
