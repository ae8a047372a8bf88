"""`/v1/plans`: asked for, made by a durable job, listed, read, removed."""

from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.paging import Cursor, Limit, Status, after, listing
from api.http.answering.views import plan_shown, plan_summary
from api.http.answering.waiting import FINISHED, Prefer, seconds_of, until_finished
from api.http.asking.bodies import read_body
from api.http.asking.orders import Order, notes_in, order_in
from api.http.asking.preconditions import tag_of
from api.http.asking.repeats import Key, once_of
from api.http.describing.openapi import NOTES, answer, body
from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE, HttpProblem, problems
from api.store.documents.asked import Asked
from api.store.documents.plans import Beside, Page, StoredPlan
from api.store.profiles import Profiles
from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.errors import BadRequest, FieldError
from solver.running.request.request import Goal

JSON = "application/json"
log = structlog.get_logger("pacewright.http")


def routes(parts: Parts) -> APIRouter:
    """All addresses of plans but events and exports."""
    router = APIRouter(tags=["plans"], responses=parts.access.problems())
    _add_asking(router, parts)
    _add_reading(router, parts)
    _add_removing(router, parts)
    return router


def _add_asking(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/plans",
        status_code=202,
        summary="Ask for a filled plan",
        responses={
            **answer("StoredPlan", "Accepted: the plan is being made", 202),
            **answer("StoredPlan", "Finished in the time that Prefer gave, or earlier, with the same Idempotency-Key"),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("PlanOrder", "marathon"),
    )
    async def create_plan(request: Request, caller: Author, prefer: Prefer = None, key: Key = None) -> Response:
        content = await read_body(request, parts.service.body_bytes)
        asked = await run_in_threadpool(_accept, parts, caller.tenant, content, key)
        request.state.about["plan_id"] = asked.id
        seconds = seconds_of(prefer)
        if seconds > 0:
            await until_finished(parts, lambda: parts.plans.header(caller.tenant, asked.id), seconds)
        stored = await run_in_threadpool(_found, parts, caller.tenant, asked.id)
        headers = {"Location": f"/v1/plans/{asked.id}"}
        if stored.row.status not in FINISHED:
            return Response(dumped(plan_shown(stored)), 202, {**headers, "Retry-After": "1"}, JSON)
        if seconds > 0:
            headers["Preference-Applied"] = f"wait={seconds:g}"
            if stored.row.problem is not None:
                return Response(dumped(stored.row.problem), stored.row.problem["status"], headers, MEDIA_TYPE)
        return Response(dumped(plan_shown(stored)), 200, headers, JSON)


def _add_reading(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/plans",
        summary="Your plans, newest first",
        responses={**answer("PlanList", "A page of plans, without their content"), **problems(422, 500, 503)},
        openapi_extra={"parameters": [NOTES]},
    )
    def list_plans(
        request: Request,
        caller: Reader,
        limit: Limit = 20,
        cursor: Cursor = None,
        status: Status = None,
        goal: Goal | None = None,
    ) -> Response:
        rows = parts.plans.page(caller.tenant, Page(limit + 1, status, goal, after(cursor), notes_in(request)))
        return listing(request, "plans", rows, limit, plan_summary)

    @router.get(
        "/v1/plans/{plan_id}",
        summary="A plan: its progress, and its content once it is ready",
        responses={**answer("StoredPlan", "The plan"), **problems(404, 422, 500, 503)},
    )
    def get_plan(request: Request, caller: Reader, plan_id: UUID) -> Response:
        request.state.about["plan_id"] = str(plan_id)
        stored = _found(parts, caller.tenant, str(plan_id))
        tag = {"ETag": tag_of(stored.row.revision)} if stored.plan else None
        return Response(dumped(plan_shown(stored)), headers=tag, media_type=JSON)

    @router.get(
        "/v1/plans/{plan_id}/request",
        summary="What was asked for: the request that a plan answers, with all its defaults",
        responses={**answer("PlanRequest", "The request"), **problems(404, 422, 500, 503)},
    )
    def get_plan_request(request: Request, caller: Reader, plan_id: UUID) -> Response:
        request.state.about["plan_id"] = str(plan_id)
        asked = parts.plans.request_of(caller.tenant, str(plan_id))
        if asked is None:
            raise HttpProblem(404, "you have no plan with this id")
        return Response(dumped(asked), media_type=JSON)


def _add_removing(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.delete(
        "/v1/plans/{plan_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a plan; a job that makes it is cancelled",
        responses=problems(404, 422, 500, 503),
    )
    def delete_plan(request: Request, caller: Author, plan_id: UUID) -> Response:
        request.state.about["plan_id"] = str(plan_id)
        _found(parts, caller.tenant, str(plan_id))
        parts.jobs.forget(str(plan_id))
        parts.plans.remove(caller.tenant, str(plan_id))
        return Response(status_code=204)


def _accept(parts: Parts, tenant: str, content: bytes, key: str | None) -> Asked:
    """Check a request, store it, and queue its job. A job that cannot be queued now is queued by the watch later."""
    order = order_in(strict_json.parse(content, "the request body"), profiles=True)
    request = parts.config.request_in(_with_profile(parts, tenant, order))
    if parts.progress.waiting() >= parts.service.backlog:
        raise Overloaded("too many plans are waiting to be made; try again later")
    whole = request.model_dump(mode="json", by_alias=True)
    beside = Beside(order.profile_id, order.noted)
    further = {"metadata": order.noted, "profileId": order.profile_id} if order.noted or order.profile_id else {}
    asked = parts.plans.ask(tenant, request, once_of(tenant, key, whole | further), beside)
    if asked.new:
        try:
            parts.jobs.enqueue(asked.id)
        except Exception:
            log.exception("job not queued yet", plan_id=asked.id)
    return asked


def _with_profile(parts: Parts, tenant: str, order: Order) -> dict[str, Any]:
    """The request with the numbers of the profile that it names; what it says of the athlete itself goes before."""
    if order.profile_id is None:
        return order.request
    profile = Profiles(parts.database).get(tenant, order.profile_id)
    if profile is None:
        raise BadRequest.of(FieldError("profileId", order.profile_id, "you have no profile with this id"))
    given = order.request.get("athlete")
    if given is None or isinstance(given, dict):
        return {**order.request, "athlete": {**profile.athlete, **(given or {})}}
    return order.request


def _found(parts: Parts, tenant: str, plan_id: str) -> StoredPlan:
    stored = parts.plans.get(tenant, plan_id)
    if stored is None:
        raise HttpProblem(404, "you have no plan with this id")
    return stored
