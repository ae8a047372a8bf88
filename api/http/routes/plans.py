"""`/v1/plans`: asked for, made by a durable job, listed, read, removed."""

from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Header, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.bodies import read_body
from api.http.openapi import answer, body
from api.http.parts import Parts
from api.http.plan_views import CURSOR, after, listing, shown
from api.http.problems import HttpProblem, problems
from api.http.waiting import seconds_of, until_finished
from api.store.digests import digest_of
from api.store.idempotency import Once
from api.store.plans import Asked, Page, StoredPlan
from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.running.request import Goal, PlanRequest, read_request

JSON = "application/json"
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", pattern="^[!-~]{1,255}$", description="the same key and body: the same plan"),
]
Prefer = Annotated[str | None, Header(max_length=200, description="`wait=10`: wait so many seconds for the plan")]
log = structlog.get_logger("pacewright.http")


def routes(parts: Parts) -> APIRouter:
    """All addresses of plans but events and exports."""
    router = APIRouter(tags=["plans"], responses=parts.access.problems())
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806

    @router.post(
        "/v1/plans",
        status_code=202,
        summary="Ask for a filled plan",
        responses={
            **answer("StoredPlan", "Accepted: the plan is being made", 202),
            **answer("StoredPlan", "Finished within the time that Prefer gave"),
            **problems(400, 408, 413, 415, 422, 500, 503),
        },
        openapi_extra=body("PlanRequest"),
    )
    async def ask(request: Request, caller: Author, prefer: Prefer = None, key: Key = None) -> Response:
        content = await read_body(request, parts.service.body_bytes)
        asked = await run_in_threadpool(_accept, parts, caller.tenant, content, key)
        request.state.about["plan_id"] = asked.id
        seconds = seconds_of(prefer)
        finished = seconds > 0 and await until_finished(parts, caller.tenant, asked.id, seconds)
        stored = await run_in_threadpool(_found, parts, caller.tenant, asked.id)
        headers = {"Location": f"/v1/plans/{asked.id}", "Retry-After": "1"}
        if finished:
            headers = {"Location": f"/v1/plans/{asked.id}", "Preference-Applied": f"wait={seconds:g}"}
        return Response(dumped(shown(stored)), 200 if finished else 202, headers, JSON)

    @router.get(
        "/v1/plans",
        summary="Your plans, newest first",
        responses={**answer("PlanList", "A page of plans, without their content"), **problems(422, 500, 503)},
    )
    def list_plans(
        caller: Reader,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        cursor: Annotated[str | None, Query(pattern=CURSOR, description="`next` of the page before")] = None,
        status: Annotated[str | None, Query(pattern="^(queued|running|ready|failed)$")] = None,
        goal: Goal | None = None,
    ) -> Response:
        page = Page(limit + 1, status, goal, after(cursor))
        return Response(dumped(listing(parts.plans.page(caller.tenant, page), limit)), media_type=JSON)

    @router.get(
        "/v1/plans/{plan_id}",
        summary="A plan: its progress, and its content once it is ready",
        responses={**answer("StoredPlan", "The plan"), **problems(404, 422, 500, 503)},
    )
    def read(request: Request, caller: Reader, plan_id: UUID) -> Response:
        request.state.about["plan_id"] = str(plan_id)
        return Response(dumped(shown(_found(parts, caller.tenant, str(plan_id)))), media_type=JSON)

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
        parts.jobs.cancel(str(plan_id))
        parts.plans.remove(caller.tenant, str(plan_id))
        return Response(status_code=204)

    return router


def _accept(parts: Parts, tenant: str, content: bytes, key: str | None) -> Asked:
    """Check a request, store it, and queue its job. A job that cannot be queued now is queued by the watch later."""
    request = read_request(strict_json.parse(content, "the request body"))
    parts.config.resolve_weights(request.weights)
    if parts.progress.waiting() >= parts.service.backlog:
        raise Overloaded("too many plans are waiting to be made; try again later")
    asked = parts.plans.ask(tenant, request, _once(tenant, request, key))
    if asked.new:
        try:
            parts.jobs.enqueue(asked.id)
        except Exception:
            log.exception("job not queued yet", plan_id=asked.id)
    return asked


def _once(tenant: str, request: PlanRequest, key: str | None) -> Once | None:
    digest = digest_of(request.model_dump(mode="json", by_alias=True))
    return None if key is None else Once(tenant, key, digest)


def _found(parts: Parts, tenant: str, plan_id: str) -> StoredPlan:
    stored = parts.plans.get(tenant, plan_id)
    if stored is None:
        raise HttpProblem(404, "you have no plan with this id")
    return stored
