"""A plan's calendar under a secret address, for phones that can send no key: made, renewed, ended, polled."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from starlette.concurrency import run_in_threadpool

from api.build import build
from api.exports.table import EXPORTS
from api.http.access import Caller, Scope
from api.http.answering.files import Alarm, At, Zone, file_of
from api.http.answering.solving import JSON
from api.http.asking.known_query import known_query
from api.http.delivery import is_known
from api.http.describing.openapi import answer
from api.http.living.plan import NO_PLAN, ready_plan
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.routes.documents.exports import file_response
from api.http.routes.documents.plan_files import calendar_file, file_name
from api.http.routes.living.spoken import speak_of
from api.store.living.calendars import BUSY, TRAINING, Calendars, version
from api.store.models import PlanCalendar
from api.workers.done import dumped
from api.workers.messages import BUSY as BUSY_TIMES
from solver.sentences import Sentence

Secret = Annotated[str, Path(max_length=100)]


def routes(parts: Parts) -> APIRouter:
    """The addresses of feeds."""
    router = APIRouter(tags=["living plan"])
    kept = Calendars(parts.database)
    _add_owning(router, parts, kept)
    _add_polling(router, parts, kept)
    return router


def _add_owning(router: APIRouter, parts: Parts, kept: Calendars) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/plans/{plan_id}/feed",
        status_code=201,
        summary="New secret addresses for a plan's calendars; those before are good no more",
        description="One of the training, and one for others' eyes that only says when you are busy.",
        responses={
            **parts.access.problems(),
            **answer("Feed", "The addresses; they are shown this once", 201),
            **problems(404, 409, 422, 500, 503),
        },
    )
    async def renew_feed(
        request: Request, caller: Author, plan_id: UUID, timezone: Zone = None, at: At = None, alarm: Alarm = None
    ) -> Response:
        about = speak_of(request, plan_id)
        await ready_plan(parts, caller.tenant, about)
        times: dict[str, Any] = {"timezone": timezone, "at": at}
        settings = {TRAINING: {**times, "alarm": alarm}, BUSY: times}
        made = await run_in_threadpool(kept.renew, caller.tenant, about, settings)
        if made is None:
            raise HttpProblem(404, NO_PLAN)
        training, busy = (_address(request, made[kind]) for kind in (TRAINING, BUSY))
        return Response(dumped({**training, "busy": busy}), 201, media_type=JSON)

    @router.delete(
        "/v1/plans/{plan_id}/feed",
        status_code=204,
        response_class=Response,
        summary="End a plan's calendar address",
        responses={**parts.access.problems(), **problems(404, 409, 422, 500, 503)},
    )
    async def end_feed(request: Request, caller: Author, plan_id: UUID) -> Response:
        about = speak_of(request, plan_id)
        await ready_plan(parts, caller.tenant, about)
        if not await run_in_threadpool(kept.end, caller.tenant, about):
            raise HttpProblem(404, Sentence("no_feed"))
        return Response(status_code=204)


def _address(request: Request, secret: str) -> dict[str, str]:
    path = f"/v1/feeds/{secret}.ics"
    url = str(request.base_url).rstrip("/") + path
    return {"path": path, "webcal": "webcal:" + url.partition(":")[2]}


def _add_polling(router: APIRouter, parts: Parts, kept: Calendars) -> None:
    @router.get(
        "/v1/feeds/{secret}.ics",
        dependencies=[Depends(known_query)],
        summary="A plan's calendar as it is now; its address is its key",
        response_class=Response,
        responses={**file_of(EXPORTS["ics"], "Plan"), **problems(404, 422, 429, 500, 503, 504)},
    )
    async def get_feed(request: Request, secret: Secret) -> Response:
        found = await run_in_threadpool(kept.found, secret)
        if found is None:
            raise HttpProblem(404, Sentence("no_calendar"))
        tenant, calendar = found
        parts.access.count(request, Caller(tenant))
        request.state.about["plan_id"] = calendar.plan_id
        tag = await run_in_threadpool(_tag, parts, tenant, calendar)
        if is_known(tag, request.headers.get("if-none-match")):  # most polls: nothing is loaded or drawn for them
            return Response(status_code=304, headers={"ETag": tag})
        row = await ready_plan(parts, tenant, calendar.plan_id)
        message = await calendar_file(parts, row, BUSY_TIMES if calendar.kind == BUSY else "ics", calendar)
        name = "pacewright-busy.ics" if calendar.kind == BUSY else file_name(row, "ics")
        response = await file_response(parts, message, EXPORTS["ics"], name)
        response.headers["ETag"] = tag
        return response


def _tag(parts: Parts, tenant: str, calendar: PlanCalendar) -> str:
    """What a calendar is called as it is now: it changes with the plan's revision, its own settings, and this build.

    Raises:
        HttpProblem: 404 where the plan is gone.
    """
    plan = parts.plans.header(tenant, calendar.plan_id)
    if plan is None:
        raise HttpProblem(404, NO_PLAN)
    return f'W/"{version(plan, calendar)[0]}-{calendar.kind}-{build()[:16]}"'
