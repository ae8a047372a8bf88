"""What happened, told as it happens and kept with the plan: runs done, pins, happenings; and the plan's history.

Nothing of it changes the plan by itself: the next proposal knows it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool

from api.http.answering.solving import result_of_files
from api.http.living.plan import NO_PLAN, ready_plan
from api.http.living.shown import history_shown, news_shown
from api.http.parts import Parts
from api.http.problems import HttpProblem
from api.store.living.news import DONE, HAPPENING, PIN, News, Told
from api.store.living.revisions import Known, Revisions
from api.store.models import TrainingPlan
from api.workers.messages import DoneUpload
from api.workers.questions import PinOrder, read, runs_in
from solver.errors import BadRequest
from solver.refusals import refused
from solver.running.request.situation import Event, Pin
from solver.sentences import Sentence

Item = dict[str, Any]
NOTHING_KEPT = Sentence("nothing_kept")


@dataclass(frozen=True)
class Kept:
    """What is kept of what was told, and the revision that is in force."""

    items: list[Item]
    revision: int


async def tell_runs(parts: Parts, tenant: str, plan_id: str, known: Known, asked: object) -> Kept:
    """Runs, one or several; a day's runs replace what was told of that day before.

    Raises:
        PacewrightError: where there is no such plan, it is not at the revision that is known, or a field is wrong.
    """
    plan = await ready_plan(parts, tenant, plan_id)
    entries = [run.model_dump(mode="json", by_alias=True, exclude_none=True) for run in runs_in(asked)]
    alone = isinstance(asked, Mapping) and "done" not in asked
    _refuse_elsewhere(plan, {"date" if alone else f"done.{i}.date": one["date"] for i, one in enumerate(entries)})
    return await _tell(parts, plan, known, [Told(DONE, entry["date"], entry) for entry in entries])


async def tell_files(
    parts: Parts, tenant: str, plan_id: str, known: Known, asked: dict[str, Any], content: bytes
) -> Kept:
    """The runs in activity files that lie within the plan. Raises as :func:`tell_runs`."""
    plan = await ready_plan(parts, tenant, plan_id)
    last = plan.end_date or plan.start_date
    entries = await result_of_files(parts, DoneUpload(**asked, first=plan.start_date, last=last), content)
    return await _tell(parts, plan, known, [Told(DONE, entry["date"], entry) for entry in entries])


async def tell_pin(parts: Parts, tenant: str, plan_id: str, known: Known, date: str, asked: object) -> Kept:
    """A day is fixed: its distance, its type, or the date that its run moves to. Raises as :func:`tell_runs`."""
    plan = await ready_plan(parts, tenant, plan_id)
    pin = read(PinOrder, asked).on(date)
    read(Pin, pin)
    dates = {"path.date": date} | ({"move.to": pin["move"]["to"]} if "move" in pin else {})
    _refuse_elsewhere(plan, dates)
    _refuse_races(plan, dates)
    _refuse_over(plan, dates)
    if "move" in pin:
        _refuse_rest(plan, date)
    return await _tell(parts, plan, known, [Told(PIN, date, pin)])


async def tell_happening(parts: Parts, tenant: str, plan_id: str, known: Known, asked: object) -> Kept:
    """An illness, an injury or a journey; told again with the same kind and first day, it replaces what was told
    before. Raises as :func:`tell_runs`."""
    plan = await ready_plan(parts, tenant, plan_id)
    event = read(Event, asked)
    content = event.model_dump(mode="json", by_alias=True, exclude_none=True)
    first, last = _span(plan)
    if content["to"] < first or content["from"] > last:
        field, date = ("to", content["to"]) if content["to"] < first else ("from", content["from"])
        raise BadRequest.of(refused(field, date, "event_outside", **_days_of(plan)))
    return await _tell(parts, plan, known, [Told(HAPPENING, f"{event.kind} {event.first}", content)])


async def happening(parts: Parts, tenant: str, plan_id: str, number: int) -> Item:
    """A happening that was told and not taken back.

    Raises:
        HttpProblem: 404 where there is none under this number.
    """
    await ready_plan(parts, tenant, plan_id)
    news = await run_in_threadpool(News(parts.database).history, tenant, plan_id)
    for row in news:
        if (row.kind, row.number, row.removed_at) == (HAPPENING, number, None):
            return news_shown(row)
    raise HttpProblem(404, NOTHING_KEPT)


async def take_back(
    parts: Parts, tenant: str, plan_id: str, known: Known, kind: str, *, place: str | None = None, number: int = 0
) -> None:
    """Take back what was told of a place, or under a number.

    Raises:
        PacewrightError: where nothing of this kind is kept there, or the plan is not at the revision that is known.
    """
    await ready_plan(parts, tenant, plan_id)
    news = News(parts.database)
    found = await run_in_threadpool(lambda: news.take_back(tenant, plan_id, known, kind, place=place, number=number))
    if not found:
        raise HttpProblem(404, NOTHING_KEPT)


async def history(parts: Parts, tenant: str, plan_id: str) -> dict[str, Any]:
    """All that a plan was told and became, oldest first."""
    plan = await ready_plan(parts, tenant, plan_id)
    news = await run_in_threadpool(News(parts.database).history, tenant, plan_id)
    rows = await run_in_threadpool(Revisions(parts.database).page, tenant, plan_id)
    return history_shown(news, rows, plan.revision)


def _span(plan: TrainingPlan) -> tuple[str, str]:
    """A plan's first and last date."""
    return str(plan.start_date), str(plan.end_date or plan.start_date)


def _days_of(plan: TrainingPlan) -> dict[str, dt.date]:
    """The same for a sentence."""
    return {"first": plan.start_date, "last": plan.end_date or plan.start_date}


def _refuse_elsewhere(plan: TrainingPlan, dates: Mapping[str, str]) -> None:
    """Dates, by their fields, are days of the plan: another would be kept for nothing, or stop every later proposal.

    Raises:
        BadRequest: naming every one that is not.
    """
    first, last = _span(plan)
    wrong = [
        refused(field, date, "day_of_plan", **_days_of(plan))
        for field, date in dates.items()
        if not first <= date <= last
    ]
    if wrong:
        raise BadRequest.of(*wrong)


def _refuse_races(plan: TrainingPlan, dates: Mapping[str, str]) -> None:
    """Dates, by their fields, are no race days: a pin there would stop every later proposal.

    Raises:
        BadRequest: naming every one that is.
    """
    races = {day["date"] for day in _days(plan) if day["workoutType"] == "race"}
    wrong = [refused(field, date, "race_day_there") for field, date in dates.items() if date in races]
    if wrong:
        raise BadRequest.of(*wrong)


def _refuse_rest(plan: TrainingPlan, date: str) -> None:
    """A move takes a run from its day.

    Raises:
        BadRequest: where no run stands there.
    """
    if not any(day["plannedDistanceKm"] for day in _days(plan) if day["date"] == date):
        raise BadRequest.of(refused("path.date", date, "nothing_to_move"))


def _days(plan: TrainingPlan) -> Iterator[Mapping[str, Any]]:
    return (day for week in (plan.content or {"weeks": []})["weeks"] for day in week["days"])


def _refuse_over(plan: TrainingPlan, dates: Mapping[str, str]) -> None:
    """A pin is about a day that may still change: a run that was missed may come, but none can go where all is over.

    Raises:
        BadRequest: naming the day, where it lies before the plan's last revision.
    """
    happened = (plan.content or {}).get("happened")
    field, date = list(dates.items())[-1]
    if happened is not None and date < happened["situation"]["today"]:
        today = dt.date.fromisoformat(happened["situation"]["today"])
        raise BadRequest.of(refused(field, date, "before_revision", today=today))


async def _tell(parts: Parts, plan: TrainingPlan, known: Known, told: Sequence[Told]) -> Kept:
    rows = await run_in_threadpool(News(parts.database).tell, plan.tenant, plan.id, known, told)
    if rows is None:
        raise HttpProblem(404, NO_PLAN)
    return Kept([news_shown(row) for row in rows], plan.revision)
