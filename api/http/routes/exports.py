"""`/v1/plans/{id}/export.…`: a finished plan as a file, one address for each format."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.document import WITHOUT_SESSION, Document
from api.exports.format import Export
from api.exports.table import EXPORTS
from api.http.access import Caller, Scope
from api.http.answering.files import At, Zone, file_of, name
from api.http.answering.solving import done_by
from api.http.asking.parameters import Date
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.store.documents.plans import StoredPlan
from api.store.living.revisions import Revisions
from api.workers.done import dumped
from coach.bank.labels import DEFAULT
from solver.errors import BadRequest, FieldError
from solver.running.request.result import Plan

Days = tuple[dt.date | None, dt.date | None]
FOUR_WEEKS = dt.timedelta(days=27)
From = Annotated[
    Date | None,
    Query(alias="from", description="the first day; default: today, or the plan's first day, or with `to` that"),
]
To = Annotated[Date | None, Query(description="the last day; default: four weeks in all")]


def routes(parts: Parts) -> APIRouter:
    """One address a format; the calendar knows a time zone and a time."""
    router = APIRouter(tags=["exports"], responses=parts.access.problems())
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    def add(suffix: str, export: Export[Document]) -> None:
        async def plain(request: Request, caller: Reader, plan_id: UUID) -> Response:
            return await _exported(parts, request, caller, str(plan_id), suffix)

        async def calendar(
            request: Request, caller: Reader, plan_id: UUID, timezone: Zone = None, at: At = None
        ) -> Response:
            return await _exported(parts, request, caller, str(plan_id), suffix, timezone=timezone, at=at)

        async def workouts(
            request: Request, caller: Reader, plan_id: UUID, first: From = None, last: To = None
        ) -> Response:
            wanted = _days(first, last)
            return await _exported(parts, request, caller, str(plan_id), suffix, days=wanted)

        answers: dict[str, Callable[..., Any]] = {"ics": calendar, "fit.zip": workouts}
        router.add_api_route(
            f"/v1/plans/{{plan_id}}/export.{suffix}",
            answers.get(suffix, plain),
            summary=export.summary,
            name=f"export_plan_{suffix.replace('.', '_')}",
            response_class=Response,
            responses={**file_of(export, "Plan"), **problems(404, 409, 422, 500, 503, 504)},
        )

    for suffix, export in EXPORTS.items():
        add(suffix, export)
    return router


def _days(first: dt.date | None, last: dt.date | None) -> Days:
    if first is not None and last is not None and first > last:
        raise BadRequest.of(FieldError("query.from", first.isoformat(), f"must not be after to, {last}"))
    return first, last


def _span(days: Days, plan: Plan) -> dict[str, str]:
    """The days whose workouts are wanted: a watch holds about a hundred, so it is four weeks unless asked otherwise,
    those that lie ahead, or a plan's first ones where today is none of its days."""
    first, last = days
    today = dt.datetime.now(dt.UTC).date()
    if first is None:
        ahead = today if plan.start_date <= today <= plan.end_date else plan.start_date
        first = ahead if last is None else plan.start_date
    return {"from": first.isoformat(), "to": (last or first + FOUR_WEEKS).isoformat()}


async def _exported(
    parts: Parts,
    request: Request,
    caller: Caller,
    plan_id: str,
    suffix: str,
    days: Days | None = None,
    **options: str | None,
) -> Response:
    request.state.about["plan_id"] = plan_id
    stored = await run_in_threadpool(parts.plans.get, caller.tenant, plan_id)
    if stored is None:
        raise HttpProblem(404, "you have no plan with this id")
    if stored.plan is None:
        raise HttpProblem(409, f"this plan is {stored.row.status}; only a ready plan can be exported")
    given: dict[str, Any] = {**options, **({} if days is None else _span(days, stored.plan))}
    return await rendered(parts, caller.tenant, stored, suffix, given)


async def rendered(parts: Parts, tenant: str, stored: StoredPlan, suffix: str, options: Mapping[str, Any]) -> Response:
    """A ready plan as a file; `changes` says how often its options became others, `changedAt` when they last did."""
    assert stored.plan is not None
    fallen = {}
    if suffix == "ics" and stored.row.revision > 1:
        former = await run_in_threadpool(Revisions(parts.database).former, tenant, stored.row.id)
        fallen = _fallen(stored.plan, former)
    response = await done_by(parts, "export", _document(stored, suffix, {**options, **fallen}))
    if response.status_code == 200:
        date = stored.row.race_date or stored.row.start_date
        name(response, EXPORTS[suffix], f"pacewright-{stored.row.goal}-{date}.{suffix}")
    return response


def _fallen(plan: Plan, former: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Sessions of days that had one in a revision before and have none now: a calendar is told to take them out."""
    days = [day for week in plan.weeks for day in week.days]
    runs = {day.date.isoformat() for day in days if day.workout_type not in WITHOUT_SESSION}
    lifts = {day.date.isoformat() for day in days if day.strength is not None}
    were = {day["date"]: day["workoutType"] for day in former if day["workoutType"] not in WITHOUT_SESSION}
    lifted = {day["date"]: day["strength"] for day in former if day.get("strength")}
    return {
        "fallen": {date: kind for date, kind in sorted(were.items()) if date not in runs},
        "fallenLifting": {date: focus for date, focus in sorted(lifted.items()) if date not in lifts},
    }


def _document(stored: StoredPlan, suffix: str, options: Mapping[str, Any]) -> bytes:
    assert stored.plan is not None
    row, told = stored.row, dict(options)
    changed = told.pop("changedAt", None)
    moments = [row.revised_at or row.finished_at or row.created_at, *([changed] if changed else [])]
    about = {
        "id": row.id,
        "finishedAt": max(moments).replace(microsecond=0).isoformat(),
        "format": suffix,
        "revision": row.revision + told.pop("changes", 0),
        **told,
    }
    settings = stored.row.request["settings"]
    words = {"units": settings["units"], "language": settings.get("language", DEFAULT)}
    return dumped({**about, **words, "plan": stored.plan.as_json()})
