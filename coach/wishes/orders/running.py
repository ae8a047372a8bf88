"""A running plan's request out of a wish."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.wishes.fields import days
from coach.wishes.found import Reading, inside
from coach.wishes.health import RUNNERS_DOUBTS
from coach.wishes.orders.order import Added, Asked, Found
from coach.wishes.pointing.pointing import pointed
from coach.wishes.pointing.points import Point
from coach.wishes.reading import Text
from coach.wishes.readings import readings
from coach.wishes.saying import Saying, say
from solver.running.request.request import read_request

REQUIRED: Mapping[str, Saying] = {
    "settings.goal": say("ask.goal"),
    "athlete.currentWeeklyKm": say("ask.weekly"),
    "settings.daysPerWeek": say("ask.days"),
}
LAST_QUESTION = {
    True: ("settings.totalWeeks", say("ask.weeks")),
    False: ("settings.raceDate", say("ask.race_day")),
}


class RunningOrder:
    """Read by the grammar, and where it finds nothing by the quotes that somebody pointed at."""

    parts: Sequence[str] = ("athlete", "settings")
    injuries = "athlete.injuryFlags"
    doubts = RUNNERS_DOUBTS
    language: str | None = "settings.language"

    def read(self, text: Text, today: dt.date, points: Sequence[Point]) -> Iterator[Reading]:
        """The grammar's readings, then what the points add; a day that they explain is not asked about any more."""
        found = readings(text, today)
        open_days = [reading for reading in found if reading.field == days.FIELD and reading.question is not None]
        grammar = [reading for reading in found if reading not in open_days]
        added = list(pointed(text, today, grammar, points))
        explained = [reading.quote for reading in added if reading.value is not None]
        yield from (*grammar, *added, *(reading for reading in open_days if not inside(reading.quote, explained)))

    def flag(self, words: str) -> str:
        """As it was typed."""
        return words[:60]

    def completed(self, values: dict[str, Any], today: dt.date) -> Iterator[Added]:
        """A race's date gives the weeks; without a race there is no date and no wished time; the start is a Monday."""
        if values.get("settings.goal") == "general_fitness":
            for field in ("settings.raceDate", "settings.targetTimeSecs"):
                values.pop(field, None)
        elif "settings.raceDate" in values or "settings.goal" in values:
            values.pop("settings.totalWeeks", None)
        monday = _next_monday(today)
        if "settings.startDate" not in values and monday <= values.get("settings.raceDate", monday):
            values["settings.startDate"] = monday
            yield Added("settings.startDate", monday, say("why.next_monday"))

    def missing(self, values: Mapping[str, Any], found: Found, today: dt.date) -> Iterator[Asked]:
        """Goal, volume, days, and the race's day or the weeks; a race that comes too soon for any plan."""
        required = dict(REQUIRED)
        if "settings.goal" in values:
            field, question = LAST_QUESTION[values["settings.goal"] == "general_fitness"]
            required[field] = question
        if "settings.maxMinutesByDay" in values and "athlete.vdot" not in values:
            required["athlete.easyPaceSecPerKm"] = say("ask.easy_pace")
        for field, question in required.items():
            asked_already = field in found and found[field].question is not None
            if field not in values and not asked_already:
                options = None
                if field == "settings.daysPerWeek" and "athlete.runsPerWeekAvg" in values:
                    options = [int(values["athlete.runsPerWeekAvg"])]
                yield Asked(field, question, options)
        if "settings.startDate" not in found:
            yield from _too_soon(values, today)

    def check(self, request: Mapping[str, Any]) -> None:
        """As a plan request."""
        read_request(request)


def _too_soon(values: Mapping[str, Any], today: dt.date) -> Iterator[Asked]:
    """A race before the first day on which a plan could begin leaves no start to assume."""
    if "settings.startDate" not in values:
        race, monday = map(dt.date.fromisoformat, (values["settings.raceDate"], _next_monday(today)))
        yield Asked("settings.raceDate", say("ask.race_too_soon", race=race, monday=monday))


def _next_monday(today: dt.date) -> str:
    """Today, where it is one."""
    return (today + dt.timedelta((-today.weekday()) % 7)).isoformat()
