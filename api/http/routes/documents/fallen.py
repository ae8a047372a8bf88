"""What stood in a plan's calendar before it was revised, and stands no more."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from api.exports.document import WITHOUT_SESSION
from api.http.parts import Parts
from api.store.database import Database
from api.store.living.revisions import Revisions
from api.store.models import TrainingPlan


def fallen_of(parts: Parts, row: TrainingPlan) -> dict[str, dict[str, str]]:
    """The sessions of revisions before that stand no more, workouts and strength, their kind by date."""
    if row.revision == 1:
        return {}
    days: list[Mapping[str, Any]] = [day for week in (row.content or {"weeks": []})["weeks"] for day in week["days"]]
    runs, lifts = _sessions(days)
    were, lifted = _stood(parts.database, row.tenant, row.id, row.revision)
    return {
        "fallen": {date: kind for date, kind in sorted(were.items()) if date not in runs},
        "fallen_lifting": {date: focus for date, focus in sorted(lifted.items()) if date not in lifts},
    }


@lru_cache(maxsize=64)
def _stood(database: Database, tenant: str, plan_id: str, revision: int) -> tuple[dict[str, str], dict[str, str]]:
    """All sessions of the revisions up to one. What was in force stays what it was, and is much to read: not all
    calendars say what they have seen when they poll."""
    return _sessions(Revisions(database).former(tenant, plan_id, revision))


def _sessions(days: Sequence[Mapping[str, Any]]) -> tuple[dict[str, str], dict[str, str]]:
    """Workouts and strength sessions, their kind by date; of several on one date the last."""
    runs = {day["date"]: day["workoutType"] for day in days if day["workoutType"] not in WITHOUT_SESSION}
    return runs, {day["date"]: day["strength"] for day in days if day.get("strength")}
