"""The plan that a call speaks of: the caller's newest, or the one that it names."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from api.assistants import phrases
from api.assistants.inside import Inside, Json, Refused
from api.terminal.units import Units
from solver.errors import BadRequest, FieldError
from solver.languages import ENGLISH
from solver.refusals import refused
from solver.weekday import WEEK, Weekday

PLANS = "/v1/plans"


@dataclass(frozen=True)
class Seen:
    """A ready plan as it is now."""

    id: str
    revision: int
    plan: Json
    units: Units

    @property
    def path(self) -> str:
        """Its address."""
        return f"{PLANS}/{self.id}"

    @property
    def tag(self) -> str:
        """Its ETag, by which a change says which revision it knows."""
        return f'"{self.revision}"'

    @property
    def days(self) -> Iterator[tuple[Json, Json]]:
        """Every day with its week."""
        return ((week, day) for week in self.plan["weeks"] for day in week["days"])

    def day(self, date: dt.date) -> tuple[Json, Json] | None:
        """The day of a date with its week; None outside the plan."""
        return next((found for found in self.days if found[1]["date"] == date.isoformat()), None)

    def week(self, number: int) -> Json:
        """A week by its number.

        Raises:
            BadRequest: when the plan has none.
        """
        weeks: list[Json] = self.plan["weeks"]
        if not 1 <= number <= len(weeks):
            raise BadRequest.of(refused("week", number, "plan_weeks", count=len(weeks)))
        return weeks[number - 1]

    def place(self, date: dt.date | None, week: int | None, day: Weekday | None) -> tuple[int, Weekday | None]:
        """A week's number, and a day of it where one is meant.

        Raises:
            BadRequest: when neither or both are said, or the plan has no such date or week.
        """
        if date is None and week is not None:
            return self.week(week)["weekNumber"], day
        if date is None or week is not None or day is not None:
            raise BadRequest.of(refused("week", week, "date_or_week"))
        found = self.day(date)
        if found is None:
            raise BadRequest.of(self.outside("date", date))
        return found[0]["weekNumber"], WEEK[date.weekday()]

    def outside(self, field: str, date: dt.date) -> FieldError:
        """What to say of a date that the plan has not."""
        first, last = (dt.date.fromisoformat(self.plan[end]) for end in ("startDate", "endDate"))
        return refused(field, date.isoformat(), "plan_span", first=first, last=last)


def units_of(stored: Json) -> Units:
    """The units and the language that a stored plan is told in."""
    return Units(stored["units"], stored["language"])


async def seen(service: Inside, plan_id: str | None) -> Seen:
    """The plan that an argument names, or the newest one that is ready.

    Raises:
        BadRequest: when there is none yet, or it is not ready.
        Refused: what the service says against the id.
    """
    stored: dict[str, Any] = await service.get(f"{PLANS}/{quote(plan_id or await _newest(service), safe='')}")
    if stored["plan"] is None:
        raise BadRequest.of(refused("plan", stored["id"], "plan_not_ready", status=stored["status"]))
    return Seen(stored["id"], stored["revision"], stored["plan"], units_of(stored))


async def language_of(service: Inside, arguments: Mapping[str, Any]) -> str:
    """The language of what a call asks for, else of the plan that it names, else of the newest; English without any."""
    if (asked := asked_language(arguments)) is not None:
        return asked
    named = arguments.get("plan")
    for plan in dict.fromkeys((named if isinstance(named, str) else None, None)):
        with suppress(BadRequest, Refused):
            return (await seen(service, plan)).units.language
    return ENGLISH


def asked_language(arguments: Mapping[str, Any]) -> str | None:
    """The language of the request for a plan or a program that a call brings along; None where it brings none."""
    request, lifter = arguments.get("request"), arguments.get("lifter")
    asked = request.get("settings", request.get("lifter")) if isinstance(request, Mapping) else lifter
    if isinstance(asked, Mapping):
        return phrases.spoken_in(asked)
    return None if request is None and lifter is None else ENGLISH


async def _newest(service: Inside) -> str:
    page = await service.get(PLANS, limit=1, status="ready")
    if not page["plans"]:
        raise BadRequest.of(refused("plan", None, "no_plan_yet"))
    return str(page["plans"][0]["id"])
