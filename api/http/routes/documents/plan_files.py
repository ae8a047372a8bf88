"""`/v1/plans/{id}/export.…`: a finished plan as a file, one address for each format."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.format import Export
from api.exports.table import EXPORTS
from api.http.access import Caller, Scope
from api.http.answering.files import Alarm, At, Zone
from api.http.answering.views import language_of
from api.http.asking.parameters import Date
from api.http.parts import Parts
from api.http.routes.documents.exports import add_file, file_response
from api.http.routes.documents.fallen import fallen_of
from api.http.routes.documents.resource import plans_of
from api.store.living.calendars import Calendars, version
from api.store.models import PlanCalendar, TrainingPlan
from api.workers.messages import PlanFile
from solver.errors import BadRequest
from solver.refusals import refused

FOUR_WEEKS = dt.timedelta(days=27)
From = Annotated[
    Date | None,
    Query(alias="from", description="the first day; default: today, or the plan's first day, or with `to` that"),
]
To = Annotated[Date | None, Query(description="the last day; default: four weeks in all")]


def routes(parts: Parts) -> APIRouter:
    """One address a format; the calendar knows a time zone and a time."""
    router = APIRouter(tags=["exports"], responses=parts.access.problems())
    for suffix, export in EXPORTS.items():
        add_file(router, plans_of(parts), suffix, export, _answer(parts, suffix, export))
    return router


def _answer(parts: Parts, suffix: str, export: Export[Any]) -> Callable[..., Any]:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    async def found(request: Request, caller: Caller, plan_id: UUID) -> TrainingPlan:
        request.state.about["plan_id"] = str(plan_id)
        return await run_in_threadpool(plans_of(parts).ready, caller.tenant, str(plan_id), "exported")

    async def plain(request: Request, caller: Reader, plan_id: UUID) -> Response:
        row = await found(request, caller, plan_id)
        return await file_response(parts, plan_file(row, suffix), export, file_name(row, suffix))

    async def calendar(
        request: Request, caller: Reader, plan_id: UUID, timezone: Zone = None, at: At = None, alarm: Alarm = None
    ) -> Response:
        row = await found(request, caller, plan_id)
        settings = {"timezone": timezone, "at": at, "alarm": alarm}
        kept = await run_in_threadpool(Calendars(parts.database).file, row.id, settings)
        message = await calendar_file(parts, row, suffix, kept)
        return await file_response(parts, message, export, file_name(row, suffix))

    async def workouts(
        request: Request, caller: Reader, plan_id: UUID, first: From = None, last: To = None
    ) -> Response:
        if first is not None and last is not None and first > last:
            raise BadRequest.of(refused("query.from", first.isoformat(), "after_last", last=last))
        row = await found(request, caller, plan_id)
        message = plan_file(row, suffix, **_span(first, last, row))
        return await file_response(parts, message, export, file_name(row, suffix))

    answers: dict[str, Callable[..., Any]] = {"ics": calendar, "fit.zip": workouts}
    return answers.get(suffix, plain)


def file_name(row: TrainingPlan, suffix: str) -> str:
    """What a plan's file is called."""
    return f"pacewright-{row.goal}-{row.race_date or row.start_date}.{suffix}"


def plan_file(row: TrainingPlan, suffix: str, **options: Any) -> PlanFile:
    """A ready plan as a solver process makes a file of it; `options` are further fields of the message."""
    revision, changed_at = version(row, None)
    about: dict[str, Any] = {
        "id": row.id,
        "format": suffix,
        "plan": row.content,
        "units": row.request["settings"]["units"],
        "language": language_of(row),
        "changed_at": changed_at,
        "revision": revision,
    }
    return PlanFile(**{**about, **options})


async def calendar_file(parts: Parts, row: TrainingPlan, suffix: str, calendar: PlanCalendar) -> PlanFile:
    """A ready plan as a calendar with its settings. Its events count revisions and changes of settings; sessions of
    days that had one in a revision before and have none now are to be taken out."""
    revision, changed_at = version(row, calendar)
    fallen = await run_in_threadpool(fallen_of, parts, row)
    return plan_file(row, suffix, revision=revision, changed_at=changed_at, **calendar.options, **fallen)


def _span(first: dt.date | None, last: dt.date | None, row: TrainingPlan) -> dict[str, dt.date]:
    """The days whose workouts are wanted: a watch holds about a hundred, so it is four weeks unless asked otherwise,
    those that lie ahead, or a plan's first ones where today is none of its days."""
    today = dt.datetime.now(dt.UTC).date()
    if first is None:
        ahead = today if row.start_date <= today <= (row.end_date or today) else row.start_date
        first = ahead if last is None else row.start_date
    return {"first": first, "last": last or first + FOUR_WEEKS}
