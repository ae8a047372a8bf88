"""Answers of Strava's API, as its programs save them: one activity, a list of them, or one a line."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from api.files import strict_json
from api.history.dates import FIRST_YEAR, LAST_YEAR
from api.history.limits import MAX_ROWS, Unusable
from api.history.recorded import Recorded
from api.history.vocabulary import hint_of, sport_of
from solver.errors import BadRequest
from solver.running.profile.activity import Effort, Hint, Sport

FACTS = (
    "name",
    "distance",
    "moving_time",
    "elapsed_time",
    "start_date",
    "start_date_local",
    "workout_type",
    "trainer",
    "average_heartrate",
    "max_heartrate",
    "start_latlng",
    "best_efforts",
)
"""What is validated; the rest of an answer, and sports that Strava invents tomorrow, cannot spoil it."""

START = "start_date"
SAID = {1: Hint.RACE, 2: Hint.LONG, 3: Hint.WORKOUT}


@dataclass
class ApiAnswer:
    """The activities of one file and what was wrong with it."""

    activities: list[Recorded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_api(records: Sequence[Mapping[str, Any]]) -> ApiAnswer:
    """The activities in saved answers of the API.

    Raises:
        Unusable: when they hold no activity.
    """
    found, bad = ApiAnswer(), 0
    for item in (r for r in records if START in r):
        recorded = _recorded(item)
        if recorded is None:
            bad += 1
        else:
            found.activities.append(recorded)
    if bad:
        found.problems.append(f"{bad:,} entries have no usable start, or neither distance nor time")
    if not found.activities:
        raise Unusable("the JSON holds no activity of Strava's API")
    return found


def records_in(data: bytes) -> list[Mapping[str, Any]]:
    """The records of a JSON file: one, a list of them, a list in an object, or one a line.

    Raises:
        Unusable: when it is not JSON, or there are too many.
    """
    try:
        value = strict_json.parse(data, "it")
    except BadRequest as error:
        lines = _by_line(data)
        if lines is None:
            raise Unusable(error.detail) from None
        value = lines
    if isinstance(value, Mapping) and START not in value:
        value = next((v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], Mapping)), value)
    values = value if isinstance(value, list) else [value]
    if len(values) > MAX_ROWS:
        raise Unusable(f"it has more than {MAX_ROWS:,} entries")
    return [v for v in values if isinstance(v, Mapping)]


def is_api(records: Sequence[Mapping[str, Any]]) -> bool:
    """Whether records are activities as Strava's API gives them."""
    return any(START in record for record in records)


def _by_line(data: bytes) -> list[Any] | None:
    try:
        return [strict_json.parse(line, "it") for line in data.splitlines() if line.strip()]
    except BadRequest:
        return None


def _recorded(item: Mapping[str, Any]) -> Recorded | None:
    from stravalib.model import DetailedActivity  # loads pint: only where such a file is read

    try:
        activity = DetailedActivity.model_validate({key: item[key] for key in FACTS if key in item})
    except ValidationError:
        return None
    seconds = float(activity.moving_time or activity.elapsed_time or 0)
    metres = float(activity.distance or 0) or None
    if activity.start_date is None or not FIRST_YEAR < activity.start_date.year < LAST_YEAR:
        return None
    if seconds <= 0 and not (metres and metres > 0):
        return None
    word = str(item.get("sport_type") or item.get("type") or "")
    sport, name = sport_of(word), (activity.name or "")[:100]
    local = activity.start_date_local
    at = activity.start_latlng
    return Recorded(
        sport=sport,
        moving_s=seconds,
        listed=True,
        elapsed_s=max(seconds, float(activity.elapsed_time or 0)),
        utc=activity.start_date.astimezone(dt.UTC).replace(tzinfo=None),
        local=None if local is None else local.replace(tzinfo=None),
        place=(at.lat, at.lon) if at else None,
        metres=metres,
        average_hr=activity.average_heartrate,
        max_hr=activity.max_heartrate,
        hint=SAID.get(activity.workout_type or 0) or hint_of(name, metres) if sport is Sport.RUN else Hint.NONE,
        treadmill=bool(activity.trainer) or word == "VirtualRun",
        name=name,
        efforts=tuple(_efforts(activity.best_efforts or ())),
    )


def _efforts(best: Any) -> Iterator[Effort]:
    for effort in best:
        metres, seconds = float(effort.distance or 0), float(effort.elapsed_time or 0)
        if metres > 0 and seconds > 0:
            yield Effort(metres, seconds)
