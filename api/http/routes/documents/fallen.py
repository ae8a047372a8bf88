"""What stood in a plan's calendar before it was revised, and stands no more."""

from collections.abc import Mapping
from typing import Any

from api.exports.document import WITHOUT_SESSION
from api.http.parts import Parts
from api.store.living.revisions import Revisions
from api.store.models import TrainingPlan


def fallen_of(parts: Parts, row: TrainingPlan) -> dict[str, dict[str, str]]:
    """The sessions of revisions before that stand no more, workouts and strength, their kind by date."""
    if row.revision == 1:
        return {}
    days: list[Mapping[str, Any]] = [day for week in (row.content or {"weeks": []})["weeks"] for day in week["days"]]
    former = Revisions(parts.database).former(row.tenant, row.id)
    runs = {day["date"] for day in days if day["workoutType"] not in WITHOUT_SESSION}
    lifts = {day["date"] for day in days if day.get("strength")}
    were = {day["date"]: day["workoutType"] for day in former if day["workoutType"] not in WITHOUT_SESSION}
    lifted = {day["date"]: day["strength"] for day in former if day.get("strength")}
    return {
        "fallen": {date: kind for date, kind in sorted(were.items()) if date not in runs},
        "fallen_lifting": {date: focus for date, focus in sorted(lifted.items()) if date not in lifts},
    }
