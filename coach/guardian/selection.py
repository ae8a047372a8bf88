"""What an answer says about each day and week: coach-owned fields alone, whatever else it contains."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from solver.running.request.result import Plan

DAY_FIELDS = ("title", "description", "intensity", "targetPace", "targetHrZone", "workoutStructure")
OWNED_BY_PLAN = ("workoutType", "plannedDistanceKm", "plannedDurationMins", "dayOfWeek")
Words = dict[str, Any]


@dataclass
class Selection:
    """Raw values by place; `echoed` counts values of the engine's that the answer repeated with another value."""

    note: Any = None
    weeks: dict[int, Any] = field(default_factory=dict)
    days: dict[dt.date, Words] = field(default_factory=dict)
    echoed: int = 0
    strangers: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is about this plan."""
        return not (self.note or self.weeks or self.days)


def select(answers: Iterable[Mapping[str, Any] | None], plan: Plan) -> Selection:
    """Later answers add to earlier ones and replace what they say anew."""
    found = Selection()
    for answer in answers:
        if answer is not None:
            _add(found, answer, plan)
    return found


def _add(found: Selection, answer: Mapping[str, Any], plan: Plan) -> None:
    if isinstance(answer.get("coachNote"), str):
        found.note = answer["coachNote"]
    numbers = {week.week_number for week in plan.weeks}
    skeleton = {day.date: day.model_dump(mode="json", by_alias=True) for week in plan.weeks for day in week.days}
    seen: set[dt.date] = set()
    for week in _objects(answer.get("weeks")):
        number = week.get("weekNumber")
        if isinstance(number, int) and number in numbers and isinstance(week.get("coachNotes"), str):
            found.weeks[number] = week["coachNotes"]
        for day in _objects(week.get("days")):
            date = _date(day.get("date"))
            if date not in skeleton or date in seen:
                found.strangers += 1
                continue
            seen.add(date)
            own = skeleton[date]
            found.echoed += sum(name in day and day[name] != own[name] for name in OWNED_BY_PLAN)
            words = {**_copied(day, found), **{name: day[name] for name in DAY_FIELDS if name in day}}
            found.days[date] = found.days.get(date, {}) | words


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())


def _copied(day: Mapping[str, Any], found: Selection) -> Words:
    """The texts of an earlier day that this one should read like."""
    other = found.days.get(_date(day.get("sameAs")), {})  # type: ignore[arg-type]
    return {name: other[name] for name in ("title", "description") if name in other}


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
