"""`today` and `explain_week`: what stands in a plan, and why."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json
from api.assistants.plans import seen
from api.assistants.tool import Answer, Desk, Hints, Part, Told, Tool
from api.assistants.tools.common import PlanId, Week
from api.terminal.units import Units
from solver.edge import Edge
from solver.running.request.request import PlainDate
from solver.weekday import Weekday


class TodayQuestion(Edge):
    """What today takes."""

    date: PlainDate | None = None
    plan: PlanId = None


class DayTold(Part):
    """A day as the runner reads it."""

    date: str
    day_of_week: str
    workout_type: str
    planned_distance_km: float | None
    planned_duration_mins: float | None
    title: str
    description: str | None
    target_pace: dict[str, Any] | None
    target_hr_zone: int | None
    workout_structure: dict[str, Any] | None
    strength: str | None = None


class Today(Answer):
    """What a date holds, and where in the plan it is; `day` is null outside the plan."""

    plan: str
    revision: int
    week: int | None
    week_type: str | None
    week_km: float | None
    day: DayTold | None
    tomorrow: str | None
    sentence: str


async def today(desk: Desk, question: TodayQuestion) -> Told:
    """`GET /v1/plans/{id}`, one day of it."""
    date, plan = question.date or desk.today(), await seen(desk.service, question.plan)
    found, next_day = plan.day(date), plan.day(date + dt.timedelta(1))
    tomorrow = None if next_day is None else phrases.run(next_day[1], plan.units)
    about = {"plan": plan.id, "revision": plan.revision, "tomorrow": tomorrow}
    about["understood"] = {"date": date.isoformat(), "plan": plan.id}
    if found is None:
        first, last = (phrases.date(plan.plan[end], plan.units) for end in ("startDate", "endDate"))
        asked = plan.units.labels.told_date(date)
        sentence = plan.units.labels.say("told.outside", date=asked, first=first, last=last)
        nothing = dict.fromkeys(("week", "weekType", "weekKm", "day"))
        return Told((sentence,), Today.model_validate({**about, **nothing, "sentence": sentence}))
    week, day = found
    place = {"week": week["weekNumber"], "weekType": week["weekType"], "weekKm": week["plannedDistanceKm"]}
    sentence = phrases.day_line(day, plan.units)
    answer = Today.model_validate({**about, **place, "day": day, "sentence": sentence})
    return Told(tuple(_today_lines(answer, day, plan.units)), answer)


def _today_lines(answer: Today, day: Json, units: Units) -> Iterator[str]:
    labels, kind = units.labels, units.labels.say(f"week_type.{answer.week_type}")
    about = {"number": answer.week, "kind": kind, "distance": phrases.distance(answer.week_km, units)}
    yield labels.say("told.place", day=answer.sentence, **about)
    minutes = day["plannedDurationMins"]
    yield phrases.listed([day["title"], labels.say("told.minutes", minutes=f"{minutes:g}") if minutes else ""])
    if day["description"]:
        yield day["description"]
    if day.get("strength"):
        yield labels.say("told.strength", focus=labels.name("strength", day["strength"]))
    if answer.tomorrow:
        yield labels.say("told.tomorrow", run=answer.tomorrow)


class WeekQuestion(Edge):
    """What explain_week takes."""

    week: Week | None = None
    day: Weekday | None = None
    date: PlainDate | None = None
    plan: PlanId = None


class Explained(Answer):
    """Why a week or a day is as long as it is, and the week day by day."""

    plan: str
    revision: int
    subject: dict[str, Any]
    distance_km: float
    target: dict[str, Any] | None
    tight: list[dict[str, Any]] = Field(description="bounds without room, by rule")
    held_by: list[dict[str, Any]]
    touched_by: list[dict[str, Any]]
    sentences: list[str]
    days: list[str]


async def explain(desk: Desk, question: WeekQuestion) -> Told:
    """`GET /v1/plans/{id}/why`."""
    plan = await seen(desk.service, question.plan)
    week, day = plan.place(question.date, question.week, question.day)
    why = await desk.service.get(f"{plan.path}/why", week=week, day=day)
    days = [phrases.day_line(one, plan.units) for one in plan.week(week)["days"]]
    about = {"plan": plan.id, "revision": plan.revision, "days": days}
    answer = Explained.model_validate({**why, **about, "understood": {"plan": plan.id, "week": week, "day": day}})
    return Told((*answer.sentences, *days), answer)


TODAY = Tool(
    name="today",
    takes=TodayQuestion,
    gives=Today,
    does=today,
    hints=Hints(reads_only=True),
)
EXPLAIN_WEEK = Tool(
    name="explain_week",
    takes=WeekQuestion,
    gives=Explained,
    does=explain,
    hints=Hints(reads_only=True),
)
