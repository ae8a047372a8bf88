"""Batches as JSON: how far they are, how fast, and what errors there are."""

import datetime as dt
from typing import Any

from api.store.batches.tables import HttpBatch

PLANS = ("plan", "bent")


def batch_shown(row: HttpBatch) -> dict[str, Any]:
    """A batch with its progress; the rate counts from its start, pauses included."""
    end = row.finished_at or dt.datetime.now(dt.UTC)
    seconds = 0.0 if row.started_at is None else (end - row.started_at).total_seconds()
    rate = row.answered / seconds if seconds > 0 else 0.0
    left = row.lines - row.answered
    going = row.status == "running" and rate > 0
    return {
        "id": row.id,
        "kind": row.kind,
        "status": row.status,
        "lines": row.lines,
        "answered": row.answered,
        "plans": sum(row.counts.get(kind, 0) for kind in PLANS),
        "bent": row.counts.get("bent", 0),
        "errors": {kind: count for kind, count in sorted(row.counts.items()) if kind not in PLANS},
        "linesPerSecond": round(rate, 2),
        "secondsLeft": round(left / rate, 1) if going else None,
        "createdAt": row.created_at.isoformat(),
        "startedAt": None if row.started_at is None else row.started_at.isoformat(),
        "finishedAt": None if row.finished_at is None else row.finished_at.isoformat(),
        "metadata": row.noted or {},
        "problem": row.problem,
    }
