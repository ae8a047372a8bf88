"""`/v1/plans`: asked for, made by a durable job, listed, read, removed."""

from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.bodies import read_body
from api.http.openapi import answer, body
from api.http.paging import Cursor, Limit, Status, after, listing
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.repeats import Key, once_of
from api.http.views import plan_shown, plan_summary
from api.http.waiting import Prefer, seconds_of, until_finished
from api.store.asked import Asked
from api.store.plans import Page, StoredPlan
from api.workers.done import dumped
from api.workers.pool import Overloaded
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
            **answer("StoredPlan", "Finished within the time that Prefer gave"),
            **problems(400, 408, 413, 415, 422, 500, 503),
        },
        openapi_extra=body("PlanRequest", "marathon"),
    )
    async def ask(request: Request, caller: Author, prefer: Prefer = None, key: Key = None) -> Response:
        content = await read_body(request, parts.service.body_bytes)
        asked = await run_in_threadpool(_accept, parts, caller.tenant, content, key)
        request.state.about["plan_id"] = asked.id
        seconds = seconds_of(prefer)
        finished = seconds > 0 and await until_finished(
            parts, lambda: parts.plans.header(caller.tenant, asked.id), seconds
        )
        stored = await run_in_threadpool(_found, parts, caller.tenant, asked.id)
        headers = {"Location": f"/v1/plans/{asked.id}", "Retry-After": "1"}
        if finished:
            headers = {"Location": f"/v1/plans/{asked.id}", "Preference-Applied": f"wait={seconds:g}"}
        return Response(dumped(plan_shown(stored)), 200 if finished else 202, headers, JSON)


def _add_reading(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/plans",
        summary="Your plans, newest first",
        responses={**answer("PlanList", "A page of plans, without their content"), **problems(422, 500, 503)},
    )
    def list_plans(
        caller: Reader, limit: Limit = 20, cursor: Cursor = None, status: Status = None, goal: Goal | None = None
    ) -> Response:
        rows = parts.plans.page(caller.tenant, Page(limit + 1, status, goal, after(cursor)))
        return Response(dumped(listing("plans", rows, limit, plan_summary)), media_type=JSON)

    @router.get(
        "/v1/plans/{plan_id}",
        summary="A plan: its progress, and its content once it is ready",
        responses={**answer("StoredPlan", "The plan"), **problems(404, 422, 500, 503)},
    )
    def read(request: Request, caller: Reader, plan_id: UUID) -> Response:
        request.state.about["plan_id"] = str(plan_id)
        return Response(dumped(plan_shown(_found(parts, caller.tenant, str(plan_id)))), media_type=JSON)


def _add_removing(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.delete(
        "/v1/plans/{plan_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a plan; a job that makes it is cancelled",
        responses=problems(404, 422, 500, 503),
    )
    def remove(request: Request, caller: Author, plan_id: UUID) -> Response:
        request.state.about["plan_id"] = str(plan_id)
        _found(parts, caller.tenant, str(plan_id))
        parts.jobs.forget(str(plan_id))
        parts.plans.remove(caller.tenant, str(plan_id))
        return Response(status_code=204)


def _accept(parts: Parts, tenant: str, content: bytes, key: str | None) -> Asked:
    """Check a request, store it, and queue its job. A job that cannot be queued now is queued by the watch later."""
    request = parts.config.request_in(strict_json.parse(content, "the request body"))
    if parts.progress.waiting() >= parts.service.backlog:
        raise Overloaded("too many plans are waiting to be made; try again later")
    asked = parts.plans.ask(tenant, request, once_of(tenant, key, request.model_dump(mode="json", by_alias=True)))
    if asked.new:
        try:
            parts.jobs.enqueue(asked.id)
        except Exception:
            log.exception("job not queued yet", plan_id=asked.id)
    return asked


def _found(parts: Parts, tenant: str, plan_id: str) -> StoredPlan:
    stored = parts.plans.get(tenant, plan_id)
    if stored is None:
        raise HttpProblem(404, "you have no plan with this id")
    return stored
