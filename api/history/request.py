"""A plan request from a profile and a goal."""

import datetime as dt
from typing import Any

from solver.running.profile.result import Profile
from solver.running.request.request import Goal, read_request

USUAL_DAYS = 4


def request_from(
    profile: Profile, goal: Goal, race_date: dt.date | None, weeks: int | None, start_date: dt.date | None
) -> dict[str, Any]:
    """The request as JSON, checked: athlete and suggested settings as they are, and what the plan is for.

    Raises:
        BadRequest: naming the field, as for any request.
    """
    whole = profile.as_json()
    habits = whole["suggestedSettings"]
    as_of = profile.account.as_of
    start = start_date or as_of + dt.timedelta(days=7 - as_of.weekday())
    settings: dict[str, Any] = {"goal": goal.value, "startDate": start.isoformat()}
    if race_date is not None:
        settings["raceDate"] = race_date.isoformat()
    if weeks is not None:
        settings["totalWeeks"] = weeks
    settings |= {name: value for name, value in habits.items() if value not in (None, [], {})}
    settings.setdefault("daysPerWeek", USUAL_DAYS)
    request = {"athlete": whole["athlete"], "settings": settings}
    read_request(request)
    return request
